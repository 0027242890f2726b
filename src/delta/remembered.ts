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
  const moved = toldLate(deltas, events)
  const whole = deltas.map((delta) => {
    const told = new Set(delta.changes.map(({subject}) => subject.id))
    const here = events.filter(({revision}) => revision === delta.to.revision.id)
    const missing = here.filter(({id, subject}) => !told.has(subject) && ![...moved.values()].includes(id))
    recalled.push(...missing)
    const changes = delta.changes.map((change) => {
      const published = moved.get(change)
      return asPublished(published === undefined ? change : {...change, published}, here)
    })
    return {...delta, changes: [...changes, ...missing.map((event) => changeOf(event, delta, ids, lang))]}
  })
  return {deltas: whole, events: recalled}
}

/**
 * Two branches published the same revision, each its own changes of it: the text that was kept has those of one, and
 * those of the other come late to it. They are the events that they were.
 */
function toldLate(deltas: readonly DraftDelta[], events: readonly EventEntry[]): Map<DraftChange, string> {
  const moved = new Map<DraftChange, string>()
  for (const {to, changes} of deltas) {
    const {id, lateFor} = to.revision
    if (lateFor === undefined) continue
    const chain = deltas.filter(({to}) => to.revision.id === lateFor || to.revision.lateFor === lateFor)
    for (const change of changes) {
      const ofSubject = events.filter((event) => event.subject === change.subject.id)
      if (ofSubject.some((event) => event.revision === id)) continue
      const event = ofSubject.find(({revision, change: type}) => {
        const told = chain.find(({to}) => to.revision.id === revision)
        return (
          type === change.type && told && !told.changes.some(({subject}) => subject.id === change.subject.id)
        )
      })
      if (event) moved.set(change, event.id)
    }
  }
  return moved
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
