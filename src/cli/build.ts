import {availableParallelism} from 'node:os'

import {buildSite} from '../io/build-site.ts'
import {noCache, openCacheOf} from '../io/cache/build-cache.ts'
import type {NewItem} from '../io/make-article.ts'
import {displayPath} from '../io/paths.ts'
import {verifyCache} from '../io/verify-cache.ts'
import {openWorkspace} from '../io/workspace.ts'
import type {ParserName} from '../model/config.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {exitCodeOf, progressLine, refuseNowhere, sayNewItems, sayTally, withoutEarlier} from './report.ts'

export interface BuildArguments {
  readonly out?: string
  readonly baseUrl?: string
  readonly strict?: boolean
  readonly frozen?: boolean
  readonly all?: boolean
  readonly dryRun?: boolean
  readonly jobs?: number
  /** False: `--no-cache`. */
  readonly cache?: boolean
  readonly verifyCache?: boolean
  readonly parser?: ParserName
}

/** `kaitei build` */
export async function build(
  paths: readonly string[],
  args: BuildArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const place = {cwd, paths, out: args.out, baseUrl: args.baseUrl, all: args.all}
  const workspace = await openWorkspace(place)
  const refused = refuseNowhere(workspace, 'build', context)
  if (refused !== null) return refused
  if (!workspace.memory.isReadable || !workspace.isComplete) {
    workspace.git.close()
    stderr(formatPretty(workspace.problems, context))
    if (!workspace.memory.isReadable) stderr(`${say('stopped')}\n`)
    return exit.problems
  }
  const line = progressLine(context)
  const dryRun = args.dryRun ?? false
  const frozen = args.frozen ?? false
  const jobs = args.jobs ?? availableParallelism()
  const parser = args.parser ?? 'remark'
  // What would be told anew is known only of what is built.
  const cache = dryRun || args.cache === false ? noCache : await openCacheOf(workspace)
  const newItems: NewItem[] = []
  const tellNew = (items: readonly NewItem[]) => void newItems.push(...items)
  const options = {dryRun, frozen, jobs, parser, cache, progress: line.update}
  const result = await buildSite(workspace, dryRun ? {...options, tellNew} : options)
  const faults = args.verifyCache
    ? await verifyCache(result, await openWorkspace(place), {frozen, jobs, progress: line.update})
    : []
  line.clear()
  const problems = [...result.problems, ...faults]
  const {told, note} = withoutEarlier(problems, say)
  stderr(formatPretty(told, context) + note)
  stdout(sayTally(result.tally, told, say))
  const {written, unchanged, deleted} = result.output
  const counts = {out: displayPath(workspace.out, cwd), written, unchanged, deleted}
  stdout(`${say(dryRun ? 'wouldWrite' : 'written', counts)}\n`)
  if (args.verifyCache && faults.length === 0) stdout(`${say('cacheVerified')}\n`)
  if (dryRun) stdout(sayNewItems(newItems, say))
  return exitCodeOf(problems, args.strict ?? false)
}
