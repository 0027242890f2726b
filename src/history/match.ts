import {normalise} from '../normalise.ts'
import {areCompatible, type Match, type Matchable} from './matchable.ts'
import {bySimilarity} from './similarity.ts'

export type {Match, Matchable} from './matchable.ts'

export interface Matching {
  readonly matches: readonly Match[]
  /** Alike, but not enough to decide: a person decides, with an explicit id or in the configuration. */
  readonly unsure: readonly {readonly before: number; readonly after: number; readonly score: number}[]
}

/** What a person has decided: by index after, which one before it continues; null or −1: none of them. */
export type Decisions = ReadonlyMap<number, number | null>

/** Finds each question again in a later state: decided, explicit id, unique question, unique answer, then likeness. */
export function matchQuestions(
  before: readonly Matchable[],
  after: readonly Matchable[],
  decisions: Decisions = new Map()
): Matching {
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
      if (target !== undefined && areCompatible(before[source]!, after[target]!))
        take({before: source, after: target, by})
    }
  }
  for (const [target, source] of decisions) {
    if (source === null || source < 0) left.after.delete(target)
    else if (left.before.has(source)) take({before: source, after: target, by: 'decision'})
  }
  byKey('id', ({explicitId}) => explicitId)
  byKey('question', ({text}) => normalise(text))
  byKey('question', ({text, answer}) => `${normalise(text)}\n${normalise(answer)}`)
  byKey('question', ({text, section}) => `${normalise(text)}\n${section}`)
  for (const match of copies(before, after, left)) take(match)
  const {decided, unsure} = bySimilarity(before, after, matches, left)
  for (const pair of decided) take(pair)
  return {matches: matches.sort((a, b) => a.after - b.after), unsure}
}

/** Questions that nothing but their order tells apart: a text that was doubled by mistake, say. The first goes on. */
function copies(
  before: readonly Matchable[],
  after: readonly Matchable[],
  left: {readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number>}
): Match[] {
  const keyOf = ({text, answer, section}: Matchable): string =>
    `${normalise(text)}\n${normalise(answer)}\n${section}`
  const targets = new Map<string, number[]>()
  for (const index of [...left.after].sort((a, b) => a - b)) {
    const key = keyOf(after[index]!)
    const same = targets.get(key)
    if (same) same.push(index)
    else targets.set(key, [index])
  }
  return [...left.before]
    .sort((a, b) => a - b)
    .flatMap((source): Match[] => {
      const here = targets.get(keyOf(before[source]!)) ?? []
      const place = here.findIndex((target) => areCompatible(before[source]!, after[target]!))
      return place < 0 ? [] : [{before: source, after: here.splice(place, 1)[0]!, by: 'question'}]
    })
}

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
