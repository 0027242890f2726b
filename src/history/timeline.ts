import type {EarlierState, IdentifiedState, TimelineRevision} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState, StateNote} from '../model/state.ts'
import {daysBetween, hasDay, type PlainDay} from '../plain-date.ts'
import type {Report} from '../problem/index.ts'
import {contentHash} from './content-hash.ts'
import type {Datings} from './dating.ts'
import {lateId, lateNotes, saysMore} from './late.ts'
import {foldVersion, isEarlierVersion, nameVersions} from './version-names.ts'

export interface TimelineOptions {
  /** Days that an annotation may be off the note it belongs to. */
  readonly tolerance: number
  readonly memory: ArticleMemory
  readonly report: Report
}

export interface Timeline {
  readonly revisions: readonly Omit<TimelineRevision, 'steps'>[]
  /** The revision that a day belongs to, as an index; -1 where none does. */
  indexOf(day: PlainDay): number
}

/** An earlier state with the ids of its questions. */
export interface Earlier {
  readonly item: EarlierState
  readonly identified: IdentifiedState
}

/** A revision while the timeline is being drawn. */
interface Draft {
  date: PlainDay | null
  id: string | null
  version: string | null
  notes: StateNote[]
  known: IdentifiedState | null
  evidence: TimelineRevision['evidence']
  lateFor?: string
}

/**
 * Draws an article's timeline from what its states say: front matter, notes, annotations, commits, and the names
 * under which states were kept or published. `datings` go with `earlier`, index by index.
 */
export function drawTimeline(
  present: IdentifiedState,
  earlier: readonly Earlier[],
  datings: Datings,
  options: TimelineOptions
): Timeline {
  const states = [...earlier.map(({item}) => item.state), present.state]
  const drafts = new Map<PlainDay, Draft>()
  const meant = (day: PlainDay) => datings.mended.get(day) ?? day
  const at = (date: PlainDay): Draft => {
    const draft = drafts.get(date) ?? newDraft(date)
    drafts.set(date, draft)
    return draft
  }
  for (const state of states)
    for (const [date, notes] of notesByDay(state)) if (meant(date) === date) at(date).notes = notes
  // What a note or the front matter dates draws the annotations around it; what only an annotation dates does not.
  const published = publishedDay(present.state, drafts, datings.firstCommit, options.report)
  if (published) at(published)
  const late = new Map<string, Draft>()
  for (const {id, version, date, lateFor} of options.memory.revisions)
    if (lateFor === undefined) Object.assign(at(date), {id, version})
    else late.set(id, {...newDraft(date), id, version, lateFor})
  const anchors = [...drafts.keys()]
  const joined = new Map<PlainDay, PlainDay>()
  for (const state of states) {
    for (const {date} of state.annotations) {
      const day = meant(date)
      joined.set(date, joined.get(date) ?? anchorFor(day, anchors, options.tolerance) ?? day)
    }
  }
  for (const day of joined.values()) at(day)
  const own = earlier.filter(({item}) => item.origin === 'snapshot').map(({item}) => item.state)
  const known = {late, texts: new Set(own.map(contentHash)), contradictions: new Map<string, string>()}
  const undated = placeEarlier(earlier, datings, at, (day) => joined.get(day) ?? day, known)
  reportJoins(present.state, joined, anchors, options.report)

  const dated = [...drafts.values()].sort(byDate)
  const revisions = [...firstRevisions(dated, published, undated), ...dated]
  nameVersions(revisions, present.state)
  for (const draft of late.values()) insertLate(revisions, draft)
  const resolve = (day: PlainDay) => joined.get(day) ?? meant(day)
  placePresent(revisions, present, datings, {resolve, memory: options.memory})
  // A text that comes late was committed under the same day: git having it is no contradiction.
  if (revisions.at(-1)!.lateFor !== undefined) known.contradictions.delete(contentHash(present.state))
  for (const revision of new Set(known.contradictions.values()))
    options.report('snapshot-against-git', undefined, {revision})
  shareNotes(revisions)
  return finish(revisions, resolve)
}

const newDraft = (date: PlainDay | null): Draft => ({
  date,
  id: null,
  version: null,
  notes: [],
  known: null,
  evidence: 'annotation'
})

