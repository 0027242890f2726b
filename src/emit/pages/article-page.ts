import {sayingOf} from '../../locale/saying/index.ts'
import type {Article, Question, Section} from '../../model/article.ts'
import type {Changelog} from '../../model/changelog.ts'
import type {Change, Delta} from '../../model/delta.ts'
import type {OutputFile} from '../../model/emitter.ts'
import type {Site} from '../../model/site.ts'
import {sayCounts, sayRevision} from '../../translate/counts.ts'
import {summaryIn} from '../../translate/quotes.ts'
import {withoutRetracted} from '../../translate/retractions.ts'
import {pictureUrl} from '../../translate/urls.ts'
import {faqDocument} from '../faq-page.ts'
import {changeList, noteList} from './change-list.ts'
import {framePage} from './frame.ts'
import {headingOf} from './heading.ts'
import {html, type Html} from './html.ts'
import {label} from './labels.ts'
import {localLinks} from './local-links.ts'
import {articlePath, elementId, hash, linkBetween} from './paths.ts'
import {
  canonicalOf,
  feedList,
  feedsOf,
  proseIn,
  type Reader,
  readerOf,
  revisionLink,
  revisionName,
  sentenceIn,
  shortName,
  textIn,
  translationsOf
} from './reader.ts'
import {revisionSwitch} from './revision-switch.ts'

/** An article as it stands now, in one language. */
export function articlePage(changelog: Changelog, lang: string, site: Site): OutputFile {
  const {article} = changelog
  const path = articlePath(article, lang, site)
  const reader = readerOf(changelog, site, lang, path)
  const feeds = feedsOf(reader)
  const told = changelog.deltas.map(withoutRetracted)
  const lives = livesOf(told)
  const page = {
    path,
    lang,
    title: article.title[lang] ?? article.title[article.lang]!,
    description: lang === article.lang ? article.description : null,
    canonical: canonicalOf(reader),
    translations: translationsOf(changelog, site, (other) => articlePath(article, other, site)),
    feeds: [...feeds.own, ...feeds.all],
    data: faqDocument(article, lang, canonicalOf(reader)),
    body: html`<article class="faq">
${headOf(reader, told)}${contentsOf(reader)}<div class="text">
${partsOf(null, 2, reader, lives)}${goneOf(reader)}</div>
</article>
${changelogOf(told, reader)}`,
    footer: footerOf(reader, feeds)
  }
  return {path, content: framePage(page, site)}
}

function headOf(reader: Reader, told: readonly Delta[]): Html {
  const {changelog, lang, say} = reader
  const {article} = changelog
  const day = (value: NonNullable<Article['published']>) => sayingOf(lang).day(value)
  const facts = [
    article.published === null ? null : say('pagePublished', {day: day(article.published)}),
    article.updated === null || article.updated === article.published
      ? null
      : say('pageUpdated', {day: day(article.updated)}),
    article.questions.length === 0 ? null : say('countQuestions', {n: article.questions.length})
  ].filter((fact) => fact !== null)
  return html`<header class="head">
<h1>${textIn(article.title, reader)}</h1>
<p class="facts">${facts.map((fact, index) => html`${index > 0 ? ' ' : ''}<span>${fact}</span>`)}</p>
${coverOf(reader)}${revisionSwitch(reader, null)}${newestOf(told, reader)}</header>
`
}

function coverOf({changelog: {article}, path, site}: Reader): Html | null {
  const url = article.coverImage === null ? null : pictureUrl(article.coverImage, article)
  if (url === null) return null
  const image = html`<img src="${url}" alt="">`.html
  return html`<p class="cover">${{html: localLinks(image, {path, article, site})}}</p>\n`
}

/** The newest revision in one line: what an old hand came for. */
function newestOf(told: readonly Delta[], reader: Reader): Html | null {
  const delta = told.at(-1)
  if (!delta || delta.from === null) return null
  const {say, changelog, lang} = reader
  const revision = changelog.article.revisions.at(-1)!
  return html`<aside class="newest" aria-labelledby="_newest">
<h2 id="_newest">${say('pageNewest')}</h2>
<p><a href="${revisionLink(reader, delta.to)}">${label(sayRevision(revision, false, lang), lang)}</a> ${label(sayCounts(delta, revision, lang), lang)}</p>
${noteList(revision, reader)}</aside>
`
}

/** Articles of fewer questions than this are seen at a glance. */
const longArticle = 6

