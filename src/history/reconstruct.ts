import type {Reconstruction, Subject} from '../model/delta.ts'
import type {
  DraftChange,
  DraftDelta,
  History,
  IdentifiedState,
  RevisionCue,
  Snapshot,
  TimelineRevision
} from '../model/history.ts'
import type {ArticleState, Block, StateAnnotation, StateCue} from '../model/state.ts'
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
  {timeline, present, annotationRevisions}: Pick<History, 'timeline' | 'present' | 'annotationRevisions'>
): DraftDelta[] {
  return deltas.map((delta, at) => {
    if (!delta.changes.some(isBlind)) return delta
    const known = timeline.find(({known}, index) => known !== null && index >= at)?.known
    if (!known) return delta
    const cues = cuesOfRevisions(known.state, timeline)
    const annotations = present.state.annotations.filter(
      ({ofWhole}, index) =>
        known === present && !ofWhole && annotationRevisions[index] === delta.to.revision.id
    )
    const surroundings = {cues, annotations, known, to: delta.to, at}
    return {...delta, changes: delta.changes.map((change) => withParts(change, surroundings))}
  })
}

/** Whether nothing but the author's word is known of what changed. */
const isBlind = (change: DraftChange): change is Extract<DraftChange, {type: 'updated' | 'corrected'}> =>
  (change.type === 'updated' || change.type === 'corrected') && change.before.state === 'unknown'

interface Surroundings {
  readonly cues: readonly RevisionCue[]
  /** Those of the revision that stand at a part of a text. */
  readonly annotations: readonly StateAnnotation[]
  readonly known: IdentifiedState
  readonly to: Snapshot
  /** Index of the delta's revision. */
  readonly at: number
}

function withParts(change: DraftChange, surroundings: Surroundings): DraftChange {
  if (!isBlind(change)) return change
  const parts = [...annotatedParts(change, surroundings), ...cuedParts(change, surroundings)]
  if (parts.length === 0) return change
  const reconstruction: Reconstruction = {evidence: 'inferred', parts}
  return {...change, reconstruction}
}

type Part = Reconstruction['parts'][number]

/** What the author's annotations of that revision stand at. */
function annotatedParts({subject}: DraftChange, {annotations, known, to}: Surroundings): Part[] {
  return annotations
    .filter((annotation) => isAbout(annotation, subject, known))
    .flatMap((annotation) => {
      const text = annotatedText(annotation, known.state)
      const {id: revision, version} = to.revision
      return text === ''
        ? []
        : [{version, text, revision, arrived: true, role: 'annotation', words: annotation.raw}]
    })
}

/** The block that an annotation stands in, of a list or table its line; the next one where it stands alone. */
function annotatedText({question, section, position}: StateAnnotation, state: ArticleState): string {
  const blocks =
    question === null
      ? state.texts.filter((text) => text.section === section).flatMap((text) => text.blocks)
      : state.questions[question]!.answer
  const index = blocks.findLastIndex((block) => block.position.line <= position.line)
  const block = blocks[index]
  if (!block) return ''
  // Raw HTML is no passage that one could quote.
  if (block.type === 'html') return ''
  if (block.content.trim() === '') return blocks[index + 1]?.content ?? ''
  if (block.type !== 'list' && block.type !== 'table') return block.content
  return (linesOf(block)[position.line - block.position.line] ?? '').trim()
}

// A list may have a remark at each of its thousand items.
const knownLines = new WeakMap<Block, readonly string[]>()

/** The lines of a block without its remarks, line by line of its source; none where these are not the same. */
function linesOf(block: Block): readonly string[] {
  const known = knownLines.get(block)
  if (known) return known
  const content = block.content.split('\n')
  const lines = content.length === block.markdown.split('\n').length ? content : []
  knownLines.set(block, lines)
  return lines
}

function cuedParts(change: DraftChange, {cues, known, to, at}: Surroundings): Part[] {
  const own = cues.filter(
    (cue) => isAbout(cue, change.subject, known) && (cue.at === at || (cue.at < at && tellsOfItsTime(cue)))
  )
  return own.map(({version, text, revision, role, words}) => ({
    version,
    text,
    revision,
    arrived: revision === to.revision.id,
    role,
    words
  }))
}

// 「v1.1 現在」 was written then; 「v1.1 以降」 and 「v1.1 ではできませんでした」 may have been written at any later time.
const tellsOfItsTime = ({role}: RevisionCue): boolean => role === 'as-of' || role === 'link'

function isAbout(
  {question, section}: Pick<StateCue, 'question' | 'section'>,
  {type, id}: Subject,
  {questionIds, sectionIds}: IdentifiedState
): boolean {
  if (question !== null) return type === 'question' && questionIds[question] === id
  if (section !== null) return type === 'section' && sectionIds[section] === id
  return type === articleSubject.type
}
