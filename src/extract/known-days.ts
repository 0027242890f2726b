import type {FrontMatter} from '../model/front-matter.ts'
import {parsePlainDate, toPlainDate, toPlainMonth, type PlainDay} from '../plain-date.ts'
import {openingDayOf} from './notes.ts'

/** Between which days an article's remarks were written, as far as it says; days without a year rest on them. */
export interface KnownDays {
  readonly published: PlainDay | null
  readonly updated: PlainDay | null
}

/** From the front matter, else from the article's address, its title, its first note. */
export function knownDays(
  {date, title, slug, url, extra}: FrontMatter,
  path: string,
  notes: readonly PlainDay[]
): KnownDays {
  const addresses = [path, slug, url, ...addressKeys.map((key) => extra[key])]
  const [first] = [...notes].sort()
  const published =
    date ??
    firstOf(addresses.map((address) => dayInAddress(address))) ??
    (title === null ? null : openingDayOf(title)) ??
    first
  return {published: published ?? null, updated: firstOf(updatedKeys.map((key) => dayIn(extra[key]))) ?? null}
}

const addressKeys = ['permalink', 'path', 'link', 'aliases']
const updatedKeys = [
  'lastmod',
  'updated',
  'updated_at',
  'updatedAt',
  'last_modified_at',
  'modified',
  '更新日'
]

const firstOf = <T>(values: readonly (T | undefined)[]): T | undefined =>
  values.find((value) => value !== undefined)

// 2008-02-20-title.md, /2008/02/20/title/, /2008/0220/title/, posts/20080220.md, /2008/02/title/
const addressDay =
  /(?<![\d.])(?<year>(?:19|20)\d{2})(?<mark>[-/_]?)(?<month>0[1-9]|1[0-2])(?:[-/_]?(?<day>[0-2]\d|3[01]))?(?!\d)/u

function dayInAddress(address: unknown): PlainDay | undefined {
  const groups = typeof address === 'string' ? addressDay.exec(address)?.groups : undefined
  if (!groups) return undefined
  const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'] ?? 0)]
  if (day > 0) return toPlainDate(year, month, day)
  // Six digits are an hour or a number as well.
  return groups['mark'] === '' ? undefined : toPlainMonth(year, month)
}

const dayIn = (value: unknown): PlainDay | undefined =>
  typeof value === 'string' ? parsePlainDate(value.slice(0, 10).replaceAll('/', '-')) : undefined
