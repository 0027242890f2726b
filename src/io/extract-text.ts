import type {Shelf, SiteArticle, SiteExtract} from '../model/emitter.ts'
import {shelve} from '../emit/shelves.ts'

/**
 * An extract as text of which every part can be read alone: a line of JSON that says of each shelf what days it has,
 * where it begins behind that line, and how many bytes each day takes; then the days, as JSON.
 */
export function printExtract(extract: SiteExtract): string {
  const parts: string[] = []
  let end = 0
  const head = shelve(extract, (groups) => {
    const days = [...groups].map(([, values]) => JSON.stringify(values))
    const bytes = days.map((day) => Buffer.byteLength(day))
    const at = end
    end += bytes.reduce((sum, size) => sum + size, 0)
    parts.push(...days)
    return {days: [...groups.keys()], at, bytes, read: () => []}
  })
  return `${JSON.stringify(head)}\n${parts.join('')}`
}

/** A shelf as the first line tells of it. */
interface Printed<T> extends Shelf<T> {
  readonly at: number
  readonly bytes: readonly number[]
}

/** Opens a printed extract of which no more than the first line stays in memory; `read` reads so many bytes of the text. */
export function openExtract(text: string, read: (at: number, bytes: number) => string): SiteArticle {
  const firstLine = text.slice(0, text.indexOf('\n'))
  const start = Buffer.byteLength(firstLine) + 1
  const open = <T, S extends Shelf<T>>(shelf: S): S => {
    const {days, at, bytes} = shelf as S & Printed<T>
    const before = (index: number) => bytes.slice(0, index).reduce((sum, size) => sum + size, start + at)
    return {
      ...shelf,
      days,
      read: (index: number) => JSON.parse(read(before(index), bytes[index]!)) as T[]
    }
  }
  const openAll = <T, S extends Shelf<T>>(shelves: Readonly<Record<string, S>>): Record<string, S> =>
    Object.fromEntries(Object.entries(shelves).map(([key, shelf]) => [key, open<T, S>(shelf)]))
  const head = JSON.parse(firstLine) as SiteArticle
  return {
    isGone: head.isGone,
    entry: head.entry,
    feedItems: openAll(head.feedItems),
    changeItems: openAll(head.changeItems),
    events: open(head.events),
    changelogs: openAll(head.changelogs),
    search: openAll(head.search)
  }
}
