import {diffArrays} from 'diff'

import {longestIncreasing} from './moves.ts'

/** Indexes of two equal things, one on each side. */
export type Match = readonly [before: number, after: number]

// Myers' algorithm costs the square of the edits; beyond this many, what is unique on both sides parts the work first
// (never `timeout`: its result depends on the machine).
const mostEdits = 1_000
// So many unique things in a row mark a place where single ones are not unique.
const widths = [1, 4, 16]
// Each round of anchors leaves less between them.
const mostRounds = 6

interface Span {
  readonly from: number
  readonly to: number
}

/** What two lists have in common, in order: as much as possible, or nearly, where there is much of it. */
export function alignKeys(before: readonly string[], after: readonly string[]): Match[] {
  const numbers = new Map<string, number>()
  const numberOf = (key: string) => numbers.get(key) ?? (numbers.set(key, numbers.size), numbers.size - 1)
  const sides = [before.map(numberOf), after.map(numberOf)] as const
  const matches: Match[] = []
  alignSpans(sides, {from: 0, to: before.length}, {from: 0, to: after.length}, matches, 0)
  return matches
}

type Sides = readonly [readonly number[], readonly number[]]

function alignSpans(sides: Sides, left: Span, right: Span, matches: Match[], round: number): void {
  const [before, after] = sides
  let {from: start, to: end} = left
  let {from: otherStart, to: otherEnd} = right
  while (start < end && otherStart < otherEnd && before[start] === after[otherStart])
    matches.push([start++, otherStart++])
  const tail: Match[] = []
  while (start < end && otherStart < otherEnd && before[end - 1] === after[otherEnd - 1])
    tail.push([--end, --otherEnd])
  if (start < end && otherStart < otherEnd)
    alignMiddle(sides, {from: start, to: end}, {from: otherStart, to: otherEnd}, matches, round)
  for (const match of tail.reverse()) matches.push(match)
}

function alignMiddle(sides: Sides, left: Span, right: Span, matches: Match[], round: number): void {
  const found = myers(sides, left, right)
  if (found) {
    for (const match of found) matches.push(match)
    return
  }
  const anchors = round < mostRounds ? anchorsBetween(sides, left, right) : []
  if (anchors.length === 0) return
  let [from, otherFrom] = [left.from, right.from]
  for (const [to, otherTo] of anchors) {
    alignSpans(sides, {from, to}, {from: otherFrom, to: otherTo}, matches, round + 1)
    matches.push([to, otherTo])
    ;[from, otherFrom] = [to + 1, otherTo + 1]
  }
  alignSpans(sides, {from, to: left.to}, {from: otherFrom, to: right.to}, matches, round + 1)
}

/** The longest common subsequence, over what stands on both sides at all; undefined where it would cost too much. */
function myers([before, after]: Sides, left: Span, right: Span): Match[] | undefined {
  const one = indexesOf(before, left, new Set(after.slice(right.from, right.to)))
  const other = indexesOf(after, right, new Set(before.slice(left.from, left.to)))
  const parts = diffArrays(
    one.map((index) => before[index]!),
    other.map((index) => after[index]!),
    {maxEditLength: mostEdits}
  )
  if (!parts) return undefined
  const matches: Match[] = []
  let [i, j] = [0, 0]
  for (const {added, removed, value} of parts) {
    if (added) j += value.length
    else if (removed) i += value.length
    else for (const _ of value) matches.push([one[i++]!, other[j++]!])
  }
  return matches
}

function indexesOf(values: readonly number[], {from, to}: Span, others: ReadonlySet<number>): number[] {
  const indexes: number[] = []
  for (let index = from; index < to; index++) if (others.has(values[index]!)) indexes.push(index)
  return indexes
}

/** What stands once on each side, without crossings (Cohen's patience diff), alone or in a row. */
function anchorsBetween([before, after]: Sides, left: Span, right: Span): Match[] {
  for (const width of widths) {
    const others = placesOf(after, right, width)
    const pairs = [...placesOf(before, left, width)].flatMap(([key, place]): Match[] => {
      const other = others.get(key)
      return place >= 0 && other !== undefined && other >= 0 ? [[place, other]] : []
    })
    if (pairs.length === 0) continue
    const stay = longestIncreasing(pairs.map(([, other]) => other))
    return pairs.filter((_, index) => stay.has(index))
  }
  return []
}

