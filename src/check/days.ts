import type {ArticleState} from '../model/state.ts'
import {hasDay, type PlainDate, type PlainDay} from '../plain-date.ts'
import type {Place, Report} from '../problem/index.ts'

/** Days that are yet to come; `today` is the caller's, for only a command has a clock. */
export function checkFutureDays(state: ArticleState, today: PlainDate, report: Report): void {
  const told = (day: PlainDay, raw: string, place: Place) => {
    if (day > today) report('day-in-future', place, {day, raw, today})
  }
  for (const {date, raw, position} of state.annotations) told(date, raw, endingBehind(raw, position))
  for (const {date, position} of state.notes)
    told(date, lineAt(state.source, position.line, position.column), position)
  const {date} = state.frontMatter
  if (date !== null && date > today) {
    const index = state.source.split('\n').findIndex((line) => /^\s*date\s*[:=]/iu.test(line))
    told(date, date, {line: Math.max(1, index + 1), column: 1})
  }
}

/** Annotations that are older than the article itself; of notes, the timeline tells. */
export function checkEarlyDays(
  {annotations, frontMatter: {date: published}}: ArticleState,
  report: Report
): void {
  if (published === null) return
  for (const {date, kinds, raw, position} of annotations) {
    const isEarlier = date < published && (hasDay(date) || !published.startsWith(date))
    if (isEarlier && !kinds.includes('published'))
      report('revision-before-published', endingBehind(raw, position), {day: date, published})
  }
}

export const endingBehind = (raw: string, position: Place): Place =>
  raw.includes('\n')
    ? position
    : {...position, end: {line: position.line, column: position.column + raw.length}}

const lineAt = (source: string, line: number, column: number): string =>
  (source.split('\n')[line - 1] ?? '').slice(column - 1).slice(0, 40)
