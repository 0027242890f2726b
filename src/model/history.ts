import type {PlainDate, PlainDay} from '../plain-date.ts'
import type {AnnotationKind} from './annotation-kind.ts'
import type {Evidence} from './article.ts'
import type {
  Claim,
  Edit,
  KnownText,
  Reconstruction,
  SentencePair,
  Significance,
  Subject,
  TextAtTime
} from './delta.ts'
import type {ArticleState, CommittedState, StateCue, StateNote} from './state.ts'

/** A state with the ids of its questions and sections, index by index. */
export interface IdentifiedState {
  readonly state: ArticleState
  readonly questionIds: readonly string[]
  readonly sectionIds: readonly string[]
}

/** A state of an article that somebody kept: `.kaitei/revisions/<article>@<revision>.md`. */
export interface KeptState {
  readonly origin: 'snapshot'
  readonly revision: string
  readonly state: ArticleState
}

/** A state of an article that git has. */
export interface CommitState extends Omit<CommittedState, 'source'> {
  readonly origin: 'git'
  readonly state: ArticleState
}

/** A state before the present text, wherever it was found. */
export type EarlierState = KeptState | CommitState

/** What one commit did to a subject on the way to a revision. */
export interface Step {
  /** The author's written day; null where nothing but the text is known. */
  readonly date: PlainDate | null
  readonly isIgnored: boolean
  /** Null where the subject was not there. */
  readonly before: Pick<KnownText, 'text' | 'markdown'> | null
  readonly after: Pick<KnownText, 'text' | 'markdown'> | null
}

/** A revision of the timeline, oldest first. */
export interface TimelineRevision {
  readonly id: string
  readonly version: string | null
  /** Null where no day is known, and for `unreleased`. */
  readonly date: PlainDay | null
  readonly evidence: Evidence
  readonly notes: readonly StateNote[]
  /** The text at this revision, where it is known. */
  readonly known: IdentifiedState | null
  /** What the commits since the known state before did, by subject (`<type> <id>`); empty without git. */
  readonly steps: ReadonlyMap<string, readonly Step[]>
  /** Id of the published revision that this one adds to: what came late, under the same day. */
  readonly lateFor?: string
}

/** An annotation as a statement on a subject at a revision of the timeline. */
export interface SubjectClaim {
  readonly subject: Subject
  readonly kind: AnnotationKind
  /** As written. */
  readonly raw: string
  readonly date: PlainDay
  /** Index into the timeline: where its day belongs, or where the text that it speaks of really changed. */
  readonly revision: number
  /** The day of the change that it speaks of, where its own is too far from that; null day: not released yet. */
  readonly mismatch: {readonly day: PlainDay | null} | null
  /** Stands in the present text, not in an earlier one only. */
  readonly isPresent: boolean
  /** Speaks of the whole subject (「追加」 in the question's line), not of a part of its text. */
  readonly ofWhole: boolean
  readonly position: {readonly line: number; readonly column: number}
}

/** One subject as it stood at one revision. */
export interface SubjectAtTime {
  readonly subject: Subject
  readonly name: string
  /** Id of the section that held it, or null. */
  readonly section: string | null
  readonly text: TextAtTime
}

/** An article as it stood at one revision, as far as that is known. */
export interface Snapshot {
  readonly revision: TimelineRevision
  readonly subjects: readonly SubjectAtTime[]
}

interface DraftCommon {
  readonly subject: Subject
  readonly name: string
  readonly evidence: Evidence
  readonly significance: Significance
  readonly moved: boolean
  readonly reworded: boolean
  /** Sentences went from one question to another that is new, or from one that is gone; `related` are those. */
  readonly split: boolean
  readonly merged: boolean
  readonly related: readonly string[]
  /** The sentences that went over, as on this question's side. */
  readonly carried?: readonly string[]
  /** Nothing differs but what the delta's `replacements` tell. */
  readonly replaced: boolean
  readonly claim?: Claim
  /** Id of the event that it was published as, where nothing but the memory tells of it. */
  readonly published?: string
}

interface DraftTwoSided {
  readonly before: TextAtTime
  readonly after: TextAtTime
  readonly edits?: Edit[]
  readonly sentences?: SentencePair[]
  readonly reconstruction?: Reconstruction
}

/** A change before it is said in any language. */
export type DraftChange = DraftCommon &
  (
    | {readonly type: 'added'; readonly after: TextAtTime}
    | ({readonly type: 'updated'} & DraftTwoSided)
    | ({readonly type: 'corrected'} & DraftTwoSided)
    | {readonly type: 'moved'; readonly before: TextAtTime; readonly after: TextAtTime}
    | {readonly type: 'removed'; readonly before: TextAtTime}
  )

/** The same words in place of the same others in many questions. */
export interface DraftReplacement {
  readonly before: string
  readonly after: string
  /** Ids, in the order of the changes. */
  readonly questions: readonly string[]
}

export interface DraftDelta {
  readonly from: Snapshot | null
  readonly to: Snapshot
  readonly evidence: Evidence
  /** The same replacement in many questions. */
  readonly replacements: readonly DraftReplacement[]
  readonly changes: readonly DraftChange[]
}

/** A cue whose version is a revision of the article. */
export interface RevisionCue extends StateCue {
  readonly revision: string
  /** Index into the timeline. */
  readonly at: number
}

/** All that is known of an article's past. The last snapshot is the present text. */
export interface History {
  readonly present: IdentifiedState
  readonly timeline: readonly TimelineRevision[]
  readonly snapshots: readonly Snapshot[]
  readonly claims: readonly SubjectClaim[]
  readonly deltas: readonly DraftDelta[]
  /** Revision of each of the present state's annotations, index by index. */
  readonly annotationRevisions: readonly (string | null)[]
  /** Of the present state. */
  readonly cues: readonly RevisionCue[]
}
