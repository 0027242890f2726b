import {type PlainDate, toPlainDate} from '../../plain-date.ts'
import {excerpt, type ReportAt} from './slips.ts'
import {type Entry, itemsOf, type Value, valueUnder} from './value.ts'

/** What a problem `front-matter-type` says was expected. */
type Expected = 'text' | 'list' | 'day' | 'flag' | 'flag-or-day' | 'address' | 'note'

export function reportType(value: Value, key: string, expected: Expected, reportAt: ReportAt): void {
  reportAt('front-matter-type', value.start, {key: excerpt(key), expected})
}

export function readText(
  entry: Entry | undefined,
  reportAt: ReportAt,
  expected: Expected = 'text'
): string | null {
  if (!entry || entry.value.kind === 'nothing') return null
  if (entry.value.kind === 'scalar') return entry.value.text.trim() || null
  reportType(entry.value, entry.key, expected, reportAt)
  return null
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false]
])

export function readFlag(entry: Entry | undefined, reportAt: ReportAt): boolean {
  const text = readText(entry, reportAt, 'flag')
  if (!entry || text === null) return false
  const flag = flags.get(text.toLowerCase())
  if (flag === undefined) reportType(entry.value, entry.key, 'flag', reportAt)
  return flag ?? false
}

/** Some generators write there whether, others when an article was published. */
export function readPublished(
  entry: Entry | undefined,
  reportAt: ReportAt
): {draft: boolean; date: PlainDate | null} {
  const flag = entry?.value.kind === 'scalar' ? flags.get(entry.value.text.trim().toLowerCase()) : undefined
  if (flag !== undefined) return {draft: !flag, date: null}
  return {draft: false, date: readDay(entry, reportAt, 'flag-or-day')}
}

// `2020-06-26`, `2020/6/26`, `2020.06.26`, `2020年6月26日`; a time and an offset may follow: `T16:20`, ` 10:00:00 +0900`.
const writtenDay =
  /^(?<year>\d{4})(?:(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<date>\d{1,2})|年\s*(?<月>\d{1,2})月\s*(?<日>\d{1,2})日)(?:[Tt\s]\s*\d{1,2}:\d{2}\S*(?:\s+\S+)?)?$/u

export const isDay = (text: string): boolean => writtenDay.test(text.normalize('NFKC'))

export function readDay(
  entry: Entry | undefined,
  reportAt: ReportAt,
  expected: Expected = 'day'
): PlainDate | null {
  const text = readText(entry, reportAt, expected)
  if (!entry || text === null) return null
  const groups = writtenDay.exec(text.normalize('NFKC'))?.groups
  if (!groups) {
    reportType(entry.value, entry.key, expected, reportAt)
    return null
  }
  const {year, month = groups['月'], date = groups['日']} = groups
  const day = toPlainDate(Number(year), Number(month), Number(date))
  if (!day) reportAt('front-matter-impossible-day', entry.value.start, {key: excerpt(entry.key)})
  return day ?? null
}

export function readUrl(entry: Entry | undefined, reportAt: ReportAt): string | null {
  const text = readText(entry, reportAt, 'address')
  if (!entry || text === null) return null
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/u.test(url.protocol)) return url.href
  // Elsewhere `url` is the path below the site: nothing to mend there, but nothing to link to either.
  const isPath = !url && /^[./]/u.test(text)
  reportAt(isPath ? 'front-matter-url-path' : 'front-matter-url', entry.value.start)
  return null
}

export function readList(entry: Entry | undefined, reportAt: ReportAt): string[] {
  if (!entry) return []
  // Hexo writes a category and the one within it as a list in the list.
  const items = itemsOf(entry.value).flatMap(itemsOf)
  return items.flatMap((item) => readText({...entry, value: namedValue(item)}, reportAt, 'list') ?? [])
}

/** Qiita's tags are `{name, versions}`. */
const namedValue = (value: Value): Value => valueUnder(value, ['name']) ?? value
