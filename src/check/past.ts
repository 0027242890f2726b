import type {DraftDelta, History} from '../model/history.ts'
import type {Report} from '../problem/index.ts'

/** Notes of a revision at which nothing changed, where both texts are known. */
export function checkNotes({deltas, present}: History, report: Report): void {
  for (const delta of deltas) {
    if (!isStill(delta)) continue
    for (const {date, kind, text} of delta.to.revision.notes) {
      const own = present.state.notes.find((note) => note.date === date && note.text === text)
      if (own && kind !== 'verified' && kind !== 'published')
        report('note-without-change', own.position, {day: date, note: text})
    }
  }
}

const isStill = ({from, to, changes, evidence}: DraftDelta): boolean =>
  from !== null &&
  from.revision.known !== null &&
  to.revision.known !== null &&
  (evidence === 'snapshot' || evidence === 'git') &&
  changes.length === 0

/** 「v1.1 現在」 in an answer that says nothing of the newest version. */
export function checkStaleVersions({cues, timeline}: History, report: Report): void {
  const newest = timeline.findLastIndex(({version}) => version !== null)
  for (const {role, at, words, question, section, position} of cues) {
    if (role !== 'as-of' || at >= newest) continue
    const isAnswered = cues.some(
      (cue) => cue.at >= newest && cue.question === question && cue.section === section
    )
    if (isAnswered) continue
    const end = {line: position.line, column: position.column + words.length}
    report('version-stale', {...position, end}, {words, newest: timeline[newest]!.version!})
  }
}
