import type {Changelog} from '../model/changelog.ts'
import type {History, IdentifiedState} from '../model/history.ts'
import {
  type ArticleMemory,
  type EventEntry,
  type MemoryEntry,
  memoryEntry,
  type RevisionEntry
} from '../model/memory.ts'
import type {Report} from '../problem/index.ts'
import {sha256} from '../hash.ts'
import {normalise} from '../normalise.ts'
import type {PlainDate} from '../plain-date.ts'
import type {Localized} from '../model/article.ts'
import {passagesOf} from './passages.ts'
import {isWithdrawn, redactedText, type Redactions, redactionsOf} from './redact.ts'
import {answerContent} from './identity.ts'

const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/u

/** Reads `.kaitei/articles/<id>.jsonl`. Conflict markers and lines that are no entries are errors, with their place. */
export function parseMemory(text: string, report: Report): ArticleMemory {
  const entries: MemoryEntry[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const position = {line: index + 1, column: 1}
    if (line.trim() === '') continue
    if (conflict.test(line)) report('memory-conflict', position)
    else {
      const entry = parseEntry(line)
      if (typeof entry === 'string') report('memory-entry', position, {detail: entry})
      else entries.push(entry)
    }
  }
  return toMemory(entries)
}

function parseEntry(line: string): MemoryEntry | string {
  try {
    const result = memoryEntry.safeParse(JSON.parse(line))
    return result.success ? result.data : (result.error.issues[0]?.message ?? 'no entry')
  } catch {
    return 'no JSON'
  }
}

const toMemory = (entries: readonly MemoryEntry[]): ArticleMemory => ({
  questions: entries.filter((entry) => entry.type === 'question'),
  revisions: entries.filter((entry) => entry.type === 'revision'),
  events: entries.filter((entry) => entry.type === 'event'),
  retractions: entries.filter((entry) => entry.type === 'retraction'),
  redactions: entries.filter((entry) => entry.type === 'redaction')
})

/** A place of a kept text that a merge left in conflict: all three markers, in their order. Indices of lines. */
interface KeptConflict {
  readonly start: number
  readonly end: number
  /** Where the lines of this branch end. */
  readonly oursEnd: number
}

/** The conflicts of a kept text, line by line: a text may hold many a marker without an end. */
function keptConflicts(lines: readonly string[]): KeptConflict[] {
  const found: KeptConflict[] = []
  let start = -1
  let oursEnd = -1
  let hasTheirs = false
  for (const [index, line] of lines.entries()) {
    if (start < 0) {
      if (line.startsWith('<<<<<<< ')) start = index
    } else if (hasTheirs) {
      if (!line.startsWith('>>>>>>>')) continue
      found.push({start, end: index, oursEnd})
      start = oursEnd = -1
      hasTheirs = false
    } else {
      hasTheirs = line === '======='
      if (oursEnd < 0 && (hasTheirs || line.startsWith('|||||||'))) oursEnd = index
    }
  }
  return found
}

/** The line of a kept text at which a merge left it in conflict; null where it did not. */
export function conflictIn(text: string): number | null {
  const [first] = keptConflicts(text.split('\n'))
  return first ? first.start + 1 : null
}

/** A kept text as this branch published it: what the other one published since comes late to it. */
export function resolveKept(text: string): string {
  const lines = text.split('\n')
  const conflicts = keptConflicts(lines)
  const starts = [0, ...conflicts.map(({end}) => end + 1)]
  return starts
    .flatMap((at, index) => {
      const {start = lines.length, oursEnd = 0} = conflicts[index] ?? {}
      return [...lines.slice(at, start), ...lines.slice(start + 1, oursEnd)]
    })
    .join('\n')
}

/** The text without its conflict markers: the lines of both sides, which is right for a memory. */
export const resolveConflicts = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !conflict.test(line))
    .join('\n')

/**
 * What the memory is once the article as it stands is published. Nothing that it holds is lost or altered; equal
 * lines are one, sorted, so that the union of two branches is right.
 */
export const remember = (
  memory: ArticleMemory,
  changelog: Changelog,
  {timeline, present}: Pick<History, 'timeline' | 'present'>
): string =>
  serializeMemory([
    ...entriesOf(memory),
    // What a question was called earlier finds it again.
    ...[...timeline.flatMap(({known}) => known ?? []), present].flatMap(questionEntries),
    ...newRevisions(memory, changelog),
    ...newEvents(memory, changelog)
  ])

