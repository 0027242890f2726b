import type {DraftChange, DraftDelta} from '../model/history.ts'
import type {ArticleMemory, EventEntry} from '../model/memory.ts'
import type {TextAtTime} from '../model/delta.ts'

/** What stands in the memory and not in the text any more, in one revision. */
export interface Remembered {
  readonly deltas: DraftDelta[]
  /** The published changes that nothing but the memory tells. */
  readonly events: readonly EventEntry[]
}

/**
 * The deltas with what was published of their revisions, and that the texts do not tell any more: a note, an
 * annotation, a question that vanished. As `lang` the events are named. What was published as minor stays so.
 */
export function recall(
  deltas: readonly DraftDelta[],
  {events, questions}: Pick<ArticleMemory, 'events' | 'questions'>,
  lang: string
): Remembered {
  const ids = new Set(questions.map(({id}) => id))
  const recalled: EventEntry[] = []
  const whole = deltas.map((delta) => {
    const told = new Set(delta.changes.map(({subject}) => subject.id))
    const here = events.filter(({revision}) => revision === delta.to.revision.id)
    const missing = here.filter(({subject}) => !told.has(subject))
    recalled.push(...missing)
    const changes = delta.changes.map((change) => asPublished(change, here))
    return {...delta, changes: [...changes, ...missing.map((event) => changeOf(event, delta, ids, lang))]}
  })
  return {deltas: whole, events: recalled}
}

function asPublished(change: DraftChange, events: readonly EventEntry[]): DraftChange {
  const isMinor = events.some(
    ({subject, significance}) => subject === change.subject.id && significance === 'minor'
  )
  return isMinor ? {...change, significance: 'minor'} : change
}

function changeOf(
  {id, subject, change, title, significance}: EventEntry,
  {to, evidence}: DraftDelta,
  questions: ReadonlySet<string>,
  lang: string
): DraftChange {
  const unknown: TextAtTime = {state: 'unknown'}
  const type = questions.has(subject) ? 'question' : subject === '_' ? 'article' : 'section'
  const after = to.subjects.find((other) => other.subject.id === subject)?.text ?? unknown
  const common = {
    subject: {type, id: subject},
    published: id,
    name: title[lang] ?? Object.values(title)[0] ?? '',
    evidence,
    significance: significance ?? 'major',
    moved: false,
    reworded: false,
    split: false,
    merged: false,
    related: [],
    replaced: false
  } as const
  if (change === 'added') return {...common, type: change, after}
  if (change === 'removed') return {...common, type: change, before: unknown}
  return {...common, type: change, before: unknown, after}
}
