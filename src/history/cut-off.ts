import type {CommitState, TimelineRevision} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {Report} from '../problem/index.ts'
import type {Dating} from './dating.ts'

/**
 * Reports that git's earliest commits are missing where a revision rests on them: what a full clone would say of it
 * is not known then. Kept states need no git.
 */
export function reportCutOff(
  timeline: readonly TimelineRevision[],
  {first, dating}: {readonly first: CommitState | undefined; readonly dating: Dating | null | undefined},
  memory: ArticleMemory,
  report: Report
): void {
  const end = timeline.findIndex(({known, evidence}) => known !== null && evidence !== 'snapshot')
  if (!first || end === -1) return
  const isKept = (revision: TimelineRevision) => isProtected(revision, memory)
  // What git has begins no later than what was kept ends, or there is one revision only that it could have cut.
  const beginsInTime = dating?.day ? dating.day <= (timeline[end - 1]?.date ?? '') : false
  const isLast = timeline.slice(end + 1).every(({date}) => date === null)
  if (end > 0 && timeline.slice(0, end).every(isKept) && (beginsInTime || isLast)) return
  const missing = timeline.slice(0, end + 1).findLast((revision) => !isKept(revision))!
  report('history-cut-off', undefined, {day: first.date, revision: missing.id})
}

/** Kept, or published when it did not rest on git either. */
function isProtected({id, known, evidence}: TimelineRevision, {revisions}: ArticleMemory): boolean {
  if (known && evidence === 'snapshot') return true
  const published = revisions.find((revision) => revision.id === id)
  return published !== undefined && published.evidence !== 'git'
}
