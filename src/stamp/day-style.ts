import {fieldsOf, type PlainDate, weekdayOf} from '../plain-date.ts'

/** A day as somebody wrote it, and how to write another in the same way. */
export interface DayStyle {
  readonly start: number
  readonly end: number
  /** Whether `5` is written `05`; undefined where it does not show. */
  readonly padded: boolean | undefined
  write(day: PlainDate, padded: boolean): string
}

interface Form {
  readonly pattern: RegExp
  /** Whether single digits are usually filled up in this form. */
  readonly pads: boolean
  write(groups: Readonly<Record<string, string | undefined>>, parts: Parts): string
}

interface Parts {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly monthNumber: number
  readonly dayNumber: number
}

const digit = '[0-9０-９]'
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]
const monthName = `(?<name>${months.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|Sept)`

/** The longest first; the first that fits is the author's. */
const forms: readonly Form[] = [
  {
    // 2020年10月31日, 2020 年 1 月 5 日, 2021年7月5号, 2020년 6월 15일
    pattern: new RegExp(
      `(?<year>${digit}{4})(?<a>\\s?[年년]\\s?)(?<month>${digit}{1,2})(?<b>\\s?[月월]\\s?)(?<day>${digit}{1,2})(?<c>\\s?[日号일])`,
      'u'
    ),
    pads: false,
    write: ({a, b, c}, {year, month, day}) => `${year}${a}${month}${b}${day}${c}`
  },
  {
    // 令和2年10月31日
    pattern:
      /(?<era>令和\s?)(?<year>\d{1,2}|元)(?<a>\s?年\s?)(?<month>\d{1,2})(?<b>\s?月\s?)(?<day>\d{1,2})(?<c>\s?日)/u,
    pads: false,
    write: ({era, a, b, c}, {year, month, day}) => {
      const count = Number(year) - 2018
      return `${era}${count === 1 ? '元' : count}${a}${month}${b}${day}${c}`
    }
  },
  {
    // 2020/10/31, 2020-10-31, 2020.1.5, 2021 / 02 / 04
    pattern: new RegExp(
      `(?<year>${digit}{4})(?<a>\\s?(?<mark>[-/.／．－])\\s?)(?<month>${digit}{1,2})(?<b>\\s?\\k<mark>\\s?)(?<day>${digit}{1,2})`,
      'u'
    ),
    pads: true,
    write: ({a, b}, {year, month, day}) => `${year}${a}${month}${b}${day}`
  },
  {
    // 20201031
    pattern: /(?<!\d)(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/u,
    pads: true,
    write: (_, {year, month, day}) => `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`
  },
  {
    // Feb 05, 2024; September 24th, 2025
    pattern: new RegExp(
      `${monthName}(?<a>\\.? )(?<day>\\d{1,2})(?<nth>st|nd|rd|th)?(?<b>,? )(?<year>\\d{4})`,
      'iu'
    ),
    pads: false,
    write: ({name, a, b, nth}, {year, day, monthNumber, dayNumber}) =>
      `${nameLike(name!, monthNumber)}${a}${day}${nth ? nthOf(dayNumber) : ''}${b}${year}`
  },
  {
    // 17th January 2024, 1 Jun 2020
    pattern: new RegExp(
      `(?<day>\\d{1,2})(?<nth>st|nd|rd|th)?(?<a> )${monthName}(?<b>\\.?,? )(?<year>\\d{4})`,
      'iu'
    ),
    pads: false,
    write: ({name, a, b, nth}, {year, day, monthNumber, dayNumber}) =>
      `${day}${nth ? nthOf(dayNumber) : ''}${a}${nameLike(name!, monthNumber)}${b}${year}`
  },
  {
    // 24/04/03: two digits of the year
    pattern: /(?<![\d/.-])(?<year>\d{2})(?<mark>[-/.])(?<month>\d{2})\k<mark>(?<day>\d{2})(?![\d/.-])/u,
    pads: true,
    write: ({mark}, {year, month, day}) => `${year.slice(2)}${mark}${month}${mark}${day}`
  },
  {
    // 2022年7月, 12月9日: a whole day says more, in the same signs
    pattern: /(?:\d{4}\s?年\s?)?(?<month>\d{1,2})\s?月(?:\s?\d{1,2}\s?日)?/u,
    pads: false,
    write: (_, {year, month, day}) => `${year}年${month}月${day}日`
  },
  {
    // 2024/10, 6/21
    pattern:
      /(?<![\d/.-])(?:\d{4}(?<mark>[-/.])(?<month>\d{1,2})|(?<first>\d{1,2})(?<slash>\/)\d{1,2})(?![\d/.-])/u,
    pads: true,
    write: ({mark, slash}, {year, month, day}) => `${year}${mark ?? slash}${month}${mark ?? slash}${day}`
  }
]

function nameLike(written: string, month: number): string {
  const name = months[month - 1]!
  // May is both.
  const isShort =
    written.length <= 4 &&
    !months.some((long) => long.length === written.length && long.toLowerCase() === written.toLowerCase())
  const like = isShort ? name.slice(0, 3) : name
  return written === written.toUpperCase()
    ? like.toUpperCase()
    : written === written.toLowerCase()
      ? like.toLowerCase()
      : like
}

const nthOf = (day: number): string =>
  day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')

// What belongs to the old day: a time and its zone.
const time = /^[\sT]*\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:UTC|GMT|JST|KST|CST|Z|\([A-Z]{3}\)|[-+]\d{2}:?\d{2}))?/u
// (火), （火曜日）, (Tue)
const weekday =
  /^\s?(?<open>[(（])(?:(?<ja>[日月火水木金土])(?<suffix>曜日?)?|(?<en>Sun|Mon|Tue|Wed|Thu|Fri|Sat))(?<close>[)）])/u