export const entriesOf = (memory: ArticleMemory): MemoryEntry[] => [
  ...memory.questions,
  ...memory.revisions,
  ...memory.events,
  ...memory.retractions,
  ...memory.redactions
]

/**
 * The memory as it counts. Two branches may have published the same revision or the same event, each in its words:
 * one of the lines holds, whatever their order. What was told by either was told; what one withdrew is withdrawn.
 */
export function settleMemory(memory: ArticleMemory): ArticleMemory {
  const redactions = redactionsOf(memory.redactions)
  const isAll = isWithdrawn(memory.redactions)
  const events = memory.events.map((event) =>
    isAll || redactions.subjects.has(event.subject) || quotes(event.title, redactions)
      ? {...event, title: neutral(event.title)}
      : event
  )
  const revisions = memory.revisions.map((revision) =>
    isAll && revision.title ? {...revision, title: neutral(revision.title)} : revision
  )
  return {...memory, revisions: oneEach(revisions), events: oneEach(events)}
}

/** In place of a withdrawn title: the same phrase in the same languages. */
const neutral = (title: Localized): Localized =>
  Object.fromEntries(Object.keys(title).map((lang) => [lang, redactedText(lang)]))

const quotes = (title: Localized, {passages}: Redactions): boolean =>
  Object.values(title).some((text) => [...passagesOf(text)].some((hash) => passages.has(hash)))

function oneEach<T extends RevisionEntry | EventEntry>(entries: readonly T[]): T[] {
  const rank = (entry: T) => `${entry.feed === false ? 1 : 0} ${JSON.stringify(sortKeys(entry))}`
  const first = new Map<string, T>()
  for (const entry of entries) {
    const other = first.get(entry.id)
    if (!other || rank(entry) < rank(other)) first.set(entry.id, entry)
  }
  return [...first.values()]
}

/** What the memory is once an event is retracted; `correction` is the day of what feeds tell instead. */
export const retract = (memory: ArticleMemory, event: string, correction: PlainDate | null): string =>
  serializeMemory([
    ...entriesOf(memory),
    {type: 'retraction', event, ...(correction !== null && {correction})}
  ])

export function serializeMemory(entries: readonly MemoryEntry[]): string {
  const lines = entries.map((entry) => `${JSON.stringify(sortKeys(entry))}\n`)
  return [...new Set(lines)].sort().join('')
}

/** What a question's text is remembered by. */
export const questionHash = (text: string): string => sha256(normalise(text))

const questionEntries = ({state, questionIds}: IdentifiedState): MemoryEntry[] =>
  state.questions.map((question, index) => ({
    type: 'question',
    id: questionIds[index]!,
    text: questionHash(question.text),
    answer: sha256(normalise(answerContent(question)))
  }))

function newRevisions({revisions}: ArticleMemory, {article, announced}: Changelog): MemoryEntry[] {
  const known = new Set(revisions.map(({id}) => id))
  return article.revisions.flatMap(({id, version, date, evidence, lateFor}): MemoryEntry[] =>
    date === null || known.has(id)
      ? []
      : [
          {
            type: 'revision',
            id,
            version,
            date,
            feed: announced.includes(id),
            title: article.title,
            ...(evidence === 'git' && {evidence}),
            ...(lateFor !== undefined && {lateFor})
          }
        ]
  )
}

function newEvents({events, revisions}: ArticleMemory, {deltas}: Changelog): MemoryEntry[] {
  const known = new Set(events.map(({id}) => id))
  const told = new Set(revisions.map(({id}) => id))
  return deltas.flatMap(({to, date, changes}) => {
    if (date === null) return []
    return changes
      .filter(({id}) => !known.has(id))
      .map(({id, subject, type, text, significance}): MemoryEntry => {
        return {
          type: 'event',
          id,
          subject: subject.id,
          revision: to,
          change: type,
          date,
          title: text,
          ...(told.has(to) && {feed: false}),
          ...(significance === 'minor' && {significance})
        }
      })
  })
}

// `type` first, so that a person finds what belongs together; the rest by name.
function sortKeys({type, ...rest}: MemoryEntry): Record<string, unknown> {
  const entries = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))
  return {type, ...Object.fromEntries(entries)}
}
