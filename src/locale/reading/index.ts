import type {AnnotationKind} from '../../model/annotation-kind.ts'
import type {Extent, LocaleReading} from '../reading.ts'
import {en} from './en.ts'
import {foldText} from './fold.ts'
import {ja} from './ja.ts'
import {ko} from './ko.ts'
import {numericDays, times} from './numeric.ts'
import {zh} from './zh.ts'

/** Their order settles what one word means in two languages: 整理 is the Japanese one. */
const readings: readonly LocaleReading[] = [ja, zh, ko, en]

/** All that one word may mean, in any language. */
export interface Word {
  readonly kind?: AnnotationKind
  /** `cited` kinds are said of other works as well, `note` kinds are read in notes only. */
  readonly strength?: 'plain' | 'cited' | 'note'
  readonly verb?: 'first' | 'last'
  readonly join?: true
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
  for (const word of reading.joins) add(word, {join: true})
  for (const word of reading.refusedAfter) add(word, {refusedAfter: true})
  for (const word of reading.refusedBefore) add(word, {refusedBefore: true})
}

/** The first language to say what a word means is heard; a word may mean several things at once. */
function add(word: string, meaning: Word): void {
  vocabulary.set(word, {...meaning, ...vocabulary.get(word)})
}

/** Words by their first character, the longest first. */
const wordsByStart = new Map<string, {text: string; word: Word; latin: boolean}[]>()
for (const [text, word] of vocabulary) {
  const words = wordsByStart.get(text[0]!) ?? []
  words.push({text, word, latin: /[a-z]/u.test(text[0]!)})
  wordsByStart.set(
    text[0]!,
    words.sort((a, b) => b.text.length - a.text.length)
  )
}

/** Whether a known word may begin with a character (folded, lower case). */
export const opensWord = (character: string): boolean => wordsByStart.has(character)

const isLetter = (code: number) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** The longest known word at a place of folded text in lower case; Latin ones stand between other characters. */
export function wordAt(text: string, index: number): {text: string; word: Word} | undefined {
  for (const known of wordsByStart.get(text[index]!) ?? []) {
    if (text.startsWith(known.text, index) && (!known.latin || standsAlone(text, index, known.text.length)))
      return known
  }
  return undefined
}

function standsAlone(text: string, index: number, length: number): boolean {
  const after = text.charCodeAt(index + length)
  return !isLetter(text.charCodeAt(index - 1)) && !isLetter(after) && !isDigit(after)
}

/** Whether a word is written in Latin letters, so that a language with two orders of month and day may be meant. */
export const isLatin = (text: string): boolean => isLetter(text.charCodeAt(0))

/** What an author wrote as a day, before the calendar is asked. */
export interface WrittenDay {
  readonly year: number | undefined
  readonly month: number
  readonly day: number | undefined
  /** `24/04/03`, `12/9`: read as such beside a Chinese, Japanese or Korean word only. */
  readonly terse: boolean
  /** `05/06/2019`: which one is the month? */
  readonly ambiguous: boolean
  readonly weekday: number | undefined
  /** End of the day itself, and of what belongs to it (weekday, time, zone). */
  readonly dayEnd: number
  readonly end: number
}

const days = [...numericDays, ...readings.flatMap((reading) => reading.days)]
const extras = [...times, ...readings.flatMap((reading) => reading.extras)]
const months: Record<string, number> = Object.assign({}, ...readings.map((reading) => reading.months))
const eras: Record<string, number> = Object.assign({}, ...readings.map((reading) => reading.eras))
const weekdays: Record<string, number> = Object.assign({}, ...readings.map((reading) => reading.weekdays))

