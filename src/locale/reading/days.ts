import type {DayOpening} from '../reading.ts'
import {isDigit, isLetter} from './characters.ts'
import {numericDays, times} from './numeric.ts'
import {matchAt} from './patterns.ts'
import {readings} from './tables.ts'

/** What an author wrote as a day, before the calendar is asked. */
export interface WrittenDay {
  readonly year: number | undefined
  readonly month: number
  readonly day: number | undefined
  /** `24/04/03`, `12/9`: read as such beside a Chinese, Japanese or Korean word only. */
  readonly terse: boolean
  /** `05/06/2019`: which one is the month? */
  readonly ambiguous: boolean
  readonly weekday: number | undefined
  /** An hour was written: `2020/10/31 10:00`. */
  readonly timed: boolean
  /** End of the day itself, and of what belongs to it (weekday, time, zone). */
  readonly dayEnd: number
  readonly end: number
}

const dayTables = [numericDays, ...readings.map(({days}) => days)]
const daysByOpening = (opening: DayOpening): readonly RegExp[] =>
  dayTables.flatMap((table) => table[opening] ?? [])
const marks: readonly DayOpening[] = ['-', '/', '.', '年', '년', '月', '월']
/** By the code of the character behind the first number. */
const daysByMark = new Map(marks.map((mark) => [mark.charCodeAt(0), daysByOpening(mark)]))
const daysInDigits = daysByOpening('digits')
const daysBeforeMonth = daysByOpening('letter')
const daysByName = daysByOpening('name')

const extras = [...times, ...readings.flatMap((reading) => reading.extras)]
const months: Record<string, number> = Object.assign({}, ...readings.map((reading) => reading.months))
const eras: Record<string, number> = Object.assign({}, ...readings.map((reading) => reading.eras))
const weekdays: Record<string, number> = Object.assign({}, ...readings.map((reading) => reading.weekdays))

/** Whether a text may hold a day at all, for a first look. */
export const mayHoldDay = (text: string): boolean => dayHint.test(text)

const shortMonths = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
// 2020/1, 2020年1, 10/3, 2020.1, R2.1.3, 20201031, Oct 3, Oct. 2020, 3 Oct, 3rd of Oct, 元年, 三年四月
const dayHint = new RegExp(
  [
    String.raw`\d ?[-/年년月월] ?\d`,
    String.raw`(?:19|20|21)\d{2}\. ?\d|\d\.\d{1,2}\.\d|\d{8}`,
    String.raw`\b(?:${shortMonths})[a-z]{0,6}[.,]{0,2} ?\d|\d(?:st|nd|rd|th)?[ /-]?(?:of )?(?:${shortMonths})`,
    '元年|[一二三四五六七八九十]年'
  ].join('|'),
  'iu'
)

/** How a month's name begins: Oct, OCTOBER. */
const monthStarts = new Set(Object.keys(months).map((name) => name.slice(0, 3)))
// Of months and eras, `Oct`, `令和`, `R2`: what a day that opens with no digit opens with.
const namedStarts = new Set(
  [...Object.keys(months), ...Object.keys(eras)].flatMap((name) =>
    [name[0]!, name[0]!.toUpperCase()].map((letter) => letter.charCodeAt(0))
  )
)

function namesDay(text: string, index: number): boolean {
  if (!isLetter(text.charCodeAt(index)) || isDigit(text.charCodeAt(index + 1))) return true
  return monthStarts.has(text.slice(index, index + 3).toLowerCase())
}

/** Whether a character may open a day that begins with no digit. */
export const opensNamedDay = (code: number): boolean => namedStarts.has(code)

/** The day at a place of folded text; the longest where several patterns fit. */
export function dayAt(text: string, index: number): WrittenDay | undefined {
  const patterns = patternsAt(text, index)
  let best: RegExpExecArray | undefined
  for (const pattern of patterns) {
    const match = matchAt(pattern, text, index)
    if (match && match[0].length > (best?.[0].length ?? 0)) best = match
  }
  return best && writtenDay(text, best)
}

const none: readonly RegExp[] = []

function patternsAt(text: string, index: number): readonly RegExp[] {
  const code = text.charCodeAt(index)
  if (isDigit(code)) return isWithinNumber(text, index) ? none : patternsBehindNumber(text, index)
  return namedStarts.has(code) && namesDay(text, index) ? daysByName : none
}