function contentsOf(reader: Reader): Html | null {
  const {questions, sections} = reader.changelog.article
  if (questions.length + sections.length < longArticle) return null
  return html`<nav class="contents" aria-labelledby="_contents">
<h2 id="_contents">${reader.say('pageContents')}</h2>
${contentsIn(null, reader)}</nav>
`
}

function contentsIn(parent: string | null, reader: Reader): Html | null {
  const {questions, sections} = reader.changelog.article
  const own = questions.filter(({section}) => section === parent)
  const children = sections.filter((section) => section.parent === parent)
  if (own.length === 0 && children.length === 0) return null
  return html`<ol>
${own.map(({id, text}) => html`<li class="of-question"><a href="${hash(id)}">${textIn(text, reader)}</a></li>\n`)}${children.map(
    ({id, title}) =>
      html`<li class="of-section"><a href="${hash(id)}">${textIn(title, reader)}</a>
${contentsIn(id, reader)}</li>
`
  )}</ol>
`
}

/** What happened to a question, oldest first; that it came is the first of it. */
type Life = readonly {readonly change: Change; readonly delta: Delta}[]
type Lives = ReadonlyMap<string, Life>

function livesOf(told: readonly Delta[]): Lives {
  const lives = new Map<string, {change: Change; delta: Delta}[]>()
  for (const delta of told)
    for (const change of delta.changes) {
      if (change.subject.type !== 'question') continue
      const life = lives.get(change.subject.id)
      if (life && change.type !== 'added') life.push({change, delta})
      else lives.set(change.subject.id, [...(life ?? []), {change, delta}])
    }
  return lives
}

/** The texts and questions of a section, then the sections in it. */
function partsOf(parent: string | null, depth: number, reader: Reader, lives: Lives): Html {
  const {texts, questions, sections} = reader.changelog.article
  const own = texts.filter(({section}) => section === parent)
  const prose = (before: string | null) =>
    own.filter((text) => text.before === before).map((text) => proseIn(text, reader, 'prose'))
  return html`${questions
    .filter(({section}) => section === parent)
    .map((question) => [
      prose(question.id),
      questionOf(question, depth, reader, lives)
    ])}${prose(null)}${sections
    .filter((section) => section.parent === parent)
    .map((section) => sectionOf(section, depth, reader, lives))}`
}

function sectionOf(section: Section, depth: number, reader: Reader, lives: Lives): Html {
  const {id, title} = section
  return html`<section class="section" id="${elementId(id)}">
${headingOf(depth, id, textIn(title, reader), reader.say('pagePermalinkSection'))}${partsOf(id, depth + 1, reader, lives)}</section>
`
}

function questionOf(question: Question, depth: number, reader: Reader, lives: Lives): Html {
  const {id, text, answer} = question
  const life = lives.get(id) ?? []
  return html`<section class="question" id="${elementId(id)}">
${headingOf(depth, id, textIn(text, reader), reader.say('pagePermalink'))}${badgeOf(life, reader)}${proseIn(answer, reader, 'answer')}${historyOf(life, reader)}</section>
`
}

/** 「追加 2020-10-31 · 1.2」, older by every revision since: no clock. */
function badgeOf(life: Life, reader: Reader): Html | null {
  const last = life.findLast(({change, delta}) => delta.from !== null && change.significance === 'major')
  if (!last) return null
  const {changelog, say} = reader
  const {change, delta} = last
  const {revisions} = changelog.article
  const since = revisions.length - 1 - revisions.findIndex(({id}) => id === delta.to)
  const age = ages[Math.min(since, ages.length - 1)]!
  const values = {type: say(change.type), day: delta.date ?? '', revision: shortName(reader, delta.to)}
  const words =
    delta.date === null
      ? say('pageBadgeDay', {...values, day: values.revision})
      : say(delta.date === delta.to ? 'pageBadgeDay' : 'pageBadge', values)
  return html`<p class="badge ${change.type} ${age}"><a href="${revisionLink(reader, delta.to, change.subject.id)}">${words}</a></p>
`
}

const ages = ['new', 'recent', 'old'] as const

function historyOf(life: Life, reader: Reader): Html | null {
  // Of a question that only came the badge tells all.
  if (life.length < 2) return null
  const {lang, say} = reader
  return html`<details class="history">
<summary>${say('pageHistory', {n: life.length})}</summary>
<ol>
${life
  .toReversed()
  .map(
    ({change, delta}) =>
      html`<li><a href="${revisionLink(reader, delta.to, change.subject.id)}">${revisionName(reader, delta.to)}</a> <b>${say(change.type)}</b>${
        change.significance === 'minor' ? html` <span class="flag">${say('flagMinor')}</span>` : null
      } <span class="summary">${change.type === 'added' ? '' : sentenceIn(summaryIn(change, lang), reader)}</span></li>\n`
  )}</ol>
</details>
`
}

