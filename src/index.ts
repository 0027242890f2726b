/** Kaitei's public API. */
export {buildArticle, type ArticleInput, type ArticleOutput} from './pipeline.ts'
export {compareTexts, type TextDelta} from './delta/edits.ts'
export {patchText} from './delta/patch.ts'
export {emitArticle, emitSite, extractForSite} from './emit/emit.ts'
export {defineConfig, type Config, type ConfigInput} from './model/config.ts'
export type {AnnotationKind} from './model/annotation-kind.ts'
export type {
  Annotation,
  Article,
  Evidence,
  Localized,
  Note,
  Question,
  Revision,
  Section
} from './model/article.ts'
export type {ArticleEntry, Changelog, SiteIndex, SnapshotDocument} from './model/changelog.ts'
export type {
  Change,
  ChangeType,
  Claim,
  ClaimStatus,
  Delta,
  Edit,
  Event,
  Replacement,
  Significance,
  TextAtTime
} from './model/delta.ts'
export type {ArticleEmitter, FeedItem, OutputFile, SiteEmitter, SiteExtract} from './model/emitter.ts'
export {noMemory, type ArticleMemory} from './model/memory.ts'
export type {Site} from './model/site.ts'
export type {CommittedPast, CommittedState, SourceState} from './model/state.ts'
export {parsePlainDate, toPlainDate, type PlainDate, type PlainDay, type PlainMonth} from './plain-date.ts'
export type {Position, Problem, ProblemCode, Severity} from './problem/index.ts'