function patternsBehindNumber(text: string, index: number): readonly RegExp[] {
  let end = index + 1
  while (isDigit(text.charCodeAt(end))) end++
  if (end - index === 8) return daysInDigits
  if (end - index > 4) return none
  const next = text.charCodeAt(end)
  const mark = next === 0x20 ? text.charCodeAt(end + 1) : next
  // `5-Sep-2023`, `5/Sep/2023`, `5 Sep`, `5th`
  if (isLetter(mark) || ((mark === 0x2d || mark === 0x2f) && isLetter(text.charCodeAt(end + 1))))
    return daysBeforeMonth
  return daysByMark.get(mark) ?? none
}

// A day does not begin within a number, a version or a path. `-2025/05/07` at the start of a line is a list item
// that lacks its space.
function isWithinNumber(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1)
  if (isDigit(before) || isLetter(before) || before === 0x2f || before === 0x2e) return true
  return before === 0x2d && /[^\s-]/u.test(text.slice(Math.max(0, index - 4), index - 1))
}

type Groups = Readonly<Record<string, string | undefined>>

function writtenDay(text: string, match: RegExpExecArray): WrittenDay {
  const groups = match.groups!
  const dayEnd = match.index + match[0].length
  const {end, weekday} = extrasAt(text, dayEnd)
  const timed = /\d:\d/u.test(text.slice(dayEnd, end))
  const year = yearIn(groups)
  return {
    year,
    ...(groups['first'] === undefined ? fieldsIn(groups) : swappedFieldsIn(groups)),
    terse: groups['yy'] !== undefined || (year === undefined && groups['monthName'] === undefined),
    weekday,
    timed,
    dayEnd,
    end
  }
}

function yearIn(groups: Groups): number | undefined {
  if (groups['year']) return Number(groups['year'])
  if (groups['yy']) return 2000 + Number(groups['yy'])
  if (!groups['era']) return undefined
  return eras[groups['era']]! + numberIn(groups['eraYear']!)
}

const hanDigits = '一二三四五六七八九'

/** 12, 十二, 二十一; 元 is an era's first year. */
function numberIn(written: string): number {
  if (written === '元') return 1
  if (isDigit(written.charCodeAt(0))) return Number(written)
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['', written]
  const value = (digit: string) => hanDigits.indexOf(digit) + 1
  const ten = written.includes('十') ? (tens === '' ? 10 : value(tens) * 10) : 0
  return ten + (ones === '' ? 0 : value(ones))
}

function fieldsIn({month, monthName, day}: Groups) {
  return {
    month: monthName ? months[monthName.toLowerCase()]! : numberIn(month!),
    day: day === undefined ? undefined : numberIn(day),
    ambiguous: false
  }
}

// 12.10.2020 is the tenth month's twelfth day wherever points are written; of slashes only a value above 12 tells.
function swappedFieldsIn(groups: Groups) {
  const [first, second] = [Number(groups['first']), Number(groups['second'])]
  const points = groups['mark'] === '.'
  const [day, month] = (points ? second <= 12 : first > 12) ? [first, second] : [second, first]
  return {month, day, ambiguous: !points && first <= 12 && second <= 12 && first !== second}
}

// `2020-10-31, at 21:30 UTC`, `2020/12/22(火) 12:12`, `2023年3月14日17:59:10`
const toExtra = / ?,? ?(?:at )?/uy

// What an extra may begin with, so that most days need not try them all.
const opensExtra =
  /[ ,]{0,3}(?:at )?[\dT(日月火水木金土星周週礼当付夜朝夕頃ご午早晚凌上中下初末오일월화수목금토FMSTWfmstw]/uy

function extrasAt(text: string, from: number): {end: number; weekday: number | undefined} {
  let end = from
  let weekday: number | undefined
  for (let count = 0; count < 3 && matchAt(opensExtra, text, end); count++) {
    const match = firstMatch(extras, text, end + matchAt(toExtra, text, end)![0].length)
    if (!match) break
    end = match.index + match[0].length
    const name = match.groups?.['weekday']
    if (name !== undefined) weekday ??= weekdays[name.toLowerCase()]
  }
  return {end, weekday}
}

function firstMatch(patterns: readonly RegExp[], text: string, index: number): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = matchAt(pattern, text, index)
    if (match) return match
  }
  return undefined
}
