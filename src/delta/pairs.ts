import type {Match} from './align.ts'
import {longestIncreasing} from './moves.ts'
import {cellsOf} from './plain.ts'
import type {Part} from './parts.ts'
import {smallWordsOf, weightOf} from './tokens.ts'

// Where two parts have more than this in common they are one part that was changed.
const alike = 0.4
// Among more pairs than this, only those that share a rare word are looked at: the work stays bounded.
const mostPairs = 10_000
const mostPlaces = 8

/** The words of a part, how often, and what they weigh together. */
interface Bag {
  readonly part: Part
  readonly counts: ReadonlyMap<string, number>
  readonly weight: number
}

/** Which of the parts that went and came are one that was changed, in order on both sides. */
export function pairParts(removed: readonly Part[], added: readonly Part[]): Match[] {
  if (removed.length === 0 || added.length === 0) return []
  const [ones, others] = [removed.map(bagOf), added.map(bagOf)]
  const sure = ones.length * others.length > mostPairs ? byRareWords(ones, others) : []
  const pairs: Match[] = []
  let [from, otherFrom] = [0, 0]
  for (const [to, otherTo] of [...sure, [ones.length, others.length] as const]) {
    const [some, any] = [ones.slice(from, to), others.slice(otherFrom, otherTo)]
    if (some.length * any.length <= mostPairs)
      for (const [one, other] of byLikeness(some, any)) pairs.push([from + one, otherFrom + other])
    if (to < ones.length) pairs.push([to, otherTo])
    ;[from, otherFrom] = [to + 1, otherTo + 1]
  }
  return pairs
}

function bagOf(part: Part): Bag {
  const counts = new Map<string, number>()
  let weight = 0
  for (const word of smallWordsOf(part.text)) {
    const own = weightOf(word)
    if (own === 0) continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
    weight += own
  }
  return {part, counts, weight}
}

/** Share of what two parts have in common, 0…1. */
function likeness(one: Bag, other: Bag): number {
  if (one.part.kind !== other.part.kind && (isSilent(one.part) || isSilent(other.part))) return 0
  if (isSilent(one.part)) return one.part.text.slice(0, 3) === other.part.text.slice(0, 3) ? 0.5 : 0
  const least = one.part.kind === 'row' && isSameRow(one.part, other.part) ? 0.5 : 0
  const sum = one.weight + other.weight
  if (sum === 0) return least
  if ((2 * Math.min(one.weight, other.weight)) / sum < alike) return least
  const [few, many] = one.counts.size <= other.counts.size ? [one, other] : [other, one]
  let shared = 0
  for (const [word, count] of few.counts) {
    const also = many.counts.get(word)
    if (also !== undefined) shared += weightOf(word) * Math.min(count, also)
  }
  return Math.max(least, (2 * shared) / sum)
}

const isSilent = ({kind}: Part): boolean => kind === 'markup'

// A row is known by its first cell.
function isSameRow(one: Part, other: Part): boolean {
  const [first] = cellsOf(one.text)
  return first !== undefined && first !== '' && first === cellsOf(other.text)[0]
}

/** The pairs of like parts whose likeness adds up to the most (as LCS, with weights). */
function byLikeness(ones: readonly Bag[], others: readonly Bag[]): Match[] {
  const columns = others.length + 1
  const best = new Float64Array((ones.length + 1) * columns)
  const scores = ones.map((one) => others.map((other) => likeness(one, other)))
  for (let row = ones.length - 1; row >= 0; row--) {
    for (let column = others.length - 1; column >= 0; column--) {
      const score = scores[row]![column]!
      const paired = score >= alike ? score + best[(row + 1) * columns + column + 1]! : 0
      best[row * columns + column] = Math.max(
        paired,
        best[(row + 1) * columns + column]!,
        best[row * columns + column + 1]!
      )
    }
  }
  const pairs: Match[] = []
  let [row, column] = [0, 0]
  while (row < ones.length && column < others.length) {
    const here = best[row * columns + column]!
    if (here === best[(row + 1) * columns + column]!) row++
    else if (here === best[row * columns + column + 1]!) column++
    else pairs.push([row++, column++])
  }
  return pairs
}

/** The same where there are many: each with the one it shares most rare words with, without crossings. */
function byRareWords(ones: readonly Bag[], others: readonly Bag[]): Match[] {
  const places = new Map<string, number[]>()
  for (const [index, {counts}] of others.entries()) {
    for (const word of counts.keys()) {
      const found = places.get(word)
      if (!found) places.set(word, [index])
      else if (found.length <= mostPlaces) found.push(index)
    }
  }
  const pairs = ones.flatMap((one, index): Match[] => {
    const other = mostShared(one, places)
    return other !== undefined && likeness(one, others[other]!) >= alike ? [[index, other]] : []
  })
  const stay = longestIncreasing(pairs.map(([, other]) => other))
  return pairs.filter((_, index) => stay.has(index))
}

function mostShared({counts}: Bag, places: ReadonlyMap<string, readonly number[]>): number | undefined {
  const votes = new Map<number, number>()
  for (const word of counts.keys()) {
    const found = places.get(word) ?? []
    if (found.length > mostPlaces) continue
    for (const place of found) votes.set(place, (votes.get(place) ?? 0) + weightOf(word))
  }
  let best: number | undefined
  for (const [place, vote] of votes) if (best === undefined || vote > votes.get(best)!) best = place
  return best
}
