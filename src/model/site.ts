import type {Localized} from './article.ts'
import type {OutdatedTranslations, OutputName} from './config.ts'

/** What all articles have in common: where they are published, and as what. */
export interface Site {
  readonly title: Localized
  /** Absolute, ends in `/`. */
  readonly baseUrl: string
  /** Host name and year of `tag:` URIs (RFC 4151); without a year, the article's. */
  readonly authority: string
  readonly year: number | null
  /** Fixed offset such as `+09:00`; null: +09:00 for Japanese, UTC else. */
  readonly zone: string | null
  /** Languages that are written, in order. */
  readonly languages: readonly string[]
  readonly outputs: readonly OutputName[]
  /** Address of an article that another generator publishes; placeholders `{id}`, `{yyyy}`, `{mm}`, `{dd}`. */
  readonly articleUrl: string | null
  /** Days that an annotation may be off the note it belongs to. */
  readonly tolerance: number
  /** What readers get where a translation is older than its source; default: the translation, marked. */
  readonly outdated?: OutdatedTranslations
  /** Whether anything was published before: an article that joins then sends its newest revision only. */
  readonly hasMemory: boolean
  /** What the project's owner puts into the reader's pages; nothing by default. */
  readonly layout?: Layout
}

/** Pieces of the owner's own for every page, verbatim. */
export interface Layout {
  /** HTML at the end of `<head>`. */
  readonly head: string
  /** HTML before and after everything else of the page. */
  readonly header: string
  readonly footer: string
  /** Style behind ours. */
  readonly css: string
  /** Content-Security-Policy; null: the strict one, empty: none. */
  readonly policy: string | null
}

/** Languages that an article is written in: the site's, and its own in any case. */
export const languagesOf = (lang: string, {languages}: Pick<Site, 'languages'>): readonly string[] =>
  languages.includes(lang) ? languages : [lang, ...languages]
