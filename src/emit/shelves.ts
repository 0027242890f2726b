import type {SiteArticle, SiteExtract, Shelf} from '../model/emitter.ts'
import {shortHash} from '../hash.ts'
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

/** The name of a day's values, by their JSON; always `nameLength` characters. */
export const nameOfDay = (json: string): string => shortHash(json, nameLength)

export const nameLength = 16

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
export function compareDays(a: PlainDay | null, b: PlainDay | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
