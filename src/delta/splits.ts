import type {TextAtTime} from '../model/delta.ts'
import type {DraftChange, Snapshot} from '../model/history.ts'
import {normalise} from '../normalise.ts'
import {partsOf} from './parts.ts'
import {wordsOf} from './tokens.ts'

/** A question whose sentences went into new ones; read backwards in time, one that took in others. */
interface Parting {
  readonly whole: string
  readonly parts: readonly Part[]
}

interface Part {
  readonly id: string
  /** The sentences that went over, as they stand in the whole and in the part. */
  readonly inWhole: readonly string[]
  readonly inPart: readonly string[]
}

interface Sentence {
  readonly question: string
  readonly text: string
  readonly key: string
  /** In columns, of which a Japanese letter takes two. */
  readonly size: number
}

interface Side {
  /** Questions that are there, known or not. */
  readonly ids: ReadonlySet<string>
  readonly unknown: ReadonlySet<string>
  /** Cut when they are first asked for: most revisions bring no question and take none away. */
  readonly sentences: readonly Sentence[]
  /** The same by their keys. */
  readonly byKey: ReadonlyMap<string, readonly Sentence[]>
}

// 「はい。」 and 「無料です。」 are in many answers: a shorter sentence, or less of them together, proves nothing.
const shortest = 12
const least = 20
// How much of the smaller question must come from the other one.
const share = 0.5
// Two sentences with more of their bigrams in common are one, with a word or two adapted to its new place.
const near = 0.8
// Beyond this many pairs of sentences only equal ones count; the work stays bounded.
const mostPairs = 250_000

/**
 * Marks the changes of questions that were split or merged: most sentences of a new question stood in another one
 * and are gone from there, or the same read backwards. `changes` are those between the two snapshots.
 */
export function withSplits(
  changes: readonly DraftChange[],
  before: Snapshot | null,
  after: Snapshot
): DraftChange[] {
  if (!before) return [...changes]
  const [was, is] = [sideOf(before), sideOf(after)]
  const lasts = (id: string) => was.ids.has(id) && is.ids.has(id)
  const all = [
    ...partings(was, is).map((parting) => ({...parting, flag: 'split' as const})),
    ...partings(is, was).map((parting) => ({...parting, flag: 'merged' as const}))
  ]
  // A question that came or went has one story; where two fit, neither is told.
  const told = all.filter((parting) =>
    all.every(
      (other) =>
        other === parting || !membersOf(other).some((id) => !lasts(id) && membersOf(parting).includes(id))
    )
  )
  return changes.map((change) =>
    change.subject.type === 'question' ? told.reduce(withParting, change) : change
  )
}

const membersOf = ({whole, parts}: Parting): string[] => [whole, ...parts.map(({id}) => id)]

function withParting(
  change: DraftChange,
  parting: Parting & {readonly flag: 'split' | 'merged'}
): DraftChange {
  const {whole, parts, flag} = parting
  const {id} = change.subject
  const part = parts.find((part) => part.id === id)
  if (id !== whole && !part) return change
  const related = part ? [whole] : parts.map(({id}) => id)
  const carried = part ? part.inPart : parts.flatMap(({inWhole}) => inWhole)
  return {
    ...change,
    [flag]: true,
    related: [...change.related, ...related],
    carried: [...(change.carried ?? []), ...carried]
  }
}

// A snapshot is what comes after one and before another.
const sides = new WeakMap<Snapshot, Side>()

function sideOf(snapshot: Snapshot): Side {
  const side = sides.get(snapshot) ?? newSide(snapshot)
  sides.set(snapshot, side)
  return side
}

function newSide({subjects}: Snapshot): Side {
  const questions = subjects.filter(({subject}) => subject.type === 'question')
  let sentences: Sentence[] | undefined
  let byKey: Map<string, Sentence[]> | undefined
  return {
    ids: new Set(questions.map(({subject}) => subject.id)),
    unknown: new Set(questions.filter(({text}) => text.state === 'unknown').map(({subject}) => subject.id)),
    get sentences() {
      sentences ??= questions.flatMap(({subject, text}) => sentencesIn(subject.id, text))
      return sentences
    },
    get byKey() {
      byKey ??= groupBy(this.sentences, ({key}) => key)
      return byKey
    }
  }
}

// A text stands in many snapshots.
const known = new WeakMap<TextAtTime, {readonly question: string; readonly sentences: readonly Sentence[]}>()

function sentencesIn(question: string, text: TextAtTime): readonly Sentence[] {
  if (text.state === 'unknown') return []
  const before = known.get(text)
  if (before?.question === question) return before.sentences
  const sentences = partsOf(text.markdown)
    .filter(({kind}) => kind !== 'markup')
    .map((part) => {
      const key = normalise(part.text)
      return {question, text: part.text.trim(), key, size: columnsOf(key)}
    })
    .filter(({text}) => text !== '')
  known.set(text, {question, sentences})
  return sentences
}

// Letters and signs of Europe, all of them narrow, end here.
const lastNarrow = '\u04ff'

function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += character >= ' ' && character <= lastNarrow ? 1 : 2
  return columns
}

