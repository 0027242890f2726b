import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {CueRole} from '../model/article.ts'

/** How far an annotation reaches: the place where it stands, from or up to it, or all that was read so far. */
export type Extent = 'point' | 'begin' | 'end' | 'progress'

/** What stands behind a day's first number (`letter`: a month's name), or `digits`: one number only; `name`: no number. */
export type DayOpening = '-' | '/' | '.' | '年' | '년' | '月' | '월' | 'digits' | 'letter' | 'name'

/** Patterns by how the day opens, so that few are tried. */
export type WrittenDays = Readonly<Partial<Record<DayOpening, readonly RegExp[]>>>

/** What stands behind a version and says how the text stands to it. */
export interface CueTail {
  /** Sticky, over folded text. */
  readonly pattern: RegExp
  readonly role: Exclude<CueRole, 'link'>
  /** The version is what the sentence speaks of, 「TKG1.2 は」: it must open it and be more than a bare number. */
  readonly opens?: true
}

/** Kinds of questions that are never the same. */
export type Interrogative = 'reason' | 'time' | 'place' | 'person' | 'amount' | 'difference'

/**
 * How one language writes days, kinds of revision and the words round them. Every article is read with the tables
 * of all languages at once: a Japanese article says `Update:`, a Chinese one quotes a Korean note.
 *
 * Words are written folded (NFKC) and in lower case; patterns are sticky and match folded text.
 */
export interface LocaleReading {
  /**
   * Days; the longest match is read. Groups: `year`, `yy` (two digits), `era` with `eraYear`, `month`, `monthName`,
   * `day`, or `first` and `second` where the order of month and day is to be found out.
   */
  readonly days: WrittenDays
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
  /** Kinds that are said of nothing but texts: 追記. */
  readonly textKinds: readonly string[]
  /** In a note, the verb ends the clause (追加した表を更新 is an update) or opens it (Updated the added table). */
  readonly verb: 'first' | 'last'

  /** Between day and kind, or kind and day. */
  readonly joins: readonly string[]
  /** Those joins that may as well say `to`: `10/31に変更` is about a date. */
  readonly towards: readonly string[]
  /** Kinds that are said of dates as well. */
  readonly dateKinds: readonly string[]
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
  /** Likewise within a sentence, `料金（2020/10/31 更新）現在`; but `（2020/10/31 更新）現在は使えます` is a new one. */
  readonly periods: readonly string[]
  /** Directly before a kind at the end of a line: what was added, updated …, `表の追加`. */
  readonly objectMarkers: readonly string[]

  /** Headings and labels above revision notes. */
  readonly containers: readonly string[]
  /** Headings that may as well stand above a story: notes below them must say what was done. */
  readonly looseContainers: readonly string[]
  /** Titles of documents about the revisions of something else. */
  readonly changelogTitles: readonly string[]
  /** What titles of documents about events end with: 図書館からのお知らせ, Town news. */
  readonly newsTitles: readonly string[]
  /** Notes which say that a question is new. */
  readonly addsQuestion: readonly RegExp[]
  /** What any question may be asked with: "how", 方法. Han and Hangul character by character. */
  readonly fillers: readonly string[]
  /** What a question asks for: a reason, a time … Matched in folded text in lower case. */
  readonly interrogatives: Readonly<Partial<Record<Interrogative, RegExp>>>
  /** できません, cannot; but not 「ありませんか」, which asks politely. */
  readonly negations: RegExp
  /** Names of versions in notes, group `version`. */
  readonly versions: readonly RegExp[]
  /** Before a version's number, `バージョン 1.2`, and behind it, `1.2 版本`. */
  readonly versionMarks: {readonly before: readonly string[]; readonly after: readonly string[]}
  /** Between the name of a product and its version: `TKG の v1.2`. */
  readonly nameJoints: readonly string[]
  /** Between a name and what is said of it: `Antrea は v1.2 では`. */
  readonly topicMarks: readonly string[]
  /** Between two versions: a range, a list, a step from one to the other. */
  readonly versionJoins: readonly string[]
  /** Words that may stand before a version and name no product: `最新版 v1.2`, `requires v1.2`. */
  readonly nameless: readonly string[]
  /** Before a version, `as of v1.2`; with `null` only where something behind it goes on, `from v1.2 on`. */
  readonly cueLeads: Readonly<Record<string, Exclude<CueRole, 'link'> | null>>
  readonly cueTails: readonly CueTail[]
  /** Words of titles that name no subject: よくある質問, `FAQ`. */
  readonly titleWords: readonly string[]
  /** In front of a short name in brackets: Tanzu Kubernetes Grid（略称 TKG）. */
  readonly shortNameLeads: readonly string[]

  /** Written with a point that ends no sentence. */
  readonly abbreviations: readonly string[]
  /** Words that turn or narrow a statement however short they are: ない, のみ, not. */
  readonly decisive: readonly string[]
  /** Short words of which one for the other turns a statement round: 以上 and 以下. */
  readonly opposites: readonly (readonly string[])[]
}
