import path from 'node:path'

import {controlProblems} from '../check/control.ts'
import {extractArticle, isArticle} from '../extract/article.ts'
import {type ArticleId, foldId, heirsOf, idsOfArticles, type NamedFile} from '../history/article-ids.ts'
import {questionHash} from '../history/memory.ts'
import {isWithdrawn} from '../history/redact.ts'
import type {Config} from '../model/config.ts'
import type {FrontMatter} from '../model/front-matter.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {LimitName, Limits} from '../model/limits.ts'
import type {CommittedPast} from '../model/state.ts'
import {readFrontMatter} from '../parse/front-matter.ts'
import {excessOf, LimitError} from '../parse/limits.ts'
import {type ArticleInput, type ArticleOutput, buildArticle} from '../pipeline.ts'
import {type Problem, type Report, reporter} from '../problem/index.ts'
import {CatalogueReader} from './catalogues.ts'
import type {InputFile} from './collect.ts'
import {posix} from './paths.ts'
import {messageOf, readMarkdown, readText} from './read-text.ts'
import type {Workspace} from './workspace.ts'

/** What became of an input file. Every one becomes exactly one of these. */
export type Outcome =
  | {
      readonly type: 'built'
      readonly id: string
      readonly input: ArticleInput
      readonly output: ArticleOutput
      readonly memory: ArticleMemory
    }
  /** Read, but not built: the problems say why. */
  | {readonly type: 'failed'; readonly id: string}
  /** Its text was redacted: the file says what nobody may be shown. */
  | {readonly type: 'redacted'; readonly id: string}
  | {readonly type: 'draft'}
  /** Neither question nor annotation nor note: an ordinary page. */
  | {readonly type: 'other'}

export interface ReadArticle {
  readonly file: InputFile
  readonly outcome: Outcome
  readonly problems: readonly Problem[]
}

const silent: Report = () => {}

/**
 * Goes through the files of a workspace, one at a time, and builds those that are articles. Once only: whoever stops,
 * or throws, in between ends git's part as well.
 */
export async function* readArticles(workspace: Workspace): AsyncGenerator<ReadArticle> {
  try {
    const ids = await planIds(workspace)
    const catalogues = new CatalogueReader(workspace)
    for (const [index, file] of workspace.files.entries())
      yield await readControlled(file, ids[index]!, workspace, catalogues)
  } finally {
    workspace.git.close()
  }
}

/** Builds one article alone; its id is the one that it has among all files of the workspace. */
export async function readOneArticle(workspace: Workspace, index: number): Promise<ReadArticle> {
  try {
    const ids = await planIds(workspace)
    return await readControlled(
      workspace.files[index]!,
      ids[index]!,
      workspace,
      new CatalogueReader(workspace)
    )
  } finally {
    workspace.git.close()
  }
}

/** Reads an article; its problems are those that the configuration and its own comments want told. */
async function readControlled(
  file: InputFile,
  named: PlannedId,
  workspace: Workspace,
  catalogues: CatalogueReader
): Promise<ReadArticle> {
  const problems: Problem[] = []
  const outcome = await readArticle(file, named, workspace, catalogues, problems)
  const text = outcome.type === 'built' ? outcome.input.source.text : ''
  return {file, outcome, problems: controlProblems(problems, workspace.config.rules, text, file.display)}
}

