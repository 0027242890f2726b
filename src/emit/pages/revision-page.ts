import type {ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'

import type {SnapshotDocument} from '../../model/changelog.ts'
import type {Change, Delta} from '../../model/delta.ts'
import type {OutputFile} from '../../model/emitter.ts'
import {sayCounts} from '../../translate/counts.ts'
import {type ChangeWords, type DeltaWords, deltaWords} from '../../translate/delta-words.ts'
import type {HtmlThen} from '../../translate/html-then.ts'
import {withoutRetracted} from '../../translate/retractions.ts'
import {markedElement, readElement} from '../delta-html.ts'
import {sayUnknown} from '../snapshot-markdown.ts'
import {outlineOf} from '../snapshot-outline.ts'
import {footerOf} from './article-page.ts'
import {changeList, noteList} from './change-list.ts'
import {framePage, pageUrl} from './frame.ts'
import {headingOf} from './heading.ts'
import {html, type Html, langOf, raw} from './html.ts'
import {label} from './labels.ts'
import {leadsIntoSite} from './local-links.ts'
import {changesId, elementId, hash, revisionPath} from './paths.ts'
import {
  answerHtml,
  feedsOf,
  partlyNote,
  type Reader,
  revisionLink,
  revisionName,
  shortName,
  textIn,
  translationNote,
  translationsOf
} from './reader.ts'
import {revisionSwitch} from './revision-switch.ts'

type Subject = SnapshotDocument['subjects'][number]

/** The texts of a revision in the language of a page. */
export type TextThen = (subject: Subject) => HtmlThen | null

/** Questions that stand on several pages of a language as they are: each is printed once. */
export type Printed = Map<Subject, {readonly depth: number; readonly text: HtmlThen; readonly html: Html}>

/** Everything that the page of one revision is made of. */
interface Then extends Reader {
  readonly snapshot: SnapshotDocument
  /** Of the revision, in the article's timeline. */
  readonly at: number
  readonly delta: Delta
  readonly textThen: TextThen
  readonly printed: Printed
  readonly told: DeltaWords
  /** What is said of each change, by subject. */
  readonly words: ReadonlyMap<string, ChangeWords>
  readonly changes: ReadonlyMap<string, Change>
  /** What stands in the text of the revision. */
  readonly standing: ReadonlySet<string>
  readonly membersOf: ReturnType<typeof outlineOf>
}

const keyOf = ({type, id}: {readonly type: string; readonly id: string}): string => `${type} ${id}`

/** An article as it stood at one revision, and what had changed since the one before. */
export function revisionPage(
  reader: Reader,
  snapshot: SnapshotDocument,
  textThen: TextThen,
  printed: Printed = new Map()
): OutputFile {
  const {changelog, lang, path, site} = reader
  const {article, deltas} = changelog
  const at = deltas.findIndex(({to}) => to === snapshot.revision)
  const delta = withoutRetracted(deltas[at]!)
  const told = deltaWords(delta, article, lang)
  const words = told.groups.flatMap(({changes}) => changes)
  const then: Then = {
    ...reader,
    snapshot,
    at,
    delta,
    textThen,
    printed,
    told,
    words: new Map(words.map((change) => [keyOf(change.subject), change])),
    changes: new Map(delta.changes.map((change) => [keyOf(change.subject), change])),
    standing: new Set(snapshot.subjects.map(keyOf)),
    membersOf: outlineOf(snapshot.subjects)
  }
  const feeds = feedsOf(reader)
  const whole = snapshot.subjects.find(({type}) => type === 'article')
  const page = {
    path,
    lang,
    title: `${article.title[lang] ?? article.title[article.lang]!}: ${revisionName(reader, snapshot.revision)}`,
    description: null,
    canonical: pageUrl(path, site),
    translations: translationsOf(changelog, site, (other) =>
      revisionPath(article, snapshot.revision, other, site)
    ),
    feeds: [...feeds.own, ...feeds.all],
    isAside: true,
    body: html`<article class="faq then">
<header class="head">
<p class="as-of">${reader.say('asOf', {revision: revisionName(reader, snapshot.revision)})}</p>
<h1>${whole ? nameThen(whole, then) : textIn(article.title, reader)}</h1>
${revisionSwitch(reader, snapshot.revision)}${neighbours(then)}</header>
${changesOf(then)}<section class="text" aria-labelledby="_text">
<h2 id="_text">${reader.say('pageAsItStood')}</h2>
${composedNote(then)}${whole ? proseThen(whole, then) : null}${partsOf(null, 3, then)}</section>
</article>
`,
    footer: footerOf(reader, feeds)
  }
  return {path, content: framePage(page, site)}
}

function neighbours(then: Then): Html | null {
  const {at, changelog, say} = then
  const {revisions} = changelog.article
  const link = (index: number, rel: string, phrase: 'pagePreviousRevision' | 'pageNextRevision') => {
    const revision = revisions[index]
    return revision
      ? html`<a href="${revisionLink(then, revision.id)}" rel="${rel}">${say(phrase, {revision: shortName(then, revision.id)})}</a>`
      : null
  }
  const links = [
    link(at - 1, 'prev', 'pagePreviousRevision'),
    link(at + 1, 'next', 'pageNextRevision')
  ].filter((each) => each !== null)
  return links.length === 0 ? null : html`<p class="neighbours">${links.map((each) => html`${each} `)}</p>\n`
}

function changesOf(then: Then): Html {
  const {changelog, delta, lang, say} = then
  const revision = changelog.article.revisions.find(({id}) => id === delta.to)!
  const heading =
    delta.from === null
      ? revisionName(then, delta.to)
      : say('pageChangesSince', {before: revisionName(then, delta.from)})
  return html`<section class="delta" aria-labelledby="${changesId}">
<h2 id="${changesId}">${heading}</h2>
<p class="counts">${delta.from === null ? `${say('pageFirst')} ` : ''}${label(sayCounts(delta, revision, lang), lang)}</p>
${noteList(revision, then)}${
    delta.from === null
      ? null
      : html`<p class="evidence">${then.told.evidence}</p>
${changeList(
  delta,
  then,
  (change) => linkOf(change, then),
  (change) => moreOf(change, then)
)}`
  }</section>
`
}

/** To its place below; a change of the article itself has none, what is gone stands in the list. */
const linkOf = ({subject}: Change, {standing}: Then): string | null =>
  subject.type !== 'article' && standing.has(keyOf(subject)) ? hash(subject.id) : null

/** What changed in the text, here if its place below does not tell. */
function moreOf(change: Change, then: Then): Html | null {
  const isBelow = linkOf(change, then) !== null && change.subject.type === 'question'
  if (isBelow) return null
  const place = linkOf(change, then) === null && change.subject.type !== 'article'
  const difference = differenceOf(change, then)
  return place ? html`<div id="${elementId(change.subject.id)}">${difference}</div>` : difference
}

/** The marked difference, for those who ask for it. */
function differenceOf(change: Change, then: Then): Html | null {
  const {changelog, lang, say} = then
  const own = changelog.article.lang
  const words = then.words.get(keyOf(change.subject))
  if (!words || change.type === 'added') return null
  const {marked, renamed, sentences, known} = words
  // The summary stands in the list already.
  const told = sentences.map(({text}) => text).filter((sentence) => sentence !== change.summary[lang])
  if (marked.length === 0 && renamed === null && known === null)
    return told.length === 0 ? null : html`<p class="provenance">${told.join(' ')}</p>\n`
  const print = (content: ElementContent): Html =>
    raw(toHtml(content, {characterReferences: {useNamedReferences: true}}))
  const title = renamed
    ? markedElement(
        [
          [
            {type: 'deleted', text: renamed.before},
            {type: 'inserted', text: renamed.after}
          ]
        ],
        own,
        lang
      )
    : null
  const name =
    changelog.article.lang === lang || change.text[lang] !== undefined ? (change.text[lang] ?? '') : ''
  return html`<details class="difference">
<summary${name === '' ? null : html` aria-label="${say('pageDifferenceOf', {name})}"`}>${say(change.type === 'removed' ? 'pageGoneText' : 'pageDifference')}</summary>
${title ? html`<div class="renamed">${print(title)}</div>\n` : null}${marked.length === 0 ? null : print(readElement(marked, own, lang))}${
    known && known.marked.length > 0
      ? html`<p class="label">${known.label}</p>${print(readElement(known.marked, own, lang))}`
      : null
  }
${told.length === 0 ? null : html`<p class="provenance">${told.join(' ')}</p>\n`}</details>
`
}

/** Whether the text of this revision was kept, or put together from others. */
function composedNote(then: Then): Html | null {
  const {snapshot, say} = then
  return snapshot.state === 'known'
    ? null
    : html`<p class="note composed">${say('composedSnapshot', {revision: revisionName(then, snapshot.revision)})}</p>\n`
}

function partsOf(parent: string | null, depth: number, then: Then): Html {
  const members = then.membersOf(parent)
  return html`${members
    .filter(({type}) => type === 'question')
    .map((question) => questionOf(question, depth, then))}${members
    .filter(({type}) => type === 'section')
    .map((section) => sectionOf(section, depth, then))}`
}

function sectionOf(section: Subject, depth: number, then: Then): Html {
  return html`<section class="section" id="${elementId(section.id)}">
${headingOf(depth, section.id, nameThen(section, then), then.say('pagePermalinkSection'))}${proseThen(section, then)}${partsOf(section.id, depth + 1, then)}</section>
`
}

function questionOf(question: Subject, depth: number, then: Then): Html {
  const {changelog, delta, printed, site} = then
  const change = delta.from === null ? undefined : then.changes.get(keyOf(question))
  const text = then.textThen(question)
  // The others tell of this revision, or lead elsewhere from it.
  const isSameAnywhere =
    !change && text !== null && !leadsIntoSite(text.html, {article: changelog.article, site})
  const known = isSameAnywhere ? printed.get(question) : undefined
  if (known?.depth === depth && isSame(known.text, text!)) return known.html
  const page = printQuestion(question, change, depth, then)
  if (isSameAnywhere) printed.set(question, {depth, text, html: page})
  return page
}

const isSame = (one: HtmlThen, other: HtmlThen): boolean =>
  one.html === other.html && one.lang === other.lang && one.isPartly === other.isPartly

function printQuestion(question: Subject, change: Change | undefined, depth: number, then: Then): Html {
  const {say} = then
  const badge = change
    ? html`<p class="badge ${change.type} new"><span>${say(change.type)}</span></p>\n`
    : null
  return html`<section class="question ${question.content.state}" id="${elementId(question.id)}">
${headingOf(depth, question.id, nameThen(question, then), say('pagePermalink'))}${badge}${proseThen(question, then)}${change ? differenceOf(change, then) : null}</section>
`
}

/** What it was called then, in the language that has it. */
function nameThen({content, text}: Subject, then: Then): Html {
  const {changelog, lang} = then
  const own = changelog.article.lang
  const name = content.state === 'unknown' ? text[own]! : content.text
  // A translation is of the name that it was made of.
  if (lang !== own && text[lang] !== undefined && text[own] === name) return html`${text[lang]}`
  return lang === own ? html`${name}` : html`<span lang="${own}">${name}</span>`
}

/** A text as it stood, or what is known of it. */
function proseThen(subject: Subject, then: Then): Html | null {
  const {at, changelog, lang, say, textThen} = then
  const text = textThen(subject)
  if (text === null)
    return html`<p class="note unknown">${sayUnknown(subject, changelog.deltas, at, lang)}</p>\n`
  if (text.html === '') return null
  const inferred =
    subject.content.state === 'inferred' && subject.type === 'question'
      ? html`<p class="note inferred">${say('pageInferred')}</p>\n`
      : null
  return html`${inferred}${text.isPartly ? partlyNote(then) : translationNote(text.lang, undefined, then)}<div class="${subject.type === 'question' ? 'answer' : 'prose'}"${langOf(text.lang, lang)}>
${answerHtml(text.html, then)}
</div>
`
}
