import type {Element, ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'

import {sayingOf} from '../locale/saying/index.ts'
import type {Article, Counts, Localized, Question, Revision} from '../model/article.ts'
import type {Changelog} from '../model/changelog.ts'
import {
  type Change,
  changeTypes,
  type Delta,
  type Event,
  type Replacement,
  type SentencePair
} from '../model/delta.ts'
import type {FeedItem} from '../model/emitter.ts'
import {languagesOf, type Site} from '../model/site.ts'
import {fieldsOf, hasDay, type PlainDay} from '../plain-date.ts'
import {sayCounts} from '../translate/counts.ts'
import {sayIn} from '../translate/phrases.ts'
import {withoutChanges, withoutRetracted} from '../translate/retractions.ts'
import {summaryIn} from '../translate/quotes.ts'
import {isShared, quote} from '../translate/summary.ts'
import {changeUrl, encodeId} from '../translate/urls.ts'
import {sentenceElements} from './delta-html.ts'

/** One item a revision that feeds tell of, newest first, in every language that the article's title has. */
export function feedItemsOf(changelog: Changelog, site: Site): FeedItem[] {
  const {article} = changelog
  const deltas = announcedDeltas(changelog).filter(isSignificant)
  return languagesOf(article.lang, site)
    .filter((lang) => article.title[lang] !== undefined)
    .flatMap((lang) =>
      withCorrections(
        deltas
          .filter(isStanding)
          .map((delta) => itemOf(delta, changelog, lang, site))
          .reverse(),
        deltas.flatMap((delta) => correctionsOf(delta, changelog, lang, site))
      )
    )
}

/** What feeds tell of, withdrawn or not; never what was found in a revision after it was published. */
function announcedDeltas({deltas, announced, unannounced}: Changelog): Delta[] {
  const told = new Set(announced)
  const silent = new Set(unannounced)
  return deltas
    .filter(({to, date}) => date !== null && told.has(to))
    .map((delta) => withoutChanges(delta, ({id}) => silent.has(id)))
}

// Minor changes alone notify nobody; neither does a revision that only confirms.
const isSignificant = ({from, changes}: Delta): boolean =>
  from === null || changes.some(({significance}) => significance === 'major')

/** Whether something is left to tell once what was withdrawn is gone. */
function isStanding(delta: Delta): boolean {
  const left = withoutRetracted(delta)
  return left === delta || (left.changes.length > 0 && isSignificant(left))
}

/** Items newest first, with the corrections where their days belong. */
function withCorrections(items: readonly FeedItem[], corrections: readonly FeedItem[]): FeedItem[] {
  const all = [...items]
  for (const correction of corrections) {
    const at = all.findIndex(({date}) => date <= correction.date)
    all.splice(at < 0 ? all.length : at, 0, correction)
  }
  return all
}

/** What feeds tell in place of changes that were withdrawn: an item of its own a day. */
function correctionsOf(delta: Delta, changelog: Changelog, lang: string, site: Site): FeedItem[] {
  const {article} = changelog
  const days = delta.changes.flatMap(({retraction}) => retraction?.correction ?? [])
  const revision = article.revisions.find(({id}) => id === delta.to)!
  return [...new Set(days)].sort().map((day) => {
    const changes = delta.changes.filter(({retraction}) => retraction?.correction === day)
    return {
      id: tagUri(article, `${revisionPath(revision)}/correction/${day}`, lang, site),
      revision: delta.to,
      lang,
      title: sayIn(lang)('itemCorrection', {
        title: titleIn(lang, delta.to, changelog),
        revision: revision.version ?? sayingOf(lang).day(delta.date!)
      }),
      url: article.url,
      date: midnight(day, zoneOf(article, site)),
      html: toHtml(correctionBody(changes, article, lang)),
      tags: [article.id, 'corrected']
    }
  })
}

function correctionBody(changes: readonly Change[], article: Article, lang: string): ElementContent[] {
  const say = sayIn(lang)
  return [
    h('p', say('corrects')),
    h('ul', ...changes.map((change) => h('li', `${say(change.type)}: `, nameOf(change, article, lang))))
  ]
}

const zoneOf = ({lang}: Article, {zone}: Site): string => zone ?? (lang === 'ja' ? '+09:00' : '+00:00')

// What is withdrawn leaves the body only: another title, with other counts, is a new item to one of the readers.
function itemOf(whole: Delta, changelog: Changelog, lang: string, site: Site): FeedItem {
  const {article} = changelog
  const delta = withoutRetracted(whole)
  const revision = article.revisions.find(({id}) => id === delta.to)!
  const told = eventsOf(whole, changelog)
  const questions = told.filter(({question}) => question !== null).length
  const counts = sayCounts({from: delta.from, counts: countsAsTold(whole, told)}, {questions}, lang)
  const title = sayIn(lang)(delta.from === null ? 'itemPublished' : 'itemUpdated', {
    title: titleIn(lang, delta.to, changelog),
    revision: revision.version ?? sayingOf(lang).day(delta.date!),
    counts
  })
  return {
    id: tagUri(article, revisionPath(revision), lang, site),
    revision: delta.to,
    lang,
    title,
    url: article.url,
    date: midnight(delta.date!, zoneOf(article, site)),
    html: toHtml(bodyOf(delta, revision, article, lang), {allowDangerousHtml: true}),
    tags: [article.id, ...changeTypes.filter((type) => delta.changes.some((change) => change.type === type))]
  }
}

/** The article's title, as it was told with the revision: a new one would make every item new. */
const titleIn = (lang: string, revision: string, {article, titles}: Changelog): string =>
  titles[revision]?.[lang] ?? article.title[lang]!

/** How many changes the title counts: those that were published as what they were, whatever the text says since. */
function countsAsTold({counts}: Delta, events: readonly Event[]): Counts {
  const told = {...counts, added: 0, updated: 0, corrected: 0, removed: 0, moved: 0}
  for (const {type} of events) told[type]++
  return told
}

/** What was told of a revision. */
const eventsOf = ({to}: Delta, {events, unannounced}: Changelog): Event[] =>
  events.filter(({id, revision}) => revision === to && !unannounced.includes(id))

/** One item a change that feeds tell of, newest first, in every language that the article's title has. */
export function changeItemsOf(changelog: Changelog, site: Site): FeedItem[] {
  const {article} = changelog
  const questions = new Map(article.questions.map((question) => [question.id, question]))
  // As it was published: another title is a new item to one of the readers.
  const events = new Map(changelog.events.map((event) => [event.id, event]))
  const deltas = announcedDeltas(changelog).map(withoutRetracted).toReversed()
  return languagesOf(article.lang, site)
    .filter((lang) => article.title[lang] !== undefined)
    .flatMap((lang) =>
      deltas.flatMap((delta) =>
        changeTypes
          .flatMap((type) => delta.changes.filter((change) => change.type === type))
          .filter(({significance}) => significance === 'major')
          .map((change) => ({
            id: tagUri(article, pathOf(change.id, article), lang, site),
            revision: delta.to,
            lang,
            title: sayIn(lang)('itemChanged', {
              type: sayIn(lang)(events.get(change.id)?.type ?? change.type),
              name: events.get(change.id)?.title[lang] ?? change.text[lang] ?? change.text[article.lang]!,
              title: titleIn(lang, delta.to, changelog)
            }),
            url: changeUrl(article.url, change),
            date: midnight(delta.date!, zoneOf(article, site)),
            html: toHtml(changeOf(change, delta, questions.get(change.subject.id), article, lang), {
              allowDangerousHtml: true
            }),
            tags: [article.id, change.type]
          }))
      )
    )
}

/** `1.2`, and `1.2/2` for what came late to it. */
const revisionPath = ({id, lateFor}: Revision): string =>
  lateFor === undefined ? encodeId(id) : `${encodeId(lateFor)}${id.slice(lateFor.length)}`

/** An event's id without the article's. */
const pathOf = (event: string, {id}: Article): string =>
  event
    .slice(id.length + 1)
    .split('/')
    .map(encodeId)
    .join('/')

/** RFC 4151, percent-encoded ASCII; `path` is encoded: a revision, or `<subject>/<day>/<type>`. */
function tagUri({id, published}: Article, path: string, lang: string, {authority, year}: Site): string {
  const tagYear = year ?? (published === null ? null : fieldsOf(published).year)
  return `tag:${authority},${tagYear ?? 2000}:${lang}/${encodeId(id)}/${path}`
}

/** RFC 3339. A month without a day counts from its first. */
const midnight = (day: PlainDay, zone: string): string => `${hasDay(day) ? day : `${day}-01`}T00:00:00${zone}`

function bodyOf(delta: Delta, {notes}: Revision, article: Article, lang: string): ElementContent[] {
  const noteList = notes.map(({date, text}) =>
    h('li', sayIn(lang)('note', {day: sayingOf(lang).day(date), text: ''}), phrase(text, article.lang, lang))
  )
  const questions = new Map(article.questions.map((question) => [question.id, question]))
  const changes =
    delta.from === null
      ? [h('ul', ...delta.changes.map((change) => h('li', nameOf(change, article, lang))))]
      : changeTypes.flatMap((type) => [
          ...(type === 'updated'
            ? delta.replacements.flatMap((replacement) => replacementOf(replacement, delta, article, lang))
            : []),
          ...delta.changes
            .filter((change) => change.type === type && !change.replaced)
            .flatMap((change) => changeOf(change, delta, questions.get(change.subject.id), article, lang))
        ])
  return noteList.length > 0 ? [h('ul', ...noteList), ...changes] : changes
}

/** A text in a language, or in its own, marked as such. */
const phrase = (text: Localized, source: string, lang: string): Element | {type: 'text'; value: string} =>
  text[lang] === undefined ? h('span', {lang: source}, text[source]!) : {type: 'text', value: text[lang]}

const nameOf = (change: Change, {url, lang: source}: Article, lang: string): Element =>
  h('a', {href: changeUrl(url, change)}, phrase(change.text, source, lang))

function changeOf(
  change: Change,
  {replacements}: Delta,
  question: Question | undefined,
  article: Article,
  lang: string
): ElementContent[] {
  const say = sayIn(lang)
  const shared = replacements.filter(({questions}) => questions.includes(change.subject.id))
  const sentences = ('sentences' in change ? (change.sentences ?? []) : []).filter(
    ({before, after}) =>
      !isCarried({before, after}, change.carried ?? []) && !isShared(before ?? '', after ?? '', shared)
  )
  return [
    h('h3', `${say(change.type)}: `, nameOf(change, article, lang)),
    h('p', sentenceElements(summaryIn(change, lang), article.lang)),
    ...sentences.flatMap((pair) => pairOf(pair, article.lang, lang)),
    // The text of what was removed is not told again.
    ...(question && change.type !== 'removed' ? answerOf(question, article.lang, lang) : [])
  ]
}

/** What was replaced in many questions, once, and in which. */
function replacementOf(
  replacement: Replacement,
  {changes}: Delta,
  article: Article,
  lang: string
): ElementContent[] {
  const {questions} = replacement
  const members = changes.filter(({question}) => question !== null && questions.includes(question))
  return [
    h('h3', sentenceElements(summaryIn(replacement, lang), article.lang)),
    h('ul', ...members.map((change) => h('li', nameOf(change, article, lang))))
  ]
}

/** Whether a sentence that came or went only changed its question, of which the summary tells. */
const isCarried = ({before, after}: SentencePair, carried: readonly string[]): boolean =>
  (before === null || after === null) &&
  carried.some((sentence) => quote(sentence) === quote(before ?? after!))

// In words: readers strip `<ins>`, `<del>` and colours.
function pairOf({before, after}: SentencePair, source: string, lang: string): ElementContent[] {
  const say = sayIn(lang)
  const quoted = (label: string, text: string) =>
    h('p', h('strong', `${label}: `), h('span', {lang: source}, text))
  return [
    ...(before === null ? [] : [quoted(say('before'), before)]),
    ...(after === null ? [] : [quoted(say('after'), after)])
  ]
}

function answerOf({answer}: Question, source: string, lang: string): ElementContent[] {
  const say = sayIn(lang)
  const partly = answer.html[lang] === undefined ? answer.partly?.[lang] : undefined
  const html = answer.html[lang] ?? partly?.html
  // Sanitised when it was made.
  const raw = {type: 'raw', value: html ?? answer.html[source]!} as unknown as ElementContent
  const state = partly?.state ?? answer.translation[lang]
  const remarks = [
    ...(partly ? [say('partly')] : []),
    ...(state === 'outdated' || state === 'machine' ? [say(state)] : [])
  ].map((remark) => ` (${remark})`)
  return [
    h('p', h('strong', `${say('answerNow')}${remarks.join('')}`)),
    h('div', html === undefined ? {lang: source} : {}, raw)
  ]
}
