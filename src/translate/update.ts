import {type Carry, carryOver} from './carry.ts'
import {isMachine, withoutMachine} from './machine-mark.ts'
import {drafted, emptyDraft, headerFields, isFuzzy, isHeader, type PoEntry, readPo, writePo} from './po.ts'
import type {Unit} from './units.ts'

/** What a catalogue is a catalogue of. */
export interface CatalogueOptions {
  /** Language of the translations, BCP 47. */
  readonly lang: string
  /** Language of the article. */
  readonly sourceLang: string
  /** What a new file says that it belongs to. */
  readonly project: string
  /** Whether readers need not be told of what differs between two texts. */
  readonly isMinor: Carry
  /** Whether an entry belongs to the articles in question; the others of a file that several share stay. */
  readonly owns?: (context: string) => boolean
}

/**
 * A catalogue brought up to date with its article: what is new is there without a translation, what changed is fuzzy
 * with the text before, what is gone is obsolete, and what came back is revived. One that cannot be read whole stays
 * as it is.
 */
export function updateCatalogue(
  previous: string | null,
  units: readonly Unit[],
  options: CatalogueOptions
): string {
  const {entries, faults, tail} = readPo(previous ?? '')
  if (previous !== null && faults.length > 0) return previous
  const next = updateEntries(entries, units, options)
  return previous !== null && isSameList(next, entries) ? previous : writePo(next, tail)
}

export const isSameList = (one: readonly PoEntry[], other: readonly PoEntry[]): boolean =>
  one.length === other.length && one.every((entry, index) => entry === other[index])

/** The entries of a catalogue, brought up to date; those that stay the same are the same. */
export function updateEntries(
  entries: readonly PoEntry[],
  units: readonly Unit[],
  options: CatalogueOptions
): PoEntry[] {
  const {owns = () => true} = options
  const header = entries.find(isHeader) ?? newHeader(options)
  const others = entries.filter((entry) => !isHeader(entry))
  const isOurs = ({context}: PoEntry) => owns(context ?? '')
  const active = others.filter((entry) => !entry.isObsolete)
  const obsolete = others.filter((entry) => entry.isObsolete)
  const pairs = pairUp(units, active.filter(isOurs), obsolete.filter(isOurs), options)
  const used = new Set([...pairs.values()].map(({entry}) => entry))
  const current = units.flatMap((unit): PoEntry[] => {
    const pair = pairs.get(unit)
    if (pair) return [broughtUp(unit, pair)]
    return unit.isCarried ? [] : [fresh(unit)]
  })
  const taken = new Set(current.map(keyOf))
  const kept = [...pairs].flatMap(([unit, pair]) => formerName(unit, pair))
  const left = active.filter((entry) => isOurs(entry) && !used.has(entry)).flatMap(retired)
  const known = new Set<string>()
  const gone = [...obsolete.filter((entry) => !used.has(entry)), ...kept, ...left].filter((entry) => {
    const key = keyOf(entry)
    const isNew = !known.has(key) && !taken.has(key)
    known.add(key)
    return isNew || entry.raw !== null
  })
  return [header, ...inPlace(active, isOurs, current), ...gone]
}

const keyOf = ({context, source}: {readonly context: string | null; readonly source: string}): string =>
  JSON.stringify([context, source])

// A file that several articles share keeps their order.
function inPlace(
  active: readonly PoEntry[],
  isOurs: (entry: PoEntry) => boolean,
  current: PoEntry[]
): PoEntry[] {
  const others = active.filter((entry) => !isOurs(entry))
  if (others.length === 0) return current
  const first = active.findIndex(isOurs)
  const at = first < 0 ? others.length : first
  return [...others.slice(0, at), ...current, ...others.slice(at)]
}

