import {isMachine, machineComment, withoutMachine} from './machine-mark.ts'
import {drafted, isFuzzy, type PoEntry} from './po.ts'
import type {Unit} from './units.ts'
import {retired} from './update.ts'

/** A translation that comes from elsewhere than a catalogue. */
export interface Filling {
  readonly context: string
  readonly source: string
  readonly text: string
}

/** Texts that nobody has translated as they are now: missing, or made of an earlier text. */
export function unfilled(units: readonly Unit[], entries: readonly PoEntry[]): Unit[] {
  const byKey = new Map(entries.filter(isActive).map((entry) => [keyOf(entry), entry]))
  return units.filter((unit) => {
    const entry = byKey.get(keyOf(unit))
    return entry !== undefined && isOpen(entry)
  })
}

const isActive = ({isObsolete}: PoEntry): boolean => !isObsolete

const keyOf = ({context, source}: {readonly context: string | null; readonly source: string}): string =>
  `${context}\n${source}`

/** Whether there is nothing to lose: what a person marked as doubtful, of this very text, is the person's. */
const isOpen = (entry: PoEntry): boolean =>
  entry.text === '' || (isFuzzy(entry) && (entry.previous !== null || isMachine(entry)))

/**
 * Entries with translations from elsewhere, `by` a machine or (null) a person. What a person translated of this very
 * text stays as it is; what a person translated of an earlier one is put aside (`#~`), under that text.
 */
export function fill(
  entries: readonly PoEntry[],
  fillings: readonly Filling[],
  by: string | null
): PoEntry[] {
  const byKey = new Map(fillings.map((filling) => [keyOf(filling), filling]))
  const known = new Set(entries.filter(({isObsolete}) => isObsolete).map(keyOf))
  const aside: PoEntry[] = []
  const filled = entries.map((entry) => {
    const filling = entry.isObsolete ? undefined : byKey.get(keyOf(entry))
    if (!filling || !isOpen(entry)) return entry
    if (!isMachine(entry)) aside.push(...retired(entry).filter((old) => !known.has(keyOf(old))))
    const comments = withoutMachine(entry.comments)
    return drafted({
      ...entry,
      text: filling.text,
      flags: entry.flags.filter((flag) => flag !== 'fuzzy' && flag !== 'machine'),
      previous: null,
      comments: by === null ? comments : [...comments, machineComment(filling.text, by)]
    })
  })
  return [...filled, ...aside]
}
