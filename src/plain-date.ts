declare const plainDate: unique symbol
declare const plainMonth: unique symbol

/** A calendar day without time or zone, `YYYY-MM-DD`; sorts as text (TC39 `Temporal.PlainDate`). */
export type PlainDate = string & {readonly [plainDate]: true}

/** A calendar month, `YYYY-MM`; sorts before all of its days (TC39 `Temporal.PlainYearMonth`). */
export type PlainMonth = string & {readonly [plainMonth]: true}

/** What an author wrote: a day, or a month where no day is given. Never the one turned into the other. */
export type PlainDay = PlainDate | PlainMonth

const pad = (value: number, width: number) => String(value).padStart(width, '0')
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

/** The day, or `undefined` when the calendar has none such: `Date` would turn 31 February into 2 March. */
export function toPlainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (year < 1 || year > 9999 || day < 1 || day > daysInMonth(year, month)) return undefined
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate
}

/** The month, or `undefined` when there is none such. */
export function toPlainMonth(year: number, month: number): PlainMonth | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined
  return `${pad(year, 4)}-${pad(month, 2)}` as PlainMonth
}

/** Reads exactly `YYYY-MM-DD`; `undefined` for anything else and for days that do not exist. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)
  return match ? toPlainDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** Whether a day is known, or the month only. */
export const hasDay = (day: PlainDay): day is PlainDate => day.length === 10

/** Year, month and (where known) day as numbers. */
export function fieldsOf(day: PlainDay): {year: number; month: number; day: number | undefined} {
  const [year, month, date] = day.split('-').map(Number)
  return {year: year!, month: month!, day: date}
}

/** Whole days from one day to another, negative when `to` is earlier. A month counts as its first day. */
export const daysBetween = (from: PlainDay, to: PlainDay): number => dayNumber(to) - dayNumber(from)

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: PlainDate): number => (dayNumber(day) + 6) % 7

// Days since 0000-03-01 in the proleptic Gregorian calendar: with March first, the leap day is a year's last
// and month lengths follow one formula (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
function dayNumber(value: PlainDay): number {
  const {year, month, day = 1} = fieldsOf(value)
  const years = month <= 2 ? year - 1 : year
  const era = Math.floor(years / 400)
  const yearOfEra = years - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 3
}

/** The calendar day of an instant (seconds since 1970 in UTC) as a clock shows it that many minutes ahead of UTC. */
export function dayAt(seconds: number, offset: number): PlainDate | undefined {
  const days = Math.floor((seconds + offset * 60) / 86_400)
  return Number.isSafeInteger(days) ? fromDayNumber(days + epoch) : undefined
}

const epoch = dayNumber('1970-01-01' as PlainDate)

// The inverse of `dayNumber`, from the same paper.
function fromDayNumber(number: number): PlainDate | undefined {
  const shifted = number + 3
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return toPlainDate(year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)
}
