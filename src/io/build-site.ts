import {isDeepStrictEqual} from 'node:util'

import {sha256} from '../hash.ts'
import type {ParserName} from '../model/config.ts'
import type {FeedItem, OutputFile, SiteExtract} from '../model/emitter.ts'
import type {Problem} from '../problem/index.ts'
import type {Outcome} from './articles.ts'
import {type BuildCache, noCache} from './cache/build-cache.ts'
import {codeVersion} from './cache/code-version.ts'
import type {Contents} from './make-article.ts'
import {type Article, makeArticles} from './make-articles.ts'
import {missingPictures} from './missing-pictures.ts'
import {type FileRecord, openOutput, type OutputFolder, type OutputSummary} from './output.ts'
import {PictureCopier, picturesOn} from './pictures.ts'
import {type RecalledArticle, recallArticle, vanishedArticles} from './recalled.ts'
import type {Workspace} from './workspace.ts'

export interface BuildOptions {
  /** Say what would be written, write nothing. */
  readonly dryRun: boolean
  /** Refuse what was not published. */
  readonly frozen: boolean
  /** What earlier builds made; closed at the end. */
  readonly cache?: BuildCache
  /** How many articles are built at the same time; default 1. */
  readonly jobs?: number
  /** `auto`: with a native parser as well, where it is installed; default `remark`. */
  readonly parser?: ParserName
  /** Called after each file. */
  readonly progress: (done: number, total: number) => void
  /** Called once articles that changed stand in the output, before what all share is written. */
  readonly wrote?: () => void
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
  /** What subscribers get that they were not told before, of articles that no cache knew. */
  readonly newItems: readonly FeedItem[]
}

/**
 * Builds all articles of a workspace, then the files that they share. What only a build with work to do needs is loaded
 * where the work is.
 */
export async function buildSite(workspace: Workspace, options: BuildOptions): Promise<BuildResult> {
  const cache = options.cache ?? noCache
  try {
    return await build(workspace, {...options, cache})
  } finally {
    await cache.close(workspace.files.map(({file}) => file))
  }
}

async function build(
  workspace: Workspace,
  {
    dryRun,
    frozen,
    cache,
    jobs = 1,
    parser = 'remark',
    progress,
    wrote
  }: BuildOptions & {readonly cache: BuildCache}
): Promise<BuildResult> {
  const {site, out, cwd, files} = workspace
  const problems: Problem[] = [...workspace.problems]
  const output = await openOutput(out, {cwd, dryRun, problems})
  const writing = {workspace, output, cache, pictures: new PictureCopier(workspace, output), problems}
  const told: ToldArticle[] = []
  const newItems: FeedItem[] = []
  const provisional: string[] = []
  const seen: string[] = []
  let tally = emptyTally
  let isMade = false
  for await (const article of makeArticles(
    workspace,
    {site, frozen, parser, output, cache, jobs},
    problems
  )) {
    const {type, id, problems: own, built} = article.made ?? article.cached
    problems.push(...own)
    isMade ||= article.made !== null
    const written = await writeArticle(article, writing)
    if (written.told) told.push(written.told)
    if (written.told && written.isProvisional) provisional.push(written.told.id)
    if (article.made?.built && written.told && !written.isKept) newItems.push(...article.made.built.newItems)
    if (id !== null && type !== 'redacted') seen.push(id)
    tally = tallyUp(tally, type, built?.contents ?? null, written.isKept)
    progress(tally.files, files.length)
  }
  for (const id of await vanishedArticles(seen, workspace, problems)) {
    const gone = await writeGone(id, workspace, output)
    if (gone) told.push(gone)
  }
  if (isMade) wrote?.()
  await writeShared(told, writing)
  return {tally, output: await output.finish(provisional), problems, newItems}
}

interface Writing {
  readonly workspace: Workspace
  readonly output: OutputFolder
  readonly cache: BuildCache
  readonly pictures: PictureCopier
  readonly problems: Problem[]
}

/** What the files that articles share need of one: its extract, looked at where something changed only. */
interface ToldArticle {
  readonly id: string
  /** SHA-256 of the extract. */
  readonly hash: string
  readonly extract: () => Promise<SiteExtract>
}

interface WrittenArticle {
  /** Null where the site does not speak of it. */
  readonly told: ToldArticle | null
  /** The files of an earlier build stay. */
  readonly isKept: boolean
  /** Built in spite of errors: nothing to fall back on. */
  readonly isProvisional: boolean
}

