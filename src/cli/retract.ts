import {findEvent, isRetracted, recordRetraction} from '../io/retract.ts'
import {displayPath} from '../io/paths.ts'
import {openWorkspace} from '../io/workspace.ts'
import type {EventEntry} from '../model/memory.ts'
import type {PlainDate} from '../plain-date.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {today} from './today.ts'
import {isDeclined} from './report.ts'
import {visible} from './visible.ts'

export interface RetractArguments {
  readonly out?: string
  /** Feeds tell one correction in place of what is withdrawn. */
  readonly correct?: boolean
  /** The day of the correction. */
  readonly date?: PlainDate
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** `kaitei retract`: takes what was published out of the feeds; JSON and changelog tell that it is withdrawn. */
export async function retract(wanted: string, args: RetractArguments, context: Context): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const workspace = await openWorkspace({cwd, paths: [], out: args.out})
  workspace.git.close()
  if (!workspace.memory.isReadable) {
    stderr(formatPretty(workspace.problems, context))
    return exit.problems
  }
  const found = await findEvent(workspace, wanted)
  if (found.type === 'unreadable') {
    stderr(formatPretty(found.problems, context))
    return exit.problems
  }
  if (found.type === 'unknown') {
    stderr(`${sayUnknown(wanted, found.near, context)}\n`)
    return exit.usage
  }
  if (isRetracted(found)) {
    stdout(`${say('retractedAlready', {event: visible(found.event.id)})}\n`)
    return exit.done
  }
  const correction = args.correct ? (args.date ?? today()) : null
  stdout(sayRetraction(found.event, correction, context))
  if (args.dryRun) stdout(`${say('wouldPublish')}\n`)
  else if (await isDeclined(args, 'askRetract', context)) stdout(`${say('notRetracted')}\n`)
  else {
    const failures = await recordRetraction(found, correction, workspace)
    stderr(formatPretty(failures, context))
    if (failures.length > 0) return exit.problems
    stdout(`${say('retracted', {folder: displayPath(workspace.memory.folder, cwd)})}\n`)
  }
  return exit.done
}

function sayRetraction(
  {date, id, title}: EventEntry,
  correction: PlainDate | null,
  {say, lang}: Context
): string {
  const name = title[lang] ?? Object.values(title)[0] ?? ''
  return [
    say('retracts', {event: visible(id), day: date, title: visible(name)}),
    correction === null ? say('retractsSilently') : say('retractsWithCorrection', {day: correction}),
    ''
  ].join('\n')
}

function sayUnknown(wanted: string, near: readonly string[], {say}: Context): string {
  const lines = near.map((name) => `  ${say('didYouMean', {name: visible(name)})}`)
  return [say('unknownEvent', {name: visible(wanted)}), ...lines].join('\n')
}
