import type {Problem} from '../problem/index.ts'
import type {BuildCache, CachedArticle, Found} from './cache/build-cache.ts'
import {fingerprints, lead} from './cache/fingerprint.ts'
import {hashOf, NameReader} from './cache/names.ts'
import {CatalogueReader} from './catalogues.ts'
import type {InputFile} from './collect.ts'
import type {MadeArticle, MakeOptions} from './make-article.ts'
import type {OutputFolder} from './output.ts'
import {linkedArticles} from './linked-articles.ts'
import {planIds} from './plan-ids.ts'
import {createMaker} from './workers/maker.ts'
import type {Workspace} from './workspace.ts'

/** What a file became: made just now, or found as an earlier build made it, with its files where they belong. */
export type Article =
  | {
      readonly file: InputFile
      readonly made: MadeArticle
      readonly cached: null
      /** By which it is found again; null: never. */
      readonly key: string | null
    }
  | {readonly file: InputFile; readonly made: null; readonly cached: CachedArticle}

export interface MakingOptions extends MakeOptions {
  readonly output: OutputFolder
  readonly cache: BuildCache
  /** How many articles are built at the same time. */
  readonly jobs: number
}

/**
 * Makes all articles of a workspace, in the order of its files, whoever is done first. Once only: whoever stops, or
 * throws, in between ends git's part as well.
 */
export async function* makeArticles(
  workspace: Workspace,
  options: MakingOptions,
  problems: Problem[]
): AsyncGenerator<Article> {
  const {output, cache, jobs} = options
  const maker = createMaker(options, jobs)
  try {
    const names = new NameReader(await cache.names())
    const ids = await planIds(workspace, names.read)
    cache.keepNames(names.names)
    const linked = linkedArticles(workspace, ids)
    const catalogues = new CatalogueReader(workspace)
    problems.push(...(await catalogues.readShared()))
    const fingerprint = fingerprints(workspace, catalogues, options)
    const stands = ({entry: {built}, since}: Found<CachedArticle>, file: InputFile): boolean =>
      built === null || (lead(linked, file, built.links) && output.has(built.files, since))
    const start = async (file: InputFile, index: number): Promise<Article> => {
      const named = ids[index]!
      const key = await fingerprint(file, named, names.hashOf(file))
      const found = key === null ? null : await cache.find(file.file)
      if (found?.entry.key === key && stands(found!, file)) return {file, made: null, cached: found!.entry}
      const {gatherArticle, unreadArticle} = await import('./gather-article.ts')
      // Whoever can be read only now may have another name than was thought.
      const failure = names.failureOf(file)
      const gathered =
        failure === null
          ? await gatherArticle(file, named, workspace, catalogues, linked)
          : unreadArticle(file, named, workspace, failure)
      // Saved since it was looked at: nobody knows which of the two texts was read.
      const isSame = key !== null && (await fingerprint(file, named, hashOf(file))) === key
      return {file, made: await maker.make(gathered), cached: null, key: isSame ? key : null}
    }
    // One more is prepared while each works.
    yield* inOrder(workspace.files, start, jobs === 1 ? 1 : jobs * 2)
  } finally {
    workspace.git.close()
    await maker.close()
  }
}

/** Starts so many at once, and hands them out in their own order. */
async function* inOrder<T, R>(
  items: readonly T[],
  start: (item: T, index: number) => Promise<R>,
  atOnce: number
): AsyncGenerator<R> {
  const running: Promise<R>[] = []
  for (const [index, item] of items.entries()) {
    const result = start(item, index)
    // Its failure is told when its turn comes, and must not end the process before.
    result.catch(() => {})
    running.push(result)
    if (running.length >= atOnce) yield await running.shift()!
  }
  while (running.length > 0) yield await running.shift()!
}
