import {MessageFormat} from 'messageformat'

import type {Phrases} from '../locale/saying.ts'
import {sayingOf} from '../locale/saying/index.ts'

export type Say = (key: keyof Phrases, values?: Readonly<Record<string, string | number>>) => string

const sayers = new Map<string, Say>()

/** The sentences of a language, with their values filled in. */
export function sayIn(tag: string): Say {
  const known = sayers.get(tag)
  if (known) return known
  const {phrases, tag: locale} = sayingOf(tag)
  const say = formatter(locale, phrases)
  sayers.set(tag, say)
  return say
}

/** Formats MessageFormat 2 sources by key, each compiled once. */
export function formatter<K extends string>(locale: string, sources: Readonly<Record<K, string>>) {
  const compiled = new Map<K, MessageFormat>()
  const counted = new Map<string, string>()
  const format = (key: K, values: Values): string => {
    const message =
      compiled.get(key) ??
      // No isolating marks round values: they would stay in file names, feeds and terminals.
      new MessageFormat(locale, sources[key], {bidiIsolation: 'none'})
    compiled.set(key, message)
    return message.format(values)
  }
  return (key: K, values: Values = {}): string => {
    if (!isCount(values)) return format(key, values)
    // The library makes a number format for every number, and 「追加 3」 is said thousands of times.
    const name = `${key} ${values.n}`
    const text = counted.get(name) ?? format(key, values)
    if (values.n < mostCounted) counted.set(name, text)
    return text
  }
}

type Values = Readonly<Record<string, string | number>>

const mostCounted = 1000

const isCount = (values: Values): values is {readonly n: number} =>
  typeof values.n === 'number' && Object.keys(values).length === 1
