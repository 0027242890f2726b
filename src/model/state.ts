import type {AnnotationKind} from './annotation-kind.ts'
import type {CueExtent, CueRole} from './article.ts'
import type {FrontMatter} from './front-matter.ts'
import type {PlainDate, PlainDay} from '../plain-date.ts'

/** 1-based line and column, as in unist. */
interface Point {
  readonly line: number
  readonly column: number
}

/** A file's text at one moment. */
export interface SourceState {
  /** Relative to the project, `/` between folders; what problems name. */
  readonly path: string
  readonly text: string
}

/** A text of an article that was committed. */
export interface CommittedState {
  readonly source: SourceState
  /** The author's written day of the commit: the calendar day in the author's own offset. */
  readonly date: PlainDate
  /** Tags on its commit, or on a later one that left the file as it was; `date` is the tagged commit's. Oldest first. */
  readonly tags: readonly {readonly name: string; readonly date: PlainDate}[]
  /** Listed in `ignoreRevsFile`: what it changed is nothing that readers are told. */
  readonly isIgnored: boolean
}

/** What git has of an article's past. */
export interface CommittedPast {
  /** Oldest first, along one line of the history; neighbours differ. */
  readonly states: readonly CommittedState[]
  /** Earlier commits are missing (a shallow or partial clone): the oldest state may not be the first. */
  readonly isCutOff: boolean
}

/** A top-level piece of Markdown. */
export interface Block {
  /** mdast node type. */
  readonly type: string
  /** As written. */
  readonly markdown: string
  /** Without annotations: what is compared, hashed and translated, else a stamp would make the change it reports. */
  readonly content: string
  /** Without annotations and markup. */
  readonly text: string
  readonly position: Point
}

export interface StateAnnotation {
  readonly kinds: readonly [AnnotationKind, ...AnnotationKind[]]
  readonly date: PlainDay
  readonly raw: string
  readonly position: Point
  /** Index into `questions`, or null. */
  readonly question: number | null
  /** Index into `sections`, or null. */
  readonly section: number | null
  /** In the question's or the section heading's own line: it speaks of the whole subject, not of a part. */
  readonly ofWhole: boolean
}

export interface StateNote {
  readonly date: PlainDay
  readonly kind: AnnotationKind | null
  readonly version: string | null
  readonly text: string
  readonly position: Point
}

export interface StateSection {
  readonly explicitId: string | null
  readonly title: string
  readonly level: number
  /** Index into `sections`, or null. */
  readonly parent: number | null
  readonly position: Point
}

export interface StateQuestion {
  readonly explicitId: string | null
  readonly text: string
  /** Index into `sections`, or null. */
  readonly section: number | null
  readonly position: Point
  readonly answer: readonly Block[]
}

/** Text outside of questions and answers: introduction, text of a section. */
export interface StateText {
  readonly section: number | null
  /** Index of the question it stands before, or null. */
  readonly before: number | null
  readonly blocks: readonly Block[]
}

/** A place where the text says of which version of the article's subject it speaks. */
export interface StateCue {
  /** Folded, without `v`. */
  readonly version: string
  readonly role: CueRole
  /** As written; of a link its address. */
  readonly words: string
  readonly position: Point
  /** Index into `questions`, or null. */
  readonly question: number | null
  /** Index into `sections`, or null. */
  readonly section: number | null
  /** Index into the answer's (or the text's) blocks. */
  readonly block: number
  readonly extent: CueExtent
  /** The Markdown that it dates, without annotations. */
  readonly text: string
}

/** Where a top-level node of the Markdown ended up. Ranges tile the file: joined, they are its text. */
export interface Place {
  readonly type:
    'front-matter' | 'title' | 'notes' | 'section' | 'question' | 'answer' | 'text' | 'definition'
  readonly start: number
  readonly end: number
}

/** Offsets into a source. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a question stands in its source. */
export interface QuestionSpans {
  /** The line that asks, with its marks and its annotations. */
  readonly asked: Span
  /** What answers, in order. */
  readonly answers: readonly Span[]
}

/** A link or footnote definition: `[label]: url`, `[^label]: text`. */
export interface Definition {
  /** Folded as CommonMark matches labels (§4.7); a footnote's begins with `^`. */
  readonly label: string
  readonly markdown: string
}

/** What one state of an article says: plain data, in the article's own language, without ids. */
export interface ArticleState {
  readonly path: string
  readonly source: string
  readonly lang: string
  readonly frontMatter: FrontMatter
  readonly title: string
  readonly notes: readonly StateNote[]
  readonly sections: readonly StateSection[]
  readonly questions: readonly StateQuestion[]
  readonly texts: readonly StateText[]
  readonly annotations: readonly StateAnnotation[]
  /** In order; only some of their versions may be revisions of the article. */
  readonly versionCues: readonly StateCue[]
  /** Link and footnote definitions, needed to render any block by itself. */
  readonly definitions: readonly Definition[]
  readonly places: readonly Place[]
  /** Of each question, index by index. */
  readonly spans: readonly QuestionSpans[]
}
