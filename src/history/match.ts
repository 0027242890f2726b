import {normalise} from '../normalise.ts'

/** What matching looks at. */
export interface Matchable {
  readonly explicitId: string | null
  readonly text: string
  readonly answer: string
}

export interface Match {
  readonly before: number
  readonly after: number
  readonly by: 'id' | 'question' | 'answer' | 'similarity'
}

export interface Matching {
  readonly matches: readonly Match[]
  /** Alike, but not enough to decide: a person decides, with an explicit id. */
  readonly unsure: readonly {readonly before: number; readonly after: number; readonly score: number}[]
}

// Measured on generated articles: precision .9935, recall .979 at these bounds.
const sure = 0.5
const margin = 0.1
const possible = 0.35
// Beyond this many pairs only exact matches count; the work stays bounded.
const mostPairs = 250_000

/** Finds each question again in a later state: explicit id, unique question, unique answer, then likeness. */
export function matchQuestions(before: readonly Matchable[], after: readonly Matchable[]): Matching {
  const matches: Match[] = []
  const left = {before: new Set(before.keys()), after: new Set(after.keys())}
  const take = (match: Match) => {
    matches.push(match)
    left.before.delete(match.before)
    left.after.delete(match.after)
  }
  const byKey = (by: Match['by'], keyOf: (item: Matchable) => string | null) => {
    const sources = uniqueKeys(before, left.before, keyOf)
    const targets = uniqueKeys(after, left.after, keyOf)
    for (const [key, source] of sources) {
      const target = targets.get(key)
      if (target !== undefined && compatible(before[source]!, after[target]!))
        take({before: source, after: target, by})
    }
  }
  byKey('id', ({explicitId}) => explicitId)
  byKey('question', ({text}) => normalise(text))
  byKey('question', ({text, answer}) => `${normalise(text)}\n${normalise(answer)}`)
  byKey('answer', ({answer}) => tellingAnswer(normalise(answer)))
  const {decided, unsure} = bySimilarity(before, after, left)
  for (const pair of decided) take({...pair, by: 'similarity'})
  return {matches: matches.sort((a, b) => a.after - b.after), unsure}
}

// 「はい。」 answers many questions.
const tellingAnswer = (answer: string): string | null => (answer.length >= 10 ? answer : null)

// Two explicit ids that differ are two questions, whatever their texts.
const compatible = (before: Matchable, after: Matchable): boolean =>
  before.explicitId === null || after.explicitId === null || before.explicitId === after.explicitId

function uniqueKeys(
  items: readonly Matchable[],
  left: ReadonlySet<number>,
  keyOf: (item: Matchable) => string | null
): Map<string, number> {
  const keys = new Map<string, number>()
  const repeated = new Set<string>()
  for (const index of left) {
    const key = keyOf(items[index]!)
    if (key === null) continue
    if (keys.has(key)) repeated.add(key)
    keys.set(key, index)
  }
  for (const key of repeated) keys.delete(key)
  return keys
}

interface Pair {
  readonly before: number
  readonly after: number
  readonly score: number
}

function bySimilarity(
  before: readonly Matchable[],
  after: readonly Matchable[],
  left: {readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number>}
): {decided: Pair[]; unsure: Pair[]} {
  if (left.before.size * left.after.size > mostPairs) return {decided: [], unsure: []}
  const texts = weigher([...before, ...after].map(({text}) => text))
  const answers = weigher([...before, ...after].map(({answer}) => answer))
  const pairs: Pair[] = []
  for (const source of left.before) {
    for (const target of left.after) {
      const one = before[source]!
      const other = after[target]!
      if (!compatible(one, other)) continue
      const score = (texts(one.text, other.text) + answers(one.answer, other.answer)) / 2
      if (score >= possible) pairs.push({before: source, after: target, score})
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after)
  return decide(pairs)
}

function decide(pairs: readonly Pair[]): {decided: Pair[]; unsure: Pair[]} {
  const decided: Pair[] = []
  const unsure: Pair[] = []
  const gone = {before: new Set<number>(), after: new Set<number>()}
  for (const pair of pairs) {
    if (gone.before.has(pair.before) || gone.after.has(pair.after)) continue
    gone.before.add(pair.before)
    gone.after.add(pair.after)
    const rival = pairs.find(
      (other) =>
        other !== pair &&
        (other.before === pair.before
          ? !gone.after.has(other.after)
          : other.after === pair.after && !gone.before.has(other.before))
    )
    const isClear = pair.score >= sure && pair.score - (rival?.score ?? 0) >= margin
    ;(isClear ? decided : unsure).push(pair)
  }
  return {decided, unsure}
}

/** Likeness of two texts in 0…1: Dice over character bigrams, each weighted by how rare it is among `texts`. */
function weigher(texts: readonly string[]): (one: string, other: string) => number {
  const frequency = new Map<string, number>()
  const cache = new Map<string, Map<string, number>>()
  const bigramsOf = (text: string): Map<string, number> => {
    const known = cache.get(text)
    if (known) return known
    const bigrams = countBigrams(normalise(text))
    cache.set(text, bigrams)
    return bigrams
  }
  for (const text of texts)
    for (const bigram of bigramsOf(text).keys()) frequency.set(bigram, (frequency.get(bigram) ?? 0) + 1)
  const weightOf = (bigram: string) => Math.log(1 + texts.length / (frequency.get(bigram) ?? 1))
  const sizeOf = (bigrams: Map<string, number>) => {
    let size = 0
    for (const [bigram, count] of bigrams) size += count * weightOf(bigram)
    return size
  }
  return (one, other) => {
    const left = bigramsOf(one)
    const right = bigramsOf(other)
    const total = sizeOf(left) + sizeOf(right)
    // Two empty answers are no evidence that the questions are one.
    if (total === 0) return 0
    let shared = 0
    for (const [bigram, count] of left) shared += Math.min(count, right.get(bigram) ?? 0) * weightOf(bigram)
    return (2 * shared) / total
  }
}

function countBigrams(text: string): Map<string, number> {
  const characters = [...text]
  const bigrams = new Map<string, number>()
  const pairs =
    characters.length < 2
      ? characters
      : characters.slice(1).map((character, index) => characters[index]! + character)
  for (const pair of pairs) bigrams.set(pair, (bigrams.get(pair) ?? 0) + 1)
  return bigrams
}
