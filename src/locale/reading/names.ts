import type {Interrogative} from '../reading.ts'
import {isLatin} from './characters.ts'
import {foldText} from './fold.ts'
import {readings} from './tables.ts'

const containers = new Set(readings.flatMap((reading) => reading.containers))
const looseContainers = new Set(readings.flatMap((reading) => reading.looseContainers))
const changelogTitles = readings.flatMap((reading) => reading.changelogTitles)
const newsTitles = readings.flatMap((reading) => reading.newsTitles)

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

/** Whether a document with this title tells of events. */
export function isNewsTitle(title: string): boolean {
  const folded = foldText(title).text.trim().toLowerCase()
  return newsTitles.some((name) => folded === name || folded.endsWith(isLatin(name) ? ` ${name}` : name))
}

const fillers = new Set(readings.flatMap((reading) => reading.fillers))

/** Whether a word (of Han and Hangul: a character) tells how a question is asked, not what it asks for. */
export const isFiller = (word: string): boolean => fillers.has(word)

/** What a question asks for (a reason, a time …), given folded and in lower case; null: to know or do something. */
export function interrogativeOf(text: string): Interrogative | null {
  for (const {interrogatives} of readings)
    for (const [kind, pattern] of Object.entries(interrogatives))
      if (pattern.test(text)) return kind as Interrogative
  return null
}

/** Whether a question, given folded and in lower case, is about what does not happen. */
export const isNegated = (text: string): boolean => readings.some(({negations}) => negations.test(text))

const opensSentence = readings.flatMap((reading) => reading.periods)
const particles = readings.flatMap((reading) => reading.particles)
const continuations = [...particles, ...opensSentence]
const objectMarkers = readings.flatMap((reading) => reading.objectMarkers)

/** Whether a sentence goes on at this place: `料金（2020/10/31 更新）のデータ`. */
export const goesOnAt = (text: string, index: number): boolean =>
  continuations.some((particle) => text.startsWith(particle, index))

/** Whether what stands here can open no sentence: `（2020/10/31 更新）のデータ`, but `（…）現在は使えます`. */
export const hangsOnAt = (text: string, index: number): boolean =>
  particles.some((particle) => text.startsWith(particle, index))

/** Whether what stands before is what was added or updated: `表を|追加`. */
export const hasObjectBefore = (text: string, index: number): boolean =>
  objectMarkers.some((marker) => text.startsWith(marker, index - marker.length))

/** Whether a note says that a question is new: 「サポートに関するQ を追加」, "added a question". */
export function noteAddsQuestion(text: string): boolean {
  const folded = foldText(text).text
  return readings.some((reading) => reading.addsQuestion.some((pattern) => pattern.test(folded)))
}
