import type {History, Snapshot} from '../model/history.ts'
import {isMachine} from './machine-mark.ts'
import {isFuzzy, type PoEntry} from './po.ts'
import type {Unit} from './units.ts'

/** How much of an article is translated into a language; each of its texts counts once. */
export interface Coverage {
  readonly translated: number
  readonly fuzzy: number
  readonly missing: number
  /** Translated by machine, and not reviewed. */
  readonly machine: number
  /** Fuzzy texts by the revision that made them so, oldest first. */
  readonly stale: readonly {readonly revision: string; readonly texts: number}[]
}

export function coverageOf(
  units: readonly Unit[],
  entries: readonly PoEntry[],
  history: Pick<History, 'snapshots' | 'timeline'>,
  prefix = ''
): Coverage {
  const active = entries.filter(({isObsolete}) => !isObsolete)
  const byKey = new Map(active.map((entry) => [`${entry.context}\n${entry.source}`, entry]))
  const counts = {translated: 0, fuzzy: 0, missing: 0, machine: 0}
  const stale = new Map<string, number>()
  for (const unit of units) {
    const entry = byKey.get(`${prefix}${unit.context}\n${unit.source}`)
    if (!entry && unit.isCarried) continue
    const state = stateOf(entry)
    counts[state]++
    if (state !== 'fuzzy') continue
    const revision = staleSince(unit, entry!, history.snapshots)
    if (revision !== null) stale.set(revision, (stale.get(revision) ?? 0) + 1)
  }
  return {
    ...counts,
    stale: history.timeline.flatMap(({id}) => (stale.has(id) ? [{revision: id, texts: stale.get(id)!}] : []))
  }
}

function stateOf(entry: PoEntry | undefined): 'translated' | 'fuzzy' | 'missing' | 'machine' {
  if (!entry || entry.text === '') return 'missing'
  if (isFuzzy(entry)) return 'fuzzy'
  return isMachine(entry) ? 'machine' : 'translated'
}

/** The first revision whose text is not any more the one that was translated; null where that is not known. */
function staleSince(
  {context, kind}: Unit,
  {previous}: PoEntry,
  snapshots: readonly Snapshot[]
): string | null {
  if (previous === null) return null
  const id = context.replace(/\/(?:answer|text)$/u, '')
  const isOf = ({type, id: other}: Snapshot['subjects'][number]['subject']) =>
    kind === 'title' || context === 'text' ? type === 'article' : other === id
  const holds = (snapshot: Snapshot) => {
    const found = snapshot.subjects.find(({subject}) => isOf(subject))
    if (!found) return false
    if (kind !== 'answer' && kind !== 'text') return found.name === previous
    return found.text.state !== 'unknown' && found.text.markdown.includes(previous)
  }
  const last = snapshots.findLastIndex(holds)
  const next = last < 0 ? undefined : snapshots[last + 1]
  return next?.revision.id ?? null
}
