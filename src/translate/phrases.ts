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
  const plain = new Map<K, string>()
  const filled = new Map<string, string>()
  const format = (key: K, values: Values): string => {
    const message =
      compiled.get(key) ??
      // No isolating marks round values: they would stay in file names, feeds and terminals.
      new MessageFormat(locale, sources[key], {bidiIsolation: 'none'})
    compiled.set(key, message)
    return message.format(values)
  }
  return (key: K, values?: Values): string => {
    if (values === undefined) {
      const text = plain.get(key) ?? format(key, {})
      plain.set(key, text)
      return text
    }
    // The library makes a number format for every number, and the pages of an article say the same of each other.
    const name = nameOf(key, values)
    const known = filled.get(name)
    if (known !== undefined) return known
    const text = format(key, values)
    if (filled.size === most) filled.clear()
    if (text.length <= longest) filled.set(name, text)
    return text
  }
}

type Values = Readonly<Record<string, string | number>>

// Sentences with other values than ever: forgotten all at once.
const most = 2000
const longest = 300

function nameOf(key: string, values: Values): string {
  let name = key
  for (const [value, given] of Object.entries(values)) {
    const text = String(given)
    name += ` ${value} ${typeof given} ${text.length} ${text}`
  }
  return name
}
