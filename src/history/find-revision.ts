import type {TimelineRevision} from '../model/history.ts'
import {toPlainDate, toPlainMonth} from '../plain-date.ts'

// 2020-10-31, 2020/10/31, 2020.10.31, 2020年10月31日; or a month: 2020-10.
const writtenDay =
  /^(?<year>\d{4})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?|年(?<kmonth>\d{1,2})月(?:(?<kday>\d{1,2})日)?)$/u

/**
 * The place in the timeline that a person means: a revision's id or version (`1.2`, `v1.2`, `unreleased`), else a
 * day, as the article stood at its end. Null where there is none.
 */
export function findRevision(timeline: readonly TimelineRevision[], wanted: string): number | null {
  const names = new Set([wanted, wanted.replace(/^v(?:er(?:sion)?)?\.?\s*(?=\d)/iu, '')].map(fold))
  const named = timeline.findIndex(
    ({id, version}) => names.has(fold(id)) || (version !== null && names.has(fold(version)))
  )
  return named >= 0 ? named : standingAt(timeline, wanted)
}

const fold = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

function standingAt(timeline: readonly TimelineRevision[], wanted: string): number | null {
  const groups = writtenDay.exec(wanted.normalize('NFKC').trim())?.groups
  if (!groups) return null
  const [year, month] = [Number(groups.year), Number(groups.month ?? groups.kmonth)]
  const written = groups.day ?? groups.kday
  const day = written === undefined ? toPlainMonth(year, month) : toPlainDate(year, month, Number(written))
  if (day === undefined) return null
  // A month is meant with all of its days; one that an author wrote comes before them.
  const at = timeline.findLastIndex(({date}) => date !== null && date.slice(0, day.length) <= day)
  return at < 0 ? null : at
}
