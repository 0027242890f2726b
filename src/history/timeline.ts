import {versionNamedIn} from '../locale/reading/index.ts'
import type {IdentifiedState, TimelineRevision} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState, StateNote} from '../model/state.ts'
import {daysBetween, hasDay, type PlainDay} from '../plain-date.ts'
import type {Report} from '../problem/index.ts'
import {contentHash} from './content-hash.ts'

export interface TimelineOptions {
  /** Days that an annotation may be off the note it belongs to. */
  readonly tolerance: number
  readonly memory: ArticleMemory
  readonly report: Report
}

export interface Timeline {
  readonly revisions: readonly TimelineRevision[]
  /** The revision that a day belongs to, as an index; -1 where none does. */
  indexOf(day: PlainDay): number
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
 * Draws an article's timeline from what its states say: front matter, notes, annotations, and the names under
 * which states were kept or published. `kept` are the earlier states with the revision they were kept as.
 */
export function drawTimeline(
  present: IdentifiedState,
  kept: readonly {readonly revision: string; readonly identified: IdentifiedState}[],
  options: TimelineOptions
): Timeline {
  const states = [...kept.map(({identified}) => identified.state), present.state]
  const drafts = new Map<PlainDay, Draft>()
  const at = (date: PlainDay): Draft => {
    const draft = drafts.get(date) ?? newDraft(date)
    drafts.set(date, draft)
    return draft
  }
  for (const state of states) for (const [date, notes] of notesByDay(state)) at(date).notes = notes
  // What a note or the front matter dates draws the annotations around it; what only an annotation dates does not.
  const published = publishedDay(present.state, drafts, options.report)
  if (published) at(published)
  for (const {id, version, date} of options.memory.revisions) Object.assign(at(date), {id, version})
  const anchors = [...drafts.keys()]
  const joined = new Map<PlainDay, PlainDay>()
  for (const state of states) {
    for (const {date} of state.annotations)
      joined.set(date, joined.get(date) ?? anchorFor(date, anchors, options.tolerance) ?? date)
  }
  for (const day of joined.values()) at(day)
  const undated = placeKept(kept, at, (day) => joined.get(day) ?? day)
  reportJoins(present.state, joined, anchors, options.report)

  const dated = [...drafts.values()].sort(byDate)
  const revisions = [...firstRevisions(dated, published, undated), ...dated]
  nameVersions(revisions, present.state)
  placePresent(revisions, present)
  return finish(revisions, joined)
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
  report: Report
): PlainDay | null {
  const {date} = state.frontMatter
  const noted = state.notes.find(({kind}) => kind === 'published')?.date ?? null
  if (date === null) {
    if (noted === null) report('front-matter-date-missing', {line: 1, column: 1})
    return noted
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

/** Puts kept states at their revisions; returns those that nothing dates. */
function placeKept(
  kept: readonly {readonly revision: string; readonly identified: IdentifiedState}[],
  at: (day: PlainDay) => Draft,
  resolve: (day: PlainDay) => PlainDay
): Draft[] {
  const undated: Draft[] = []
  for (const {revision, identified} of kept) {
    const day = newestDay(identified.state)
    const draft = day ? at(resolve(day)) : newDraft(null)
    if (!day) undated.push(draft)
    draft.id ??= revision
    draft.version ??= /^\d{4}-\d{2}(?:-\d{2})?$/u.test(revision) ? null : revision
    draft.known = identified
    draft.evidence = 'snapshot'
  }
  return undated
}

/** The newest day that a state itself knows of. */
export function newestDay(state: ArticleState): PlainDay | null {
  const days: PlainDay[] = [...state.notes, ...state.annotations].map(({date}) => date)
  if (state.frontMatter.date) days.push(state.frontMatter.date)
  return days.sort().at(-1) ?? null
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

/** Gives versions: the front matter's or the text's own to the first revision, the notes' to the others. */
function nameVersions(revisions: readonly Draft[], {frontMatter, versionCues}: ArticleState): void {
  const used = new Set<string>()
  const [first, ...later] = revisions
  if (!first) return
  const named = later.flatMap(({notes}) => versionOfNotes(notes) ?? [])
  if (first.id === null) nameFirst(first, frontMatter.version, versionCues, named)
  if (first.version !== null) used.add(fold(first.version))
  for (const revision of later) {
    if (revision.id === null) revision.version = versionOfNotes(revision.notes)
    // A version that comes back in a later note does not name a second revision.
    if (revision.version === null || used.has(fold(revision.version))) revision.version = null
    else used.add(fold(revision.version))
  }
}

function nameFirst(
  first: Draft,
  declared: string | null,
  cues: readonly string[],
  named: readonly string[]
): void {
  const own = versionOfNotes(first.notes) ?? declared
  if (own !== null) {
    first.version = own
    return
  }
  // 「v1.1 現在」 in an article whose notes go on with 1.2.
  const inferred = cues.find(
    (cue) => named.length > 0 && named.every((version) => isEarlierVersion(cue, version))
  )
  if (inferred === undefined) return
  first.version = inferred
  first.evidence = 'inferred'
}

const versionOfNotes = (notes: readonly StateNote[]): string | null => {
  const [first] = notes
  return first ? (first.version ?? versionNamedIn(first.text)) : null
}

const fold = (version: string): string => version.normalize('NFKC').toLowerCase()

/** Whether one version comes before another: runs of digits as numbers, of letters as text. */
export function isEarlierVersion(one: string, other: string): boolean {
  const runs = (version: string) => fold(version).match(/\d+|[a-z]+/gu) ?? []
  const left = runs(one)
  const right = runs(other)
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const a = left[index] ?? ''
    const b = right[index] ?? ''
    if (a === b) continue
    const areNumbers = /^\d*$/u.test(a) && /^\d*$/u.test(b)
    return areNumbers ? Number(a) < Number(b) : a < b
  }
  return false
}

/** The present text stands at the newest revision, or, where that was kept otherwise, is not released yet. */
function placePresent(revisions: Draft[], present: IdentifiedState): void {
  const newest = revisions.at(-1)!
  const isOnlyUndated = revisions.length === 1 && newest.date === null
  const isKept = newest.known !== null && contentHash(newest.known.state) !== contentHash(present.state)
  if (!isKept) {
    newest.known = present
    if (isOnlyUndated && newest.id === null) newest.id = 'unreleased'
    return
  }
  revisions.push({...newDraft(null), id: 'unreleased', known: present, evidence: 'snapshot'})
}

function finish(drafts: readonly Draft[], joined: ReadonlyMap<PlainDay, PlainDay>): Timeline {
  const taken = new Set<string>()
  const revisions = drafts.map(({id, version, date, evidence, notes, known}): TimelineRevision => {
    const own = id ?? version ?? date ?? 'initial'
    const unique = taken.has(fold(own)) ? (date ?? 'initial') : own
    taken.add(fold(unique))
    return {id: unique, version, date, evidence, notes: [...notes].sort(byPosition), known}
  })
  return {
    revisions,
    indexOf: (day) => revisions.findIndex(({date}) => date === (joined.get(day) ?? day))
  }
}

const byDate = (a: Draft, b: Draft): number => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : 0)
const byPosition = (a: StateNote, b: StateNote): number =>
  a.position.line - b.position.line || a.position.column - b.position.column
