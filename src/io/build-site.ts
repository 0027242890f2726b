import {isDeepStrictEqual} from 'node:util'

import type {ParserName} from '../model/config.ts'
import type {OutputFile, SiteExtract} from '../model/emitter.ts'
import type {Problem} from '../problem/index.ts'
import {type BuildCache, noCache} from './cache/build-cache.ts'
import {printExtract, recordOf} from './extract-text.ts'
import type {NewItem} from './make-article.ts'
import {type Article, makeArticles} from './make-articles.ts'
import {missingPictures} from './missing-pictures.ts'
import {openOutput, type OutputFolder, type OutputSummary} from './output.ts'
import {PictureCopier, picturesOn} from './pictures.ts'
import {type RecalledArticle, recallArticle, vanishedArticles} from './recalled.ts'
import {SharedFiles, type ToldArticle} from './shared-files.ts'
import {emptyTally, type Tally, tallyUp} from './tally.ts'
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
  /** Called once articles that changed stand in the output; what all share is written after it ended. */
  readonly wrote?: () => Promise<void>
  /** Called with what subscribers get that they were not told before, of articles that no cache knew. */
  readonly tellNew?: (items: readonly NewItem[]) => void
}

export interface BuildResult {
  readonly tally: Tally
  readonly output: OutputSummary
  readonly problems: readonly Problem[]
}

/**
 * Builds all articles of a workspace, then the files that they share. What only a build with work to do needs is loaded
 * where the work is.
 */
export async function buildSite(workspace: Workspace, options: BuildOptions): Promise<BuildResult> {
  const cache = options.cache ?? noCache
  const {out, cwd} = workspace
  const problems: Problem[] = [...workspace.problems]
  try {
    const output = await openOutput(out, {cwd, dryRun: options.dryRun, problems})
    const pictures = new PictureCopier(workspace, output, problems)
    const shared = new SharedFiles(workspace, output, cache)
    try {
      return await build({workspace, output, cache, pictures, problems, shared}, options)
    } finally {
      await shared.end()
    }
  } finally {
    await cache.close(workspace.files.map(({file}) => file))
  }
}

async function build(
  writing: Writing,
  {frozen, jobs = 1, parser = 'remark', progress, wrote, tellNew}: BuildOptions
): Promise<BuildResult> {
  const {workspace, output, cache, problems, shared} = writing
  const {site, files} = workspace
  const told: ToldArticle[] = []
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
    if (article.made?.built && written.told && !written.isKept) tellNew?.(article.made.built.newItems)
    if (id !== null && type !== 'redacted') seen.push(id)
    tally = tallyUp(tally, type, built?.contents ?? null, written.isKept)
    progress(tally.files, files.length)
  }
  for (const id of await vanishedArticles(seen, workspace, problems)) {
    const gone = await writeGone(id, writing)
    if (gone) told.push(gone)
  }
  if (isMade) await wrote?.()
  await shared.write(told)
  return {tally, output: await output.finish(provisional), problems}
}

interface Writing {
  readonly workspace: Workspace
  readonly output: OutputFolder
  readonly cache: BuildCache
  readonly pictures: PictureCopier
  readonly problems: Problem[]
  readonly shared: SharedFiles
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
  const {workspace, output, cache, pictures, problems, shared} = writing
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
      await pictures.keep(output.keepArticle(id!), {id: id!, file})
      return {told: await shared.tell(id!, printExtract(extract)), isKept: true, isProvisional}
    }
    // A fresh clone has no output: what was published last is the last good.
    const recalled = await recallArticle(id!, workspace, built?.links)
    if (recalled) {
      const {extract, files} = await writeRecalled(recalled, workspace, output)
      await pictures.copy(picturesOn(files, id!), {id: id!, file})
      return {told: await shared.tell(id!, printExtract(extract)), isKept: true, isProvisional: false}
    }
  }
  if (!built) return nothing
  const written = await output.writeAll(built.files)
  const records = written.filter((record) => record !== null)
  const missing = await missingPictures(
    await pictures.copy(built.pictures, {id: id!, file}),
    file,
    workspace.config.rules
  )
  problems.push(...missing.problems)
  const extract = recordOf(built.extract)
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
      built.extract
    ))
  const told = isKept ? shared.tellKept(id!, file.file, extract) : await shared.tell(id!, built.extract)
  return {told, isKept: false, isProvisional: made.isInError}
}

/** Leaves an article as an earlier build made it. */
async function leave(
  {file, cached: {id, built}}: Extract<Article, {made: null}>,
  writing: Writing
): Promise<ToldArticle | null> {
  const {workspace, output, pictures, problems, shared} = writing
  if (!built) return null
  output.claim(built.files)
  const names = await pictures.copy(built.pictures, {id: id!, file})
  const missing = isDeepStrictEqual(names, built.missing.names)
    ? built.missing
    : await missingPictures(names, file, workspace.config.rules)
  problems.push(...missing.problems)
  return shared.tellKept(id!, file.file, built.extract)
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
  await output.writeAll(files)
  return {extract, files}
}

/** What was published of an article that is gone. */
async function writeGone(id: string, {workspace, output, shared}: Writing): Promise<ToldArticle | null> {
  const recalled = await recallArticle(id, workspace)
  if (!recalled) return null
  const {extract} = await writeRecalled({...recalled, hasText: false}, workspace, output)
  return shared.tell(id, printExtract(extract))
}