function newHeader({lang, sourceLang, project}: CatalogueOptions): PoEntry {
  const fields = {
    'Project-Id-Version': project,
    Language: lang.replace('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'X-Source-Language': sourceLang
  }
  const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`)
  return drafted({...emptyDraft, text: text.join('')})
}

/** How an entry came to a text. */
interface Pair {
  readonly entry: PoEntry
  /** `same`: it is a translation of this very text; `former`: of this text, before another came in between. */
  readonly by: 'same' | 'former' | 'changed'
  /** The translation that goes on as current, where what changed is minor. */
  readonly carried?: string | undefined
}

function pairUp(
  units: readonly Unit[],
  active: readonly PoEntry[],
  obsolete: readonly PoEntry[],
  {isMinor}: CatalogueOptions
): Map<Unit, Pair> {
  const pairs = new Map<Unit, Pair>()
  const free = new Set([...active, ...obsolete])
  const pair = (unit: Unit, entry: PoEntry | undefined, by: Pair['by'], carried?: string | null) => {
    if (!entry || !free.delete(entry)) return
    pairs.set(unit, {entry, by, carried: carried ?? undefined})
  }
  const left = () => units.filter((unit) => !pairs.has(unit))
  const bySource = new Map<string, PoEntry[]>()
  const byFormer = new Map<string, PoEntry[]>()
  for (const entry of free) {
    push(bySource, keyOf(entry), entry)
    if (entry.previous !== null)
      push(byFormer, keyOf({context: entry.context, source: entry.previous}), entry)
  }
  // The text itself decides, so that neither a move nor an insertion touches its neighbours.
  for (const unit of units) pair(unit, bySource.get(keyOf(unit))?.find(isFree(free)), 'same')
  for (const unit of left())
    pair(
      unit,
      byFormer.get(keyOf(unit))?.find((entry) => free.has(entry) && isFuzzy(entry)),
      'former'
    )
  const heirs = moveBetweenContexts(left(), active, free, pair)
  for (const [context, members] of groupBy(left(), ({context}) => context)) {
    const candidates = active.filter(
      (entry) => free.has(entry) && (entry.context === context || heirs.get(entry.context ?? '') === context)
    )
    for (const [unit, entry] of alike(members, candidates)) {
      pair(unit, entry, 'changed', carriedTo(unit, entry, isMinor))
    }
  }
  return pairs
}

function carriedTo({source}: Unit, entry: PoEntry, isMinor: Carry): string | null {
  if (isFuzzy(entry)) return null
  const carried = carryOver(entry.source, source, entry.text, isMinor)
  // A machine's is the machine's as long as it is what the machine wrote.
  return isMachine(entry) && carried !== entry.text ? null : carried
}

const isFree =
  (free: ReadonlySet<PoEntry>) =>
  (entry: PoEntry): boolean =>
    free.has(entry)

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) push(groups, keyOf(value), value)
  return groups
}

/**
 * A paragraph that went to another answer takes its translation along; so does a whole answer whose question has
 * another id now. Returns which contexts inherit from which.
 */
function moveBetweenContexts(
  left: readonly Unit[],
  active: readonly PoEntry[],
  free: ReadonlySet<PoEntry>,
  pair: (unit: Unit, entry: PoEntry | undefined, by: Pair['by']) => void
): Map<string, string> {
  const heirs = new Map<string, string>()
  const bySource = groupBy(
    active.filter((entry) => free.has(entry) && isOfBlock(entry.context ?? '')),
    ({source}) => source
  )
  for (const unit of left) {
    const entry = isOfBlock(unit.context) ? bySource.get(unit.source)?.find(isFree(free)) : undefined
    if (!entry) continue
    pair(unit, entry, 'same')
    heirs.set(entry.context!, unit.context)
    heirs.set(ownerOf(entry.context!), ownerOf(unit.context))
  }
  return heirs
}

// q-abcd1234/answer, s-abcd1234/text
const blockSuffix = /\/(?:answer|text)$/u
const isOfBlock = (context: string): boolean => blockSuffix.test(context)
const ownerOf = (context: string): string => context.replace(blockSuffix, '')

/** Share of the pairs of characters that two texts have in common (Dice), from which one is another's earlier wording. */
const likeEnough = 0.35
// Each is held against each: an answer of which so much is another text is another answer.
const mostPairs = 100_000

/** Texts that changed, each beside the entry of its earlier wording: the likest first. */
function alike(units: readonly Unit[], entries: readonly PoEntry[]): [Unit, PoEntry][] {
  // A name has one earlier wording, however unlike.
  if (units.length === 1 && entries.length === 1 && !isOfBlock(units[0]!.context))
    return [[units[0]!, entries[0]!]]
  if (units.length * entries.length > mostPairs) return []
  const known = new Map<string, ReadonlyMap<string, number>>()
  const bigramsOf = (text: string) => {
    const counts = known.get(text) ?? bigrams(text)
    known.set(text, counts)
    return counts
  }
  const scored = units.flatMap((unit) =>
    entries.map((entry) => ({unit, entry, score: likeness(unit.source, entry.source, bigramsOf)}))
  )
  const least = units.length === 1 && entries.length === 1 ? likeEnough / 2 : likeEnough
  const found: [Unit, PoEntry][] = []
  const done = new Set<Unit | PoEntry>()
  for (const {unit, entry, score} of scored.sort((a, b) => b.score - a.score)) {
    if (score < least || done.has(unit) || done.has(entry)) continue
    done.add(unit).add(entry)
    found.push([unit, entry])
  }
  return found
}

function likeness(
  one: string,
  other: string,
  bigramsOf: (text: string) => ReadonlyMap<string, number>
): number {
  const left = bigramsOf(one)
  const right = bigramsOf(other)
  let common = 0
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0)
  const all = [...one].length + [...other].length - 2
  return all <= 0 ? Number(one === other) : (2 * common) / all
}

function bigrams(text: string): Map<string, number> {
  const characters = [...text]
  const counts = new Map<string, number>()
  for (const [index, character] of characters.slice(1).entries()) {
    const pair = characters[index]! + character
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

const fresh = ({context, source, where}: Unit): PoEntry =>
  drafted({...emptyDraft, context, source, extracted: where})

/** The entry of a text as it is now. */
function broughtUp({context, source, where}: Unit, {entry, by, carried}: Pair): PoEntry {
  // What a person wrote over a machine's translation is the person's.
  const comments = isMachine(entry) ? entry.comments : withoutMachine(entry.comments)
  const base = {...entry, comments, context, source, extracted: where, isObsolete: false}
  const flags = entry.flags.filter((flag) => flag !== 'fuzzy')
  if (by === 'same') return drafted(base, entry)
  if (by === 'former') return drafted({...base, flags, previous: null}, entry)
  if (entry.text === '') return drafted({...base, flags, previous: null}, entry)
  if (carried !== undefined) return drafted({...base, text: carried, previous: null}, entry)
  // The text that the translation was made of, though it changed several times since.
  return drafted({...base, flags: ['fuzzy', ...flags], previous: entry.previous ?? entry.source}, entry)
}

/** A name as it was: changelogs tell of it, and go on to find its translation. */
function formerName({kind}: Unit, {entry, by}: Pair): PoEntry[] {
  const isName = kind === 'question' || kind === 'section' || kind === 'title'
  if (!isName || by !== 'changed' || isFuzzy(entry)) return []
  return retired(entry)
}

/** What is left of an entry that the article has no text for: what somebody translated, and nothing else. */
export function retired(entry: PoEntry): PoEntry[] {
  if (entry.text === '') return []
  const isAgain = isFuzzy(entry) && entry.previous !== null
  // The translation is one of the text before: under that it would be found again.
  const source = isAgain ? entry.previous! : entry.source
  const flags = isAgain ? entry.flags.filter((flag) => flag !== 'fuzzy') : entry.flags
  return [drafted({...entry, source, flags, previous: null, isObsolete: true})]
}

/** The language that a header names; null where it names none. */
export const languageOf = (header: Pick<PoEntry, 'text'> | undefined): string | null =>
  (header && headerFields(header).get('language')?.replaceAll('_', '-')) || null
