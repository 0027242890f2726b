import type {Saying} from '../saying.ts'
import {en} from './en.ts'
import {ja} from './ja.ts'

/** The languages that outputs can be said in. */
export const sayings: Readonly<Record<string, Saying>> = {ja, en}

/** A language's way of telling; English where a language has none of its own. */
export const sayingOf = (tag: string): Saying => sayings[tag] ?? sayings[tag.split('-')[0]!] ?? en