/** Where each row of things begins; −1 where it stands more than once. */
function placesOf(values: readonly number[], {from, to}: Span, width: number): Map<number | string, number> {
  const places = new Map<number | string, number>()
  for (let index = from; index + width <= to; index++) {
    const key = width === 1 ? values[index]! : values.slice(index, index + width).join()
    places.set(key, places.has(key) ? -1 : index)
  }
  return places
}

/** A stretch of both lists: the same on both sides, or what stands between two such stretches. */
export interface Stretch {
  readonly isKept: boolean
  readonly before: Span
  readonly after: Span
}

/** Matches as stretches, which together are both lists. */
export function stretchesOf(matches: readonly Match[], before: number, after: number): Stretch[] {
  const stretches: Stretch[] = []
  let [i, j] = [0, 0]
  const change = (to: number, otherTo: number) => {
    if (i < to || j < otherTo)
      stretches.push({isKept: false, before: {from: i, to}, after: {from: j, to: otherTo}})
    ;[i, j] = [to, otherTo]
  }
  for (let index = 0; index < matches.length;) {
    const [from, otherFrom] = matches[index]!
    change(from, otherFrom)
    while (index < matches.length && matches[index]![0] === i && matches[index]![1] === j) {
      index++
      i++
      j++
    }
    stretches.push({isKept: true, before: {from, to: i}, after: {from: otherFrom, to: j}})
  }
  change(before, after)
  return stretches
}

// An insertion is not slid over more than this many things.
const farthest = 50

/**
 * Slides what was only inserted, or only deleted, to where a reader would have put it: `A。B。` to `A。A。B。` has two
 * readings. `strength` says how well a cut before an index of a side reads.
 */
export function slide(
  matches: readonly Match[],
  keys: readonly [readonly string[], readonly string[]],
  strength: (side: 0 | 1, index: number) => number
): Match[] {
  const result = [...matches]
  for (let index = 0; index <= result.length; index++) {
    const [i, j] = result[index - 1] ?? [-1, -1]
    const [k, l] = result[index] ?? [keys[0].length, keys[1].length]
    if (k - i > 1 === l - j > 1) continue
    slideGap(result, index, k - i > 1 ? 0 : 1, keys, strength)
  }
  return result
}

/** Shifts the gap before a match upwards, or downwards, by moving matches from one of its ends to the other. */
function slideGap(
  matches: Match[],
  index: number,
  side: 0 | 1,
  keys: readonly [readonly string[], readonly string[]],
  strength: (side: 0 | 1, index: number) => number
): void {
  const end = matches[index]?.[side] ?? keys[side].length
  const start = (matches[index - 1]?.[side] ?? -1) + 1
  const values = keys[side]
  let [best, score] = [0, strength(side, start) + strength(side, end)]
  const isRow = (at: number, step: 1 | -1) => {
    const one = matches[at]
    const other = matches[at + step]
    return (
      one !== undefined && other !== undefined && other[0] - one[0] === step && other[1] - one[1] === step
    )
  }
  const consider = (shift: number) => {
    const found = strength(side, start + shift) + strength(side, end + shift)
    if (found > score) [best, score] = [shift, found]
  }
  for (let shift = 1; shift <= farthest; shift++) {
    if (matches[index - shift] === undefined || (shift > 1 && !isRow(index - shift, 1))) break
    if (values[start - shift] !== values[end - shift]) break
    consider(-shift)
  }
  for (let shift = 1; shift <= farthest; shift++) {
    if (matches[index + shift - 1] === undefined || (shift > 1 && !isRow(index + shift - 1, -1))) break
    if (values[end + shift - 1] !== values[start + shift - 1]) break
    consider(shift)
  }
  const length = end - start
  const moved = (at: number, by: number) => {
    const [i, j] = matches[at]!
    matches[at] = side === 0 ? [i + by, j] : [i, j + by]
  }
  for (let shift = 1; shift <= -best; shift++) moved(index - shift, length)
  for (let shift = 1; shift <= best; shift++) moved(index + shift - 1, -length)
}
