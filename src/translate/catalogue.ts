import type {TranslationState} from '../model/article.ts'
import type {SourceState} from '../model/state.ts'
import type {Report} from '../problem/index.ts'
import {isMachine} from './machine-mark.ts'
import {isFuzzy, type PoEntry, type PoFault, readPo} from './po.ts'

export interface Translated {
  readonly text: string
  readonly state: TranslationState
}

/** One language's translations of one article (gettext PO). */
export interface Catalogue {
  /** The translation of a text; `context` is the stable id of what it is a text of (`msgctxt`). */
  lookup(context: string, source: string): Translated | null
}

/** Stable ids of an article's texts: a question's and section's own id, and these. */
export const contexts = {
  title: 'title',
  description: 'description',
  note: (date: string) => `note/${date}`,
  answer: (question: string) => `${question}/answer`,
  text: (section: string | null) => (section === null ? 'text' : `${section}/text`)
} as const

export const emptyCatalogue: Catalogue = {lookup: () => null}

/** Reads a PO file; what is broken in it is reported and translates nothing. */
export function readCatalogue({text}: SourceState, report: Report): Catalogue {
  const {entries, faults} = readPo(text)
  reportFaults(faults, report)
  return catalogueOf(entries)
}

/** Tells what keeps a PO file from being read whole. */
export function reportFaults(faults: readonly PoFault[], report: Report): void {
  for (const {kind, place, found} of faults)
    report(kind === 'duplicate' ? 'catalogue-duplicate' : 'catalogue-syntax', place, {
      found,
      ...(kind !== 'duplicate' && {kind})
    })
}

/** The translations that entries hold; of a file that articles share, those behind a prefix. */
export function catalogueOf(entries: readonly PoEntry[], prefix = ''): Catalogue {
  const byContext = new Map<string, PoEntry[]>()
  for (const entry of entries) {
    const {context} = entry
    if (context === null || !context.startsWith(prefix)) continue
    const own = context.slice(prefix.length)
    byContext.set(own, [...(byContext.get(own) ?? []), entry])
  }
  return {lookup: (context, source) => lookUp(byContext.get(context) ?? [], source)}
}

function lookUp(entries: readonly PoEntry[], source: string): Translated | null {
  const active = entries.filter(({isObsolete}) => !isObsolete)
  const exact = active.find((entry) => entry.source === source)
  if (exact && exact.text !== '') return {text: exact.text, state: stateOf(exact)}
  const gone = entries.find((entry) => entry.isObsolete && entry.source === source)
  if (gone) return {text: gone.text, state: stateOf(gone)}
  if (exact) return null
  const told = active.filter(({text}) => text !== '')
  // Made of this very text, though another has come since: a changelog tells what stood there then.
  const former = told.find((entry) => entry.previous === source)
  if (former) return {text: former.text, state: isMachine(former) ? 'machine' : 'current'}
  // A context that names one text only: what stands there was translated from an earlier wording.
  return told.length === 1 ? {text: told[0]!.text, state: 'outdated'} : null
}

function stateOf(entry: PoEntry): TranslationState {
  if (isFuzzy(entry)) return 'outdated'
  return isMachine(entry) ? 'machine' : 'current'
}
