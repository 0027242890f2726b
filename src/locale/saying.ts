import type {PlainDay} from '../plain-date.ts'

/** Every sentence that outputs say, by key; MessageFormat 2 (Unicode LDML 48). */
export interface Phrases {
  readonly changelog: string
  readonly changelogOf: string
  readonly revision: string
  readonly unreleased: string
  readonly initial: string
  readonly added: string
  readonly updated: string
  readonly corrected: string
  readonly removed: string
  readonly moved: string
  readonly countAdded: string
  readonly countUpdated: string
  readonly countCorrected: string
  readonly countRemoved: string
  readonly countMoved: string
  readonly countQuestions: string
  readonly countSections: string
  readonly countNone: string
  readonly itemPublished: string
  readonly itemUpdated: string
  readonly feedTitle: string
  readonly feedDescription: string
  readonly before: string
  readonly after: string
  readonly answerNow: string
  readonly inferredText: string
  readonly noChange: string
  readonly untranslated: string
  readonly outdated: string
  readonly machine: string
  readonly summaryAdded: string
  readonly summaryAddedSection: string
  readonly summaryRemoved: string
  readonly summaryMoved: string
  readonly summaryMovedTo: string
  readonly summaryUnknown: string
  readonly summaryUnknownCorrected: string
  readonly summaryUnknownExtended: string
  readonly summaryUnknownAfter: string
  readonly summaryReworded: string
  readonly summaryReplaced: string
  readonly summaryInserted: string
  readonly summaryDeleted: string
  readonly summaryFormatting: string
  readonly summaryMore: string
  readonly summarySplit: string
  readonly summarySplitFrom: string
  readonly summarySplitInto: string
  readonly summaryMerged: string
  readonly summaryMergedFrom: string
  readonly summaryMergedInto: string
  readonly replacement: string
  readonly note: string
}

/** How a language tells of changes. */
export interface Saying {
  /** BCP 47. */
  readonly tag: string
  /** Its own name for itself, and how other languages here call it. */
  readonly names: Readonly<Record<string, string>>
  /** A day in the language's custom; own patterns, nothing rests on ICU. */
  readonly day: (day: PlainDay) => string
  /** A text as it stands between this language's quotation marks: its own marks become the inner ones. */
  readonly quotable: (text: string) => string
  /** Several texts, each between quotation marks, as they stand in a sentence. */
  readonly quotations: (texts: readonly string[]) => string
  /** Between things counted one after the other. */
  readonly separator: string
  /** Between sentences of one line. */
  readonly sentenceSeparator: string
  readonly phrases: Phrases
}
