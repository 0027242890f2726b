import {buildSite} from '../io/build-site.ts'
import {displayPath} from '../io/paths.ts'
import {loadNativeParser, worthLoading} from '../io/native-parser.ts'
import {openWorkspace} from '../io/workspace.ts'
import type {ParserName} from '../model/config.ts'
import {accelerate} from '../parse/markdown.ts'
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
  readonly parser?: ParserName
}

/** `kaitei build` */
export async function build(
  paths: readonly string[],
  args: BuildArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const workspace = await openWorkspace({cwd, paths, out: args.out, baseUrl: args.baseUrl, all: args.all})
  const refused = refuseNowhere(workspace, 'build', context)
  if (refused !== null) return refused
  if (!workspace.memory.isReadable) {
    stderr(formatPretty(workspace.problems, context))
    stderr(`${say('stopped')}\n`)
    return exit.problems
  }
  const isAccelerated = args.parser === 'auto' && workspace.files.length >= worthLoading
  accelerate(isAccelerated ? await loadNativeParser() : null)
  const line = progressLine(context)
  const dryRun = args.dryRun ?? false
  const result = await buildSite(workspace, {dryRun, frozen: args.frozen ?? false, progress: line.update})
  line.clear()
  const {told, note} = withoutEarlier(result.problems, say)
  stderr(formatPretty(told, context) + note)
  stdout(sayTally(result.tally, told, say))
  stdout(
    `${say(dryRun ? 'wouldWrite' : 'written', {...result.output, out: displayPath(workspace.out, cwd)})}\n`
  )
  if (dryRun) stdout(sayNewItems(result.newItems, say))
  return exitCodeOf(result.problems, args.strict ?? false)
}
