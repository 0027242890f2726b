import type {Revision} from '../model/article.ts'
import type {Change, Delta, Event, Subject} from '../model/delta.ts'
import type {DraftChange, DraftDelta, Snapshot} from '../model/history.ts'
import type {EventEntry} from '../model/memory.ts'
import {contexts} from './catalogue.ts'
import {summarize} from './summary.ts'
import {anchorUrl} from './urls.ts'
import type {Voice} from './voice.ts'

/** Names a change. */
export type ChangeId = (change: DraftChange, to: Snapshot) => string

/** The article's deltas, oldest first. */
export function sayDeltas(voice: Voice, counts: readonly Revision['counts'][]): Delta[] {
  const idOf = eventIds(voice)
  return voice.history.deltas.map((delta, index) => sayDelta(delta, counts[index]!, idOf, voice))
}

/** One delta, between neighbours or not. */
export const sayDelta = (
  {from, to, evidence, changes}: DraftDelta,
  counts: Revision['counts'],
  idOf: ChangeId,
  voice: Voice
): Delta => ({
  from: from?.revision.id ?? null,
  to: to.revision.id,
  date: to.revision.date,
  evidence,
  counts,
  changes: changes.map((change) => sayChange(change, to, idOf, voice))
})

/** The events of neighbouring revisions: a published one keeps its id whatever is said of it later. */
export function eventIds({id, memory}: Voice): ChangeId {
  const published = new Map(memory.events.map((event) => [publishedKey(event), event.id]))
  return ({subject, type}, {revision}) =>
    published.get(publishedKey({revision: revision.id, subject: subject.id})) ??
    `${id}/${subject.id}/${revision.date ?? revision.id}/${type}`
}

const publishedKey = ({revision, subject}: Pick<EventEntry, 'revision' | 'subject'>): string =>
  `${revision}\n${subject}`

function sayChange(change: DraftChange, to: Snapshot, idOf: ChangeId, voice: Voice): Change {
  const {name, subject, ...rest} = change
  const {text, translation} = voice.name(subject, name)
  return {
    ...rest,
    id: idOf(change, to),
    subject,
    question: subject.type === 'question' ? subject.id : null,
    text,
    translation,
    summary: Object.fromEntries(
      voice.languages.map((lang) => [
        lang,
        summarize(change, lang, {
          sectionTitle: sectionTitle(change, to, lang, voice),
          translateBlock: (markdown) => translationOf(markdown, subject, lang, voice)
        })
      ])
    )
  } as Change
}

/** A block of an answer that came whole is quoted as it is translated. */
function translationOf(markdown: string, {type, id}: Subject, lang: string, voice: Voice): string {
  if (type !== 'question' || lang === voice.lang) return markdown
  const {text, translation} = voice.localize(markdown.trim(), contexts.answer(id))
  return translation[lang] === 'current' ? text[lang]! : markdown
}

/** Where a moved question stands now. */
function sectionTitle(
  {subject, moved, type}: DraftChange,
  to: Snapshot,
  lang: string,
  voice: Voice
): string | null {
  if (!moved && type !== 'moved') return null
  const {section} = to.subjects.find(
    (other) => other.subject.type === subject.type && other.subject.id === subject.id
  )!
  const title = to.subjects.find((other) => other.subject.type === 'section' && other.subject.id === section)
  return title ? (voice.name(title.subject, title.name).text[lang] ?? title.name) : null
}

/**
 * The changes of dated revisions, oldest first, as published: what the memory knows of one, it was told as. What the
 * text does not tell any more stays.
 */
export function sayEvents(deltas: readonly Delta[], voice: Voice): Event[] {
  const told = toldEvents(deltas, voice)
  const ids = new Set(told.map(({id}) => id))
  const kept = voice.memory.events.filter(({id}) => !ids.has(id)).map((event) => keptEvent(event, voice))
  return [...told, ...kept].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function keptEvent({id, subject, change, date, revision, title}: EventEntry, voice: Voice): Event {
  const isQuestion = voice.memory.questions.some((question) => question.id === subject)
  return {
    id,
    article: voice.id,
    question: isQuestion ? subject : null,
    type: change,
    date,
    revision,
    // Minor changes are recorded too, but nobody was told of them.
    significance: 'major',
    title,
    url: voice.url,
    status: 'published'
  }
}

function toldEvents(deltas: readonly Delta[], {id, memory, url}: Voice): Event[] {
  const known = new Map(memory.events.map((event) => [event.id, event]))
  return deltas.flatMap(({to, date, changes}) => {
    if (date === null) return []
    return changes.map(({id: event, question, type, significance, text, subject}): Event => {
      const published = known.get(event)
      return {
        id: event,
        article: id,
        question,
        type: published?.change ?? type,
        date: published?.date ?? date,
        revision: to,
        significance,
        title: published?.title ?? text,
        url: anchorUrl(url, subject),
        status: published ? 'published' : 'pending'
      }
    })
  })
}
