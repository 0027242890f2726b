import {dayAt, isLatin, matchAt, wordAt, type Word, type WrittenDay} from '../locale/reading/index.ts'
import {opaque} from './flatten.ts'

interface Place {
  readonly start: number
  readonly end: number
}

export interface DayToken extends Place {
  readonly type: 'day'
  readonly day: WrittenDay
}

export interface WordToken extends Place {
  readonly type: 'word'
  readonly word: Word
  readonly latin: boolean
}

/**
 * `open`, `close`: brackets, by their family; `mark`: punctuation; `decoration`: `※`, `#`, an arrow, an emoji;
 * `silent`: `{#id}`, `[!NOTE]`, `:::`, which are not text.
 */
export interface PlainToken extends Place {
  readonly type: 'open' | 'close' | 'space' | 'mark' | 'decoration' | 'silent' | 'opaque' | 'text'
  readonly text: string
}

export type Token = DayToken | WordToken | PlainToken

const brackets: Readonly<Record<string, {type: 'open' | 'close'; family: string}>> = {
  '(': {type: 'open', family: '()'},
  ')': {type: 'close', family: '()'},
  '[': {type: 'open', family: '[]'},
  ']': {type: 'close', family: '[]'},
  '【': {type: 'open', family: '【】'},
  '】': {type: 'close', family: '【】'},
  '〔': {type: 'open', family: '〔〕'},
  '〕': {type: 'close', family: '〔〕'},
  '〈': {type: 'open', family: '〈〉'},
  '〉': {type: 'close', family: '〈〉'},
  '《': {type: 'open', family: '《》'},
  '》': {type: 'close', family: '《》'},
  '<': {type: 'open', family: '<>'},
  '>': {type: 'close', family: '<>'},
  '"': {type: 'close', family: '""'}
}

const marks = new Set(':,、。.;・/|&+~-–—―!?')
const decorations = new Set('#※*→←↑↓⇒●○■□◆◇▼▽▲△★☆◎')

// ✨, ⚠️, 🆕
const pictogram = /\p{Extended_Pictographic}\u{FE0F}?/uy
// {#update-2016}, [!NOTE], :::details, :::message alert
const silent = /\{#[^{}\s]{1,200}\}|\[![a-z]{1,20}\]|:{3,}(?: ?[a-z-]{1,20})?(?: alert)?/iuy
// {{% note title=" — the title's end is the quotation mark
const shortcodeTitle = /\{\{[%<] ?[\w-]{1,30} (?:title=)?"/uy
// 追記その2, Update 2:, EDIT #3; not the day in `Update 5 May 2020` or `更新 10 月 31 日`
const ordinal =
  / ?(?:その ?|#|no\.? ?)?(?:\d{1,2}|[一二三四五])(?![\da-z./年月년월:-]| ?(?:[a-z月월]|年)|th|st)/iuy
const spaces = /[ \t]+/uy

/** Cuts a folded line into tokens; linear, since each pattern's reach is bounded. */
export function lex(text: string): Token[] {
  const lower = text.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase())
  const tokens: Token[] = []
  let plainFrom = 0
  let index = 0
  const flush = () => {
    if (plainFrom < index)
      tokens.push({type: 'text', start: plainFrom, end: index, text: text.slice(plainFrom, index)})
  }
  while (index < text.length) {
    const token = tokenAt(text, lower, index)
    if (!token) {
      index++
      continue
    }
    flush()
    tokens.push(token)
    index = token.end
    plainFrom = index
  }
  flush()
  return tokens
}

function tokenAt(text: string, lower: string, index: number): Token | undefined {
  return dayTokenAt(text, index) ?? wordTokenAt(lower, index) ?? signAt(text, index)
}

function dayTokenAt(text: string, index: number): DayToken | undefined {
  const day = dayAt(text, index)
  return day && {type: 'day', start: index, end: day.end, day}
}

function wordTokenAt(lower: string, index: number): WordToken | undefined {
  const found = wordAt(lower, index)
  if (!found) return undefined
  const end = index + found.text.length
  const length = found.word.kind ? lengthAt(ordinal, lower, end) : 0
  return {type: 'word', start: index, end: end + length, word: found.word, latin: isLatin(found.text)}
}

function signAt(text: string, index: number): PlainToken | undefined {
  const token = (type: PlainToken['type'], length: number, text: string): PlainToken => ({
    type,
    start: index,
    end: index + length,
    text
  })
  const character = text[index]!
  if (character === ' ' || character === '\t') return token('space', lengthAt(spaces, text, index), ' ')
  if (character === opaque) return token('opaque', 1, character)
  if ('{[:'.includes(character)) {
    const title = lengthAt(shortcodeTitle, text, index)
    if (title > 0) return token('open', title, '""')
    const length = lengthAt(silent, text, index)
    if (length > 0) return token('silent', length, '')
  }
  const bracket = brackets[character]
  if (bracket) return token(bracket.type, 1, bracket.family)
  if (marks.has(character)) return token('mark', 1, character)
  if (decorations.has(character)) return token('decoration', 1, character)
  const length = character < '\u00a9' ? 0 : lengthAt(pictogram, text, index)
  return length > 0 ? token('decoration', length, character) : undefined
}

const lengthAt = (pattern: RegExp, text: string, index: number): number =>
  matchAt(pattern, text, index)?.[0].length ?? 0
