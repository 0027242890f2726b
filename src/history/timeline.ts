import type {EarlierState, IdentifiedState, TimelineRevision} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState, StateNote} from '../model/state.ts'
import {daysBetween, hasDay, type PlainDay} from '../plain-date.ts'
import type {Report} from '../problem/index.ts'
import {contentHash} from './content-hash.ts'
import type {Datings} from './dating.ts'
import {foldVersion, nameVersions} from './version-names.ts'

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
  for (const {id, version, date} of options.memory.revisions) Object.assign(at(date), {id, version})
  const anchors = [...drafts.keys()]
  const joined = new Map<PlainDay, PlainDay>()
  for (const state of states) {
    for (const {date} of state.annotations) {
      const day = meant(date)
      joined.set(date, joined.get(date) ?? anchorFor(day, anchors, options.tolerance) ?? day)
    }
  }
  for (const day of joined.values()) at(day)
  const undated = placeEarlier(earlier, datings, at, (day) => joined.get(day) ?? day, options.report)
  reportJoins(present.state, joined, anchors, options.report)

  const dated = [...drafts.values()].sort(byDate)
  const revisions = [...firstRevisions(dated, published, undated), ...dated]
  nameVersions(revisions, present.state)
  placePresent(revisions, present, datings)
  return finish(revisions, (day) => joined.get(day) ?? meant(day))
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
  report: Report
): Draft[] {
  const undated: Draft[] = []
  for (const [index, {item, identified}] of earlier.entries()) {
    const dating = datings.states[index]
    if (!dating) continue
    const draft = dating.day ? at(resolve(dating.day)) : newDraft(null)
    if (!dating.day) undated.push(draft)
    if (item.origin === 'snapshot') {
      draft.id ??= item.revision
      draft.version ??= /^\d{4}-\d{2}(?:-\d{2})?$/u.test(item.revision) ? null : item.revision
    } else draft.version ??= dating.version
    know(draft, item, identified, report)
  }
  return undated
}

/** What was kept is trusted before what git has of the same revision; of several commits the last counts. */
function know(draft: Draft, {origin}: EarlierState, identified: IdentifiedState, report: Report): void {
  const other = draft.known
  const wasKept = draft.evidence === 'snapshot'
  if (
    other &&
    (origin === 'snapshot') !== wasKept &&
    contentHash(other.state) !== contentHash(identified.state)
  )
    report('snapshot-against-git', undefined, {
      revision: draft.id ?? draft.version ?? draft.date ?? 'initial'
    })
  if (origin === 'git' && wasKept) return
  draft.known = identified
  draft.evidence = origin
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
function placePresent(revisions: Draft[], present: IdentifiedState, {isByCommit}: Datings): void {
  const newest = revisions.at(-1)!
  const isOnlyUndated = revisions.length === 1 && newest.date === null
  const isOther = newest.known !== null && contentHash(newest.known.state) !== contentHash(present.state)
  if (isOther) {
    revisions.push({...newDraft(null), id: 'unreleased', known: present, evidence: newest.evidence})
    return
  }
  // That the present text was committed tells nothing new of it: a commit does not change what is built.
  if (newest.evidence === 'git' && !isByCommit) newest.evidence = 'annotation'
  newest.known = present
  if (isOnlyUndated && newest.id === null) newest.id = 'unreleased'
}

function finish(drafts: readonly Draft[], resolve: (day: PlainDay) => PlainDay): Timeline {
  const taken = new Set<string>()
  const revisions = drafts.map(({id, version, date, evidence, notes, known}) => {
    const own = id ?? version ?? date ?? 'initial'
    const unique = taken.has(foldVersion(own)) ? (date ?? 'initial') : own
    taken.add(foldVersion(unique))
    return {id: unique, version, date, evidence, notes: [...notes].sort(byPosition), known}
  })
  return {
    revisions,
    indexOf: (day) => revisions.findIndex(({date}) => date === resolve(day))
  }
}

const byDate = (a: Draft, b: Draft): number => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : 0)
const byPosition = (a: StateNote, b: StateNote): number =>
  a.position.line - b.position.line || a.position.column - b.position.column