// What may open a day: `2020/`, `20201031`, `31 Oct`, `31st`, `令和`, `R2`, `Oct`; saves trying every pattern at every digit.
const opensNumericDay = /\d{1,4} ?[-/.年년月월]|\d{8}|\d{1,2}(?:st|nd|rd|th)?[ -]?(?:of )?[A-Za-z]{3}/uy
const namesDay = new RegExp(
  String.raw`(?:${Object.keys(months).join('|')})\b|(?:令和|平成|昭和|大正|明治|[RHS]) ?[\d元]`,
  'iuy'
)
const namedStarts = new Set(
  [...Object.keys(months), ...Object.keys(eras)].flatMap((name) => [name[0]!, name[0]!.toUpperCase()])
)

/** Whether a text may hold a day at all, for a first look. */
export const mayHoldDay = (text: string): boolean => dayHint.test(text)

// 2020/1, 2020年1, 10/3, 20201031, Oct 3, Oct. 2020, 3 Oct, 3rd, 元年
const dayHint =
  /\d ?[-/.年년月월] ?\d|\d{8}|元年|[A-Za-z]{3}[.,]? ?\d|\d(?:st|nd|rd|th)?[ -](?:of )?[A-Za-z]{3}/u

/** The day at a place of folded text; the longest where several patterns fit. */
export function dayAt(text: string, index: number): WrittenDay | undefined {
  const numeric = isDigit(text.charCodeAt(index))
  if (!numeric && !namedStarts.has(text[index]!)) return undefined
  if (index > 0 && (isLetter(text.charCodeAt(index - 1)) || isWithinNumber(text, index))) return undefined
  if (!matchAt(numeric ? opensNumericDay : namesDay, text, index)) return undefined
  let best: RegExpExecArray | undefined
  for (const pattern of days) {
    const match = matchAt(pattern, text, index)
    if (match && match[0].length > (best?.[0].length ?? 0)) best = match
  }
  return best && writtenDay(text, best)
}

// A day does not begin within a number, a version or a path. `-2025/05/07` at the start of a line is a list item
// that lacks its space.
function isWithinNumber(text: string, index: number): boolean {
  const before = text[index - 1]!
  if (!'0123456789./-'.includes(before)) return false
  return before !== '-' || text.slice(Math.max(0, index - 4), index - 1).trim() !== ''
}

export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index
  return pattern.exec(text) ?? undefined
}

function writtenDay(text: string, match: RegExpExecArray): WrittenDay {
  const groups = match.groups!
  const dayEnd = match.index + match[0].length
  const {end, weekday} = extrasAt(text, dayEnd)
  return {
    ...fieldsIn(groups),
    terse: groups['yy'] !== undefined || yearIn(groups) === undefined,
    weekday,
    dayEnd,
    end
  }
}

function yearIn(groups: Record<string, string | undefined>): number | undefined {
  if (groups['year']) return Number(groups['year'])
  if (groups['yy']) return 2000 + Number(groups['yy'])
  if (!groups['era']) return undefined
  return eras[groups['era']]! + (groups['eraYear'] === '元' ? 1 : Number(groups['eraYear']))
}

function fieldsIn(
  groups: Record<string, string | undefined>
): Pick<WrittenDay, 'year' | 'month' | 'day' | 'ambiguous'> {
  const year = yearIn(groups)
  if (groups['first'] === undefined) {
    const month = groups['monthName'] ? months[groups['monthName'].toLowerCase()]! : Number(groups['month'])
    return {
      year,
      month,
      day: groups['day'] === undefined ? undefined : Number(groups['day']),
      ambiguous: false
    }
  }
  const [first, second] = [Number(groups['first']), Number(groups['second'])]
  // 12.10.2020 is the tenth month's twelfth day wherever points are written; of slashes only a value above 12 tells.
  const dayFirst = groups['mark'] === '.' ? second <= 12 : first > 12
  const [month, day] = dayFirst ? [second, first] : [first, second]
  return {
    year,
    month,
    day,
    ambiguous: groups['mark'] === '/' && first <= 12 && second <= 12 && first !== second
  }
}

// `2020-10-31, at 21:30 UTC`, `2020/12/22(火) 12:12`, `2023年3月14日17:59:10`
const toExtra = / ?,? ?(?:at )?/uy

