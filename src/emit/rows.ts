import {sha256, shortHash} from '../hash.ts'
import type {Shelf} from '../model/emitter.ts'
import type {PlainDay} from '../plain-date.ts'
import {compareDays} from './shelves.ts'

/** Values in one order, of which any stretch can be named, and read. */
export interface Row<T> {
  readonly length: number
  /** A hash of what names the values from one number up to before another; default all. */
  name(from?: number, to?: number): string
  read(from: number, to: number): readonly T[]
}

/** A row of values in memory, which nobody asks for a name. */
export const rowOf = <T>(values: readonly T[]): Row<T> => ({
  length: values.length,
  name: () => '',
  read: (from, to) => values.slice(from, to)
})

/** What several shelves hold, by the day; within a day in their order, or in one of its own. */
export const newestFirst = <T>(shelves: Shelves<T>, order?: Order<T>): ShelvedRow<T> =>
  new ShelvedRow(shelves, (a, b) => compareDays(b, a), order)

/** The same from the other end; within a day it is not turned round. */
export const oldestFirst = <T>(shelves: Shelves<T>, order?: Order<T>): ShelvedRow<T> =>
  new ShelvedRow(shelves, compareDays, order)

type Shelves<T> = readonly (Shelf<T> | undefined)[]
type Order<T> = (a: T, b: T) => number

/** What all shelves have of one day. */
interface Day {
  /** Number of its first value in the row, and of the first behind it. */
  readonly from: number
  readonly to: number
  /** `[shelf, index, shelf, index, …]`, since there may be a million. */
  readonly places: readonly number[]
}

/** The days that shelves know, in an order. */
function daysOf(shelves: Shelves<unknown>, compare: typeof compareDays): Day[] {
  const days = new Map<PlainDay | null, {places: number[]; count: number}>()
  for (const [shelf, {days: own, counts} = {days: [], counts: []}] of shelves.entries())
    for (const [index, day] of own.entries()) {
      const known = days.get(day)
      if (known) {
        known.places.push(shelf, index)
        known.count += counts[index]!
      } else days.set(day, {places: [shelf, index], count: counts[index]!})
    }
  let from = 0
  return [...days]
    .sort(([a], [b]) => compare(a, b))
    .map(([, {places, count}]) => ({places, from, to: (from += count)}))
}

function* placesIn({places}: Day): Generator<readonly [shelf: number, index: number]> {
  for (let at = 0; at < places.length; at += 2) yield [places[at]!, places[at + 1]!]
}

class ShelvedRow<T> implements Row<T> {
  readonly length: number
  readonly #shelves: Shelves<T>
  readonly #order: Order<T> | undefined
  readonly #days: readonly Day[]
  readonly #names = new Map<Day, string>()
  // Stretches that follow each other share a day at most.
  #open: {readonly day: Day; readonly values: readonly T[]} | null = null

  constructor(shelves: Shelves<T>, compare: typeof compareDays, order?: Order<T>) {
    this.#shelves = shelves
    this.#order = order
    this.#days = daysOf(shelves, compare)
    this.length = this.#days.at(-1)?.to ?? 0
  }

  name(from = 0, to = this.length): string {
    const days = this.#daysWithin(from, to)
    return sha256([from - (days[0]?.from ?? 0), to - from, ...days.map((day) => this.#nameOf(day))].join())
  }

  read(from: number, to: number): readonly T[] {
    return this.#daysWithin(from, to).flatMap((day) =>
      this.#valuesOf(day).slice(Math.max(0, from - day.from), to - day.from)
    )
  }

  /** All values, each with the number of its shelf, one day in memory at a time. */
  *all(): Generator<readonly [shelf: number, value: T]> {
    for (const day of this.#days)
      for (const [shelf, index] of placesIn(day))
        for (const value of this.#shelves[shelf]!.read(index)) yield [shelf, value]
  }

  #daysWithin(from: number, to: number): Day[] {
    return this.#days.filter((day) => day.from < to && day.to > from)
  }

  #valuesOf(day: Day): readonly T[] {
    if (this.#open?.day === day) return this.#open.values
    const values: T[] = []
    for (const [shelf, index] of placesIn(day))
      for (const value of this.#shelves[shelf]!.read(index)) values.push(value)
    if (this.#order) values.sort(this.#order)
    this.#open = {day, values}
    return values
  }

  #nameOf(day: Day): string {
    const known = this.#names.get(day)
    if (known !== undefined) return known
    const names = [...placesIn(day)].map(([shelf, index]) => this.#shelves[shelf]!.name(index))
    const name = shortHash(names.join(), 16)
    this.#names.set(day, name)
    return name
  }
}
