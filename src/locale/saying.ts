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
  readonly itemChanged: string
  readonly itemCorrection: string
  readonly corrects: string
  readonly retracted: string
  /** In place of a text that must not be seen any more. */
  readonly redacted: string
  readonly retractedAs: string
  readonly flagRetracted: string
  readonly feedTitle: string
  readonly feedDescription: string
  readonly before: string
  readonly after: string
  readonly answerNow: string
  readonly inferredText: string
  /** Of a link to what changed, behind the name of what did. */
  readonly difference: string
  readonly noChange: string
  readonly untranslated: string
  readonly outdated: string
  readonly machine: string
  readonly partly: string
  readonly summaryAdded: string
  readonly summaryAddedSection: string
  readonly summaryRemoved: string
  readonly summaryMoved: string
  readonly summaryMovedTo: string
  readonly summaryUnknown: string
  readonly summaryUnknownCorrected: string
  readonly summaryUnknownExtended: string
  readonly summaryUnknownAfter: string
  readonly summaryArrived: string
  readonly summaryAnnotated: string
  readonly summaryArrivedLink: string
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
  readonly countUnchanged: string
  readonly between: string
  readonly evidenceSnapshot: string
  readonly evidenceGit: string
  readonly evidenceAnnotation: string
  readonly evidenceInferred: string
  readonly flagMoved: string
  readonly flagReworded: string
  readonly flagSplit: string
  readonly flagMerged: string
  readonly flagMinor: string
  readonly kindAdded: string
  readonly kindUpdated: string
  readonly kindCorrected: string
  readonly kindRemoved: string
  readonly kindPublished: string
  readonly kindVerified: string
  readonly claimVerified: string
  readonly claimUnsupported: string
  readonly claimDateMismatch: string
  readonly claimUnverifiable: string
  readonly claimNoted: string
  readonly textInferred: string
  readonly claimNone: string
  readonly unknownBefore: string
  readonly unknownAfter: string
  readonly unknownBoth: string
  readonly unknownClaim: string
  readonly unknownText: string
  readonly sectionNamed: string
  readonly articleNamed: string
  readonly markupOnly: string
  readonly addressesLeftOut: string
  readonly insertedStart: string
  readonly insertedEnd: string
  readonly deletedStart: string
  readonly deletedEnd: string
  readonly leftOut: string
  readonly asOf: string
  readonly composedSnapshot: string
  readonly unknownThen: string
  readonly unknownThenUndated: string
  readonly note: string
  readonly placeTitle: string
  readonly placeNote: string
  readonly placeSection: string
  readonly placeQuestion: string
  readonly placeAnswer: string
  readonly placeText: string
  readonly placeSectionText: string
  readonly pageSkip: string
  readonly pageLanguage: string
  readonly pagePublished: string
  readonly pageUpdated: string
  readonly pageRevisions: string
  readonly pageNow: string
  readonly pageEarlier: string
  readonly pageNewest: string
  readonly pageContents: string
  readonly pagePermalink: string
  readonly pagePermalinkSection: string
  readonly pageBadge: string
  readonly pageBadgeDay: string
  readonly pageHistory: string
  readonly pageGone: string
  readonly pageGoneThen: string
  readonly pageLastStood: string
  readonly pageSubscribe: string
  readonly pageSubscribeArticle: string
  readonly pageSubscribeSite: string
  readonly pageSubscribeQuestions: string
  readonly pageSubscribeAll: string
  readonly pageChangesSince: string
  readonly pageDifference: string
  readonly pageDifferenceOf: string
  readonly pageGoneText: string
  readonly pageAsItStood: string
  readonly pageFirst: string
  readonly pageNextRevision: string
  readonly pagePreviousRevision: string
  readonly pageArticles: string
  readonly pageNewChanges: string
  readonly pageMoreChanges: string
  readonly pageSearch: string
  readonly pageSearchPlaceholder: string
  readonly pageSearchFound: string
  readonly pageSearchNone: string
  readonly pageSearchFailed: string
  readonly pageNoArticles: string
  readonly pageNewestIs: string
  readonly pageData: string
  readonly pageMadeWith: string
  readonly pageInferred: string
  readonly pageOutdated: string
  readonly pageMachine: string
  readonly pageUntranslated: string
  readonly pagePartly: string
}

/** How a language tells of changes. */
export interface Saying {
  /** BCP 47. */
  readonly tag: string
  /** What it calls languages, by their tags; its own among them. */
  readonly languages: Readonly<Record<string, string>>
  /** A day in the language's custom; own patterns, nothing rests on ICU. */
  readonly day: (day: PlainDay) => string
  /** A text as it stands between this language's quotation marks: its own marks become the inner ones. */
  readonly quotable: (text: string) => string
  /** Several texts, each between quotation marks, as they stand in a sentence. */
  readonly quotations: (texts: readonly string[]) => string
  /** From zero on, the words in which a text may say a small number. */
  readonly numerals: readonly string[]
  /** Between things counted one after the other. */
  readonly separator: string
  /** Between sentences of one line. */
  readonly sentenceSeparator: string
  readonly phrases: Phrases
}