/** Questions of `was` whose sentences make up questions that only `is` has. */
function partings(was: Side, is: Side): Parting[] {
  const fresh = [...is.ids].filter((id) => !was.ids.has(id))
  if (fresh.length === 0) return []
  const freshSentences = is.sentences.filter(({question}) => !was.ids.has(question))
  const sentencesBy = groupBy(freshSentences, ({question}) => question)
  const isBounded = freshSentences.length * (was.sentences.length + is.sentences.length) <= mostPairs
  const alike = isBounded ? areAlike : () => false
  const homes = homesOf(freshSentences, was, is, alike)
  const isShared = ({key}: Sentence) => new Set(was.byKey.get(key)?.map(({question}) => question)).size > 1
  const parts = new Map<string, Part[]>()
  for (const id of fresh) {
    const own = (sentencesBy.get(id) ?? []).filter((sentence) => !isShared(sentence))
    const origin = originOf(own, homes)
    if (!origin || is.unknown.has(origin.whole)) continue
    parts.set(origin.whole, [...(parts.get(origin.whole) ?? []), {id, ...origin}])
  }
  return [...parts].flatMap(([whole, members]) =>
    // One that is gone, or left without a word of its own, and one that is new are the same question reworded.
    (is.ids.has(whole) ? keeps(whole, was, is) : members.length > 1)
      ? [{whole, parts: members.map(({id, inWhole, inPart}) => ({id, inWhole, inPart}))}]
      : []
  )
}

/** Whether something of a question's answer stays. */
function keeps(question: string, was: Side, is: Side): boolean {
  const [then, now] = [was, is].map(({sentences}) =>
    sentences.filter((sentence) => sentence.question === question && sentence.size >= shortest)
  )
  return then!.some(({key}) => now!.some((other) => other.key === key))
}

type Alike = (one: Sentence, other: Sentence) => boolean

/** Where each sentence stood, of those that stood in one question only and stand in one only now. */
function homesOf(
  sentences: readonly Sentence[],
  was: Side,
  is: Side,
  alike: Alike
): ReadonlyMap<Sentence, Sentence> {
  const homes = new Map<Sentence, Sentence>()
  for (const sentence of sentences.filter(({size}) => size >= shortest)) {
    const same = was.byKey.get(sentence.key) ?? was.sentences.filter((other) => alike(sentence, other))
    const [home] = same
    if (!home || same.some(({question}) => question !== home.question)) continue
    // Still there, or in a third question: copied, or a phrase that answers share.
    const isElsewhere = (other: Sentence) => other.question !== sentence.question
    if (is.byKey.get(sentence.key)?.some(isElsewhere)) continue
    if (is.sentences.some((other) => isElsewhere(other) && alike(sentence, other))) continue
    homes.set(sentence, home)
  }
  return homes
}

function groupBy(
  sentences: readonly Sentence[],
  keyOf: (sentence: Sentence) => string
): Map<string, Sentence[]> {
  const groups = new Map<string, Sentence[]>()
  for (const sentence of sentences) {
    const group = groups.get(keyOf(sentence))
    if (group) group.push(sentence)
    else groups.set(keyOf(sentence), [sentence])
  }
  return groups
}

/** The question that most of a new one came from. */
function originOf(
  sentences: readonly Sentence[],
  homes: ReadonlyMap<Sentence, Sentence>
): {whole: string; inWhole: string[]; inPart: string[]} | null {
  const total = sizeOf(sentences)
  const wholes = sentences.flatMap((sentence) => homes.get(sentence)?.question ?? [])
  for (const whole of new Set(wholes)) {
    const carried = sentences.filter((sentence) => homes.get(sentence)?.question === whole)
    const size = sizeOf(carried)
    if (size < least || size < share * total) continue
    return {
      whole,
      inWhole: carried.map((sentence) => homes.get(sentence)!.text),
      inPart: carried.map(({text}) => text)
    }
  }
  return null
}

const sizeOf = (sentences: readonly Sentence[]): number => sentences.reduce((sum, {size}) => sum + size, 0)

interface Bigrams {
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
}

// What a sentence speaks of: 水泳, クラス, TKGs, v1.2, folder; not `the`, `it`, です.
const name = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}\p{N}]|\p{Script=Latin}{4}|\p{L}\p{Lu}/u

// Sentences are compared at every revision that brings a question.
const bigramsOf = onceEach(({key}) => countBigrams(key))
const namesOf = onceEach(({text}) => namesIn(text))

function onceEach<T>(find: (sentence: Sentence) => T): (sentence: Sentence) => T {
  const found = new WeakMap<Sentence, T>()
  return (sentence) => {
    const known = found.get(sentence)
    if (known !== undefined) return known
    const value = find(sentence)
    found.set(sentence, value)
    return value
  }
}

/** Whether two sentences are one, adapted: nearly the same bigrams, and no name in place of another. */
function areAlike(one: Sentence, other: Sentence): boolean {
  if (one.key === other.key) return true
  // Two texts of such different lengths cannot have so much in common.
  if (
    Math.min(one.size, other.size) < shortest ||
    Math.abs(one.size - other.size) > (one.size + other.size) / 4
  )
    return false
  return dice(bigramsOf(one), bigramsOf(other)) >= near && haveSameNames(namesOf(one), namesOf(other))
}

const haveSameNames = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  isPartOf(one, other) || isPartOf(other, one)

const namesIn = (text: string): Set<string> =>
  new Set(
    wordsOf(text.normalize('NFKC'))
      .filter((word) => name.test(word))
      .map((word) => word.toLowerCase())
  )

function isPartOf(names: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const word of names) if (!others.has(word)) return false
  return true
}

function countBigrams(key: string): Bigrams {
  const characters = [...key]
  const counts = new Map<string, number>()
  for (const [index, character] of characters.entries()) {
    const bigram = character + (characters[index + 1] ?? '')
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  }
  return {counts, total: characters.length}
}

/** Dice's coefficient; 0 as soon as it cannot be near. */
function dice(one: Bigrams, other: Bigrams): number {
  const total = one.total + other.total
  // So many of the first may be missing in the second.
  let spare = one.total - (near * total) / 2
  let shared = 0
  for (const [bigram, count] of one.counts) {
    const both = Math.min(count, other.counts.get(bigram) ?? 0)
    spare -= count - both
    // Not by a rounding error.
    if (spare < -1) return 0
    shared += both
  }
  return (2 * shared) / total
}
