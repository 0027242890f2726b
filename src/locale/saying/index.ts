import type {Saying} from '../saying.ts'
import {en} from './en.ts'
import {ja} from './ja.ts'

/** The languages that outputs can be said in. */
export const sayings: Readonly<Record<string, Saying>> = {ja, en}

// Languages that articles are written in and that nothing is told in yet.
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: {ja: '中国語', en: 'Chinese'},
  ko: {ja: '韓国語', en: 'Korean'}
}

/** What a language is called in another one; its tag where nobody knows. */
export function nameOfLanguage(tag: string, lang: string): string {
  const primary = tag.split('-')[0]!
  const names = (sayings[tag] ?? sayings[primary])?.names ?? otherNames[primary]
  return names?.[lang] ?? tag
}

/** A language's way of telling; English where a language has none of its own. */
export const sayingOf = (tag: string): Saying => sayings[tag] ?? sayings[tag.split('-')[0]!] ?? en