// What an extra may begin with, so that most days need not try them all.
const opensExtra = /[ ,]{0,3}(?:at )?[\dT(日月火水木金土星周週礼当付일월화수목금토FMSTWfmstw]/uy

function extrasAt(text: string, from: number): {end: number; weekday: number | undefined} {
  let end = from
  let weekday: number | undefined
  for (let count = 0; count < 3 && matchAt(opensExtra, text, end); count++) {
    const at = end + matchAt(toExtra, text, end)![0].length
    const match = firstMatch(extras, text, at)
    if (!match) break
    end = at + match[0].length
    const name = match.groups?.['weekday']
    if (name !== undefined) weekday ??= weekdays[name.toLowerCase()]
  }
  return {end, weekday}
}

function firstMatch(patterns: readonly RegExp[], text: string, index: number): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = matchAt(pattern, text, index)
    if (match) return match
  }
  return undefined
}

const particles = readings.flatMap((reading) => reading.particles)
const objectMarkers = readings.flatMap((reading) => reading.objectMarkers)

/** Whether a sentence goes on at this place: `（2020/10/31 更新）のデータ`. */
export const goesOnAt = (text: string, index: number): boolean =>
  particles.some((particle) => text.startsWith(particle, index))

/** Whether what stands before is what was added or updated: `表を|追加`. */
export const hasObjectBefore = (text: string, index: number): boolean =>
  objectMarkers.some((marker) => text.startsWith(marker, index - marker.length))

const containers = new Set(readings.flatMap((reading) => reading.containers))
const looseContainers = new Set(readings.flatMap((reading) => reading.looseContainers))
const changelogTitles = readings.flatMap((reading) => reading.changelogTitles)

/** What a heading or label announces, given folded, in lower case and bare. */
export function containerNamed(label: string): 'notes' | 'perhaps' | undefined {
  if (containers.has(label)) return 'notes'
  return looseContainers.has(label) ? 'perhaps' : undefined
}

/** Whether a document with this title tells of the revisions of something else. */
export function isChangelogTitle(title: string): boolean {
  const folded = foldText(title).text.trim().toLowerCase()
  return changelogTitles.some(
    (name) => folded === name || (isTelling(name) && (folded.startsWith(name) || folded.endsWith(name)))
  )
}

// `news` and `changes` are words of any title; `release notes`, `変更履歴` are not.
const isTelling = (name: string) => name.length >= (isLatin(name) ? 9 : 4)

/** Whether a note says that a question is new: 「サポートに関するQ を追加」, "added a question". */
export function noteAddsQuestion(text: string): boolean {
  const folded = foldText(text).text
  return readings.some((reading) => reading.addsQuestion.some((pattern) => pattern.test(folded)))
}

const versions = readings.flatMap((reading) => reading.versions)

/** The version that a note names first, as written: `Version 1.20 リリース` → `1.20`. */
export function versionNamedIn(text: string): string | null {
  const folded = foldText(text).text
  if (!/[\d第]/u.test(folded)) return null
  const matches = versions.flatMap((pattern) => [...folded.matchAll(pattern)])
  return matches.sort((a, b) => a.index - b.index)[0]?.groups?.['version'] ?? null
}

/** A place where the text says which version it speaks of. */
export interface VersionCue {
  readonly version: string
  readonly index: number
  readonly raw: string
}

/** 「v1.1 現在」, "as of v1.1": in the order of the text. */
export function currentVersionCues(text: string): VersionCue[] {
  const folded = foldText(text)
  const cues = readings
    .flatMap((reading) => reading.currentVersions)
    .flatMap((pattern) => [...folded.text.matchAll(pattern)])
  return cues
    .map((match) => ({
      version: match.groups!['version']!,
      index: folded.at(match.index),
      raw: text.slice(folded.at(match.index), folded.at(match.index + match[0].length))
    }))
    .sort((a, b) => a.index - b.index)
}
