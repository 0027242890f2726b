import type {Counts} from '../model/article.ts'
import type {DraftDelta} from '../model/history.ts'

/** How many subjects changed in which way: each counted once, and with `unchanged` they add up. */
export function countChanges({changes, to}: DraftDelta): Counts {
  const counts = {added: 0, updated: 0, corrected: 0, removed: 0, moved: 0, unchanged: 0}
  for (const {type} of changes) counts[type]++
  const counted = to.subjects.some(({subject}) => subject.type === 'question') ? 'question' : 'section'
  const present = to.subjects.filter(({subject}) => subject.type === counted).length
  // What only the memory tells of may be of a subject that no text has.
  const there = new Set(to.subjects.map(({subject}) => `${subject.type} ${subject.id}`))
  const changed = changes.filter(
    ({subject, type}) =>
      subject.type === counted && type !== 'removed' && there.has(`${subject.type} ${subject.id}`)
  ).length
  return {...counts, unchanged: present - changed}
}

/** How many questions a snapshot has. */
export const countQuestions = ({subjects}: DraftDelta['to']): number =>
  subjects.filter(({subject}) => subject.type === 'question').length
