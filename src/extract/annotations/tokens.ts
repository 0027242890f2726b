import {
  dayAt,
  isDigit,
  isLatin,
  isLetter,
  lengthAt,
  opensNamedDay,
  opensWord,
  wordAt,
  type Word,
  type WrittenDay
} from '../../locale/reading/index.ts'
import {opaque} from '../flatten.ts'

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

const families = ['()', '[]', '【】', '〔〕', '〈〉', '《》', '≪≫', '<>', '〖〗', '〘〙', '«»']

interface Sign {
  readonly type: PlainToken['type']
  readonly text: string
}

const signsOf = (characters: string, type: PlainToken['type']): (Sign & {sign: string})[] =>
  [...characters].map((text) => ({sign: text, type, text}))

const signs: ReadonlyMap<number, Sign> = new Map(
  [
    ...signsOf(' \t', 'space'),
    ...signsOf(':,、。.;・/|&+~-–—―!?@', 'mark'),
    ...signsOf('#※*=→←↑↓⇒●○■□◆◇▼▽▲△★☆◎•▪▸►✓✔✱❖♪◉', 'decoration'),
    ...signsOf(opaque, 'opaque'),
    ...families.map((family) => ({sign: family[0]!, type: 'open', text: family}) as const),
    ...families.map((family) => ({sign: family[1]!, type: 'close', text: family}) as const),
    // Ends the title of a shortcode; opens nothing.
    {sign: '"', type: 'close', text: '""'} as const
  ].map(({sign, ...rest}) => [sign.charCodeAt(0), rest])
)

// {#update-2016}, [!NOTE], :::details, :::message alert, the apostrophe of '20/10/31
const silent =
  /['’](?=\d{2}[/.]\d)|\{#[^{}\s]{1,200}\}|\[![a-z]{1,20}\]|:{3,}(?: ?[a-z-]{1,20})?(?: alert)?/iuy
const opensSilent = new Set([..."{[:'’"].map((character) => character.charCodeAt(0)))
// {{% note title=" — the title's end is the quotation mark
const shortcodeTitle = /\{\{[%<] ?[\w-]{1,30} (?:title=)?"/uy
// ✨, ⚠️, 🆕
const pictogram = /\p{Extended_Pictographic}\u{FE0F}?/uy
// 追記その2, Update 2:, EDIT #3; not the day in `Update 5 May 2020` or `更新 10 月 31 日`
const ordinal =
  / ?(?:その ?|#|no\.? ?)?(?:\d{1,2}|[一二三四五①-⑨])(?![\da-z./年月년월]|[:-]\d| ?(?:[a-z月월]|年)|th|st)/iuy
const spaces = /[ \t]+/uy
// ※1, *2): the number of a footnote; not the day in `※10/31`
const numbered = /[※*]\d{1,2}(?![\d/.年月-])[):]?/uy
const opensNumbered = new Set([...'※*'].map((character) => character.charCodeAt(0)))

/** Cuts a folded line into tokens. One pass: each pattern's reach is bounded, and what no token opens is skipped. */
export function lex(text: string): Token[] {
  const lower = lowered(text)
  const tokens: Token[] = []
  let plainFrom = 0
  let index = 0
  const flush = () => {
    if (plainFrom < index)
      tokens.push({type: 'text', start: plainFrom, end: index, text: text.slice(plainFrom, index)})
  }
  while (index < text.length) {
    const code = text.charCodeAt(index)
    const role = roles[code]!
    const token = role === plain ? undefined : tokenAt(text, lower, index, role)
    if (!token) {
      index = behindPlain(text, index, code)
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

// One character of İ is two in lower case; places would shift.
function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : text.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase())
}

// What a character may open, looked up once a character: most are plain.
const [plain, number, name, sign, pictorial] = [0, 1, 2, 3, 4] as const
const roles = Uint8Array.from({length: 0x1_00_00}, (_, code) => {
  if (isDigit(code)) return number
  if (signs.has(code) || opensSilent.has(code)) return sign
  if (opensWord(code) || opensNamedDay(code)) return name
  return code < 0xa9 || isEastAsian(code) ? plain : pictorial
})

// Letters of Chinese, Japanese and Korean, and what stands between them in the code.
function isEastAsian(code: number): boolean {
  return code >= 0x3040 && code <= 0xd7ff
}

function tokenAt(text: string, lower: string, index: number, role: number): Token | undefined {
  if (role === number) return dayTokenAt(text, index)
  if (role === sign) return signAt(text, index)
  if (role === pictorial) return pictogramAt(text, index)
  const within = isLetter(text.charCodeAt(index)) && isLetter(text.charCodeAt(index - 1))
  return within ? undefined : (dayTokenAt(text, index) ?? wordTokenAt(lower, index))
}

// No token begins within a number or a Latin word.
function behindPlain(text: string, index: number, code: number): number {
  if (isDigit(code)) return behindAll(text, index + 1, isDigit)
  return isLetter(code) ? behindAll(text, index + 1, isLetter) : index + 1
}

function behindAll(text: string, from: number, test: (code: number) => boolean): number {
  let index = from
  while (test(text.charCodeAt(index))) index++
  return index
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
  const code = text.charCodeAt(index)
  const special = opensSilent.has(code) ? specialAt(text, index) : undefined
  const sign = signs.get(code)
  if (special || !sign) return special
  const length = lengthOfSign(sign, text, index, code)
  return {type: sign.type, start: index, end: index + length, text: sign.text}
}

function lengthOfSign({type}: Sign, text: string, index: number, code: number): number {
  if (type === 'space') return lengthAt(spaces, text, index)
  return (opensNumbered.has(code) && lengthAt(numbered, text, index)) || 1
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
