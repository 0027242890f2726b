import type {Snapshot, SubjectAtTime, SubjectClaim, TimelineRevision} from '../model/history.ts'
import type {TextAtTime} from '../model/delta.ts'
import {type Appearance, appearancesIn, keyOf} from './appearances.ts'

/**
 * The article at every revision of its timeline, as far as that is known. Between two known states a text is
 * inferred where nobody claims a change on one side, and unknown where somebody does on both: never invented.
 */
export function takeSnapshots(
  timeline: readonly TimelineRevision[],
  claims: readonly SubjectClaim[]
): Snapshot[] {
  const known = timeline.map(({known}) => (known ? appearancesIn(known) : null))
  const claimsBySubject = groupClaims(claims)
  const subjects = subjectsInOrder(known)
  return timeline.map((revision, at) => ({
    revision,
    subjects: subjects.flatMap((key) => subjectAt(key, at, known, claimsBySubject.get(key) ?? []) ?? [])
  }))
}

function groupClaims(claims: readonly SubjectClaim[]): Map<string, SubjectClaim[]> {
  const groups = new Map<string, SubjectClaim[]>()
  for (const claim of claims) {
    const key = keyOf(claim.subject)
    const group = groups.get(key)
    if (group) group.push(claim)
    else groups.set(key, [claim])
  }
  return groups
}

/** All subjects that ever were, in the newest order; those that are gone stand behind the one they followed. */
function subjectsInOrder(known: readonly (Map<string, Appearance> | null)[]): string[] {
  const order: string[] = []
  for (const appearances of [...known].reverse()) {
    if (!appearances) continue
    if (order.length === 0) order.push(...appearances.keys())
    const seen = new Set(order)
    let previous: string | null = null
    for (const key of appearances.keys()) {
      if (!seen.has(key)) order.splice(previous === null ? 0 : order.indexOf(previous) + 1, 0, key)
      previous = key
    }
  }
  return order
}

function subjectAt(
  key: string,
  at: number,
  known: readonly (Map<string, Appearance> | null)[],
  claims: readonly SubjectClaim[]
): SubjectAtTime | null {
  const before = lastIndexUpTo(known, at)
  const after = firstIndexFrom(known, at)
  const earlier = before === -1 ? undefined : known[before]!.get(key)
  const later = after === -1 ? undefined : known[after]!.get(key)
  if (!exists({at, before, after, earlier, later, claims})) return null
  const shape = earlier ?? later!
  if (before === at || after === at) return standing(shape, 'known')
  const {untouchedSince, untouchedUntil} = touches(at, before, after, claims)
  if (earlier && untouchedSince) return standing(earlier, 'inferred')
  if (later && untouchedUntil) return standing(later, 'inferred')
  return standing(later ?? earlier!, 'unknown')
}

// One object for all snapshots that a subject stands in unchanged: what is found out about it, or said, is so once.
const subjects = {
  known: new WeakMap<Appearance, SubjectAtTime>(),
  inferred: new WeakMap<Appearance, SubjectAtTime>(),
  unknown: new WeakMap<Appearance, SubjectAtTime>()
}

function standing(appearance: Appearance, state: TextAtTime['state']): SubjectAtTime {
  const {subject, name, section, markdown} = appearance
  const known = subjects[state].get(appearance)
  if (known) return known
  const text: TextAtTime = state === 'unknown' ? {state} : {state, text: name, markdown}
  const standing = {subject, name, section, text}
  subjects[state].set(appearance, standing)
  return standing
}

function lastIndexUpTo(known: readonly unknown[], at: number): number {
  for (let index = at; index >= 0; index--) if (known[index]) return index
  return -1
}

function firstIndexFrom(known: readonly unknown[], at: number): number {
  for (let index = at; index < known.length; index++) if (known[index]) return index
  return -1
}

interface Surroundings {
  readonly at: number
  /** Index of the nearest known state up to `at`, and from it on; -1 where there is none. */
  readonly before: number
  readonly after: number
  readonly earlier: Appearance | undefined
  readonly later: Appearance | undefined
  readonly claims: readonly SubjectClaim[]
}

/** Whether a subject was there: known states decide, between them 「追加」 and 「削除」 do. */
function exists({at, before, after, earlier, later, claims}: Surroundings): boolean {
  if (before === at) return earlier !== undefined && !isRemovedBy(at, claims)
  const gone = isRemovedBy(
    at,
    claims.filter(({revision}) => revision > before)
  )
  if (earlier) return !gone
  if (!later) return false
  const first = claims.find(({revision}) => revision > before)
  if (first?.ofWhole && first.kind === 'added' && first.revision <= after)
    return at >= first.revision && !gone
  // Nobody says when it came: with no earlier state it was always there, else it came with the next known one.
  return before === -1 ? !gone : at >= after
}

const isRemovedBy = (at: number, claims: readonly SubjectClaim[]): boolean => {
  const last = claims.findLast(({revision, ofWhole}) => ofWhole && revision <= at)
  return last?.kind === 'removed'
}

/** Whether somebody claims a change between the known states and `at`. */
function touches(at: number, before: number, after: number, claims: readonly SubjectClaim[]) {
  const changes = claims.filter(
    ({kind, ofWhole}) => kind !== 'verified' && kind !== 'published' && !(ofWhole && kind === 'added')
  )
  return {
    untouchedSince: !changes.some(({revision}) => revision > before && revision <= at),
    untouchedUntil: !changes.some(({revision}) => revision > at && revision <= after)
  }
}