const weekdaysJa = '日月火水木金土'
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The first day in a text, as a style; null where there is none that could be written alike. */
export function dayStyleIn(text: string): DayStyle | null {
  const found = forms.flatMap((form) => {
    const match = form.pattern.exec(text)
    return match ? [{form, match}] : []
  })
  const best = found.sort((a, b) => a.match.index - b.match.index || b.match[0].length - a.match[0].length)[0]
  if (!best) return null
  const {form, match} = best
  const {groups = {}} = match
  const behind = match.index + match[0].length
  const named = weekday.exec(text.slice(behind))
  const afterWeekday = behind + (named?.[0].length ?? 0)
  const end = afterWeekday + (time.exec(text.slice(afterWeekday))?.[0].length ?? 0)
  const written = [groups.month, groups.day].filter((part) => part !== undefined)
  const isWide = /[０-９]/u.test(groups.year ?? '')
  return {
    start: match.index,
    end,
    padded:
      written.some((part) => /^[0０]/u.test(part)) ||
      (written.some((part) => part.length === 1) ? false : undefined),
    write(day, padded) {
      const {year, month, day: date} = fieldsOf(day)
      const two = (value: number) => widen(padded ? String(value).padStart(2, '0') : String(value), isWide)
      const parts = {
        year: widen(String(year), isWide),
        month: two(month),
        day: two(date!),
        monthNumber: month,
        dayNumber: date!
      }
      return form.write(groups, parts) + weekdayLike(named?.groups, day)
    }
  }
}

/** Whether days of a style are filled up with zeros: as others of the author show, else as is usual. */
export function padsDays(texts: readonly string[]): (style: DayStyle, text: string) => boolean {
  const styles = texts.map((text) => dayStyleIn(text)?.padded)
  const known = styles.findLast((padded) => padded !== undefined)
  return (style, text) =>
    style.padded ??
    known ??
    forms.find(({pattern}) => pattern.test(text.slice(style.start, style.end)))?.pads ??
    true
}

const widen = (text: string, isWide: boolean): string =>
  isWide ? text.replace(/\d/gu, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)) : text

function weekdayLike(groups: Record<string, string | undefined> | undefined, day: PlainDate): string {
  if (!groups) return ''
  const number = weekdayOf(day)
  const name = groups.en === undefined ? weekdaysJa[number]! + (groups.suffix ?? '') : weekdaysEn[number]!
  return `${groups.open}${name}${groups.close}`
}
