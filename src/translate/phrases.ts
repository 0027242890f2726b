import {MessageFormat} from 'messageformat'
import type {MessageFunction} from 'messageformat/functions'

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

// `:integer` as the standard has it (LDML 48, Numbers), with what it needs of a language made once: the library makes it
// anew for every number, which was a twentieth of a build.
const integer: MessageFunction<string, string> = ({locales, dir = 'auto'}, _options, input) => {
  const {rules, numbers} = countingIn(locales.join())
  const value = Math.round(Number(input))
  const text = numbers.format(value)
  return {
    type: 'number',
    dir,
    selectKey: (keys) => [String(value), rules.select(value)].find((key) => keys.has(key)) ?? null,
    toParts: () => [{type: 'number', value: text}],
    toString: () => text,
    valueOf: () => value
  }
}

interface Counting {
  readonly rules: Intl.PluralRules
  readonly numbers: Intl.NumberFormat
}

const countings = new Map<string, Counting>()

function countingIn(locales: string): Counting {
  const known = countings.get(locales)
  if (known) return known
  const list = locales.split(',')
  const counting = {
    rules: new Intl.PluralRules(list),
    numbers: new Intl.NumberFormat(list, {maximumFractionDigits: 0})
  }
  countings.set(locales, counting)
  return counting
}

/** Formats MessageFormat 2 sources by key, each compiled once. */
export function formatter<K extends string>(locale: string, sources: Readonly<Record<K, string>>) {
  const compiled = new Map<K, MessageFormat<string, string>>()
  return (key: K, values: Readonly<Record<string, string | number>> = {}): string => {
    const format =
      compiled.get(key) ??
      // No isolating marks round values: they would stay in file names, feeds and terminals.
      new MessageFormat(locale, sources[key], {bidiIsolation: 'none', functions: {integer}})
    compiled.set(key, format)
    return format.format(values)
  }
}
