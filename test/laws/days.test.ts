import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {
  dayAt,
  daysBetween,
  daysInMonth,
  fieldsOf,
  hasDay,
  parsePlainDate,
  type PlainDate,
  type PlainDay,
  toPlainDate,
  toPlainMonth,
  weekdayOf
} from '../../src/plain-date.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

const year = fc.oneof(fc.integer({min: 1, max: 9999}), fc.constantFrom(1900, 2000, 2020, 2023, 2024, 2100))
const day = fc
  .tuple(year, fc.integer({min: 1, max: 12}), fc.integer({min: 1, max: 31}))
  .map(([year, month, day]) => toPlainDate(year, month, Math.min(day, daysInMonth(year, month)))!)

/** The next day, by counting as people do. */
function tomorrow(date: PlainDate): PlainDate {
  const {year, month, day} = fieldsOf(date)
  return toPlainDate(year, month, day! + 1) ?? toPlainDate(year, month + 1, 1) ?? toPlainDate(year + 1, 1, 1)!
}

describe('plain days', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(day, (date) => {
        const {year, month, day} = fieldsOf(date)
        expect(parsePlainDate(date)).toBe(date)
        expect(toPlainDate(year, month, day!)).toBe(date)
        expect(hasDay(date)).toBe(true)
      })
    )
  })

  it('are those of an instant on the clock of its place', () => {
    const offset = fc.integer({min: -14 * 60, max: 14 * 60})
    fc.assert(
      fc.property(day, fc.integer({min: 0, max: 86_399}), offset, (date, second, offset) => {
        const begin = Date.parse(`${date}T00:00:00Z`) / 1000
        expect(dayAt(begin + second - offset * 60, offset)).toBe(date)
      })
    )
    expect(dayAt(Number.NaN, 0)).toBeUndefined()
    expect(dayAt(1e15, 0)).toBeUndefined()
  })

  it('that the calendar does not have are none', () => {
    fc.assert(
      fc.property(
        year,
        fc.integer({min: -3, max: 20}),
        fc.integer({min: -3, max: 40}),
        (year, month, day) => {
          const isInMonth =
            month >= 1 &&
            month <= 12 &&
            day >= 1 &&
            day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
          expect(toPlainDate(year, month, day) !== undefined).toBe(isInMonth)
        }
      ),
      {numRuns: 500}
    )
    expect(toPlainDate(2023, 2, 29)).toBeUndefined()
    expect(toPlainDate(1900, 2, 29)).toBeUndefined()
    expect(toPlainDate(2000, 2, 29)).toBe('2000-02-29')
    expect(parsePlainDate('2020-1-1')).toBeUndefined()
  })

  it('sort as text', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        expect(one < other).toBe(daysBetween(one, other) > 0)
      })
    )
    const days: readonly PlainDay[] = [
      toPlainDate(2022, 6, 30)!,
      toPlainMonth(2022, 7)!,
      toPlainDate(2022, 7, 1)!,
      toPlainMonth(2022, 10)!
    ]
    expect(days.toReversed().sort()).toStrictEqual(days)
  })

  it('are one day apart from one to the next, and a weekday', () => {
    fc.assert(
      fc.property(day, (date) => {
        fc.pre(date < '9999-12-31')
        expect(daysBetween(date, tomorrow(date))).toBe(1)
        expect(daysBetween(tomorrow(date), date)).toBe(-1)
        expect(weekdayOf(tomorrow(date))).toBe((weekdayOf(date) + 1) % 7)
      }),
      {numRuns: 500}
    )
  })

  it('are as many days apart as one can count', () => {
    let date = toPlainDate(1899, 12, 1)!
    const first = date
    const wrong: PlainDate[] = []
    for (let count = 0; count < 100_000; count++) {
      if (daysBetween(first, date) !== count) wrong.push(date)
      date = tomorrow(date)
    }
    expect(wrong).toStrictEqual([])
    expect(date).toBe('2173-09-15')
  })

  it('have the weekdays of the calendar', () => {
    fc.assert(
      fc.property(day, (date) => {
        fc.pre(date > '0100')
        expect(weekdayOf(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay())
      })
    )
    expect(weekdayOf(parsePlainDate('2020-10-31')!)).toBe(6)
  })
})
