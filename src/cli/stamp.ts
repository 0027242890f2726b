import type {Colors} from 'picocolors/types.js'

import {applyEdits} from '../check/mend.ts'
import {messageOf} from '../io/read-text.ts'
import {type FilePlan, planStamps, writeStamp} from '../io/stamp.ts'
import {openWorkspace} from '../io/workspace.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {PlainDate} from '../plain-date.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {exitCodeOf, isDeclined, progressLine, refuseNowhere} from './report.ts'
import {today} from './today.ts'
import {visible} from './visible.ts'

export interface StampArguments {
  readonly date?: PlainDate
  readonly kind?: AnnotationKind
  readonly all?: boolean
  readonly yes?: boolean
  readonly dryRun?: boolean
}

/** `kaitei stamp`: shows what is missing, asks, and writes it. */
export async function stamp(
  paths: readonly string[],
  args: StampArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const workspace = await openWorkspace({cwd, paths})
  const refused = refuseNowhere(workspace, 'stamp', context)
  if (refused !== null) return refused
  const line = progressLine(context)
  const options = {day: args.date ?? today(), kind: args.kind ?? null, all: args.all ?? false}
  const {plans, problems} = await planStamps(workspace, options, line.update)
  line.clear()
  const told = problems.filter(({code}) => code !== 'site-preview')
  stderr(formatPretty(told, context))
  if (plans.length === 0) {
    stdout(`${say('nothingToStamp')}\n`)
    return exitCodeOf(told, false)
  }
  for (const plan of plans) stdout(differenceOf(plan, context.output.colors) + sayUnplaced(plan, context))
  const counts = {
    questions: plans.reduce((count, {plan}) => count + plan.stamped.length, 0),
    notes: plans.filter(({plan}) => plan.note !== null).length,
    files: plans.filter(({plan}) => plan.edits.length > 0).length
  }
  if (args.dryRun) {
    stdout(`${say('wouldStamp', counts)}\n`)
    return exitCodeOf(told, false)
  }
  if (await isDeclined(args, 'askStamp', context)) {
    stdout(`${say('notStamped')}\n`)
    return exit.done
  }
  const failures: Problem[] = []
  for (const plan of plans) await write(plan, failures)
  stderr(formatPretty(failures, context))
  if (failures.length === 0) stdout(`${say('stamped', counts)}\n`)
  return exitCodeOf([...told, ...failures], false)
}

async function write(plan: FilePlan, failures: Problem[]): Promise<void> {
  if (plan.plan.edits.length === 0) return
  try {
    await writeStamp(plan)
  } catch (error) {
    reporter(plan.display, failures)('output-failed', undefined, {detail: messageOf(error), more: 0})
  }
}

const sayUnplaced = ({plan: {unplaced}}: FilePlan, {say}: Context): string =>
  unplaced.map((name) => `${say('unplaced', {name: visible(name)})}\n`).join('')

/** The lines that change: `-` as they are, `+` as they will be. Edits never join lines, so no comparing is needed. */
function differenceOf({display, text, plan: {edits}}: FilePlan, colors: Colors): string {
  if (edits.length === 0) return ''
  const shown = edits.map((edit) => {
    const start = text.lastIndexOf('\n', edit.offset - 1) + 1
    const found = text.indexOf('\n', edit.offset + edit.delete)
    return {start, end: found < 0 ? text.length : found, edits: [edit]}
  })
  // Several edits of one line are one difference.
  const joined = shown.reduce<typeof shown>((all, item) => {
    const last = all.at(-1)
    if (!last || item.start > last.end) return [...all, item]
    return [
      ...all.slice(0, -1),
      {start: last.start, end: Math.max(last.end, item.end), edits: [...last.edits, ...item.edits]}
    ]
  }, [])
  const lines = joined.flatMap(({start, end, edits: own}) => {
    const before = text.slice(start, end)
    const written = applyEdits(
      before,
      own.map((edit) => ({...edit, offset: edit.offset - start}))
    )
    // The end of the last line is no line.
    const after = end === text.length ? written.replace(/\n$/u, '') : written
    return difference(before.split('\n'), after.split('\n'), text.slice(0, start).split('\n').length)
  })
  const paint = {'+': colors.green, '-': colors.red, ' ': colors.dim} as const
  const said = lines.map(({sign, number, line}) =>
    paint[sign](visible(`${String(number).padStart(5)} ${sign} ${line}`))
  )
  return `${colors.bold(display)}\n${said.join('\n')}\n`
}

interface Line {
  readonly sign: '+' | '-' | ' '
  readonly number: number
  readonly line: string
}

function difference(before: readonly string[], after: readonly string[], from: number): Line[] {
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const line = (sign: Line['sign']) => (text: string, index: number) => ({
    sign,
    number: from + head + index,
    line: text
  })
  return [
    ...before
      .slice(0, head)
      .slice(-1)
      .map((text) => ({sign: ' ' as const, number: from + head - 1, line: text})),
    ...before.slice(head, before.length - tail).map(line('-')),
    ...after.slice(head, after.length - tail).map(line('+'))
  ]
}
