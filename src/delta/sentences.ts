import {abbreviations} from '../locale/reading/index.ts'
import {codeEndOf, wordsOf} from './tokens.ts'

/** A sentence, and the white space in front of it. */
export interface Sentence {
  readonly lead: string
  readonly text: string
}

const closers: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '（': '）',
  '(': ')',
  '［': '］',
  '【': '】',
  '〈': '〉',
  '《': '》',
  '“': '”',
  '‘': '’'
}
const closing = new Set(Object.values(closers))
// A quotation longer than this many words was never closed.
const longestQuotation = 200

const isBlank = (word: string | undefined): boolean =>
  word === undefined || word.trim() === '' || isBreak(word)
const isBreak = (word: string): boolean => /^(?:\\|[ \t]*)\n/u.test(word)
// `\` or two spaces before the line's end, <br>
const isHardBreak = (word: string): boolean => /^(?:\\| {2,})\n/u.test(word) || /^<br[\s/>]/iu.test(word)
const isEnd = (word: string): boolean => /^[。．！？!?.]$/u.test(word)
// Signs with which Japanese begins a line of its own: ・項目, ※注, ①
const opensLine = /^[・●○■□◆◇▼▽▶※→⇒①-⑳]$/u
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const isMark = (word: string): boolean => /^(?:\*+|_+|~~)$/u.test(word)
// What may close behind a sentence's end and still belongs to it: marks that are open, tags, footnotes, quotes.
const trails = (word: string, isOpen: boolean): boolean =>
  closing.has(word) ||
  word === '"' ||
  word === "'" ||
  word.startsWith('</') ||
  word.startsWith('[^') ||
  (isMark(word) && isOpen)

/**
 * Prose cut into sentences; leads and texts, joined, are the prose. A sentence ends behind 。！？, behind .!? before a
 * space, and at a hard break, but not inside of a quotation with which it goes on (「はい。」と答える), nor at a line's
 * end: a paragraph that was only wrapped anew has the same sentences.
 */
export function sentencesOf(prose: string): Sentence[] {
  const words = wordsOf(prose)
  const closes = closesIn(words)
  const sentences: Sentence[] = []
  let lead = ''
  for (let start = 0; start < words.length;) {
    if (isBlank(words[start]) && !isHardTag(words[start]!)) lead += words[start++]!
    else {
      const end = withoutBlanks(words, start, endOf(words, start, closes))
      sentences.push({lead, text: words.slice(start, end).join('')})
      lead = ''
      start = end
    }
  }
  return lead === '' ? sentences : [...sentences, {lead, text: ''}]
}

// White space behind a sentence stands in front of the next.
function withoutBlanks(words: readonly string[], start: number, end: number): number {
  let index = end
  while (index > start + 1 && isBlank(words[index - 1]) && !isHardTag(words[index - 1]!)) index--
  return index
}

const isHardTag = (word: string): boolean => word.startsWith('<')

/** Index behind the last word of the sentence that begins at `start`. */
function endOf(words: readonly string[], start: number, closes: ReadonlyMap<number, number>): number {
  const open = new Set<string>()
  for (let index = start; index < words.length; index++) {
    const word = words[index]!
    const codeEnd = codeEndOf(words, index)
    if (codeEnd > index) {
      index = codeEnd
      continue
    }
    if (isHardBreak(word)) return word.startsWith('<') ? index + 1 : index
    if (isBreak(word) && opensLine.test(words[index + 1] ?? '')) return index
    if (isMark(word) && !open.delete(word)) open.add(word)
    const close = closes.get(index)
    if (close !== undefined) {
      if (isEnd(words[close - 1]!) && !goesOn(words, close + 1)) return skipTrail(words, close + 1, open)
      index = close
    } else if (isEnd(word)) {
      const last = skipEnds(words, index)
      const end = skipTrail(words, last, open)
      if (ends(words, start, index, end)) return end
      index = last - 1
    }
  }
  return words.length
}

/** Where brackets that open are closed, by their indices; those that nothing closes are missing. */
function closesIn(words: readonly string[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>()
  const open = new Map<string, number[]>()
  for (const [index, word] of words.entries()) {
    for (const opener of openersOf(word)) {
      const start = open.get(opener)?.pop()
      if (start !== undefined && index - start < longestQuotation) closes.set(start, index)
    }
    if (!openers.has(word)) continue
    const waiting = open.get(word)
    if (waiting) waiting.push(index)
    else open.set(word, [index])
  }
  return closes
}

const openersByCloser = new Map(Object.entries(closers).map(([open, close]) => [close, [open]]))
const openers = new Set([...Object.keys(closers), '[', '!['])
const linkOpeners = ['[', '![']

const openersOf = (word: string): readonly string[] =>
  word.startsWith(']') ? linkOpeners : (openersByCloser.get(word) ?? [])

// 「はい。」と答える, （補足です。）なので, 「はい。」、
const goesOn = (words: readonly string[], index: number): boolean =>
  /^(?:\p{Script=Hiragana}|[、，,；;：:。．）)」』])/u.test(words[index] ?? '')

function skipEnds(words: readonly string[], start: number): number {
  let index = start
  while (index < words.length && isEnd(words[index]!)) index++
  return index
}

function skipTrail(words: readonly string[], start: number, open: Set<string>): number {
  let index = start
  while (index < words.length && trails(words[index]!, open.has(words[index]!))) open.delete(words[index++]!)
  return index
}

function ends(words: readonly string[], start: number, index: number, end: number): boolean {
  const word = words[index]!
  const next = words[end]
  if (/[。！？．]/u.test(words.slice(index, end).join(''))) return true
  const before = index > start ? words[index - 1]! : ''
  if (word !== '.' && next !== undefined && cjk.test(next)) return cjk.test(before)
  if (!isBlank(next)) return false
  if (word !== '.') return true
  // `1. ` opens a line, and `J. Smith` is a name.
  const isNumber = index === start + 1 && /^\p{Nd}{1,3}$/u.test(before)
  const isInitial = /^\p{Lu}$/u.test(before)
  return next === undefined || !(isNumber || isInitial || abbreviations.has(before.toLowerCase()))
}