// The newest state that has notes of a day says what they are: a note that was reworded is one note.
function notesByDay({notes}: ArticleState): Map<PlainDay, StateNote[]> {
  const days = new Map<PlainDay, StateNote[]>()
  for (const note of notes) days.set(note.date, [...(days.get(note.date) ?? []), note])
  return days
}

/** The day of publication, where the notes let it be the first day of all. */
function publishedDay(
  state: ArticleState,
  drafts: ReadonlyMap<PlainDay, Draft>,
  firstCommit: PlainDay | null,
  report: Report
): PlainDay | null {
  const {date} = state.frontMatter
  const noted = state.notes.find(({kind}) => kind === 'published')?.date ?? null
  if (date === null) {
    const day = noted ?? firstCommit
    if (day === null) report('front-matter-date-missing', {line: 1, column: 1})
    return day
  }
  const earlier = state.notes.find((note) => note.date < date)
  if (earlier) report('revision-before-published', earlier.position, {day: earlier.date, published: date})
  return earlier && !drafts.has(date) ? noted : date
}

/** The noted day that an annotation's day belongs to: the same, else the nearest within the tolerance. */
function anchorFor(day: PlainDay, anchors: readonly PlainDay[], tolerance: number): PlainDay | undefined {
  if (anchors.includes(day)) return day
  if (!hasDay(day)) {
    const inMonth = anchors.filter((anchor) => anchor.startsWith(day))
    return inMonth.length === 1 ? inMonth[0] : undefined
  }
  const near = anchors
    .filter((anchor) => hasDay(anchor) && Math.abs(daysBetween(anchor, day)) <= tolerance)
    .sort((a, b) => Math.abs(daysBetween(a, day)) - Math.abs(daysBetween(b, day)) || (a < b ? -1 : 1))
  return near[0]
}

/** Puts earlier states at their revisions; returns those that nothing dates. */
function placeEarlier(
  earlier: readonly Earlier[],
  datings: Datings,
  at: (day: PlainDay) => Draft,
  resolve: (day: PlainDay) => PlainDay,
  {late, texts, contradictions}: Published
): Draft[] {
  const undated: Draft[] = []
  for (const [index, {item, identified}] of earlier.entries()) {
    const dating = datings.states[index]
    const own = item.origin === 'snapshot' ? late.get(item.revision) : undefined
    if (own) Object.assign(own, {known: identified, evidence: item.origin})
    if (!dating || own) continue
    const draft = dating.day ? at(resolve(dating.day)) : newDraft(null)
    if (!dating.day) undated.push(draft)
    if (item.origin === 'snapshot') {
      draft.id ??= item.revision
      draft.version ??= /^\d{4}-\d{2}(?:-\d{2})?$/u.test(item.revision) ? null : item.revision
    } else draft.version ??= dating.version
    const other = know(draft, item, identified)
    if (other && !texts.has(other.committed)) contradictions.set(other.committed, other.revision)
  }
  return undated
}

/** What was published, as it stands against git. */
interface Published {
  /** What came late to a revision, by its own id. */
  readonly late: ReadonlyMap<string, Draft>
  /** Hashes of the texts that were kept. */
  readonly texts: ReadonlySet<string>
  /** Revisions that git has another text of, by the hash of that. */
  readonly contradictions: Map<string, string>
}

/**
 * What was kept is trusted before what git has of the same revision; of several commits the last counts. Returns the
 * name of a revision of which the two say different things.
 */
function know(
  draft: Draft,
  {origin}: EarlierState,
  identified: IdentifiedState
): {readonly revision: string; readonly committed: string} | null {
  const other = draft.known
  const wasKept = draft.evidence === 'snapshot'
  if (origin !== 'git' || !wasKept) {
    draft.known = identified
    draft.evidence = origin
  }
  if (other === null || (origin === 'snapshot') === wasKept) return null
  const [kept, committed] = (wasKept ? [other, identified] : [identified, other]).map(({state}) =>
    contentHash(state)
  )
  if (kept === committed) return null
  return {revision: draft.id ?? draft.version ?? draft.date ?? 'initial', committed: committed!}
}

