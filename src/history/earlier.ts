import type {CommitState, EarlierState, KeptState} from '../model/history.ts'
import type {ArticleState} from '../model/state.ts'
import type {PlainDay} from '../plain-date.ts'
import {contentHash} from './content-hash.ts'
import {isEarlierVersion} from './version-names.ts'

/**
 * All earlier states in one order, oldest first. Git's order is a fact; a kept state stands behind the committed one
 * that says the same, else before the first that knows of its day.
 */
export function inOrder(kept: readonly KeptState[], committed: readonly CommitState[]): EarlierState[] {
  const result: EarlierState[] = [...committed]
  const hashes = new Map(committed.map((item) => [item, contentHash(item.state)]))
  for (const item of byDay(kept)) {
    const day = newestDay(item.state) ?? ''
    const hash = contentHash(item.state)
    const same = result.findLastIndex((other) => other.origin === 'git' && hashes.get(other) === hash)
    const before = result.findLastIndex((other) => isBefore(newestDay(other.state) ?? '', day, other.origin))
    result.splice((same === -1 ? before : same) + 1, 0, item)
  }
  return result
}

// Kept states of one day are in order already; what git has beside them came later, or was published otherwise.
const isBefore = (one: string, other: string, origin: EarlierState['origin']): boolean =>
  origin === 'git' ? one < other : one <= other

function byDay(kept: readonly KeptState[]): KeptState[] {
  const days = new Map(kept.map((item) => [item, newestDay(item.state) ?? '']))
  return [...kept].sort((a, b) => {
    const one = days.get(a)!
    const other = days.get(b)!
    if (one !== other) return one < other ? -1 : 1
    return isEarlierVersion(a.revision, b.revision) ? -1 : 1
  })
}

/** The newest day that a state itself knows of. */
export function newestDay(state: ArticleState): PlainDay | null {
  const days: PlainDay[] = [...state.notes, ...state.annotations].map(({date}) => date)
  if (state.frontMatter.date) days.push(state.frontMatter.date)
  return days.sort().at(-1) ?? null
}