/** Questions and sections that are gone: links of old feeds lead here. */
function goneOf(reader: Reader): Html | null {
  const {article, deltas} = reader.changelog
  const present = new Set([...article.questions, ...article.sections].map(({id}) => id))
  const gone = new Map<string, {readonly change: Change; readonly delta: Delta}>()
  for (const delta of deltas)
    for (const change of delta.changes)
      if (change.subject.type !== 'article' && !present.has(change.subject.id))
        gone.set(change.subject.id, {change, delta})
  if (gone.size === 0) return null
  return html`<section class="gone" aria-labelledby="_gone">
<h2 id="_gone">${reader.say('pageGone')}</h2>
<ul>
${[...gone.values()].map(({change, delta}) => goneSubject(change, delta, reader))}</ul>
</section>
`
}

function goneSubject(change: Change, {from, to}: Delta, reader: Reader): Html {
  const {lang, say} = reader
  const {id} = change.subject
  // A heading may become something else without being removed: then it stood in the last revision that told of it.
  const isRemoved = change.type === 'removed'
  const stood = isRemoved ? from : to
  return html`<li id="${elementId(id)}">${textIn(change.text, reader)}${
    isRemoved
      ? html` <span class="when">${say('pageGoneThen', {revision: revisionName(reader, to)})}</span>`
      : null
  }${change.related.length > 0 ? html`<p class="summary">${sentenceIn(summaryIn(change, lang), reader)}</p>` : null}${
    stood === null ? null : html` <a href="${revisionLink(reader, stood, id)}">${say('pageLastStood')}</a>`
  }</li>
`
}

/** So many revisions are told in full; those before are a link away. */
const toldInFull = 12

function changelogOf(told: readonly Delta[], reader: Reader): Html | null {
  if (told.length === 0) return null
  const {changelog, say} = reader
  const {article} = changelog
  const present = new Set([...article.questions, ...article.sections].map(({id}) => id))
  const newestFirst = told.toReversed()
  return html`<section class="changelog" aria-labelledby="_changelog">
<h2 id="_changelog">${say('changelog')}</h2>
${newestFirst.slice(0, toldInFull).map((delta) => deltaOf(delta, present, reader))}${
    newestFirst.length > toldInFull
      ? html`<ul class="more">
${newestFirst.slice(toldInFull).map(({to}) => html`<li><a href="${revisionLink(reader, to)}">${revisionName(reader, to)}</a></li>\n`)}</ul>
`
      : null
  }</section>
`
}

function deltaOf(delta: Delta, present: ReadonlySet<string>, reader: Reader): Html {
  const {changelog, lang} = reader
  const revision = changelog.article.revisions.find(({id}) => id === delta.to)!
  const isLong = delta.from !== null && delta.changes.length > 0
  const list = isLong
    ? changeList(delta, reader, ({subject}) =>
        present.has(subject.id)
          ? hash(subject.id)
          : revisionLink(reader, delta.to, subject.type === 'article' ? '' : subject.id)
      )
    : null
  return html`<section class="delta">
<h3><a href="${revisionLink(reader, delta.to)}">${revisionName(reader, delta.to)}</a></h3>
<p class="counts">${label(sayCounts(delta, revision, lang), lang)}</p>
${noteList(revision, reader)}${list}</section>
`
}

export function footerOf(reader: Reader, {own, all}: ReturnType<typeof feedsOf>): Html {
  const {changelog, lang, path, say, site} = reader
  const {id} = changelog.article
  const data = site.outputs.includes('api')
    ? html`<li><a href="${linkBetween(path, `api/v1/articles/${id}.json`)}" type="application/json">${say('pageData')}</a></li>\n`
    : null
  const log = site.outputs.includes('changelog')
    ? html`<li><a href="${linkBetween(path, `articles/${id}/CHANGELOG.${lang}.md`)}" type="text/markdown">${say('changelog')} (Markdown)</a></li>\n`
    : null
  return html`<section class="subscribe" aria-labelledby="_subscribe">
<h2 id="_subscribe">${say('pageSubscribe')}</h2>
<ul>
${feedList(say('pageSubscribeArticle'), own, path)}${feedList(say('pageSubscribeSite'), all, path)}${log}${data}</ul>
</section>
`
}
