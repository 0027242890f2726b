import type {Snapshot, Step, SubjectAtTime, SubjectClaim} from '../model/history.ts'
import {daysBetween, daysInMonth, fieldsOf, hasDay, type PlainDate, type PlainDay} from '../plain-date.ts'

// A merge that came late, a day that was planned: where the commit is known the claim still speaks of it.
const mostDaysToCommit = 14

/**
 * Finds for every claim the revision where its subject really changed: that of its day, else the nearest whose change
 * nobody else claims; and whether its day is too far from that change.
 */
export function settleClaims(
  claims: readonly SubjectClaim[],
  snapshots: readonly Snapshot[],
  tolerance: number
): SubjectClaim[] {
  const past = subjectsBySnapshot(snapshots)
  const claimed = new Set(claims.map((claim) => `${claim.revision} ${keyOf(claim)}`))
  const mostDays = Math.max(tolerance, mostDaysToCommit)
  const settled = (claim: SubjectClaim, revision: number): SubjectClaim => {
    const commit = nearestCommit(claim.date, stepsAt(snapshots, revision, keyOf(claim)))
    if (commit !== null) {
      const isNear = daysApart(claim.date, commit) <= mostDays
      return {...claim, revision, mismatch: isNear ? null : {day: commit}}
    }
    const isThere = revision === claim.revision
    return {...claim, revision, mismatch: isThere ? null : {day: snapshots[revision]!.revision.date}}
  }

  return claims.map((claim) => {
    if (claim.kind === 'verified' || claim.kind === 'published') return claim
    const key = keyOf(claim)
    if (isChanged(past, key, claim.revision) !== false) return settled(claim, claim.revision)
    const [elsewhere] = [...snapshots.keys()]
      .filter((revision) => !claimed.has(`${revision} ${key}`) && isChanged(past, key, revision))
      .sort((a, b) => Math.abs(a - claim.revision) - Math.abs(b - claim.revision) || a - b)
    if (elsewhere === undefined) return claim
    claimed.add(`${elsewhere} ${key}`)
    return settled(claim, elsewhere)
  })
}

type SubjectsByKey = ReadonlyMap<string, SubjectAtTime>

const subjectsBySnapshot = (snapshots: readonly Snapshot[]): SubjectsByKey[] =>
  snapshots.map(({subjects}) => new Map(subjects.map((subject) => [keyOf(subject), subject])))

const keyOf = ({subject}: Pick<SubjectAtTime, 'subject'>): string => `${subject.type} ${subject.id}`

/** Whether a subject's text differs from the snapshot before; null where a text is unknown, or nothing was before. */
function isChanged(past: readonly SubjectsByKey[], key: string, revision: number): boolean | null {
  if (revision <= 0) return null
  const before = past[revision - 1]!.get(key)
  const after = past[revision]!.get(key)
  if (!before || !after) return before !== after
  if (before.text.state === 'unknown' || after.text.state === 'unknown') return null
  return before.text.text !== after.text.text || before.text.markdown !== after.text.markdown
}

/** The steps of the revision, or of the next one whose text is known: those that led past it. */
function stepsAt(snapshots: readonly Snapshot[], revision: number, key: string): readonly Step[] {
  const known = snapshots.slice(revision).find((snapshot) => snapshot.revision.known)
  return known?.revision.steps.get(key) ?? []
}

/** The day of the commit nearest to a claim that changed its subject; null where none is known. */
function nearestCommit(day: PlainDay, steps: readonly Step[]): PlainDate | null {
  const days = steps.flatMap(({date, isIgnored}) => (date === null || isIgnored ? [] : [date]))
  return days.sort((a, b) => daysApart(day, a) - daysApart(day, b))[0] ?? null
}

/** A month is as near as its nearest day. */
function daysApart(day: PlainDay, date: PlainDate): number {
  if (hasDay(day)) return Math.abs(daysBetween(day, date))
  if (date.startsWith(day)) return 0
  const {year, month} = fieldsOf(day)
  const ahead = daysBetween(date, day)
  return ahead > 0 ? ahead : -ahead - daysInMonth(year, month) + 1
}
