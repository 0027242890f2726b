import {foldText, type Folded} from '../../locale/reading/fold.ts'
import {lex, type DayToken, type Token} from '../annotations/tokens.ts'
import {isMark} from '../annotations/signs.ts'
import type {PlainDay} from '../../plain-date.ts'
import {dayIn} from '../written-day.ts'
import {kindOf} from './kind.ts'

/** Where a note's day stands and where its words begin, as indexes into the written line. */
export interface NoteDay {
  readonly day: DayToken
  readonly from: number
  readonly to: number
  /** Where the note's words begin; 0 where they stand before the day. */
  readonly rest: number
  /** `-2025/05/07`: meant as a list item. */
  readonly bullet: boolean
  readonly stray: boolean
  /** A sentence that happens to begin with a day, `2020年10月31日に…`. */
  readonly prose: boolean
  /** The day does not open the note. */
  readonly late: boolean
}

export const dateOf = ({day: {day}}: NoteDay): PlainDay | undefined =>
  day.year === undefined ? undefined : dayIn(day.year, day)

/** Whether a whole day opens the note. */
export const opensWithDay = ({day, late}: NoteDay): boolean => day.day.day !== undefined && !late

// Days stand within the first or last characters of a note; the rest is not cut into tokens.
const reach = 64

/** A part of a written line, cut into tokens. */
interface Part {
  readonly tokens: readonly Token[]
  readonly text: string
  at(index: number): number
}

function partOf(written: string, from: number): Part {
  const folded: Folded = foldText(written.slice(from, from + reach))
  return {tokens: lex(folded.text), text: folded.text, at: (index) => from + folded.at(index)}
}

const hasYear = (token: Token | undefined): token is DayToken =>
  token?.type === 'day' && token.day.year !== undefined && !token.day.ambiguous

const isWhole = (token: Token | undefined): token is DayToken => hasYear(token) && token.day.day !== undefined

/** The day that opens a line. */
export const openingDay = (written: string): NoteDay | undefined => openingIn(partOf(written, 0), written)

/** The day of a line under a heading of notes, which may stand behind a version or at the end as well. */
export function noteDay(written: string): NoteDay | undefined {
  const opening = partOf(written, 0)
  return openingIn(opening, written) ?? endingDay(written) ?? dayBehindVersion(opening)
}

function openingIn({tokens, text, at}: Part, written: string): NoteDay | undefined {
  const first = tokens.findIndex((token) => !opensNote(token))
  const day = tokens[first]
  if (!hasYear(day) || day.day.terse) return undefined
  let next = first + 1
  while (next < tokens.length && separatesNote(tokens[next]!)) next++
  const before = tokens[first - 1]
  return {
    day,
    from: at(day.start),
    to: at(day.day.dayEnd),
    rest: next < tokens.length ? at(tokens[next]!.start) : Math.min(written.length, reach),
    bullet: tokens.slice(0, first).some((token) => token.type === 'mark'),
    stray: before?.type === 'decoration' && text[before.start] === '#',
    prose: isProse(tokens[first + 1]),
    late: false
  }
}

const opensNote = (token: Token): boolean =>
  ['space', 'decoration', 'open', 'silent'].includes(token.type) || isMark(token, '-・')

const separatesNote = (token: Token): boolean =>
  ['space', 'close', 'decoration'].includes(token.type) || isMark(token, ':,、-–—―|・;')

function isProse(after: Token | undefined): boolean {
  if (after?.type === 'mark') return isMark(after, ',、。')
  return after?.type === 'text' || (after?.type === 'word' && after.word.kind === undefined)
}

// `Added … at 2017-08-31 2:00:00 UTC.`, `表を追加（2020-10-31）`
function endingDay(written: string): NoteDay | undefined {
  const part = partOf(written, Math.max(0, written.length - reach))
  const {tokens} = part
  const index = tokens.findLastIndex(
    (token) => !['space', 'close'].includes(token.type) && !isMark(token, '。.')
  )
  const day = tokens[index]
  const before = tokens[index - 1]?.type === 'space' ? tokens[index - 2] : tokens[index - 1]
  const joined = before?.type === 'open' || (before?.type === 'word' && before.word.join === true)
  return isWhole(day) && joined ? lateDay(day, part) : undefined
}

// [v1.2], Ver. 1.2:, 第2版（
const version =
  /^[\s([【]*(?:v|ver\.?|version|rev\.?|第|バージョン)? ?[\d.]{1,16}(?:版)?[\s)\]】([【:、,|-]*$/iu

// `Version 1.2 (2020-10-31): …`, `追加 2020-10-31: …`
function dayBehindVersion(part: Part): NoteDay | undefined {
  const {tokens, text} = part
  const index = tokens.findIndex(({type}) => type === 'day')
  const day = tokens[index]
  if (!isWhole(day)) return undefined
  const before = text.slice(0, day.start)
  const isKindWord = tokens.slice(0, index).every(({type}) => type !== 'text') && kindOf(before) !== null
  return version.test(before) || isKindWord ? lateDay(day, part) : undefined
}

const lateDay = (day: DayToken, {at}: Part): NoteDay => ({
  day,
  from: at(day.start),
  to: at(day.day.dayEnd),
  rest: 0,
  bullet: false,
  stray: false,
  prose: false,
  late: true
})

// What joined the day to the words before it: a bracket, `at`
const joinsBefore = /(?:[(（[【\s]|(?<=\s)(?:at|on|as of)\s)$/iu

/** A note without its day and what joined the day to it. */
export function wordsOf(written: string, day: NoteDay | undefined): string {
  if (!day) return tidy(written)
  if (day.rest > day.from) return tidy(written.slice(day.rest))
  const before = written.slice(0, day.from).replace(joinsBefore, '').trimEnd()
  const after = written
    .slice(day.to + (day.day.end - day.day.day.dayEnd))
    .replace(/^[\s)）\]】:：、,|-]+/u, '')
  return tidy(/^[.。]/u.test(after) ? before + after : `${before} ${after}`)
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

// A soft break is a space between words, nothing between Japanese or Chinese characters.
function tidy(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^:{3,}$/u.test(line))
  return lines
    .map((line, index) => (index === 0 || isJoined(lines[index - 1]!, line) ? line : ` ${line}`))
    .join('')
}

const isJoined = (before: string, after: string) => wide.test(before.at(-1)!) && wide.test(after[0]!)