function reportJoins(
  {annotations, notes}: ArticleState,
  joined: ReadonlyMap<PlainDay, PlainDay>,
  anchors: readonly PlainDay[],
  report: Report
): void {
  const told = new Set<PlainDay>()
  for (const {date, raw, position} of annotations) {
    const target = joined.get(date)!
    if (anchors.includes(date) || told.has(date)) continue
    told.add(date)
    const note = notes.find((note) => note.date === target)
    if (target !== date)
      report('annotation-day-near-note', position, {raw, day: date, revision: target}, note?.position)
    // Without any note there is no list that it could be missing from.
    else if (notes.length > 0) report('annotation-day-without-note', position, {raw, day: date})
  }
}

/** What stood before the first dated change, where no day is known for it. */
function firstRevisions(dated: readonly Draft[], published: PlainDay | null, undated: Draft[]): Draft[] {
  if (undated.length > 0) return undated
  return published !== null && dated[0]?.date === published ? [] : [newDraft(null)]
}

/** The present text stands at the newest revision, or, where that was otherwise, is not released yet. */
function placePresent(
  revisions: Draft[],
  present: IdentifiedState,
  {isByCommit}: Datings,
  {resolve, memory}: {resolve: (day: PlainDay) => PlainDay; memory: ArticleMemory}
): void {
  const newest = revisions.at(-1)!
  const isOnlyUndated = revisions.length === 1 && newest.date === null
  const isOther = newest.known !== null && contentHash(newest.known.state) !== contentHash(present.state)
  const isTold = memory.revisions.some(({id}) => id === newest.id)
  const isOfNewest = (day: PlainDay) => resolve(day) === newest.date
  if (isOther && isTold && newest.evidence === 'snapshot' && saysMore(newest.known!, present, isOfNewest)) {
    const lateFor = newest.lateFor ?? newest.id!
    const before = revisions.filter((revision) => revision.lateFor === lateFor).length
    revisions.push({...newest, id: lateId(lateFor, before), notes: [], known: present, lateFor})
    return
  }
  if (isOther) {
    revisions.push({...newDraft(null), id: 'unreleased', known: present, evidence: newest.evidence})
    return
  }
  // That the present text was committed tells nothing new of it: a commit does not change what is built.
  if (newest.evidence === 'git' && !isByCommit) newest.evidence = 'annotation'
  newest.known = present
  if (isOnlyUndated && newest.id === null) newest.id = 'unreleased'
}

/** Behind the revision that it adds to, and what came to that before. */
function insertLate(revisions: Draft[], draft: Draft): void {
  const at = revisions.findLastIndex(
    ({id, lateFor}) => id === draft.lateFor || (lateFor === draft.lateFor && isEarlierVersion(id!, draft.id!))
  )
  const end = revisions.findLastIndex(({date}) => date === null || date <= draft.date!)
  revisions.splice((at < 0 ? end : at) + 1, 0, draft)
}

/** A note that came late belongs to what it came with. */
function shareNotes(revisions: readonly Draft[]): void {
  for (const draft of revisions.filter(({lateFor}) => lateFor !== undefined)) {
    const base = revisions.find(({id}) => id === draft.lateFor)
    if (!base?.known || !draft.known) continue
    const added = lateNotes(base.notes, base.known)
    const here = added.filter(({text}) => draft.known!.state.notes.some((note) => note.text === text))
    draft.notes = here
    base.notes = base.notes.filter((note) => !here.includes(note))
  }
}

function finish(drafts: readonly Draft[], resolve: (day: PlainDay) => PlainDay): Timeline {
  const taken = new Set<string>()
  const revisions = drafts.map(({id, version, date, evidence, notes, known, lateFor}) => {
    const own = id ?? version ?? date ?? 'initial'
    const unique = taken.has(foldVersion(own)) ? (date ?? 'initial') : own
    taken.add(foldVersion(unique))
    return {
      id: unique,
      version,
      date,
      evidence,
      notes: [...notes].sort(byPosition),
      known,
      ...(lateFor !== undefined && {lateFor})
    }
  })
  return {
    revisions,
    indexOf: (day) => revisions.findIndex(({date}) => date === resolve(day))
  }
}

const byDate = (a: Draft, b: Draft): number => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : 0)
const byPosition = (a: StateNote, b: StateNote): number =>
  a.position.line - b.position.line || a.position.column - b.position.column
