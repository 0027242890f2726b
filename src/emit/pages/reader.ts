import type {Localized, TextPiece, Translation} from '../../model/article.ts'
import type {ArticleEntry, Changelog} from '../../model/changelog.ts'
import type {Site} from '../../model/site.ts'
import {nameOfLanguage} from '../../locale/saying/index.ts'
import {sayRevision} from '../../translate/counts.ts'
import type {Say} from '../../translate/phrases.ts'
import {piecesOf, type Sentence} from '../../translate/quotes.ts'
import {urlOf} from '../../translate/urls.ts'
import {atom} from '../atom.ts'
import {articleFeedsOf, siteFeedsOf} from '../feed.ts'
import {feedFormats} from '../feeds.ts'
import {type FeedLink, pageUrl} from './frame.ts'
import {html, type Html, langOf, raw} from './html.ts'
import {label, labelsIn} from './labels.ts'
import {localLinks} from './local-links.ts'
import {articlePath, linkBetween, pageLanguages, revisionPath} from './paths.ts'

/** One article, told to one reader on one page. */
export interface Reader {
  readonly changelog: Changelog
  readonly site: Site
  readonly lang: string
  /** Of the page, in the output. */
  readonly path: string
  readonly say: Say
}

export const readerOf = (changelog: Changelog, site: Site, lang: string, path: string): Reader => ({
  changelog,
  site,
  lang,
  path,
  say: labelsIn(lang)
})

/** 「1.2（2020年10月31日）」, by the revision's id. */
export function revisionName({changelog: {article}, lang}: Reader, id: string): string {
  const index = article.revisions.findIndex((revision) => revision.id === id)
  return label(sayRevision(article.revisions[index]!, index === 0, lang), lang)
}

/** What a revision is called where its day stands beside it, or goes without saying. */
export function shortName({changelog: {article}, lang}: Reader, id: string): string {
  const index = article.revisions.findIndex((revision) => revision.id === id)
  const revision = article.revisions[index]!
  return revision.date === null ? label(sayRevision(revision, index === 0, lang), lang) : id
}

/** A link to the page of a revision. */
export const revisionLink = (
  {changelog: {article}, lang, path, site}: Reader,
  revision: string,
  id = ''
): string => linkBetween(path, revisionPath(article, revision, lang, site), id)

/** A link to the article as it stands now. */
export const articleLink = ({changelog: {article}, lang, path, site}: Reader, id = ''): string =>
  linkBetween(path, articlePath(article, lang, site), id)

/** A text in the page's language; where it is not translated, in its own. */
export function textIn(text: Localized, {changelog: {article}, lang}: Reader): Html {
  const translated = text[lang]
  return translated === undefined
    ? html`<span lang="${article.lang}">${text[article.lang] ?? ''}</span>`
    : html`${translated}`
}

/** A sentence, and in it what is quoted of the article's own language. */
export const sentenceIn = (sentence: Sentence, {changelog: {article}, lang}: Reader): Html =>
  html`${piecesOf(sentence).map(({text, isQuote}) => (isQuote ? html`<span lang="${article.lang}">${text}</span>` : label(text, lang)))}`

/** Sanitised HTML as it stands on this page. */
export const answerHtml = (markup: string, {changelog: {article}, path, site}: Reader): Html =>
  raw(localLinks(markup, {path, article, site}))

/** A text in several languages as a part of the page, with a note where it is not what the reader came for. */
export function proseIn(
  {html: text, translation, partly}: Pick<TextPiece, 'html' | 'translation' | 'partly'>,
  reader: Reader,
  className: string
): Html | null {
  const {changelog, lang} = reader
  const source = changelog.article.lang
  const mixed = text[lang] === undefined ? partly?.[lang] : undefined
  if (mixed)
    return html`${partlyNote(reader)}${translationNote(lang, mixed.state, reader)}<div class="${className}">
${answerHtml(mixed.html, reader)}
</div>
`
  const own = text[lang] === undefined ? source : lang
  const markup = text[own] ?? ''
  if (markup === '') return null
  return html`${translationNote(own, own === lang ? translation[lang] : undefined, reader)}<div class="${className}"${langOf(own, lang)}>
${answerHtml(markup, reader)}
</div>
`
}

/** 「一部だけ訳があります。」 */
export const partlyNote = ({changelog: {article}, lang, say}: Reader): Html =>
  html`<p class="note untranslated">${say('pagePartly', {language: nameOfLanguage(article.lang, lang)})}</p>\n`

/** 「まだ訳がありません。」: where a text is not in the page's language, or not as it should be. */
export function translationNote(
  own: string,
  state: Translation[string] | undefined,
  {changelog: {article}, lang, say}: Reader
): Html | null {
  if (own !== lang)
    return html`<p class="note untranslated">${say('pageUntranslated', {language: nameOfLanguage(own, lang)})}</p>\n`
  if (own === article.lang || state === undefined || state === 'current') return null
  return html`<p class="note ${state}">${say(state === 'outdated' ? 'pageOutdated' : 'pageMachine')}</p>\n`
}

/** The same page in all languages of the article. */
export const translationsOf = (
  {article}: Changelog,
  site: Site,
  pathIn: (lang: string) => string
): {lang: string; path: string}[] => pageLanguages(article, site).map((lang) => ({lang, path: pathIn(lang)}))

/** Where an article's page is at home: elsewhere, if another generator publishes it. */
export function canonicalOf({changelog: {article}, lang, path, site}: Reader): string {
  const isElsewhere = article.url !== `${urlOf(`articles/${article.id}`, site)}/`
  return isElsewhere && lang === article.lang ? article.url : pageUrl(path, site)
}

/** The feeds of an article in a language, then those of the site; none where none are written. */
export function feedsOf({changelog: {article}, lang, site}: Reader): {own: FeedLink[]; all: FeedLink[]} {
  if (!site.outputs.includes('feeds')) return {own: [], all: []}
  const feed = articleFeedsOf(article, site).find((each) => each.lang === lang)
  return {own: feed ? formatsOf(feed) : [], all: siteFeeds(lang, site, [article])}
}

/** The site's feeds in a language, so far as an article speaks it. */
export function siteFeeds(
  lang: string,
  site: Site,
  articles: readonly Pick<ArticleEntry, 'lang' | 'title'>[]
): FeedLink[] {
  if (!site.outputs.includes('feeds')) return []
  const feed = siteFeedsOf(articles, site).find((each) => each.lang === lang)
  return feed ? formatsOf(feed) : []
}

const names: Readonly<Record<string, string>> = {'rss.xml': 'RSS', 'atom.xml': 'Atom', 'feed.json': 'JSON'}

/** Atom first: readers take the first they find. */
const formatsOf = ({folder, title}: {readonly folder: string; readonly title: string}): FeedLink[] =>
  [atom, ...feedFormats.filter(({file}) => file !== atom.file)].map(({file, type}) => ({
    title: `${title} (${names[file] ?? file})`,
    type,
    path: `${folder}/${file}`
  }))

/** Links to the formats of a feed: 「Atom」「RSS」「JSON」. */
export const feedList = (label: string, feeds: readonly FeedLink[], path: string): Html | null =>
  feeds.length === 0
    ? null
    : html`<li>${label} <span class="formats">${feeds.map(
        (feed) =>
          html` <a href="${linkBetween(path, feed.path)}" type="${feed.type}"><span class="unseen">${feed.title.replace(/ \([^()]*\)$/u, '')} </span>${names[feed.path.split('/').at(-1)!] ?? feed.title}</a>`
      )}</span></li>\n`
