import {type FSWatcher, watch} from 'chokidar'

import type {Problem} from '../problem/index.ts'
import {type BuildResult, buildSite} from './build-site.ts'
import {openCacheOf} from './cache/build-cache.ts'
import {displayPath} from './paths.ts'
import {oneAtATime} from './watch/one-at-a-time.ts'
import {placesOf, type WatchedPlaces} from './watch/places.ts'
import {openWorkspace, type Workspace, type WorkspaceOptions} from './workspace.ts'

/** One build of a watch. */
export interface WatchedBuild {
  /** What was saved, as a person names it, sorted; empty where nothing was: the first build, a look back. */
  readonly changed: readonly string[]
  readonly workspace: Workspace
  /** Null: nothing could be built, and the last good output stands as it was. */
  readonly result: BuildResult | null
  readonly problems: readonly Problem[]
}

export interface WatchListener {
  readonly built: (build: WatchedBuild) => void
  /** A build wrote articles, and goes on with what they share. */
  readonly wrote?: () => Promise<void>
  /** No problem of an article: a fault of ours, or the system's. The watch goes on. */
  readonly failed: (error: unknown) => void
}

export interface SiteWatch {
  /** Stops, after a build that runs. */
  close(): Promise<void>
}

/** Milliseconds without a change after which a save is over: editors write a file in several steps. */
const quiet = 60

/**
 * Builds, and builds again whenever something that it reads was saved. `first` decides, by the first build, whether to
 * go on; null where it does not.
 */
export async function watchSite(
  options: WorkspaceOptions,
  listener: WatchListener,
  first: (build: WatchedBuild) => boolean | Promise<boolean>
): Promise<SiteWatch | null> {
  const initial = await openWorkspace(options)
  const worker = oneAtATime<string | null>(async (reasons) => {
    // Its failure ends the watch elsewhere.
    await initialBuild.catch(() => {})
    await rebuild(reasons).catch(listener.failed)
  }, quiet)
  // Watched before it is built: what is saved meanwhile makes the next build.
  const eyes = new Eyes(options.paths, {saw: worker.request, failed: listener.failed})
  const rebuild = async (reasons: readonly (string | null)[]) => {
    const workspace = await openWorkspace(options)
    const isElsewhere = await eyes.look(workspace)
    const files = new Set(reasons.filter((reason) => reason !== null))
    const changed = [...files].map((file) => displayPath(file, options.cwd)).sort()
    listener.built(await buildOnce(workspace, changed, listener.wrote))
    // What happened while the places were changed, nobody saw.
    if (isElsewhere) worker.request(null)
  }
  const close = async () => {
    await worker.close()
    await eyes.close()
  }
  const initialBuild = eyes.look(initial).then(() => buildOnce(initial, []))
  try {
    if (await first(await initialBuild)) return {close}
  } catch (error) {
    await close()
    throw error
  }
  await close()
  return null
}

async function buildOnce(
  workspace: Workspace,
  changed: readonly string[],
  wrote: () => Promise<void> = async () => {}
): Promise<WatchedBuild> {
  if (isBuildable(workspace)) {
    const cache = await openCacheOf(workspace)
    const result = await buildSite(workspace, {
      dryRun: false,
      frozen: false,
      cache,
      progress: () => {},
      wrote
    })
    return {changed, workspace, result, problems: result.problems}
  }
  workspace.git.close()
  // What an unread configuration seems to lack is no news.
  const problems = workspace.problems.filter(({severity}) => severity === 'error')
  return {changed, workspace, result: null, problems}
}

/**
 * A command that runs once does what it can and says what is wrong. Here the next save is near: nothing is deleted
 * because a folder is away for a moment, or written elsewhere because the configuration lacks a comma.
 */
const isBuildable = ({nowhere, memory, problems}: Workspace): boolean =>
  !nowhere &&
  memory.isReadable &&
  !problems.some(
    ({code, severity}) => severity === 'error' && /^(?:config-|input-(?:missing|unlisted)$)/u.test(code)
  )

/** Watches the places of a workspace, and others once it has others. */
class Eyes {
  readonly #paths: readonly string[]
  readonly #on: {readonly saw: (file: string) => void; readonly failed: (error: unknown) => void}
  #watcher: FSWatcher | null = null
  #known: string | null = null

  constructor(
    paths: readonly string[],
    on: {readonly saw: (file: string) => void; readonly failed: (error: unknown) => void}
  ) {
    this.#paths = paths
    this.#on = on
  }

  /** Whether it looks elsewhere than before. */
  async look(workspace: Workspace): Promise<boolean> {
    const places = placesOf(workspace, this.#paths)
    const targets = JSON.stringify(places.targets)
    if (targets === this.#known) return false
    const isFirst = this.#known === null
    this.#known = targets
    await this.#watcher?.close()
    this.#watcher = await this.#open(places)
    return !isFirst
  }

  async close(): Promise<void> {
    await this.#watcher?.close()
  }

  async #open({roots, isInput, isOfInterest}: WatchedPlaces): Promise<FSWatcher> {
    const watcher = watch([...roots], {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (file) => !isOfInterest(file)
    })
    watcher.on('all', (_, file) => {
      if (isInput(file)) this.#on.saw(file)
    })
    watcher.on('error', this.#on.failed)
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
    return watcher
  }
}
