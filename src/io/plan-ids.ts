import path from 'node:path'

import {type ArticleId, foldId, heirsOf, idsOfArticles, type NamedFile} from '../history/article-ids.ts'
import {questionHash} from '../history/memory.ts'
import type {Config} from '../model/config.ts'
import type {FrontMatter} from '../model/front-matter.ts'
import type {Limits} from '../model/limits.ts'
import type {Site} from '../model/site.ts'
import type {Report} from '../problem/index.ts'
import {articleUrl} from '../translate/urls.ts'
import type {InputFile} from './collect.ts'
import {type OwnName, readName} from './own-name.ts'
import {posix} from './paths.ts'
import {readMarkdown} from './read-text.ts'
import {someAtATime} from './some-at-a-time.ts'
import type {Workspace} from './workspace.ts'

const silent: Report = () => {}

/** An id, and the one that the file would have had, had its article not been published under another. */
export interface PlannedId extends ArticleId {
  readonly instead: string | null
  /** Where its page is; null where its file is left out. */
  readonly address: string | null
}

/** What a file's front matter says of its name and its place. */
export type ReadName = (file: InputFile) => Promise<OwnName>

/** Ids for all files: their own, or the ones under which they were published before they were renamed. */
export async function planIds(workspace: Workspace, read: ReadName = readName): Promise<PlannedId[]> {
  const {files, root, site} = workspace
  const named = await someAtATime(files, async (file) => ({
    path: pathFrom(root, file.file),
    frontMatter: await read(file)
  }))
  const ids = await ownIds(named, workspace)
  const heirs = await findHeirs(named, ids, workspace)
  const planned = (id: ArticleId, index: number, instead: string | null): PlannedId => ({
    ...id,
    instead,
    address: addressOf(id, named[index]!.frontMatter, site)
  })
  if (heirs.size === 0) return ids.map((id, index) => planned(id, index, null))
  // What one gives up, another may have.
  const renamed = named.map((file, index) =>
    heirs.has(index) ? {...file, frontMatter: {id: heirs.get(index)!, slug: null}} : file
  )
  return (await ownIds(renamed, workspace)).map((id, index) =>
    planned(id, index, heirs.get(index) === id.id ? ids[index]!.id : null)
  )
}

/** Where links find an article, as far as its file alone tells. */
function addressOf({id}: ArticleId, {url, date, draft}: OwnName, site: Site): string | null {
  if (draft || id.startsWith(noArticle)) return null
  // What git alone dates has a day that nobody knows yet.
  const isDayUnknown = url === null && date === null && /\{(?:yyyy|mm|dd)\}/u.test(site.articleUrl ?? '')
  return articleUrl(id, date, url, isDayUnknown ? {...site, articleUrl: null} : site)
}

/** Only where two want the same one is it looked at whether both are articles. */
async function ownIds(named: readonly NamedFile[], {files, all, config}: Workspace): Promise<ArticleId[]> {
  // A person knows the rival by the name that problems give it.
  const displays = new Map(named.map(({path}, index) => [path, files[index]!.display]))
  const idsOf = (claimants: readonly NamedFile[]): ArticleId[] =>
    idsOfArticles(claimants).map(({rival, ...id}) => ({
      ...id,
      rival: rival === null ? null : (displays.get(rival) ?? rival)
    }))
  const ids = idsOf(named)
  const clashing = ids.flatMap(({rival}, index) => (rival === null ? [] : [index]))
  if (clashing.length === 0 || all) return ids
  const others = new Set<number>()
  for (const index of clashing) if (!(await claimsId(files[index]!, config.limits))) others.add(index)
  return idsOf(
    named.map((file, index) => (others.has(index) ? {...file, frontMatter: unclaimed(index)} : file))
  )
}

async function findHeirs(
  named: readonly NamedFile[],
  ids: readonly ArticleId[],
  {files, root, memory, git, config, others}: Workspace
): Promise<Map<number, string>> {
  const known = new Set(memory.articles.map(foldId))
  if (known.size === 0) return new Map()
  const candidates = named.map((file, index) => ({
    paths: [file.path, ...git.earlierPaths(files[index]!.file).map((earlier) => pathFrom(root, earlier))],
    mayInherit: file.frontMatter.id === null && !known.has(foldId(ids[index]!.id))
  }))
  if (!candidates.some(({mayInherit}) => mayInherit)) return new Map()
  const absent = await someAtATime(await others(), async (file) => ({
    path: pathFrom(root, file.file),
    frontMatter: await readName(file)
  }))
  const taken = new Set([...ids, ...idsOfArticles([...named, ...absent])].map(({id}) => foldId(id)))
  const left = memory.articles.filter((id) => !taken.has(foldId(id)))
  const orphans = await someAtATime(left, async (id) => ({
    id,
    questions: (await memory.readArticle(id, [])).questions
  }))
  const hashes = new Map<number, Promise<ReadonlySet<string>>>()
  return heirsOf(orphans, candidates, (index) => {
    const found = hashes.get(index) ?? questionHashes(files[index]!, config)
    hashes.set(index, found)
    return found
  })
}

async function questionHashes({file, display}: InputFile, {lang, limits}: Config): Promise<Set<string>> {
  const source = await readMarkdown(file, display, [], limits)
  const {extractArticle} = await import('../extract/article.ts')
  const questions = source ? extractArticle(source, {lang, report: silent}).questions : []
  return new Set(questions.map(({text}) => questionHash(text)))
}

const noArticle = '\uFFFF'

// A page that is no article takes no id away from one.
const unclaimed = (index: number): Pick<FrontMatter, 'id' | 'slug'> => ({
  id: `${noArticle}${index}`,
  slug: null
})

// From the root of the project: what lies above it differs from machine to machine, and ids are made of this. Only
// an `index.md` that stands at the root itself takes that folder's name.
function pathFrom(root: string, file: string): string {
  const relative = posix(path.relative(root, file))
  return /^(?:_?index|readme)\.[^./]*$/iu.test(relative)
    ? posix(path.join(path.basename(root), relative))
    : relative
}

async function claimsId({file, display, isNamed}: InputFile, limits: Limits): Promise<boolean> {
  if (isNamed) return true
  const source = await readMarkdown(file, display, [], limits)
  if (!source) return false
  const {extractArticle, isArticle} = await import('../extract/article.ts')
  const state = extractArticle(source, {lang: null, report: silent})
  return isArticle(state) && !state.frontMatter.draft
}
