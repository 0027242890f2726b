import type {SiteArticle, SiteExtract, Shelf} from '../model/emitter.ts'
import {sha256, shortHash} from '../hash.ts'
import type {PlainDay} from '../plain-date.ts'

/** How a shelf is made of its days: in memory, or elsewhere. */
export type Shelving = <T>(groups: ReadonlyMap<PlainDay | null, readonly T[]>) => Shelf<T>

/** An extract as site emitters take it. */
export function shelve(extract: SiteExtract, shelf: Shelving = inMemory): SiteArticle {
  const {isGone = false, entry, feedItems, changeItems, events, changelogs, search} = extract
  const byLanguage = (items: SiteExtract['feedItems']) =>
    mapValues(
      groupBy(items, ({lang}) => lang),
      (own) => shelf(byDay(own, dayOfItem))
    )
  return {
    isGone,
    entry,
    feedItems: byLanguage(feedItems),
    changeItems: byLanguage(changeItems),
    events: shelf(byDay(events, ({date}) => date as PlainDay)),
    changelogs: mapValues(Object.entries(changelogs), (sections) =>
      shelf(byDay(sections, ({date}) => date as PlainDay | null))
    ),
    search: mapValues(Object.entries(search), (entries) => ({
      characters: entries.reduce((sum, [, , answer]) => sum + answer.length, 0),
      ...shelf(new Map([[null, entries]]))
    }))
  }
}

const inMemory: Shelving = (groups) => {
  const values = [...groups.values()]
  return {
    days: [...groups.keys()],
    counts: values.map(({length}) => length),
    name: (index) => nameOfDay(JSON.stringify(values[index])),
    read: (index) => values[index]!
  }
}

/** The name of a day's values, by their JSON. */
export const nameOfDay = (json: string): string => shortHash(json, 16)

// 2020-10-31T00:00:00+09:00
const dayOfItem = ({date}: {readonly date: string}) => date.slice(0, 10) as PlainDay

function byDay<T>(values: readonly T[], dayOf: (value: T) => PlainDay | null): Map<PlainDay | null, T[]> {
  return new Map([...groupBy(values, dayOf)].sort(([a], [b]) => compareDays(b, a)))
}

function groupBy<K, T>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}

const mapValues = <T, R>(entries: Iterable<readonly [string, T]>, to: (value: T) => R): Record<string, R> =>
  Object.fromEntries([...entries].map(([key, value]) => [key, to(value)]))

/** Older first; what has no day is not released yet, and so the newest. */
function compareDays(a: PlainDay | null, b: PlainDay | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

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
    for (const {places} of this.#days)
      for (let at = 0; at < places.length; at += 2)
        for (const value of this.#shelves[places[at]!]!.read(places[at + 1]!)) yield [places[at]!, value]
  }

  *#placesIn({places}: Day): Generator<readonly [Shelf<T>, number]> {
    for (let at = 0; at < places.length; at += 2) yield [this.#shelves[places[at]!]!, places[at + 1]!]
  }

  #daysWithin(from: number, to: number): Day[] {
    return this.#days.filter((day) => day.from < to && day.to > from)
  }

  #valuesOf(day: Day): readonly T[] {
    if (this.#open?.day === day) return this.#open.values
    const values: T[] = []
    for (const [shelf, index] of this.#placesIn(day))
      for (const value of shelf.read(index)) values.push(value)
    if (this.#order) values.sort(this.#order)
    this.#open = {day, values}
    return values
  }

  #nameOf(day: Day): string {
    const known = this.#names.get(day)
    if (known !== undefined) return known
    const name = shortHash([...this.#placesIn(day)].map(([shelf, index]) => shelf.name(index)).join(), 16)
    this.#names.set(day, name)
    return name
  }
}