async function readArticle(
  file: InputFile,
  named: PlannedId,
  workspace: Workspace,
  catalogues: CatalogueReader,
  problems: Problem[]
): Promise<Outcome> {
  const {id} = named
  const {limits} = workspace.config
  const report = reporter(file.display, problems)
  const reportExcess = (limit: LimitName, found: number) =>
    report('limit-exceeded', undefined, {limit, found: String(found), most: String(limits[limit])})
  const source = await readMarkdown(file.file, file.display, problems, limits)
  if (!source) return {type: 'failed', id}
  if (readFrontMatter(source.text, silent).frontMatter.draft) return {type: 'draft'}
  try {
    const memory = await workspace.memory.readArticle(id, problems)
    if (isWithdrawn(memory.redactions)) {
      report('redacted-article', undefined, {id})
      return {type: 'redacted', id}
    }
    const input: ArticleInput = {
      id,
      source,
      kept: await workspace.memory.readKept(id, problems),
      committed: within(await workspace.git.pastOf(file.file), limits, report),
      memory,
      catalogues: await catalogues.read(file.file, id, problems),
      lang: workspace.config.lang,
      identities: workspace.config.identities[id] ?? {},
      site: workspace.site,
      limits
    }
    const output = buildArticle(input)
    const isBuilt = file.isNamed || workspace.all || isArticle(output.state)
    if (source.text.trim() === '') report('input-empty', undefined, {built: isBuilt ? 'yes' : 'no'})
    if (!isBuilt) return {type: 'other'}
    if (named.rival !== null)
      report('article-id-taken', undefined, {id: named.wanted, other: named.rival, used: id})
    if (named.instead !== null) report('article-renamed', undefined, {id, planned: named.instead})
    problems.push(...output.problems)
    return {type: 'built', id, input, output, memory}
  } catch (error) {
    // One article's fault, even ours, never hides another article.
    if (error instanceof LimitError) reportExcess(error.limit, error.found)
    else if (isTooDeep(error)) reportExcess('nesting', 0)
    else report('article-failed', undefined, {detail: messageOf(error)})
    return {type: 'failed', id}
  }
}

/** What git has, without states that are too much to read, and of the others the newest. */
function within(past: CommittedPast | null, limits: Limits, report: Report): CommittedPast | null {
  if (!past) return null
  const states = past.states.filter(({source}) => excessOf(source.text, limits) === null)
  const found = states.length
  const most = limits.revisions
  if (found <= most) return found === past.states.length ? past : {...past, states}
  report('limit-revisions', undefined, {found: String(found), most: String(most)})
  return {...past, states: states.slice(-most), isCutOff: true}
}

// Elements that stay open are seen by an HTML parser only.
const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && error.message.includes('call stack')

/** An id, and the one that the file would have had, had its article not been published under another. */
interface PlannedId extends ArticleId {
  readonly instead: string | null
}

/** Ids for all files: their own, or the ones under which they were published before they were renamed. */
export async function planIds(workspace: Workspace): Promise<PlannedId[]> {
  const named = await Promise.all(workspace.files.map((file) => nameOf(file, workspace)))
  const ids = await ownIds(named, workspace)
  const heirs = await findHeirs(named, ids, workspace)
  if (heirs.size === 0) return ids.map((id) => ({...id, instead: null}))
  // What one gives up, another may have.
  const renamed = named.map((file, index) =>
    heirs.has(index) ? {...file, frontMatter: {id: heirs.get(index)!, slug: null}} : file
  )
  return (await ownIds(renamed, workspace)).map((id, index) => ({
    ...id,
    instead: heirs.get(index) === id.id ? ids[index]!.id : null
  }))
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
  const absent = await Promise.all((await others()).map((file) => nameOf(file, {root, config})))
  const taken = new Set([...ids, ...idsOfArticles([...named, ...absent])].map(({id}) => foldId(id)))
  const left = memory.articles.filter((id) => !taken.has(foldId(id)))
  const orphans = await Promise.all(
    left.map(async (id) => ({id, questions: (await memory.readArticle(id, [])).questions}))
  )
  const hashes = new Map<number, Promise<ReadonlySet<string>>>()
  return heirsOf(orphans, candidates, (index) => {
    const found = hashes.get(index) ?? questionHashes(files[index]!, config)
    hashes.set(index, found)
    return found
  })
}

async function questionHashes({file, display}: InputFile, {lang, limits}: Config): Promise<Set<string>> {
  const source = await readMarkdown(file, display, [], limits)
  const questions = source ? extractArticle(source, {lang, report: silent}).questions : []
  return new Set(questions.map(({text}) => questionHash(text)))
}

// A page that is no article takes no id away from one.
const unclaimed = (index: number): Pick<FrontMatter, 'id' | 'slug'> => ({id: `\uFFFF${index}`, slug: null})

async function nameOf(
  {file, display}: InputFile,
  {root, config}: Pick<Workspace, 'root' | 'config'>
): Promise<NamedFile> {
  const source = await readText(file, display, [], config.limits)
  const {id, slug} = source ? readFrontMatter(source.text, silent).frontMatter : {id: null, slug: null}
  return {path: pathFrom(root, file), frontMatter: {id, slug}}
}

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
  const state = extractArticle(source, {lang: null, report: silent})
  return isArticle(state) && !state.frontMatter.draft
}
