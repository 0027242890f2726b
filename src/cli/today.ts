import {dayAt, type PlainDate} from '../plain-date.ts'

/** As the clock on the wall of whoever runs the command shows it: the only clock there is. */
export function today(): PlainDate {
  const now = new Date()
  return dayAt(now.getTime() / 1000, -now.getTimezoneOffset())!
}
