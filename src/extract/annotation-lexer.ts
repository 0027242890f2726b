import {
  dayAt,
  isLatin,
  matchAt,
  opensWord,
  wordAt,
  type Word,
  type WrittenDay
} from '../locale/reading/index.ts'
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

const families = ['()', '[]', '【】', '〔〕', '〈〉', '《》', '<>']

type Sign = PlainToken['type'] | 'none' | {readonly type: 'open' | 'close'; readonly family: string}

const signs: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ...[...' \t'].map((sign) => [sign, 'space'] as const),
  ...[...':,、。.;・/|&+~-–—―!?'].map((sign) => [sign, 'mark'] as const),
  ...[...'#※*→←↑↓⇒●○■□◆◇▼▽▲△★☆◎'].map((sign) => [sign, 'decoration'] as const),
  ...families.flatMap((family) => [
    [family[0]!, {type: 'open', family}] as const,
    [family[1]!, {type: 'close', family}] as const
  ]),
  // Ends the title of a shortcode; opens nothing.
  ['"', {type: 'close', family: '""'}],
  ['{', 'none'],
  [opaque, 'opaque']
])

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
    const token = dayTokenAt(text, index) ?? wordTokenAt(lower, index) ?? signAt(text, index)
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

function dayTokenAt(text: string, index: number): DayToken | undefined {
  const day = dayAt(text, index)
  return day && {type: 'day', start: index, end: day.end, day}
}

function wordTokenAt(lower: string, index: number): WordToken | undefined {
  const found = opensWord(lower[index]!) && wordAt(lower, index)
  if (!found) return undefined
  const end = index + found.text.length
  const length = found.word.kind ? lengthAt(ordinal, lower, end) : 0
  return {type: 'word', start: index, end: end + length, word: found.word, latin: isLatin(found.text)}
}

function signAt(text: string, index: number): PlainToken | undefined {
  const character = text[index]!
  const sign = signs.get(character)
  if (sign === undefined)
    return character < '\u00a9' || isPlain(character) ? undefined : pictogramAt(text, index)
  const end = index + 1
  if (sign === 'space')
    return {type: 'space', start: index, end: index + lengthAt(spaces, text, index), text: ' '}
  if (character === '{' || character === '[' || character === ':') {
    const special = specialAt(text, index)
    if (special) return special
  }
  if (sign === 'none') return undefined
  return typeof sign === 'string'
    ? {type: sign, start: index, end, text: character}
    : {type: sign.type, start: index, end, text: sign.family}
}

function specialAt(text: string, index: number): PlainToken | undefined {
  const title = lengthAt(shortcodeTitle, text, index)
  if (title > 0) return {type: 'open', start: index, end: index + title, text: '""'}
  const length = lengthAt(silent, text, index)
  return length > 0 ? {type: 'silent', start: index, end: index + length, text: ''} : undefined
}

function pictogramAt(text: string, index: number): PlainToken | undefined {
  const length = lengthAt(pictogram, text, index)
  return length > 0 ? {type: 'decoration', start: index, end: index + length, text: text[index]!} : undefined
}

// Letters of Chinese, Japanese and Korean, by far the most characters there are.
const isPlain = (character: string) => character >= '\u3040' && character <= '\ud7ff'

const lengthAt = (pattern: RegExp, text: string, index: number): number =>
  matchAt(pattern, text, index)?.[0].length ?? 0
