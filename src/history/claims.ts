import {noteAddsQuestion} from '../locale/reading/index.ts'
import type {IdentifiedState, SubjectClaim} from '../model/history.ts'
import type {StateAnnotation} from '../model/state.ts'
import type {Subject} from '../model/delta.ts'
import type {Report} from '../problem/index.ts'
import {revisionOfAnnotation} from './late.ts'
import type {Timeline} from './timeline.ts'

/** The subject that the article itself is; its id in changes and events. */
export const articleSubject: Subject = {type: 'article', id: '_'}

/** What an annotation speaks of: its question, else its section, else the article. */
function subjectOf(
  {question, section}: StateAnnotation,
  {questionIds, sectionIds}: IdentifiedState
): Subject {
  if (question !== null) return {type: 'question', id: questionIds[question]!}
  if (section !== null) return {type: 'section', id: sectionIds[section]!}
  return articleSubject
}

/**
 * Everything the author claims, by revision. Annotations of earlier states count too: a 追加 that a later 更新
 * overwrote was said all the same.
 */
export function gatherClaims(present: IdentifiedState, timeline: Timeline, report: Report): SubjectClaim[] {
  const claims = new Map<string, SubjectClaim>()
  const earlier = timeline.revisions.flatMap(({known}) => (known && known !== present ? [known] : []))
  for (const identified of [...earlier, present]) {
    for (const annotation of identified.state.annotations) {
      const claim = toClaim(annotation, identified, timeline, identified === present)
      if (claim)
        claims.set(
          `${claim.subject.type} ${claim.subject.id} ${claim.date} ${annotation.raw} ${claim.revision}`,
          claim
        )
    }
  }
  return believeNotes(
    [...claims.values()].sort((a, b) => a.revision - b.revision),
    timeline,
    report
  )
}

function toClaim(
  annotation: StateAnnotation,
  identified: IdentifiedState,
  timeline: Timeline,
  isPresent: boolean
): SubjectClaim | null {
  const revision = revisionOfAnnotation(annotation, identified, timeline)
  if (revision < 0) return null
  const {kinds, raw, date, ofWhole, position} = annotation
  const subject = subjectOf(annotation, identified)
  return {subject, kind: kinds[0], raw, date, revision, ofWhole, position, mismatch: null, isPresent}
}

/**
 * A note says that a question was added, and the only question of its revision says 更新: the note is believed,
 * because an author who writes the list looks at the whole.
 */
function believeNotes(claims: readonly SubjectClaim[], timeline: Timeline, report: Report): SubjectClaim[] {
  return claims.map((claim) => {
    if (claim.kind !== 'updated' || claim.subject.type !== 'question' || !claim.ofWhole) return claim
    const note = timeline.revisions[claim.revision]!.notes.find(({text}) => noteAddsQuestion(text))
    const others = claims.filter(
      ({revision, subject}) => revision === claim.revision && subject.type === 'question'
    )
    if (!note || others.length > 1) return claim
    const {date, position, raw} = claim
    report('annotation-kind-against-note', position, {raw, day: date, note: note.text}, note.position)
    return {...claim, kind: 'added'}
  })
}
