import {sayingOf} from '../../locale/saying/index.ts'
import type {Counts} from '../../model/article.ts'
import type {ArticleEntry} from '../../model/changelog.ts'
import {changeTypes, type Event} from '../../model/delta.ts'
import type {SharedFile, SiteArticle} from '../../model/emitter.ts'
import {languagesOf, type Site} from '../../model/site.ts'
import {sayCounts, sayRevision} from '../../translate/counts.ts'
import type {Say} from '../../translate/phrases.ts'
import {type FeedLink, framePage, pageUrl, siteTitleOf} from './frame.ts'
import {html, type Html, langOf} from './html.ts'
import {label, labelsIn} from './labels.ts'
import {articlePath, assets, indexPath, linkBetween, pageLanguage, revisionPath} from './paths.ts'
import {feedList, siteFeeds} from './reader.ts'

/** Languages that the list of articles is written in: those that any article speaks. */
export function indexLanguages(articles: readonly SiteArticle[], site: Site): string[] {
  const possible = [...site.languages, ...articles.flatMap(({entry}) => languagesOf(entry.lang, site))]
  const spoken = [...new Set(possible)].filter((lang) =>
    articles.some(({entry}) => entry.title[lang] !== undefined)
  )
  return spoken.length > 0 ? spoken : site.languages.slice(0, 1)
}

/** The list of all articles, what changed last, and the search, in every language. */
export function indexPages(articles: readonly SiteArticle[], site: Site): SharedFile[] {
  const languages = indexLanguages(articles, site)
  const pages = languages.map((lang) => indexPage(articles, lang, indexPath(lang, site), languages, site))
  // The site's address leads somewhere, whatever its articles speak.
  return pages.some(({path}) => path === 'index.html')
    ? pages
    : [indexPage(articles, languages[0]!, 'index.html', languages, site), ...pages]
}

interface IndexReader {
  readonly articles: readonly SiteArticle[]
  readonly lang: string
  readonly path: string
  readonly site: Site
  readonly say: Say
}

function indexPage(
  articles: readonly SiteArticle[],
  lang: string,
  path: string,
  languages: readonly string[],
  site: Site
): SharedFile {
  return {
    path,
    basis: () =>
      articles.map(({entry, events}) => [entry, events.days.map((_, index) => events.name(index))]),
    content: () => indexText(articles, lang, path, languages, site)
  }
}

function indexText(
  articles: readonly SiteArticle[],
  lang: string,
  path: string,
  languages: readonly string[],
  site: Site
): string {
  const reader = {articles, lang, path, site, say: labelsIn(lang)}
  const title = siteTitleOf(lang, site)
  const entries = articles.map(({entry}) => entry)
  const feeds = siteFeeds(lang, site, entries)
  const page = {
    path,
    lang,
    title,
    description: null,
    canonical: pageUrl(indexPath(lang, site), site),
    translations: languages.map((other) => ({lang: other, path: indexPath(other, site)})),
    feeds: [...feeds, ...questionsFeed(feeds, reader)],
    hasScript: true,
    body: html`<div class="index">
<h1>${title}</h1>
${searchForm(reader)}${newestChanges(reader)}${articleList(reader)}</div>`,
    footer: subscribe(feeds, reader)
  }
  return framePage(page, site)
}

/** Hidden until its script runs: without it there is the list. */
function searchForm({lang, path, say}: IndexReader): Html {
  const scripts = [assets.engine, assets.searchData(lang)].map((to) => linkBetween(path, to))
  return html`<form class="search" role="search" hidden data-scripts="${scripts.join(' ')}" data-root="${linkBetween(path, 'index.html').replace(/index\.html$/u, '')}" data-found="${say('pageSearchFound', {n: '{n}'})}" data-none="${say('pageSearchNone')}" data-failed="${say('pageSearchFailed')}">
<label for="_search">${say('pageSearch')}</label>
<input id="_search" type="search" name="q" autocomplete="off" spellcheck="false" placeholder="${say('pageSearchPlaceholder')}" aria-describedby="_found">
<p id="_found" role="status"></p>
<ol class="results"></ol>
</form>
`
}

function articleList({articles, lang, path, site, say}: IndexReader): Html {
  if (articles.length === 0) return html`<p>${say('pageNoArticles')}</p>\n`
  const day = sayingOf(lang).day
  return html`<section class="all" aria-labelledby="_articles">
<h2 id="_articles">${say('pageArticles')}</h2>
<ul class="articles">
${articles.map(({entry}) => {
  const {questions, revision, updated, published} = entry
  const latest = updated ?? published
  return html`<li><p class="name">${articleLinkOf(entry, {lang, path, site})}</p>
<p class="facts">${latest === null ? null : html`<span>${say('pageUpdated', {day: day(latest)})}</span> `}${questions > 0 ? html`<span>${say('countQuestions', {n: questions})}</span> ` : null}${revision === latest || revision === 'unreleased' ? null : html`<span>${say('pageNewestIs', {revision})}</span>`}</p></li>
`
})}</ul>
</section>
`
}

function articleLinkOf(
  entry: ArticleEntry,
  {lang, path, site}: Pick<IndexReader, 'lang' | 'path' | 'site'>
): Html {
  const own = pageLanguage(entry, lang, site)
  const href = linkBetween(path, articlePath(entry, own, site))
  return html`<a href="${href}"${own === lang ? null : html` hreflang="${own}"`}${langOf(own, lang)}>${entry.title[own]!}</a>`
}

