import type {Saying} from '../saying.ts'
import {en} from './en.ts'
import {ja} from './ja.ts'

/** The languages that outputs can be said in. */
export const sayings: Readonly<Record<string, Saying>> = {ja, en}

/** What a language is called in another one; its tag where nobody knows. */
export function nameOfLanguage(tag: string, lang: string): string {
  const {languages} = sayingOf(lang)
  return languages[tag] ?? languages[tag.split('-')[0]!] ?? tag
}

/** The words for small numbers; null where nobody wrote the language down. */
export const numeralsOf = (tag: string): readonly string[] | null =>
  (sayings[tag] ?? sayings[tag.split('-')[0]!])?.numerals ?? null

/** A language's way of telling; English where a language has none of its own. */
export const sayingOf = (tag: string): Saying => sayings[tag] ?? sayings[tag.split('-')[0]!] ?? en

const ownNames: Readonly<Record<string, string>> = {
  zh: '中文',
  ko: '한국어',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  pt: 'Português',
  it: 'Italiano',
  ru: 'Русский',
  vi: 'Tiếng Việt',
  th: 'ไทย',
  id: 'Bahasa Indonesia'
}

/** What a language calls itself; its tag where nobody knows. */
export function ownNameOf(tag: string): string {
  const language = tag.split('-')[0]!
  return sayings[language]?.languages[language] ?? ownNames[language] ?? tag
}
