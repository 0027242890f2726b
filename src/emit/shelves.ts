import type {SiteArticle, SiteExtract, Shelf} from '../model/emitter.ts'
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
  return {days: [...groups.keys()], read: (index) => values[index]!}
}

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

/** Values of one day, of all shelves in their order. */
export interface Day<T> {
  readonly day: PlainDay | null
  /** Each with the number of its shelf. */
  readonly values: readonly (readonly [shelf: number, value: T])[]
}

/** All days of all shelves, one in memory at a time. */
export function* newestFirst<T>(shelves: readonly (Shelf<T> | undefined)[]): Generator<Day<T>> {
  for (const [day, places] of placesOf(shelves).sort(([a], [b]) => compareDays(b, a)))
    yield {day, values: valuesAt(places, shelves)}
}

/** The same from the other end; within a day, in the order of the shelves as well. */
export function* oldestFirst<T>(shelves: readonly (Shelf<T> | undefined)[]): Generator<Day<T>> {
  for (const [day, places] of placesOf(shelves).sort(([a], [b]) => compareDays(a, b)))
    yield {day, values: valuesAt(places, shelves)}
}

/** Which shelves have something of a day: `[shelf, index, shelf, index, …]`, since there may be a million. */
function placesOf(shelves: readonly (Shelf<unknown> | undefined)[]): [PlainDay | null, number[]][] {
  const places = new Map<PlainDay | null, number[]>()
  for (const [shelf, {days} = {days: []}] of shelves.entries())
    for (const [index, day] of days.entries()) {
      const known = places.get(day)
      if (known) known.push(shelf, index)
      else places.set(day, [shelf, index])
    }
  return [...places]
}

function valuesAt<T>(places: readonly number[], shelves: readonly (Shelf<T> | undefined)[]) {
  const values: [number, T][] = []
  for (let at = 0; at < places.length; at += 2)
    for (const value of shelves[places[at]!]!.read(places[at + 1]!)) values.push([places[at]!, value])
  return values
}
