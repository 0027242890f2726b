import type {DraftDelta, IdentifiedState, SubjectClaim} from '../model/history.ts'
import type {Report} from '../problem/index.ts'

/**
 * Reports where the author's claims and the texts part: a claim whose text did not change, and, of the newest
 * delta only, a change that nobody claims.
 */
export function checkClaims(
  deltas: readonly DraftDelta[],
  claims: readonly SubjectClaim[],
  present: IdentifiedState,
  report: Report
): void {
  for (const [index, delta] of deltas.entries()) {
    if (delta.from === null || (delta.evidence !== 'snapshot' && delta.evidence !== 'git')) continue
    for (const claim of claims) if (claim.revision === index) reportUnsupported(claim, delta, report)
  }
  const newest = deltas.at(-1)
  if (newest && newest.from !== null && newest.evidence !== 'annotation')
    reportMissing(newest, present, report)
}

function reportUnsupported(claim: SubjectClaim, {changes, to}: DraftDelta, report: Report): void {
  if (claim.kind === 'verified' || claim.kind === 'published') return
  const isSame = ({subject}: {subject: SubjectClaim['subject']}) =>
    subject.type === claim.subject.type && subject.id === claim.subject.id
  const present = to.subjects.find(isSame)
  if (present && !changes.some(isSame))
    report('claim-unsupported', claim.position, {name: present.name, day: claim.date})
}

function reportMissing(
  {changes, to}: DraftDelta,
  {state, questionIds}: IdentifiedState,
  report: Report
): void {
  const {id: revision, date} = to.revision
  for (const {claim, significance, subject, name, type} of changes) {
    // What was removed has no place left to write a day behind.
    if (claim || significance === 'minor' || subject.type !== 'question' || type === 'removed') continue
    const {position} = state.questions[questionIds.indexOf(subject.id)]!
    if (date === null) report('unreleased-change', position, {name})
    else report('missing-annotation', position, {name, revision})
  }
}
