import {emitArticle, extractForSite} from '../emit/emit.ts'
import {disparitiesOf} from '../emit/parity.ts'
import type {Changelog} from '../model/changelog.ts'
import type {ParserName} from '../model/config.ts'
import type {FeedItem, OutputFile, SiteExtract} from '../model/emitter.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {Site} from '../model/site.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {type ReadArticle, readGathered, reportFailure} from './articles.ts'
import {printExtract} from './extract-text.ts'
import type {GatheredArticle} from './gather-article.ts'
import {type PictureUse, picturesOn} from './pictures.ts'

/** What a subscriber sees of an item in a list. */
export type NewItem = Omit<FeedItem, 'html'>

/** How much an article says. */
export interface Contents {
  readonly questions: number
  readonly annotations: number
  readonly revisions: number
  readonly events: number
}

/** What a file became, as plain data: all that a build needs of it, whichever thread made it. */
export interface MadeArticle {
  readonly type: ReadArticle['outcome']['type']
  readonly id: string | null
  readonly problems: readonly Problem[]
  /** Its last good files are better than those of now, where there are any. */
  readonly isInError: boolean
  /** Null where nothing was built. */
  readonly built: BuiltArticle | null
}

/** An article's part of the output. */
export interface BuiltArticle {
  readonly contents: Contents
  /** What the site's files need of it, printed (`extract-text.ts`). */
  readonly extract: string
  readonly files: readonly OutputFile[]
  readonly pictures: readonly PictureUse[]
  /** Where its links to other files of the project lead. */
  readonly links: Readonly<Record<string, string | null>>
  /** What subscribers get that they were not told before. */
  readonly newItems: readonly NewItem[]
}

export interface MakeOptions {
  readonly site: Site
  /** Refuse what was not published. */
  readonly frozen: boolean
  /** `auto`: a native parser as well, where it is installed. */
  readonly parser: ParserName
}

/** Builds an article, and makes its files. */
export function makeArticle(gathered: GatheredArticle, {site, frozen}: MakeOptions): MadeArticle {
  const read = readGathered(gathered)
  const {outcome} = read
  const problems = [...read.problems]
  if (outcome.type !== 'built')
    return {
      type: outcome.type,
      id: 'id' in outcome ? outcome.id : null,
      problems,
      isInError: isInError(problems),
      built: null
    }
  try {
    return emitMade(outcome, gathered, problems, {site, frozen})
  } catch (error) {
    reportFailure(error, outcome.input, gathered.file, problems)
    return {type: 'failed', id: outcome.id, problems, isInError: true, built: null}
  }
}

type Built = Extract<ReadArticle['outcome'], {type: 'built'}>

function emitMade(
  {id, input, output: {changelog}, memory}: Built,
  {file}: GatheredArticle,
  problems: Problem[],
  {site, frozen}: Pick<MakeOptions, 'site' | 'frozen'>
): MadeArticle {
  const report = reporter(file.display, problems)
  const told = new Set(memory.revisions.map((revision) => revision.id))
  if (frozen)
    for (const revision of changelog.article.revisions)
      if (revision.date !== null && !told.has(revision.id))
        report('frozen-unpublished', undefined, {revision: revision.id})
  // Languages that disagree are our fault: no reason to show the text of before.
  const isKept = isInError(problems)
  const extract = extractForSite(changelog, site)
  for (const {one, other, found} of disparitiesOf(extract.changelogs))
    report('changelog-parity', undefined, {one, other, found})
  const files = emitArticle(changelog, site, extract)
  return {
    type: 'built',
    id,
    problems,
    isInError: isKept,
    built: {
      contents: contentsOf(changelog),
      extract: printExtract(extract),
      files,
      pictures: site.outputs.includes('pages') ? picturesOn(files, id) : [],
      links: input.links ?? {},
      newItems: unpublishedItems(extract, memory)
    }
  }
}

export const contentsOf = ({article, events}: Changelog): Contents => ({
  questions: article.questions.length,
  annotations: article.annotations.length,
  revisions: article.revisions.length,
  events: events.length
})

function unpublishedItems({feedItems}: SiteExtract, memory: ArticleMemory): NewItem[] {
  const known = new Set(memory.revisions.map(({id}) => id))
  return feedItems.filter(({revision}) => !known.has(revision)).map(({html: _, ...item}) => item)
}

const isInError = (problems: readonly Problem[]): boolean =>
  problems.some(({severity}) => severity === 'error')

/** One article's fault, even ours, never hides another article. */
export function failedArticle({file, named, problems}: GatheredArticle, detail: string): MadeArticle {
  const all = [...problems]
  reporter(file.display, all)('article-failed', undefined, {detail})
  return {type: 'failed', id: named.id, problems: all, isInError: true, built: null}
}
