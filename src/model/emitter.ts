import type {ArticleEntry, Changelog} from './changelog.ts'
import type {Event} from './delta.ts'
import type {OutputName} from './config.ts'
import type {PlainDay} from '../plain-date.ts'
import type {Site} from './site.ts'

/** A file of the output folder. */
export interface OutputFile {
  /** Relative to the output folder, `/` between folders. */
  readonly path: string
  readonly content: string
}

/** A feed's item, ready to print: one revision of one article, or one change, in one language. */
export interface FeedItem {
  readonly id: string
  readonly revision: string
  readonly lang: string
  readonly title: string
  readonly url: string
  /** RFC 3339, midnight of the day in the site's zone. */
  readonly date: string
  readonly html: string
  /** What it can be filtered by: the article's id, and the kinds of its changes. */
  readonly tags: readonly string[]
}

/** A file that tells of many articles: made only where what it is made of is another than before. */
export interface SharedFile {
  readonly path: string
  /** As JSON: names all that the content is made of, but the site and the code. What articles say is not read for it. */
  readonly basis: () => unknown
  /** May be longer than memory; pieces can be gone through as often as one likes. */
  readonly content: () => string | Iterable<string>
}

/** The little that files about all articles need of one. */
export interface SiteExtract {
  /** The article is no more: what was published of it is told all the same. */
  readonly isGone?: boolean
  readonly entry: ArticleEntry
  /** One a revision. */
  readonly feedItems: readonly FeedItem[]
  /** One a change. */
  readonly changeItems: readonly FeedItem[]
  /** Its dated changes, oldest first. */
  readonly events: readonly Event[]
  /** The article's changelog by file (`ja`, `en`, … and `''` for the bilingual one), without its title. */
  readonly changelogs: Readonly<Record<string, readonly ChangelogSection[]>>
  /** What its questions can be found by, by language; empty where no pages are written. */
  readonly search: Readonly<Record<string, readonly SearchEntry[]>>
}

/** A question as the search of the reader's pages knows it: its id, its text and its answer without markup. */
export type SearchEntry = readonly [id: string, question: string, answer: string]

/** One revision of one article in a changelog. */
export interface ChangelogSection {
  readonly date: string | null
  readonly heading: string
  readonly body: string
}

/** Values by the day that they belong to. They may wait outside of memory until they are read. */
export interface Shelf<T> {
  /** Newest first; null, no day yet, before all. */
  readonly days: readonly (PlainDay | null)[]
  /** How many values `days[index]` has. */
  readonly counts: readonly number[]
  /** A short hash of them. */
  name(index: number): string
  /** The values themselves, in the order of the article. */
  read(index: number): readonly T[]
}

/** An article's extract as it stands among thousands: memory must not grow with what articles say. */
export interface SiteArticle {
  readonly isGone: boolean
  readonly entry: ArticleEntry
  /** By language. */
  readonly feedItems: Readonly<Record<string, Shelf<FeedItem>>>
  readonly changeItems: Readonly<Record<string, Shelf<FeedItem>>>
  readonly events: Shelf<Event>
  /** By file. */
  readonly changelogs: Readonly<Record<string, Shelf<ChangelogSection>>>
  /** By language. */
  readonly search: Readonly<Record<string, SearchShelf>>
}

/** All entries of a language, as if of one day. */
export interface SearchShelf extends Shelf<SearchEntry> {
  /** How long the answers are together. */
  readonly characters: number
}

/** Makes the files of one article. */
export interface ArticleEmitter {
  readonly kind: OutputName
  /** `extract` is what the site's files need of the same article: made once. */
  emit(changelog: Changelog, site: Site, extract: SiteExtract): OutputFile[]
}

/** Makes the files that all articles share. `articles` are sorted by id. */
export interface SiteEmitter {
  readonly kind: OutputName
  /** It tells of what was published, and so of articles that are gone as well. */
  readonly tellsOfGone?: true
  emit(articles: readonly SiteArticle[], site: Site): Iterable<OutputFile | SharedFile>
}
