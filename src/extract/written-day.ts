import type {WrittenDay} from '../locale/reading/index.ts'
import {fieldsOf, toPlainDate, toPlainMonth, weekdayOf, type PlainDay} from '../plain-date.ts'

/** The day that the calendar has, `undefined` where it has none such. */
export function dayIn(year: number, {month, day}: Pick<WrittenDay, 'month' | 'day'>): PlainDay | undefined {
  return day === undefined ? toPlainMonth(year, month) : toPlainDate(year, month, day)
}

/**
 * A day without a year is the first one not before `from`: an article's remarks are younger than the article
 * (it cannot have been changed before it was written).
 */
export function dayNotBefore(from: PlainDay, written: WrittenDay): PlainDay | undefined {
  const {year} = fieldsOf(from)
  // 29 February may be up to eight years off (1896, 1904).
  for (let candidate = year; candidate <= year + 8; candidate++) {
    const day = dayIn(candidate, written)
    if (day && day >= from) return day
  }
  return undefined
}

/** The last such day that is not after `until`. */
export function dayNotAfter(until: PlainDay, written: WrittenDay): PlainDay | undefined {
  const {year} = fieldsOf(until)
  for (let candidate = year; candidate >= year - 8; candidate--) {
    const day = dayIn(candidate, written)
    if (day && day <= until) return day
  }
  return undefined
}

/** The weekday that the calendar says, where the author wrote another. */
export function contradictedWeekday(day: PlainDay, written: WrittenDay): number | undefined {
  if (written.weekday === undefined || day.length !== 10) return undefined
  const weekday = weekdayOf(day as Parameters<typeof weekdayOf>[0])
  return weekday === written.weekday ? undefined : weekday
}