/** Writes an article's files; of one in error the last good ones stay, where there are any. */
async function writeArticle(article: Article, writing: Writing): Promise<WrittenArticle> {
  const nothing = {told: null, isKept: false, isProvisional: false}
  if (article.made === null) return {...nothing, told: await leave(article, writing)}
  const {file, made, key} = article
  const {workspace, output, cache, pictures, problems} = writing
  const {type, id, built} = made
  // What was published of one that is redacted is told with those that are gone.
  if (type === 'draft' || type === 'other' || type === 'redacted') {
    if (key !== null) await cache.keep(file.file, {key, type, id, problems: made.problems, built: null}, null)
    return nothing
  }
  const isProvisional = output.provisional.has(id!)
  if (type === 'failed' || (made.isInError && !isProvisional)) {
    const {restoreExtract} = await import('./last-good.ts')
    const extract = await restoreExtract(id!, workspace)
    if (extract) {
      await pictures.keep(output.keep(belongsTo(id!)), {id: id!, file})
      return {told: tellOf(extract), isKept: true, isProvisional}
    }
    // A fresh clone has no output: what was published last is the last good.
    const recalled = await recallArticle(id!, workspace, built?.links)
    if (recalled) {
      const {extract, files} = await writeRecalled(recalled, workspace, output)
      await pictures.copy(picturesOn(files, id!), {id: id!, file})
      return {told: tellOf(extract), isKept: true, isProvisional: false}
    }
  }
  if (!built) return nothing
  const records: FileRecord[] = []
  for (const emitted of built.files) {
    const record = await output.write(emitted)
    if (record) records.push(record)
  }
  const missing = await missingPictures(
    await pictures.copy(built.pictures, {id: id!, file}),
    file,
    workspace.config.rules
  )
  problems.push(...missing.problems)
  const text = JSON.stringify(built.extract)
  const extract = {sha256: sha256(text), bytes: Buffer.byteLength(text)}
  const isGood = key !== null && !made.isInError && !isProvisional && records.length === built.files.length
  const isKept =
    isGood &&
    (await cache.keep(
      file.file,
      {
        key,
        type: 'built',
        id,
        problems: made.problems,
        built: {
          contents: built.contents,
          pictures: built.pictures,
          missing,
          links: built.links,
          files: records,
          extract
        }
      },
      text
    ))
  // Thousands of extracts need not wait in memory.
  const told = isKept
    ? {id: id!, hash: extract.sha256, extract: () => cache.extractOf(file.file, extract)}
    : tellOf(built.extract, extract.sha256)
  return {told, isKept: false, isProvisional: made.isInError}
}

/** Leaves an article as an earlier build made it. */
async function leave(
  {file, cached: {id, built}}: Extract<Article, {made: null}>,
  {workspace, output, cache, pictures, problems}: Writing
): Promise<ToldArticle | null> {
  if (!built) return null
  output.claim(built.files)
  const names = await pictures.copy(built.pictures, {id: id!, file})
  const missing = isDeepStrictEqual(names, built.missing.names)
    ? built.missing
    : await missingPictures(names, file, workspace.config.rules)
  problems.push(...missing.problems)
  return {
    id: id!,
    hash: built.extract.sha256,
    extract: () => cache.extractOf(file.file, built.extract)
  }
}

const tellOf = (extract: SiteExtract, hash = sha256(JSON.stringify(extract))): ToldArticle => ({
  id: extract.entry.id,
  hash,
  extract: async () => extract
})

/** Writes the files that all articles share, if anything that they tell is another than before. */
async function writeShared(told: readonly ToldArticle[], writing: Writing): Promise<void> {
  const {workspace, output, cache} = writing
  const {site} = workspace
  const hashes = told.map(({hash}) => hash).sort()
  const key = sha256(JSON.stringify([codeVersion(), site, hashes]))
  const found = await cache.findSite()
  if (found?.entry.key === key && (await output.has(found.entry.files, found.since))) {
    output.claim(found.entry.files)
    cache.keepSite(found.entry)
    return
  }
  const extracts: SiteExtract[] = []
  for (const {extract} of told) extracts.push(await extract())
  const records: (FileRecord | null)[] = []
  const {emitSite} = await import('../emit/emit.ts')
  for (const file of emitSite(extracts, site)) records.push(await output.write(file))
  // It shows what the JSON says.
  if (site.outputs.includes('api')) {
    const {embedAssets} = await import('./embed-assets.ts')
    for (const file of await embedAssets()) records.push(await output.write(file))
  }
  if (site.outputs.includes('pages')) {
    const {pageAssets} = await import('./page-assets.ts')
    for (const file of await pageAssets()) records.push(await output.write(file))
  }
  const files = records.filter((record) => record !== null)
  if (files.length === records.length) cache.keepSite({key, files})
}

async function writeRecalled(
  {output: {changelog}, hasText}: RecalledArticle,
  {site}: Workspace,
  output: OutputFolder
): Promise<{extract: SiteExtract; files: readonly OutputFile[]}> {
  const {emitArticle, emitGone, extractForSite, extractOfGone} = await import('../emit/emit.ts')
  const extract = (hasText ? extractForSite : extractOfGone)(changelog, site)
  const emit = hasText ? emitArticle : emitGone
  const files = emit(changelog, site, extract)
  for (const file of files) await output.write(file)
  return {extract, files}
}

/** What was published of an article that is gone. */
async function writeGone(
  id: string,
  workspace: Workspace,
  output: OutputFolder
): Promise<ToldArticle | null> {
  const recalled = await recallArticle(id, workspace)
  if (!recalled) return null
  return tellOf((await writeRecalled({...recalled, hasText: false}, workspace, output)).extract)
}

const belongsTo = (id: string) => (path: string) =>
  path === `api/v1/articles/${id}.json` ||
  path.startsWith(`api/v1/articles/${id}/`) ||
  path.startsWith(`articles/${id}/`)

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
export function tallyUp(
  tally: Tally,
  type: Outcome['type'],
  contents: Contents | null,
  isKept: boolean
): Tally {
  const next = {...tally, files: tally.files + 1}
  if (isKept) return {...next, kept: next.kept + 1}
  if (type === 'failed') return {...next, failed: next.failed + 1}
  if (type === 'draft') return {...next, drafts: next.drafts + 1}
  if (type === 'other') return {...next, others: next.others + 1}
  if (type === 'redacted') return {...next, redacted: next.redacted + 1}
  const {questions, annotations, revisions, events} = contents!
  return {
    ...next,
    articles: next.articles + 1,
    questions: next.questions + questions,
    annotations: next.annotations + annotations,
    revisions: next.revisions + revisions,
    events: next.events + events
  }
}
