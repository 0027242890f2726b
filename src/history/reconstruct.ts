import type {Reconstruction, Subject} from '../model/delta.ts'
import type {
  DraftChange,
  DraftDelta,
  IdentifiedState,
  RevisionCue,
  Snapshot,
  TimelineRevision
} from '../model/history.ts'
import type {StateCue} from '../model/state.ts'
import {articleSubject} from './claims.ts'
import {foldVersion} from './version-names.ts'

/** The cues of a state whose versions are revisions of its article; others are of something else. */
export function cuesOfRevisions(
  {versionCues}: {readonly versionCues: readonly StateCue[]},
  timeline: readonly TimelineRevision[]
): RevisionCue[] {
  const indices = new Map(
    timeline.flatMap(({version}, at) => (version === null ? [] : [[plainVersion(version), at] as const]))
  )
  return versionCues.flatMap((cue) => {
    const at = indices.get(plainVersion(cue.version))
    return at === undefined ? [] : [{...cue, at, revision: timeline[at]!.id}]
  })
}

// A version that was kept as `v1.2` is 1.2.
const plainVersion = (version: string): string => foldVersion(version).replace(/^v(?=\d)/u, '')

/**
 * Where a change's text before is unknown: which parts of the text came with it, and which stood there before, as
 * far as the text itself betrays it. No text before is made of that.
 */
export function reconstruct(
  deltas: readonly DraftDelta[],
  timeline: readonly TimelineRevision[]
): DraftDelta[] {
  return deltas.map((delta, at) => {
    if (!delta.changes.some(isBlind)) return delta
    const known = timeline.find(({known}, index) => known !== null && index >= at)?.known
    if (!known) return delta
    const cues = cuesOfRevisions(known.state, timeline)
    return {
      ...delta,
      changes: delta.changes.map((change) => withParts(change, {cues, known, to: delta.to, at}))
    }
  })
}

/** Whether nothing but the author's word is known of what changed. */
const isBlind = (change: DraftChange): change is Extract<DraftChange, {type: 'updated' | 'corrected'}> =>
  (change.type === 'updated' || change.type === 'corrected') && change.before.state === 'unknown'

interface Surroundings {
  readonly cues: readonly RevisionCue[]
  readonly known: IdentifiedState
  readonly to: Snapshot
  /** Index of the delta's revision. */
  readonly at: number
}

function withParts(change: DraftChange, {cues, known, to, at}: Surroundings): DraftChange {
  if (!isBlind(change)) return change
  const own = cues.filter(
    (cue) => isAbout(cue, change.subject, known) && (cue.at === at || (cue.at < at && tellsOfItsTime(cue)))
  )
  const parts = own.map(({version, text, revision, role, words}) => ({
    version,
    text,
    revision,
    arrived: revision === to.revision.id,
    role,
    words
  }))
  if (parts.length === 0) return change
  const reconstruction: Reconstruction = {evidence: 'inferred', parts}
  return {...change, reconstruction}
}

// 「v1.1 現在」 was written then; 「v1.1 以降」 and 「v1.1 ではできませんでした」 may have been written at any later time.
const tellsOfItsTime = ({role}: RevisionCue): boolean => role === 'as-of' || role === 'link'

function isAbout(
  {question, section}: RevisionCue,
  {type, id}: Subject,
  {questionIds, sectionIds}: IdentifiedState
): boolean {
  if (question !== null) return type === 'question' && questionIds[question] === id
  if (section !== null) return type === 'section' && sectionIds[section] === id
  return type === articleSubject.type
}
