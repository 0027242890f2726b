import type {IdentifiedState, TimelineRevision} from '../model/history.ts'
import type {StateAnnotation, StateNote} from '../model/state.ts'
import type {PlainDay} from '../plain-date.ts'
import {answerContent} from './identity.ts'

type Revision = Pick<TimelineRevision, 'id' | 'known' | 'lateFor'>

/** The id of what comes late to a published revision: `1.2/2`, and then `1.2/3`. */
export const lateId = (revision: string, before: number): string => `${revision}/${before + 2}`

/** Index of a revision in the timeline, and of those that came late to it. */
export const chainOf = (revisions: readonly Revision[], base: number): number[] =>
  base < 0
    ? []
    : [base, ...revisions.keys()].filter(
        (index, place) => place === 0 || revisions[index]!.lateFor === revisions[base]!.id
      )

/**
 * Index of the revision that an annotation speaks of: the first whose text has it. One that was written behind the
 * same day later speaks of what came late.
 */
export function revisionOfAnnotation(
  annotation: StateAnnotation,
  identified: IdentifiedState,
  {revisions, indexOf}: {readonly revisions: readonly Revision[]; indexOf(day: PlainDay): number}
): number {
  const base = indexOf(annotation.date)
  const chain = chainOf(revisions, base)
  if (chain.length < 2) return base
  const subject = subjectOf(annotation, identified)
  const alike = (state: IdentifiedState) =>
    state.state.annotations.filter(
      (other) => indexOf(other.date) === base && subjectOf(other, state) === subject
    )
  const place = alike(identified).indexOf(annotation)
  const first = chain.find((index) => {
    const {known} = revisions[index]!
    return known !== null && alike(known).length > place
  })
  return first ?? base
}

const subjectOf = (
  {question, section}: StateAnnotation,
  {questionIds, sectionIds}: IdentifiedState
): string => (question !== null ? questionIds[question]! : section !== null ? sectionIds[section]! : '')

/**
 * Whether a text says more of a revision than was published of it: a question that changed since has one more
 * annotation of its day, or the list of notes one more note.
 */
export function saysMore(
  published: IdentifiedState,
  present: IdentifiedState,
  isOfRevision: (day: PlainDay) => boolean
): boolean {
  const count = (state: IdentifiedState) => {
    const counts = new Map<string, number>()
    for (const annotation of state.state.annotations) {
      if (!isOfRevision(annotation.date)) continue
      const subject = subjectOf(annotation, state)
      counts.set(subject, (counts.get(subject) ?? 0) + 1)
    }
    return counts
  }
  const before = count(published)
  const isMarked = [...count(present)].some(
    ([subject, n]) => n > (before.get(subject) ?? 0) && !isSame(subject, published, present)
  )
  const notes = ({state}: IdentifiedState) => state.notes.filter(({date}) => isOfRevision(date)).length
  return isMarked || notes(present) > notes(published)
}

/** Whether a question says what it said; sections and the article are not asked. */
function isSame(subject: string, before: IdentifiedState, after: IdentifiedState): boolean {
  const texts = [before, after].map(({state, questionIds}) => {
    const question = state.questions[questionIds.indexOf(subject)]
    return question && `${question.text}\n${answerContent(question)}`
  })
  return texts[0] !== undefined && texts[0] === texts[1]
}

/** A revision's notes by whom they came with: those that the published text has, and those that came late. */
export const lateNotes = (notes: readonly StateNote[], published: IdentifiedState): StateNote[] =>
  notes.filter(({text}) => !published.state.notes.some((note) => note.text === text))
