import type {DraftChange, DraftDelta, IdentifiedState, SubjectClaim} from '../model/history.ts'
import type {Report} from '../problem/index.ts'

export interface ClaimCheck {
  readonly deltas: readonly DraftDelta[]
  readonly claims: readonly SubjectClaim[]
  readonly present: IdentifiedState
  /** Index of the newest revision that was published; -1 where none was. */
  readonly published: number
}

/**
 * Reports where the author's claims and the texts part: a claim whose text did not change, or then and so; and a
 * change that nobody claims.
 */
export function checkClaims({deltas, claims, present, published}: ClaimCheck, report: Report): void {
  // Nobody can mend a remark that the present text does not have.
  const inText = claims.filter(
    ({isPresent, kind}) => isPresent && kind !== 'verified' && kind !== 'published'
  )
  for (const [index, delta] of deltas.entries()) {
    if (!restsOnTexts(delta)) continue
    for (const claim of inText) if (claim.revision === index) reportClaim(claim, delta, report)
    const isOlder = index <= published || (published === -1 && index < deltas.length - 1)
    reportMissing(delta, present, isOlder, report)
  }
}

const restsOnTexts = ({from, evidence}: DraftDelta): boolean =>
  from !== null && (evidence === 'snapshot' || evidence === 'git')

function reportClaim(claim: SubjectClaim, {changes, to}: DraftDelta, report: Report): void {
  const isSame = ({subject}: {subject: SubjectClaim['subject']}) =>
    subject.type === claim.subject.type && subject.id === claim.subject.id
  const change = changes.find(isSame)
  const name = change?.name ?? to.subjects.find(isSame)?.name
  if (name === undefined) return
  const {position, date, kind, raw} = claim
  if (!change) report('claim-unsupported', position, {name, raw, day: date})
  else if (change.claim?.status === 'date-mismatch') report(...mismatchOf(claim, name))
  else if (change.claim?.status === 'unsupported' && change.claim.kind === kind)
    report('claim-kind-unsupported', position, {name, raw, type: change.type})
}

const mismatchOf = ({mismatch, position, raw}: SubjectClaim, name: string): Parameters<Report> =>
  mismatch?.day
    ? ['claim-date-mismatch', position, {name, raw, day: mismatch.day}]
    : ['claim-after-publication', position, {name, raw}]

function reportMissing(
  {changes, to}: DraftDelta,
  {state, questionIds}: IdentifiedState,
  isOlder: boolean,
  report: Report
): void {
  const {id: revision, date, notes} = to.revision
  // Who marks no question, and writes notes, tells of changes there.
  if (state.annotations.length === 0 && notes.length > 0) return
  for (const change of changes) {
    if (!isSilent(change)) continue
    const index = questionIds.indexOf(change.subject.id)
    // What is gone by now has no place left to write a day behind.
    if (index === -1) continue
    const {position} = state.questions[index]!
    if (date === null) report('unreleased-change', position, {name: change.name})
    else
      report(isOlder ? 'missing-annotation-earlier' : 'missing-annotation', position, {
        name: change.name,
        revision
      })
  }
}

/** A change of a question that readers should know of, and that nobody claims. */
const isSilent = ({claim, significance, subject, type}: DraftChange): boolean =>
  !claim && significance === 'major' && subject.type === 'question' && type !== 'removed'
