import {applyEdits} from '../check/mend.ts'
import {extractArticle} from '../extract/article.ts'
import {contentHash} from '../history/content-hash.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {DraftChange, DraftDelta, History} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState} from '../model/state.ts'
import {hasDay, type PlainDate} from '../plain-date.ts'
import type {TextEdit} from '../problem/index.ts'
import {updatedEdits} from './front-matter.ts'
import {type Habit, learnHabit, marksOf, plainHabit} from './habit.ts'
import {startOfLine, spotOf} from './lines.ts'
import {noteEdits, noteText, type Told} from './notes.ts'

export interface StampOptions {
  /** Of what no day is written for yet. */
  readonly day: PlainDate
  /** Of changed questions; a new one is `added` all the same. */
  readonly kind: AnnotationKind | null
  /** Minor changes too. */
  readonly all: boolean
}

/** A question that gets a mark. */
export interface Stamped {
  readonly name: string
  readonly kind: AnnotationKind
  readonly day: PlainDate
}

/** What to write into an article so that its readers see what changed. */
export interface StampPlan {
  readonly edits: readonly TextEdit[]
  readonly stamped: readonly Stamped[]
  /** The revision note that is written. */
  readonly note: string | null
  /** Changed questions and sections that no mark could be put to so that it reads as one. */
  readonly unplaced: readonly string[]
}

const nothing: StampPlan = {edits: [], stamped: [], note: null, unplaced: []}

/** What is missing since the last published state, else since the newest dated one that is known. */
export function planStamp(
  {present, deltas, timeline}: Pick<History, 'present' | 'deltas' | 'timeline'>,
  {revisions}: ArticleMemory,
  options: StampOptions
): StampPlan {
  const published = timeline.findLastIndex(({id}) => revisions.some((revision) => revision.id === id))
  const pending = deltas.filter(
    (delta, index) =>
      delta.from !== null &&
      restsOnTexts(delta) &&
      (published < 0 ? index === deltas.length - 1 : index > published)
  )
  const {state, questionIds} = present
  const wanted = pending.flatMap((delta) => wantedOf(delta, questionIds, options))
  const dayless = pending.filter(({to}) => to.revision.notes.length === 0)
  const told = toldOf(dayless, options)
  const hasNews = told.questions.length > 0 || told.texts.length > 0
  if (wanted.length === 0 && !hasNews) return nothing

  const learnt = learnHabit(state)
  const {marks, unplaced} = learnt.marks ? placeMarks(state, wanted, learnt) : {marks: [], unplaced: []}
  const [newest] = dayless
    .map(({to}) => dayOf(to.revision.date, options))
    .sort()
    .reverse()
  const markEdits = marks.flatMap(({edits}) => edits)
  // An author who marks and keeps no notes goes on so; what is gone leaves no place for a mark.
  const isGone = marks.length === 0 && told.questions.some(({kind}) => kind === 'removed')
  const needsNote = newest !== undefined && hasNews && (state.notes.length > 0 || !learnt.marks || isGone)
  const note = needsNote ? placeNote(state, newest, told, markEdits) : null
  const day = [...marks.map(({stamped}) => stamped.day), ...(note ? [newest!] : [])].sort().at(-1)
  const edits = [...markEdits, ...(note?.edits ?? []), ...(day === undefined ? [] : updatedEdits(state, day))]
  return {
    edits: [...edits].sort((a, b) => a.offset - b.offset),
    stamped: marks.map(({stamped}) => stamped),
    note: note?.text ?? null,
    unplaced: [...unplaced, ...(needsNote || !learnt.marks ? [] : told.texts.filter((name) => name !== null))]
  }
}

const restsOnTexts = ({evidence}: DraftDelta): boolean => evidence === 'snapshot' || evidence === 'git'

const dayOf = (date: string | null, {day}: StampOptions): PlainDate =>
  date !== null && hasDay(date as PlainDate) ? (date as PlainDate) : day

interface Wanted extends Stamped {
  readonly question: number
}

/** Questions of the present text that changed without a claim. */
function wantedOf({changes, to}: DraftDelta, ids: readonly string[], options: StampOptions): Wanted[] {
  return changes.flatMap((change): Wanted[] => {
    const question = ids.indexOf(change.subject.id)
    if (change.subject.type !== 'question' || question < 0 || change.claim || !isTold(change, options))
      return []
    return [
      {question, name: change.name, kind: kindOf(change, options), day: dayOf(to.revision.date, options)}
    ]
  })
}

const isTold = ({type, significance}: DraftChange, {all}: StampOptions): boolean =>
  type !== 'removed' && (all || significance === 'major')

const kindOf = ({type}: DraftChange, {kind}: StampOptions): AnnotationKind =>
  type === 'added'
    ? 'added'
    : type === 'removed'
      ? 'removed'
      : (kind ?? (type === 'corrected' ? 'corrected' : 'updated'))

