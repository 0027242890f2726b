import type {Localized, Revision} from '../model/article.ts'
import type {Change, Delta, Event, Replacement, Subject} from '../model/delta.ts'
import type {DraftChange, DraftDelta, DraftReplacement, Snapshot} from '../model/history.ts'
import type {EventEntry} from '../model/memory.ts'
import {contexts} from './catalogue.ts'
import {sayingOf} from '../locale/saying/index.ts'
import {sayIn} from './phrases.ts'
import {asQuote, type Sentence, sentenceOf} from './quotes.ts'
import {quote, type RelatedQuestion, summarize} from './summary.ts'
import {changeUrl} from './urls.ts'
import type {Voice} from './voice.ts'

/** What an article's events are told with. */
export type Told = Pick<Voice, 'id' | 'memory' | 'url'>

/** Names a change. */
export type ChangeId = (change: DraftChange, to: Snapshot) => string

/** The article's deltas, oldest first. */
export function sayDeltas(voice: Voice, counts: readonly Revision['counts'][]): Delta[] {
  const idOf = eventIds(voice)
  return voice.history.deltas.map((delta, index) => sayDelta(delta, counts[index]!, idOf, voice))
}

/** One delta, between neighbours or not. */
export const sayDelta = (
  delta: DraftDelta,
  counts: Revision['counts'],
  idOf: ChangeId,
  voice: Voice
): Delta => ({
  from: delta.from?.revision.id ?? null,
  to: delta.to.revision.id,
  date: delta.to.revision.date,
  evidence: delta.evidence,
  counts,
  replacements: delta.replacements.map((replacement) => sayReplacement(replacement, voice)),
  changes: delta.changes.map((change) => sayChange(change, delta, idOf, voice))
})

/** The events of neighbouring revisions: a published one keeps its id whatever is said of it later. */
export function eventIds({id, memory}: Voice): ChangeId {
  const taken = new Map(memory.events.map((event) => [event.id, event.revision]))
  const published = new Map(memory.events.map((event) => [publishedKey(event), event.id]))
  return (change, {revision}) => {
    const {subject, type} = change
    if (change.published !== undefined) return change.published
    const own = published.get(publishedKey({revision: revision.id, subject: subject.id}))
    if (own !== undefined) return own
    const event = `${id}/${subject.id}/${revision.date ?? revision.id}/${type}`
    // The same question once more under the same day is another event.
    const isAnother = revision.lateFor !== undefined && (taken.get(event) ?? revision.id) !== revision.id
    return isAnother ? `${event}${revision.id.slice(revision.lateFor.length)}` : event
  }
}

const publishedKey = ({revision, subject}: Pick<EventEntry, 'revision' | 'subject'>): string =>
  `${revision}\n${subject}`

function sayReplacement({before, after, questions}: DraftReplacement, voice: Voice): Replacement {
  const summaryIn = (lang: string) => {
    const quoted = (text: string) => asQuote(sayingOf(lang).quotable(quote(text)), voice.lang, lang)
    return sentenceOf(
      sayIn(lang)('replacement', {before: quoted(before), after: quoted(after), n: questions.length})
    )
  }
  return {
    before,
    after,
    questions: [...questions],
    ...summaries(voice, summaryIn)
  }
}

function sayChange(
  change: DraftChange,
  {to, changes, replacements}: DraftDelta,
  idOf: ChangeId,
  voice: Voice
): Change {
  const {name, subject, published: _, ...rest} = change
  const {text, translation} = voice.name(subject, name)
  return {
    ...rest,
    id: idOf(change, to),
    subject,
    question: subject.type === 'question' ? subject.id : null,
    text,
    translation,
    ...summaries(voice, (lang) =>
      summarize(change, lang, {
        own: voice.lang,
        sectionTitle: sectionTitle(change, to, lang, voice),
        translateBlock: (markdown) => translationOf(markdown, subject, lang, voice),
        related: relatedTo(change, changes, lang, voice),
        replacements: replacements.filter(({questions}) => questions.includes(subject.id))
      })
    )
  } as Change
}

