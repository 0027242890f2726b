import {emitArticle, emitGone, emitSite, extractForSite, extractOfGone} from '../emit/emit.ts'
import {disparitiesOf} from '../emit/parity.ts'
import type {FeedItem, SiteExtract} from '../model/emitter.ts'
import type {ArticleMemory} from '../model/memory.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {type ReadArticle, readArticles} from './articles.ts'
import {embedAssets} from './embed-assets.ts'
import {restoreExtract} from './last-good.ts'
import {pageAssets} from './page-assets.ts'
import {PictureCopier} from './pictures.ts'
import {openOutput, type OutputFolder, type OutputSummary} from './output.ts'
import {type RecalledArticle, recallArticle, vanishedArticles} from './recalled.ts'
import type {Workspace} from './workspace.ts'

export interface BuildOptions {
  /** Say what would be written, write nothing. */
  readonly dryRun: boolean
  /** Refuse what was not published. */
  readonly frozen: boolean
  /** Called after each file. */
  readonly progress: (done: number, total: number) => void
}

/** What was found: files = articles + kept + failed + drafts + others + redacted. */
export interface Tally {
  readonly files: number
  readonly articles: number
  /** In error now; their last good files stay. */
  readonly kept: number
  /** In error now, and never built before. */
  readonly failed: number
  readonly drafts: number
  readonly others: number
  /** Their text was withdrawn. */
  readonly redacted: number
  readonly questions: number
  readonly annotations: number
  readonly revisions: number
  readonly events: number
}

export interface BuildResult {
  readonly tally: Tally
  readonly output: OutputSummary
  readonly problems: readonly Problem[]
  /** What subscribers get that they were not told before. */
  readonly newItems: readonly FeedItem[]
}

/** Builds all articles of a workspace, one after the other, then the files that they share. */
export async function buildSite(workspace: Workspace, options: BuildOptions): Promise<BuildResult> {
  const problems: Problem[] = [...workspace.problems]
  const output = await openOutput(workspace.out, {cwd: workspace.cwd, dryRun: options.dryRun, problems})
  const pictures = new PictureCopier(workspace, output)
  const extracts: SiteExtract[] = []
  const newItems: FeedItem[] = []
  const provisional: string[] = []
  let tally = emptyTally
  const seen: string[] = []
  for await (const read of readArticles(workspace)) {
    const article = options.frozen ? withUnpublished(read) : read
    problems.push(...article.problems)
    const {extract, isKept, isProvisional} = await writeArticle(article, {
      workspace,
      output,
      pictures,
      problems
    })
    const report = reporter(article.file.display, problems)
    for (const {one, other, found} of extract ? disparitiesOf(extract.changelogs) : [])
      report('changelog-parity', undefined, {one, other, found})
    if (extract) extracts.push(extract)
    if (extract && isProvisional) provisional.push(extract.entry.id)
    const {outcome} = article
    if (outcome.type === 'built' && extract && !isKept)
      newItems.push(...unpublishedItems(extract, outcome.memory))
    if (outcome.type === 'built' || outcome.type === 'failed') seen.push(outcome.id)
    tally = tallyUp(tally, article, isKept)
    options.progress(tally.files, workspace.files.length)
  }
  for (const id of await vanishedArticles(seen, workspace, problems)) {
    const extract = await writeGone(id, workspace, output)
    if (extract) extracts.push(extract)
  }
  for (const file of emitSite(extracts, workspace.site)) await output.write(file)
  // It shows what the JSON says.
  if (workspace.site.outputs.includes('api')) for (const file of await embedAssets()) await output.write(file)
  if (hasPages(workspace)) for (const file of await pageAssets()) await output.write(file)
  return {tally, output: await output.finish(provisional), problems, newItems}
}

interface WrittenArticle {
  readonly extract: SiteExtract | null
  /** The files of an earlier build stay. */
  readonly isKept: boolean
  /** Built in spite of errors: nothing to fall back on. */
  readonly isProvisional: boolean
}

const hasPages = ({site}: Workspace): boolean => site.outputs.includes('pages')

interface Writing {
  readonly workspace: Workspace
  readonly output: OutputFolder
  readonly pictures: PictureCopier
  readonly problems: Problem[]
}

