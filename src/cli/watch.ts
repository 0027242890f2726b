import {displayPath} from '../io/paths.ts'
import {type WatchedBuild, watchSite} from '../io/watch-site.ts'
import type {Problem} from '../problem/index.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {exitCodeOf, refuseNowhere, sayCounts, withoutEarlier} from './report.ts'
import {visible} from './visible.ts'

export interface WatchArguments {
  readonly out?: string
  readonly baseUrl?: string
  readonly all?: boolean
}

/** `kaitei watch`: builds, and builds again on save, until it is stopped. */
export async function watch(
  paths: readonly string[],
  args: WatchArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stderr} = context
  const stopped = context.untilStopped()
  const tell = buildTeller(context)
  let refused: ExitCode = exit.done
  const watching = await watchSite(
    {cwd, paths, out: args.out, baseUrl: args.baseUrl, all: args.all},
    {built: tell, failed: (error) => stderr(`${sayFailure(error, context)}\n`)},
    (build) => {
      refused = refuseStart(build, 'watch', context)
      if (refused === exit.done) tell(build)
      return refused === exit.done
    }
  )
  if (!watching) return refused
  stderr(`${say('watching')}\n`)
  await stopped
  await watching.close()
  return exit.done
}

/** What was wrong already when the command was typed is wrong usage; later, somebody is just working. */
export function refuseStart(
  {workspace, problems}: WatchedBuild,
  command: string,
  context: Context
): ExitCode {
  const refused = refuseNowhere(workspace, command, context)
  if (refused !== null) return refused
  if (exitCodeOf(problems, false) !== exit.usage) return exit.done
  context.stderr(formatPretty(problems, context))
  return exit.usage
}

export function sayFailure(error: unknown, {say}: Context): string {
  return say('fatal', {detail: error instanceof Error ? (error.stack ?? error.message) : String(error)})
}

/** Tells of each build in a line, of every error, and of what else is new since the build before. */
export function buildTeller(context: Context): (build: WatchedBuild) => void {
  const {cwd, say, stdout, stderr} = context
  let before = new Set<string>()
  let isRepetition = false
  return ({changed, workspace, result, problems}) => {
    const {told} = withoutEarlier(problems, say)
    if (isRepetition && changed.length === 0 && result?.output.written === 0) return
    isRepetition = true
    const keys = told.map((problem) => JSON.stringify(problem))
    const fresh = told.filter(({severity}, index) => severity === 'error' || !before.has(keys[index]!))
    before = new Set(keys)
    stderr(formatPretty(fresh, context))
    const what = sayChanged(changed, context)
    const out = displayPath(workspace.out, cwd)
    const {written, unchanged, deleted} = result?.output ?? {written: 0, unchanged: 0, deleted: 0}
    const outcome = result
      ? say('written', {out, written, unchanged, deleted})
      : sayNotBuilt(workspace.nowhere, context)
    stdout(
      `${[what, outcome].filter((part) => part !== '').join(say('colon'))}${sayProblems(told, context)}\n`
    )
  }
}

function sayChanged(changed: readonly string[], {say}: Context): string {
  const shown = changed.slice(0, 3).map((file) => visible(file))
  const more = changed.length - shown.length
  return [...shown, ...(more > 0 ? [say('andMore', {n: more})] : [])].join(say('comma'))
}

const sayNotBuilt = (nowhere: boolean, {say}: Context): string =>
  say(nowhere ? 'awaitsFolder' : 'awaitsMending')

const sayProblems = (told: readonly Problem[], {say}: Context): string =>
  told.length === 0 ? '' : say('withProblems', {counts: sayCounts(told, say)})
