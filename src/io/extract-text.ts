import type {Shelf, SiteArticle, SiteExtract} from '../model/emitter.ts'
import {nameLength, nameOfDay, shelve} from '../emit/shelves.ts'
import {sha256} from '../hash.ts'

/**
 * An extract as text of which every part can be read alone: a line of JSON, its head, that says of each shelf what days
 * it has, where it begins behind that line, and how many bytes each day takes; then the days, as JSON. The head names
 * each day by its hash, so a hash of the head is one of the whole.
 */
export function printExtract(extract: SiteExtract): string {
  const parts: string[] = []
  let end = 0
  const head = shelve(extract, (groups): Printed => {
    const days = [...groups.values()].map((values) => JSON.stringify(values))
    const bytes = days.map((day) => Buffer.byteLength(day))
    const at = end
    end += bytes.reduce((sum, size) => sum + size, 0)
    parts.push(...days)
    const counts = [...groups.values()].map(({length}) => length)
    return {...unread, days: [...groups.keys()], counts, names: days.map(nameOfDay).join(''), at, bytes}
  })
  return `${JSON.stringify(head)}\n${parts.join('')}`
}

/** A shelf as the head tells of it. */
interface Printed extends Shelf<never> {
  /** One behind the other. */
  readonly names: string
  readonly at: number
  readonly bytes: readonly number[]
}

// Nobody reads what is only being printed.
const unread = {name: () => '', read: () => []}

/** What an extract's text is known again by. */
export interface ExtractRecord {
  /** SHA-256 of its head. */
  readonly sha256: string
  /** How many bytes the head has, without its line break. */
  readonly head: number
  readonly bytes: number
}

export function recordOf(text: string): ExtractRecord {
  const head = text.slice(0, text.indexOf('\n'))
  return {sha256: sha256(head), head: Buffer.byteLength(head), bytes: Buffer.byteLength(text)}
}

/** Reads so many bytes of an extract's text. Throws as reading does. */
export type ReadExtract = (at: number, bytes: number) => string

/** Part of an extract cannot be read any more, or is not what it was. */
export class LostExtract extends Error {}

/** Opens an extract, of which no more than the head stays in memory. This, and reading it, throws `LostExtract`. */
export function openExtract(record: ExtractRecord, readText: ReadExtract): SiteArticle {
  const read: ReadRight = (at, bytes, isRight) => {
    try {
      const text = readText(at, bytes)
      if (isRight(text)) return text
    } catch (cause) {
      throw new LostExtract('an extract is lost', {cause})
    }
    throw new LostExtract('an extract is damaged')
  }
  const open = <S extends Shelf<unknown>>(printed: S): S =>
    new PrintedShelf(printed as S & Printed, record.head + 1, read) as Shelf<unknown> as S
  const openAll = <S extends Shelf<unknown>>(shelves: Readonly<Record<string, S>>): Record<string, S> =>
    Object.fromEntries(Object.entries(shelves).map(([key, shelf]) => [key, open(shelf)]))
  const head = read(0, record.head, (text) => sha256(text) === record.sha256)
  const {isGone, entry, ...shelves} = JSON.parse(head) as SiteArticle
  return {
    isGone,
    entry,
    feedItems: openAll(shelves.feedItems),
    changeItems: openAll(shelves.changeItems),
    events: open(shelves.events),
    changelogs: openAll(shelves.changelogs),
    search: openAll(shelves.search)
  }
}

/** Reads a part that is right, or throws. */
type ReadRight = (at: number, bytes: number, isRight: (text: string) => boolean) => string

/** A shelf of an extract's text. A hundred thousand are open at once, so each has little of its own. */
class PrintedShelf implements Shelf<unknown> {
  declare readonly days: Shelf<unknown>['days']
  declare readonly counts: readonly number[]
  readonly #names: string
  readonly #at: number
  readonly #bytes: readonly number[]
  readonly #read: ReadRight

  /** `begin`: where the days of all shelves begin. */
  constructor({names, at, bytes, ...told}: Printed, begin: number, read: ReadRight) {
    Object.assign(this, told)
    this.#names = names
    this.#at = begin + at
    this.#bytes = bytes
    this.#read = read
  }

  name(index: number): string {
    return this.#names.slice(index * nameLength, (index + 1) * nameLength)
  }

  read(index: number): readonly unknown[] {
    const at = this.#bytes.slice(0, index).reduce((sum, size) => sum + size, this.#at)
    const name = this.name(index)
    return JSON.parse(this.#read(at, this.#bytes[index]!, (text) => nameOfDay(text) === name)) as unknown[]
  }
}

/** Whether every part of an extract can be read, and is what it was. */
export function isWhole(record: ExtractRecord, read: ReadExtract): boolean {
  try {
    const {events, feedItems, changeItems, changelogs, search} = openExtract(record, read)
    for (const shelves of [{events}, feedItems, changeItems, changelogs, search])
      for (const shelf of Object.values(shelves)) for (const index of shelf.days.keys()) shelf.read(index)
    return true
  } catch {
    return false
  }
}
