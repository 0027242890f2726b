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
  return (key: K, values: Readonly<Record<string, string | number>> = {}): string => {
    const format =
      compiled.get(key) ??
      // No isolating marks round values: they would stay in file names, feeds and terminals.
      new MessageFormat(locale, sources[key], {bidiIsolation: 'none'})
    compiled.set(key, format)
    return format.format(values)
  }
}
