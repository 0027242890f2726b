import type {AnnotationKind} from '../model/annotation-kind.ts'

/** How far an annotation reaches: the place where it stands, from or up to it, or all that was read so far. */
export type Extent = 'point' | 'begin' | 'end' | 'progress'

/**
 * How one language writes days, kinds of revision and the words round them. Every article is read with the tables
 * of all languages at once: a Japanese article says `Update:`, a Chinese one quotes a Korean note.
 *
 * Words are written folded (NFKC) and in lower case; patterns are sticky and match folded text.
 */
export interface LocaleReading {
  /**
   * Days, the most telling first. Groups: `year`, `yy` (two digits), `era` with `eraYear`, `month`, `monthName`,
   * `day`, or `first` and `second` where the order of month and day is to be found out.
   */
  readonly days: readonly RegExp[]
  /** Month names, as `monthName` brings them. */
  readonly months: Readonly<Record<string, number>>
  /** Year before an era's first, so that `year = before + eraYear`. */
  readonly eras: Readonly<Record<string, number>>
  /** What may follow a day: a weekday (group `weekday`), a time, a zone. */
  readonly extras: readonly RegExp[]
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: Readonly<Record<string, number>>

  readonly kinds: Readonly<Record<string, AnnotationKind>>
  /** Kinds also said of a law, a book, a film, a page that was looked up: not read behind a link or a title. */
  readonly citedKinds: Readonly<Record<string, AnnotationKind>>
  /** Everyday words that name a kind in a revision note only. */
  readonly noteKinds: Readonly<Record<string, AnnotationKind>>
  /** In a note, the verb ends the clause (追加した表を更新 is an update) or opens it (Updated the added table). */
  readonly verb: 'first' | 'last'

  /** Between day and kind, or kind and day. */
  readonly joins: readonly string[]
  /** In front of both. */
  readonly leads: Readonly<Record<string, Extent>>
  /** Behind the kind; a `reference` points at an annotation elsewhere and is none. */
  readonly tails: Readonly<Record<string, Extent | 'reference'>>
  /** Behind a day or kind: it tells of an edition, a period, a plan, not of a revision. */
  readonly refusedAfter: readonly string[]
  /** Before a kind: what a machine keeps up to date (最終更新), not a remark. */
  readonly refusedBefore: readonly string[]
  /** Directly behind a bracket: the sentence goes on with it, `（2020/10/31 更新）のデータ`. */
  readonly particles: readonly string[]
  /** Directly before a kind at the end of a line: what was added, updated …, `表の追加`. */
  readonly objectMarkers: readonly string[]

  /** Headings and labels above revision notes. */
  readonly containers: readonly string[]
  /** Headings that may as well stand above a story: notes below them must say what was done. */
  readonly looseContainers: readonly string[]
  /** Titles of documents about the revisions of something else. */
  readonly changelogTitles: readonly string[]
  /** Notes which say that a question is new. */
  readonly addsQuestion: readonly RegExp[]
  /** Names of versions in notes, group `version`. */
  readonly versions: readonly RegExp[]
  /** 「v1.1 現在」, "as of v1.1": which version the text speaks of, group `version`. */
  readonly currentVersions: readonly RegExp[]
}
