import type {Change, Delta, Retraction} from '../model/delta.ts'
import type {ArticleMemory} from '../model/memory.ts'

type Memory = Pick<ArticleMemory, 'retractions'>

/** What was withdrawn, by event. Of two branches' corrections the earlier one is told: its item may be out already. */
function retractionsOf({retractions}: Memory): Map<string, Retraction> {
  const found = new Map<string, Retraction>()
  for (const {event, correction = null} of retractions) {
    const days = [found.get(event)?.correction ?? null, correction].filter((day) => day !== null)
    found.set(event, {correction: days.sort()[0] ?? null})
  }
  return found
}

/** The deltas with a mark on every change that the memory says was withdrawn, and on no other. */
export function markRetracted(deltas: readonly Delta[], memory: Memory): Delta[] {
  const retractions = retractionsOf(memory)
  return deltas.map((delta) => ({
    ...delta,
    changes: delta.changes.map(({retraction: _, ...change}) => {
      const retraction = retractions.get(change.id)
      return {...change, ...(retraction && {retraction})}
    })
  }))
}

/** A delta as readers are told of it: without what was withdrawn. Its counts are those of the texts, and stay. */
export const withoutRetracted = (delta: Delta): Delta =>
  withoutChanges(delta, ({retraction}) => retraction !== undefined)

/** A delta without some of its changes. */
export function withoutChanges(delta: Delta, isOut: (change: Change) => boolean): Delta {
  if (!delta.changes.some(isOut)) return delta
  const changes = delta.changes.filter((change) => !isOut(change))
  const told = new Set(changes.map(({question}) => question))
  const replacements = delta.replacements
    .map((replacement) => ({
      ...replacement,
      questions: replacement.questions.filter((question) => told.has(question))
    }))
    .filter(({questions}) => questions.length > 0)
  return {...delta, changes, replacements}
}
