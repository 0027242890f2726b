import type {AnnotationKind} from '../../model/annotation-kind.ts'
import type {Extent, LocaleReading} from '../reading.ts'
import {isDigit, isLatin, isLetter} from './characters.ts'
import {readings} from './tables.ts'

/** All that one word may mean, in any language. */
export interface Word {
  readonly kind?: AnnotationKind
  /** `cited` kinds are said of other works as well, `note` kinds are read in notes only. */
  readonly strength?: 'plain' | 'cited' | 'note'
  readonly verb?: 'first' | 'last'
  /** Said of nothing but texts: 追記. */
  readonly ofText?: true
  readonly join?: true
  /** `10/31に変更`: to, of a day. */
  readonly towards?: true
  /** Said of days themselves, which are changed or put off. */
  readonly ofDates?: true
  readonly lead?: Extent
  readonly tail?: Extent | 'reference'
  readonly refusedAfter?: true
  readonly refusedBefore?: true
}

const vocabulary = new Map<string, Word>()
for (const reading of readings) learn(reading)

function learn(reading: LocaleReading): void {
  const {verb} = reading
  for (const [word, kind] of Object.entries(reading.kinds)) add(word, {kind, strength: 'plain', verb})
  for (const [word, kind] of Object.entries(reading.citedKinds)) add(word, {kind, strength: 'cited', verb})
  for (const [word, kind] of Object.entries(reading.noteKinds)) add(word, {kind, strength: 'note', verb})
  for (const [word, lead] of Object.entries(reading.leads)) add(word, {lead})
  for (const [word, tail] of Object.entries(reading.tails)) add(word, {tail})
  for (const word of reading.textKinds) add(word, {ofText: true})
  for (const word of reading.joins) add(word, {join: true})
  for (const word of reading.towards) add(word, {towards: true})
  for (const word of reading.dateKinds) add(word, {ofDates: true})
  for (const word of reading.refusedAfter) add(word, {refusedAfter: true})
  for (const word of reading.refusedBefore) add(word, {refusedBefore: true})
}

/** The first language to say what a word means is heard; a word may mean several things at once. */
function add(word: string, meaning: Word): void {
  vocabulary.set(word, {...meaning, ...vocabulary.get(word)})
}

interface KnownWord {
  readonly text: string
  readonly word: Word
  readonly latin: boolean
}

/** Words by how they begin, the longest first. */
const wordsByStart = new Map<number, KnownWord[]>()
const starts = new Set<number>()
for (const [text, word] of vocabulary) {
  const start = startOf(text, 0)
  const words = [...(wordsByStart.get(start) ?? []), {text, word, latin: isLatin(text)}]
  wordsByStart.set(
    start,
    words.sort((a, b) => b.text.length - a.text.length)
  )
  starts.add(text.charCodeAt(0)).add(text[0]!.toUpperCase().charCodeAt(0))
}

// Of Latin words two letters: many begin with `a`.
function startOf(text: string, index: number): number {
  const first = text.charCodeAt(index)
  return isLetter(first) ? first * 0x1_00_00 + text.charCodeAt(index + 1) : first
}

/** Whether a known word may begin with a character. */
export const opensWord = (code: number): boolean => starts.has(code)

/** The longest known word at a place of folded text in lower case; Latin ones are whole. */
export function wordAt(lower: string, index: number): KnownWord | undefined {
  const words = wordsByStart.get(startOf(lower, index))
  if (!words) return undefined
  for (const known of words) {
    if (lower.startsWith(known.text, index) && (!known.latin || endsWord(lower, index + known.text.length)))
      return known
  }
  return undefined
}

function endsWord(text: string, end: number): boolean {
  const after = text.charCodeAt(end)
  return !isLetter(after) && !isDigit(after)
}
