import type {CommitState, EarlierState} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState} from '../model/state.ts'
import {parsePlainDate, type PlainDay} from '../plain-date.ts'
import {contentHash} from './content-hash.ts'
import {newestDay} from './earlier.ts'

/** Which revision an earlier state is the text of. */
export interface Dating {
  /** Null: it was kept, and nothing in it says when. */
  readonly day: PlainDay | null
  /** What a tag calls it. */
  readonly version: string | null
}

export interface DatingOptions {
  /** Of the article: a tag `<id>@1.2` is meant for it alone. */
  readonly id: string
  readonly memory: ArticleMemory
  /** Whether git's earliest commits are there. */
  readonly isCutOff: boolean
}

export interface Datings {
  /** Index by index; null: nothing dates it, and what it changed belongs to the next revision. */
  readonly states: readonly (Dating | null)[]
  /** The day that was meant where one was written, found wrong and mended. */
  readonly mended: ReadonlyMap<PlainDay, PlainDay>
  /** The first commit's day, where nothing says better when the article was published. */
  readonly firstCommit: PlainDay | null
  /** Neither note nor annotation nor tag nor kept state: every commit's day is a revision. */
  readonly isByCommit: boolean
}

/**
 * Finds the revision that each earlier state is the text of: the newest day of the note or annotation that it brings,
 * else its tag's; where an article has none of these at all, the day on which its author committed it.
 */
export function dateStates(
  earlier: readonly EarlierState[],
  present: ArticleState,
  options: DatingOptions
): Datings {
  const mended = mendedDays([...earlier.map(({state}) => state), present], options.memory)
  const commits = earlier.filter((item) => item.origin === 'git')
  const firstCommit = options.isCutOff ? null : dayOfFirst(commits, [...earlier, {state: present}])
  const isByCommit = commits.length > 0 && isSilent(earlier, present, options.id)
  const tell = isByCommit ? byCommit(present) : byText(mended, firstCommit, options.id)
  return {states: inTime(earlier, tell), mended, firstCommit, isByCommit}
}

type Tell = (item: EarlierState, before: EarlierState | undefined) => Dating | null

/** States are in order, and so are their days: a day before one that was there already dates nothing. */
function inTime(earlier: readonly EarlierState[], tell: Tell): (Dating | null)[] {
  let newest = ''
  let before: EarlierState | undefined
  return earlier.map((item) => {
    const dating = tell(item, before)
    before = item
    if (!dating?.day) return dating
    if (dating.day < newest && item.origin === 'git') return null
    newest = dating.day > newest ? dating.day : newest
    return dating
  })
}

const byText =
  (mended: ReadonlyMap<PlainDay, PlainDay>, firstCommit: PlainDay | null, id: string): Tell =>
  (item, before) => {
    const own = newestDay(item.state)
    const day = own && (mended.get(own) ?? own)
    if (item.origin === 'snapshot') return {day, version: null}
    if (item.isIgnored) return null
    if (!before) return {day: day ?? firstCommit ?? item.date, version: null}
    if (bringsDay(before.state, item.state)) return {day, version: null}
    return taggedAs(item, id)
  }

const byCommit =
  ({frontMatter}: ArticleState): Tell =>
  (item, before) => {
    if (item.origin !== 'git' || item.isIgnored) return null
    const published = before ? null : (item.state.frontMatter.date ?? frontMatter.date)
    return {day: published !== null && published < item.date ? published : item.date, version: null}
  }

const isSilent = (earlier: readonly EarlierState[], present: ArticleState, id: string): boolean =>
  [...earlier, {origin: null, state: present}].every(
    (item) =>
      item.origin !== 'snapshot' &&
      item.state.notes.length + item.state.annotations.length === 0 &&
      (item.origin === null || taggedAs(item, id) === null)
  )

const dated = ({notes, annotations}: ArticleState): PlainDay[] =>
  [...notes, ...annotations].map(({date}) => date)

/** Whether a state has a dated remark more of some day than the one before. */
function bringsDay(before: ArticleState, after: ArticleState): boolean {
  const left = dated(before)
  return dated(after).some((day) => {
    const index = left.indexOf(day)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

// 20240430
const compactDay = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u
// `v1.2`, `1.2.0-beta`, `release-1.2`, `faq@1.2`, `faq/2020-10-31`: a prefix that names something else is not ours.
const tagName = /^(?:(?<prefix>.+)[-_/@])?v?(?<version>\d[a-z\d]*(?:[.-][a-z\d]+)*)$/iu
const ownPrefix = /^(?:v|ver|version|rel|release)$/iu

/** What the first tag that names a version or a day calls a commit. */
function taggedAs({tags}: CommitState, id: string): Dating | null {
  for (const {name, date} of tags) {
    const {prefix, version} = tagName.exec(name)?.groups ?? {}
    if (version === undefined) continue
    if (prefix !== undefined && prefix !== id && !ownPrefix.test(prefix)) continue
    const day = parsePlainDate(version.replace(compactDay, '$<year>-$<month>-$<day>'))
    return day ? {day, version: null} : {day: date, version}
  }
  return null
}

/** The first commit's day; null where a text speaks of an earlier one. */
function dayOfFirst(
  [first]: readonly CommitState[],
  states: readonly {readonly state: ArticleState}[]
): PlainDay | null {
  if (!first) return null
  return states.some(({state}) => dated(state).some((day) => day < first.date)) ? null : first.date
}

/**
 * Days that were written, found wrong and put right before anybody was told: the new day says of the same things what
 * the old one said, and the old one is gone.
 */
function mendedDays(states: readonly ArticleState[], {revisions}: ArticleMemory): Map<PlainDay, PlainDay> {
  const mended = new Map<PlainDay, PlainDay>()
  for (const [index, after] of states.entries()) {
    const before = states[index - 1]
    if (!before) continue
    for (const [wrong, right] of redated(before, after)) {
      if (revisions.some(({date}) => date === wrong)) continue
      for (const [day, target] of mended) if (target === wrong) mended.set(day, right)
      mended.set(wrong, right)
    }
  }
  // A day that is written again was right after all.
  for (const day of dated(states.at(-1)!)) mended.delete(day)
  return mended
}

function redated(before: ArticleState, after: ArticleState): [PlainDay, PlainDay][] {
  const [was, is] = [remarksByDay(before), remarksByDay(after)]
  const gone = [...was].filter(([day]) => !is.has(day))
  const come = [...is].filter(([day]) => !was.has(day))
  if (gone.length === 0 || come.length === 0) return []
  const isSameText = contentHash(before) === contentHash(after)
  return gone.flatMap(([wrong, remarks]) => {
    const twins = come.filter(([, others]) => others.key === remarks.key)
    // An annotation that moves on to another day with its text tells of another change.
    return twins.length === 1 && (remarks.hasNote || isSameText) ? [[wrong, twins[0]![0]]] : []
  })
}

interface Remarks {
  readonly key: string
  readonly hasNote: boolean
}

/** What is dated with each day, without the day. */
function remarksByDay({notes, annotations, questions}: ArticleState): Map<PlainDay, Remarks> {
  const days = new Map<PlainDay, Remarks>()
  const add = (day: PlainDay, text: string, isNote: boolean) => {
    const {key = '', hasNote = false} = days.get(day) ?? {}
    days.set(day, {key: `${key}\n${text}`, hasNote: hasNote || isNote})
  }
  for (const {date, text} of notes) add(date, text, true)
  for (const {date, kinds, question} of annotations)
    add(date, `${kinds.join()} ${question === null ? '' : questions[question]!.text}`, false)
  return days
}