/** What a note tells of revisions that have none. */
function toldOf(deltas: readonly DraftDelta[], options: StampOptions): Told {
  const changes = deltas
    .flatMap((delta) => delta.changes)
    .filter(({significance}) => options.all || significance === 'major')
  return {
    questions: changes
      .filter(({subject}) => subject.type === 'question')
      .map((change) => ({kind: change.claim?.kind ?? kindOf(change, options), name: change.name})),
    texts: changes
      .filter(({subject}) => subject.type !== 'question')
      .map(({subject, name}) => (subject.type === 'section' ? name : null))
  }
}

interface Placed {
  readonly stamped: Stamped
  readonly edits: readonly TextEdit[]
}

/** Marks that read as they are meant: the author's own way, else the plain one, else a line below. */
function placeMarks(
  state: ArticleState,
  wanted: readonly Wanted[],
  learnt: Habit
): {marks: Placed[]; unplaced: string[]} {
  const own = wanted.map((item) => placed(item, markEdit(state, item, learnt)))
  if (
    readsAs(
      state,
      wanted,
      own.flatMap(({edits}) => edits)
    )
  )
    return {marks: own, unplaced: []}
  const plain = plainHabit(state)
  const ways: readonly Habit[] = [
    learnt,
    {...plain, place: learnt.place},
    plain,
    {...learnt, place: 'below'},
    {...plain, place: 'below'}
  ]
  const marks: Placed[] = []
  const unplaced: string[] = []
  for (const item of wanted) {
    const edits = ways
      .map((way) => [markEdit(state, item, way)])
      .find((candidate) => readsAs(state, [item], candidate))
    if (edits) marks.push({stamped: stampedOf(item), edits})
    else unplaced.push(item.name)
  }
  return {marks, unplaced}
}

const stampedOf = ({name, kind, day}: Wanted): Stamped => ({name, kind, day})
const placed = (item: Wanted, edit: TextEdit): Placed => ({stamped: stampedOf(item), edits: [edit]})

function markEdit(state: ArticleState, {question, kind, day}: Wanted, habit: Habit): TextEdit {
  const {source} = state
  const asked = state.questions[question]!
  const spot = spotOf(source, asked)
  const mark = habit.render(kind, day)
  const isBelow = spot.isHeading ? !habit.marksHeadings : habit.place === 'below'
  if (isBelow)
    return {
      offset: spot.below,
      delete: 0,
      insert: `${belowGap(source, spot.below)}${mark}${gapBehind(source, spot.below)}`
    }
  // Behind those that stand there: what was said once stays said.
  const earlier = marksOf(state).filter(
    ({annotation, start}) =>
      annotation.question === question &&
      annotation.ofWhole &&
      startOfLine(source, start) === startOfLine(source, spot.behind)
  )
  const end = earlier.at(-1)?.end
  if (habit.place === 'inside' && spot.inside !== null && !spot.isHeading)
    return {
      offset: Math.min(spot.inside, Math.max(end ?? 0, spot.inside)),
      delete: 0,
      insert: habit.space + mark
    }
  if (end === undefined) return {offset: spot.behind, delete: 0, insert: habit.space + mark}
  const offset = end > spot.behind || spot.inside === null ? Math.max(end, spot.behind) : spot.behind
  return {offset, delete: 0, insert: (/^[（【［〔]/u.test(mark) ? '' : habit.space || ' ') + mark}
}

// A mark is a paragraph of its own.
const belowGap = (_source: string, _offset: number): string => '\n\n'
const gapBehind = (source: string, offset: number): string =>
  source.slice(offset).startsWith('\n\n') || source.slice(offset).trim() === '' ? '' : '\n'

/** Whether edits make marks and nothing else: the same questions and answers, and each mark with its day. */
function readsAs(state: ArticleState, wanted: readonly Wanted[], edits: readonly TextEdit[]): boolean {
  const next = read(state, edits)
  if (contentHash(next) !== contentHash(state) || next.notes.length !== state.notes.length) return false
  if (next.annotations.length !== state.annotations.length + wanted.length) return false
  return wanted.every(({question, day, kind}) =>
    next.annotations.some(
      (annotation) =>
        annotation.question === question && annotation.date === day && annotation.kinds[0] === kind
    )
  )
}

function read(state: ArticleState, edits: readonly TextEdit[]): ArticleState {
  const ordered = [...edits].sort((a, b) => a.offset - b.offset)
  return extractArticle(
    {path: state.path, text: applyEdits(state.source, ordered)},
    {lang: state.lang, isEarlier: true, report: () => {}}
  )
}

/** A note that reads as one: by name, else by number. */
function placeNote(
  state: ArticleState,
  day: PlainDate,
  told: Told,
  marks: readonly TextEdit[]
): {edits: readonly TextEdit[]; text: string} | null {
  for (const byName of [true, false]) {
    const text = noteText(told, state.lang, {byName})
    const edits = noteEdits(state, day, text)
    if (text === '' || edits.length === 0) continue
    const next = read(state, [...edits, ...marks])
    const isRead = next.notes.length === state.notes.length + 1 && next.notes.some(({date}) => date === day)
    if (isRead && contentHash(next) === contentHash(state)) return {edits, text}
  }
  return null
}
