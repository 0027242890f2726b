import {displayPath} from '../io/paths.ts'
import {mendMemory, planPublication, recordPublication} from '../io/publish-site.ts'
import {openWorkspace} from '../io/workspace.ts'
import {reporter} from '../problem/index.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {visible} from './visible.ts'
import {exitCodeOf, isDeclined, refuseNowhere, sayNewItems, withoutEarlier} from './report.ts'

export interface PublishArguments {
  readonly out?: string
  readonly baseUrl?: string
  readonly all?: boolean
  readonly dryRun?: boolean
  readonly yes?: boolean
  /** Keep the past that git has, too. */
  readonly fromGit?: boolean
  /** Questions whose pending change is minor. */
  readonly minor?: readonly string[]
}

/** `kaitei publish`: says first what subscribers will get, asks in a terminal, then records it. */
export async function publish(
  paths: readonly string[],
  args: PublishArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const workspace = await openWorkspace({cwd, paths, out: args.out, baseUrl: args.baseUrl, all: args.all})
  const refused = refuseNowhere(workspace, 'publish', context)
  if (refused !== null) return refused
  const preview = workspace.problems.find(({code}) => code === 'site-preview')
  if (preview) {
    const problems = workspace.problems.filter((problem) => problem !== preview)
    reporter(preview.file, problems)('publish-needs-base-url', undefined)
    stderr(formatPretty(problems, context))
    return exit.problems
  }
  // A configuration that is half read would be recorded for ever.
  if (workspace.problems.some(({code, severity}) => severity === 'error' && code !== 'input-missing')) {
    stderr(formatPretty(workspace.problems, context))
    stderr(`${say('notPublished')}\n`)
    return exit.problems
  }
  if (!args.dryRun) for (const file of await mendMemory(workspace)) stderr(`${say('mended', {file})}\n`)
  const plan = await planPublication(workspace, {fromGit: args.fromGit ?? false, minor: args.minor ?? []})
  if (plan.misses.length > 0) {
    for (const {wanted, matches} of plan.misses)
      stderr(
        `${say(matches.length === 0 ? 'minorUnknown' : 'minorAmbiguous', {name: visible(wanted), matches: matches.map(visible).join(say('comma'))})}\n`
      )
    return exit.usage
  }
  const {told, note} = withoutEarlier(plan.problems, say)
  stderr(formatPretty(told, context) + note)
  if (plan.hasUnreleased) stderr(`${say('unreleased')}\n`)
  if (plan.files.size === 0) {
    stdout(`${say('nothingToPublish')}\n`)
    return exitCodeOf(plan.problems, false)
  }
  stdout(sayNewItems(plan.newItems, say))
  if (args.dryRun) stdout(`${say('wouldPublish')}\n`)
  else if (await isDeclined(args, 'ask', context)) stdout(`${say('declined')}\n`)
  else {
    const failures = await recordPublication(plan, cwd)
    if (failures.length > 0) {
      stderr(formatPretty(failures, context))
      return exit.problems
    }
    const files = plan.files.size
    stdout(`${say('published', {folder: displayPath(workspace.memory.folder, cwd), files})}\n`)
  }
  return exitCodeOf(plan.problems, false)
}
