import {InvalidArgumentError} from 'commander'

import {parsePlainDate, type PlainDate} from '../../plain-date.ts'

/** `https://…` or `http://…` */
export function webAddress(value: string): string {
  if (!/^https?:\/\/[^/]/u.test(value) || !URL.canParse(value)) throw new InvalidArgumentError('https://…/')
  return value
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function dayOf(value: string): PlainDate {
  const day = parsePlainDate(value)
  if (!day) throw new InvalidArgumentError('YYYY-MM-DD')
  return day
}

/** An option that may be given several times. */
export const oneMore = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value]

/** 1, 2, 3 … */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d*$/u.test(value)) throw new InvalidArgumentError('1, 2, 3 …')
  return Number(value)
}

/** 0 takes any free port. */
export function portNumber(value: string): number {
  if (!/^\d{1,5}$/u.test(value) || Number(value) > 65_535) throw new InvalidArgumentError('0 – 65535')
  return Number(value)
}