/** A summary in every language, and where it quotes the article untranslated. */
function summaries(
  {languages}: Voice,
  say: (lang: string) => Sentence
): Pick<Replacement, 'summary' | 'summaryQuotes'> {
  const said = languages.map((lang) => [lang, say(lang)] as const)
  const quoting = said.filter(([, {quotes}]) => quotes.length > 0)
  return {
    summary: Object.fromEntries(said.map(([lang, {text}]) => [lang, text])),
    ...(quoting.length > 0 && {
      summaryQuotes: Object.fromEntries(quoting.map(([lang, {quotes}]) => [lang, quotes]))
    })
  }
}

const inOwnOr = (text: Localized, lang: string, voice: Voice): RelatedQuestion['name'] =>
  text[lang] === undefined ? {text: text[voice.lang]!, lang: voice.lang} : {text: text[lang], lang}

/** The questions that it was split from or into, or merged with or into, in a language. */
function relatedTo(
  {related}: DraftChange,
  changes: readonly DraftChange[],
  lang: string,
  voice: Voice
): RelatedQuestion[] {
  return related.map((id) => {
    const {name, subject, type} = changes.find(
      ({subject}) => subject.type === 'question' && subject.id === id
    )!
    return {name: inOwnOr(voice.name(subject, name).text, lang, voice), type}
  })
}

/** A block of an answer that came whole is quoted as it is translated. */
function translationOf(markdown: string, {type, id}: Subject, lang: string, voice: Voice): string | null {
  if (type !== 'question') return null
  const {text, translation} = voice.localize(markdown.trim(), contexts.answer(id))
  return translation[lang] === 'current' ? text[lang]! : null
}

/** Where a moved question stands now. */
function sectionTitle(
  {subject, moved, type}: DraftChange,
  to: Snapshot,
  lang: string,
  voice: Voice
): RelatedQuestion['name'] | null {
  if (!moved && type !== 'moved') return null
  const section = to.subjects.find(
    (other) => other.subject.type === subject.type && other.subject.id === subject.id
  )?.section
  const title = to.subjects.find((other) => other.subject.type === 'section' && other.subject.id === section)
  return title ? inOwnOr(voice.name(title.subject, title.name).text, lang, voice) : null
}

/**
 * The changes of dated revisions, oldest first, as published: what the memory knows of one, it was told as. What the
 * text does not tell any more stays.
 */
export function sayEvents(deltas: readonly Delta[], voice: Told): Event[] {
  const told = toldEvents(deltas, voice)
  const ids = new Set(told.map(({id}) => id))
  const kept = voice.memory.events.filter(({id}) => !ids.has(id)).map((event) => keptEvent(event, voice))
  return [...told, ...kept].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function keptEvent(
  {id, subject, change, date, revision, title, significance}: EventEntry,
  voice: Told
): Event {
  const isQuestion = voice.memory.questions.some((question) => question.id === subject)
  return {
    id,
    article: voice.id,
    question: isQuestion ? subject : null,
    type: change,
    date,
    revision,
    significance: significance ?? 'major',
    title,
    url: voice.url,
    status: isRetracted(id, voice) ? 'retracted' : 'published'
  }
}

const isRetracted = (id: string, {memory}: Told): boolean =>
  memory.retractions.some(({event}) => event === id)

function toldEvents(deltas: readonly Delta[], told: Told): Event[] {
  const {id, memory, url} = told
  const known = new Map(memory.events.map((event) => [event.id, event]))
  return deltas.flatMap(({to, date, changes}) => {
    if (date === null) return []
    return changes.map((change): Event => {
      const {id: event, question, type, significance, text} = change
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
        url: changeUrl(url, change),
        status: isRetracted(event, told) ? 'retracted' : published ? 'published' : 'pending'
      }
    })
  })
}