/** Writes an article's files; of one in error the last good ones stay, where there are any. */
async function writeArticle(
  {file: input, outcome, problems}: ReadArticle,
  {workspace, output, pictures, problems: all}: Writing
): Promise<WrittenArticle> {
  const nothing = {extract: null, isKept: false, isProvisional: false}
  // What was published of one that is redacted is told with those that are gone.
  if (outcome.type === 'draft' || outcome.type === 'other' || outcome.type === 'redacted') return nothing
  const {id} = outcome
  const isProvisional = output.provisional.has(id)
  if (outcome.type === 'failed' || (isInError(problems) && !isProvisional)) {
    const extract = await restoreExtract(id, workspace)
    if (extract) output.keep(belongsTo(id))
    if (extract) return {extract, isKept: true, isProvisional}
    // A fresh clone has no output: what was published last is the last good.
    const recalled = await recallArticle(id, workspace)
    if (recalled) return writeRecalled(recalled, workspace, output)
  }
  if (outcome.type === 'failed') return nothing
  const {changelog} = outcome.output
  const extract = extractForSite(changelog, workspace.site)
  const files = emitArticle(changelog, workspace.site, extract)
  for (const file of files) await output.write(file)
  if (hasPages(workspace)) await pictures.copy(files, {id, file: input}, reporter(input.display, all))
  return {extract, isKept: false, isProvisional: isInError(problems)}
}

async function writeRecalled(
  {output: {changelog}, hasText}: RecalledArticle,
  {site}: Workspace,
  output: OutputFolder
): Promise<WrittenArticle> {
  const extract = (hasText ? extractForSite : extractOfGone)(changelog, site)
  const emit = hasText ? emitArticle : emitGone
  for (const file of emit(changelog, site, extract)) await output.write(file)
  return {extract, isKept: true, isProvisional: false}
}

/** What was published of an article that is gone. */
async function writeGone(
  id: string,
  workspace: Workspace,
  output: OutputFolder
): Promise<SiteExtract | null> {
  const recalled = await recallArticle(id, workspace)
  if (!recalled) return null
  const gone = {...recalled, hasText: false}
  return (await writeRecalled(gone, workspace, output)).extract
}

const isInError = (problems: readonly Problem[]): boolean =>
  problems.some(({severity}) => severity === 'error')

const belongsTo = (id: string) => (path: string) =>
  path === `api/v1/articles/${id}.json` ||
  path.startsWith(`api/v1/articles/${id}/`) ||
  path.startsWith(`articles/${id}/`)

/** With what `--frozen` refuses. */
function withUnpublished(article: ReadArticle): ReadArticle {
  const {file, outcome, problems} = article
  if (outcome.type !== 'built') return article
  const known = new Set(outcome.memory.revisions.map(({id}) => id))
  const unpublished: Problem[] = []
  const report = reporter(file.display, unpublished)
  for (const {id, date} of outcome.output.changelog.article.revisions)
    if (date !== null && !known.has(id)) report('frozen-unpublished', undefined, {revision: id})
  return {...article, problems: [...problems, ...unpublished]}
}

function unpublishedItems({feedItems}: SiteExtract, memory: ArticleMemory): FeedItem[] {
  const known = new Set(memory.revisions.map(({id}) => id))
  return feedItems.filter(({revision}) => !known.has(revision))
}

export const emptyTally: Tally = {
  files: 0,
  articles: 0,
  kept: 0,
  failed: 0,
  drafts: 0,
  others: 0,
  redacted: 0,
  questions: 0,
  annotations: 0,
  revisions: 0,
  events: 0
}

/** Counts what one file became; `isKept`: its last good files stay. */
export function tallyUp(tally: Tally, {outcome}: ReadArticle, isKept: boolean): Tally {
  const next = {...tally, files: tally.files + 1}
  if (isKept) return {...next, kept: next.kept + 1}
  if (outcome.type === 'failed') return {...next, failed: next.failed + 1}
  if (outcome.type === 'draft') return {...next, drafts: next.drafts + 1}
  if (outcome.type === 'other') return {...next, others: next.others + 1}
  if (outcome.type === 'redacted') return {...next, redacted: next.redacted + 1}
  const {article, events} = outcome.output.changelog
  return {
    ...next,
    articles: next.articles + 1,
    questions: next.questions + article.questions.length,
    annotations: next.annotations + article.annotations.length,
    revisions: next.revisions + article.revisions.length,
    events: next.events + events.length
  }
}
