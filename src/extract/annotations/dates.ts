import {hasDay, type PlainDay} from '../../plain-date.ts'
import type {Report} from '../../problem/index.ts'
import {contradictedWeekday, dayIn, dayNotAfter, dayNotBefore} from '../written-day.ts'
import type {Remark} from './remarks.ts'
import type {LineAnnotation} from './row.ts'

export interface Dated {
  readonly date: PlainDay
  /** No year was written; it follows from the days around. */
  readonly yearInferred: boolean
}

/** What is known of the article's days. */
interface Context {
  readonly published: PlainDay | null
  readonly updated?: PlainDay | null
  readonly lang?: string
}

/** The day of each remark, `undefined` where there is none such or its year is unknown, which is reported. */
export function datesOf(
  remarks: readonly Remark[],
  {report, ...context}: Context & {report: Report}
): (Dated | undefined)[] {
  const certain = remarks.map(({written}) => certainDay(written, context))
  return remarks.map((remark, index) => {
    const {written, dayText, raw, position} = remark
    const date = certain[index] ?? inferredDay(written, certain, index, context)
    if (!date) {
      report(reasonAgainst(written, context), position, {found: dayText, raw})
      return undefined
    }
    if (!certain[index]) report('annotation-year-inferred', position, {raw, day: date})
    reportOddities(remark, date, report)
    return {date, yearInferred: !certain[index]}
  })
}

// `12/9` beside an English word is a fraction as well.
const isFraction = ({day, latin}: LineAnnotation, {lang}: Context): boolean =>
  day.day.terse && latin && (lang === undefined || lang === 'en')

function certainDay(written: LineAnnotation, context: Context): PlainDay | undefined {
  const {year, ambiguous} = written.day.day
  if (year === undefined || ambiguous || isFraction(written, context)) return undefined
  return dayIn(year, written.day.day)
}

// So many remarks before and behind are asked.
const reach = 50

function inferredDay(
  written: LineAnnotation,
  certain: readonly (PlainDay | undefined)[],
  index: number,
  context: Context
): PlainDay | undefined {
  const {day} = written.day
  if (day.year !== undefined || isFraction(written, context)) return undefined
  const {published, updated} = context
  if (published) return dayNotBefore(published, day)
  const before = certain.slice(Math.max(0, index - reach), index).findLast(Boolean)
  if (before) return dayNotBefore(before, day)
  const after = certain.slice(index + 1, index + reach).find(Boolean)
  const until = after ?? updated
  return until ? dayNotAfter(until, day) : undefined
}

function reasonAgainst(written: LineAnnotation, context: Context) {
  const {year, ambiguous, month} = written.day.day
  if (ambiguous || isFraction(written, context)) return 'annotation-ambiguous-day'
  return year === undefined && month <= 12 ? 'annotation-year-unknown' : 'annotation-impossible-day'
}

function reportOddities({written, raw, dayText, position}: Remark, date: PlainDay, report: Report): void {
  if (written.stray) report('annotation-stray-character', position, {found: written.stray, raw, day: date})
  const weekday = contradictedWeekday(date, written.day.day)
  if (weekday === undefined || !hasDay(date)) return
  report('annotation-weekday', position, {raw, found: dayText, day: date})
}