/** So many revisions, and of each so many changes. */
const newestRevisions = 10
const changesEach = 6

interface ChangedRevision {
  readonly entry: ArticleEntry
  readonly revision: string
  readonly date: Event['date']
  readonly events: Event[]
}

function newestChanges(reader: IndexReader): Html | null {
  const revisions = newestOf(reader.articles)
  if (revisions.length === 0) return null
  return html`<section aria-labelledby="_changes">
<h2 id="_changes">${reader.say('pageNewChanges')}</h2>
<ol class="newest-changes">
${revisions.map((revision) => changedRevision(revision, reader))}</ol>
</section>
`
}

/** The newest of all articles; of one day, by article, then by revision. */
function newestOf(articles: readonly SiteArticle[]): ChangedRevision[] {
  const newest = articles
    .flatMap(({events: {days}}, index) => (days.length === 0 ? [] : [{day: days[0]!, index}]))
    .sort((a, b) => (a.day === b.day ? a.index - b.index : a.day < b.day ? 1 : -1))
  let found: ChangedRevision[] = []
  for (const {day, index} of newest) {
    const last = found[newestRevisions - 1]
    // Whatever the rest tells is older.
    if (last && last.date > day) break
    found = [...found, ...changedRevisions(articles[index]!)]
      .sort((a, b) =>
        a.date !== b.date
          ? a.date < b.date
            ? 1
            : -1
          : a.entry.id < b.entry.id
            ? -1
            : a.entry.id > b.entry.id
              ? 1
              : 0
      )
      .slice(0, newestRevisions)
  }
  return found
}

/** Of one article, the newest first. */
function changedRevisions({entry, events}: SiteArticle): ChangedRevision[] {
  const revisions = new Map<string, ChangedRevision>()
  // On a shelf the newest day comes first.
  const oldestFirst = events.days.map((_, index) => index).reverse()
  for (const event of oldestFirst.flatMap((index) => events.read(index))) {
    if (event.status === 'retracted' || event.significance === 'minor') continue
    const known = revisions.get(event.revision)
    if (known) known.events.push(event)
    else revisions.set(event.revision, {entry, revision: event.revision, date: event.date, events: [event]})
  }
  return [...revisions.values()].toReversed()
}

function changedRevision({entry, revision, date, events}: ChangedRevision, reader: IndexReader): Html {
  const {lang, path, site, say} = reader
  const own = pageLanguage(entry, lang, site)
  const link = (id: string) => linkBetween(path, revisionPath(entry, revision, own, site), id)
  const counts = Object.fromEntries(
    changeTypes.map((type) => [type, events.filter((event) => event.type === type).length])
  ) as Record<keyof Counts, number>
  const rest = events.length - changesEach
  // Of a change of the article itself its name says no more.
  const isOfWhole = events.every(
    ({question, title}) => question === null && title[entry.lang] === entry.title[entry.lang]
  )
  return html`<li>
<p class="when"><time datetime="${date}">${label(sayingOf(lang).day(date), lang)}</time></p>
<p class="name"${langOf(own, lang)}><a href="${link('')}">${entry.title[own]!} <span class="revision">${sayRevision({id: revision, date}, false, own) === sayingOf(own).day(date) ? '' : revision}</span></a></p>
<p class="counts">${label(sayCounts({from: '', counts}, {questions: 0}, lang), lang)}</p>
${
  isOfWhole
    ? null
    : html`<ul>
${events
  .slice(0, changesEach)
  .map(
    (event) =>
      html`<li><b class="${event.type}">${say(event.type)}</b> <a href="${link(event.question ?? '')}"${langOf(event.title[lang] === undefined ? entry.lang : lang, lang)}>${event.title[lang] ?? event.title[entry.lang] ?? ''}</a></li>\n`
  )}${rest > 0 ? html`<li><a href="${link('')}">${say('pageMoreChanges', {n: rest})}</a></li>\n` : null}</ul>
`
}</li>
`
}

const folderOfFeeds = ({path}: FeedLink): string => path.split('/').slice(0, -1).join('/')

function questionsFeed(feeds: readonly FeedLink[], {say}: IndexReader): FeedLink[] {
  return feeds.slice(0, 1).map((feed) => ({
    title: say('pageSubscribeQuestions'),
    type: 'application/atom+xml',
    path: `${folderOfFeeds(feed)}/questions.atom.xml`
  }))
}

function subscribe(feeds: readonly FeedLink[], reader: IndexReader): Html | null {
  const {path, say, site} = reader
  const [questions] = questionsFeed(feeds, reader)
  const data = site.outputs.includes('api')
    ? html`<li><a href="${linkBetween(path, 'api/v1/index.json')}" type="application/json">${say('pageData')}</a></li>\n`
    : null
  if (!questions) return data && html`<ul>\n${data}</ul>\n`
  return html`<section class="subscribe" aria-labelledby="_subscribe">
<h2 id="_subscribe">${say('pageSubscribe')}</h2>
<ul>
${feedList(say('pageSubscribeSite'), feeds, path)}<li><a href="${linkBetween(path, questions.path)}" type="${questions.type}">${questions.title}</a></li>
<li><a href="${linkBetween(path, `${folderOfFeeds(questions)}/feeds.opml`)}" type="text/x-opml">${say('pageSubscribeAll')}</a></li>
${data}</ul>
</section>
`
}
