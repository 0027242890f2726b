import type {Snapshot, Step, SubjectAtTime, SubjectClaim} from '../model/history.ts'
import {daysBetween, hasDay, type PlainDay} from '../plain-date.ts'

// A merge that came late, a day that was planned: where the commit is known the claim still speaks of it.
const mostDaysToCommit = 14

/**
 * Finds for every claim the revision where its subject really changed: that of its day, else the nearest whose change
 * nobody else claims. `isOff` then says that the claim's day is too far from that change.
 */
export function settleClaims(
  claims: readonly SubjectClaim[],
  snapshots: readonly Snapshot[],
  tolerance: number
): SubjectClaim[] {
  const subjects = snapshots.map(
    (snapshot) => new Map(snapshot.subjects.map((subject) => [keyOf(subject), subject]))
  )
  const claimed = new Set(claims.map((claim) => `${claim.revision} ${keyOf(claim)}`))
  const isChanged = (claim: SubjectClaim, revision: number): boolean | null =>
    differ(subjects[revision - 1]?.get(keyOf(claim)), subjects[revision]?.get(keyOf(claim)), revision)
  const daysOff = (claim: SubjectClaim, revision: number): number | null =>
    nearestCommit(claim.date, stepsAt(snapshots, revision, keyOf(claim)))
  const mostDays = Math.max(tolerance, mostDaysToCommit)

  return claims.map((claim) => {
    if (claim.kind === 'verified' || claim.kind === 'published') return claim
    if (isChanged(claim, claim.revision) !== false)
      return {...claim, isOff: (daysOff(claim, claim.revision) ?? 0) > mostDays}
    const elsewhere = [...snapshots.keys()]
      .filter((revision) => !claimed.has(`${revision} ${keyOf(claim)}`) && isChanged(claim, revision))
      .map((revision) => ({revision, days: daysOff(claim, revision)}))
      .sort((a, b) => distance(a, claim.revision) - distance(b, claim.revision))
    const [found] = elsewhere
    if (!found) return claim
    claimed.add(`${found.revision} ${keyOf(claim)}`)
    return {...claim, revision: found.revision, isOff: found.days === null || found.days > mostDays}
  })
}

const keyOf = ({subject}: Pick<SubjectAtTime, 'subject'>): string => `${subject.type} ${subject.id}`

const distance = ({revision}: {revision: number}, from: number): number => Math.abs(revision - from)

/** Whether a subject's text differs between two snapshots; null where a text is unknown, or nothing was before. */
function differ(
  before: SubjectAtTime | undefined,
  after: SubjectAtTime | undefined,
  revision: number
): boolean | null {
  if (revision <= 0) return null
  if (!before || !after) return before !== after
  if (before.text.state === 'unknown' || after.text.state === 'unknown') return null
  return before.text.text !== after.text.text || before.text.markdown !== after.text.markdown
}

/** The steps of the revision, or of the next one whose text is known: those that led past it. */
function stepsAt(snapshots: readonly Snapshot[], revision: number, key: string): readonly Step[] {
  const known = snapshots.slice(revision).find((snapshot) => snapshot.revision.known)
  return known?.revision.steps.get(key) ?? []
}

/** Days from a claim to the nearest commit that changed its subject; null where none is known. */
function nearestCommit(day: PlainDay, steps: readonly Step[]): number | null {
  const days = steps.flatMap(({date, isIgnored}) =>
    date === null || isIgnored ? [] : [daysApart(day, date)]
  )
  return days.length > 0 ? Math.min(...days) : null
}

/** A month is as near as its nearest day. */
function daysApart(day: PlainDay, date: PlainDay): number {
  if (hasDay(day)) return Math.abs(daysBetween(day, date))
  if (date.startsWith(day)) return 0
  const first = daysBetween(date, day)
  return first > 0 ? first : Math.max(0, -first - 30)
}
