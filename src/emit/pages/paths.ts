import type {ArticleEntry} from '../../model/changelog.ts'
import {languagesOf, type Site} from '../../model/site.ts'
import {encodeId, encodePath} from '../../translate/urls.ts'

type Named = Pick<ArticleEntry, 'id' | 'lang' | 'title'>

/** Where files that all pages share stand. */
export const assets = {
  style: 'assets/kaitei.css',
  icon: 'assets/kaitei.svg',
  search: 'assets/kaitei-search.js',
  engine: 'assets/minisearch.js',
  searchData: (lang: string): string => `assets/search.${lang}.js`
} as const

/** Languages that an article has pages in: first the one at its address, which is the site's where there is a choice. */
export function pageLanguages({lang, title}: Pick<Named, 'lang' | 'title'>, site: Site): readonly string[] {
  const languages = languagesOf(lang, site).filter((language) => title[language] !== undefined)
  const main = languages.find((language) => language === site.languages[0]) ?? lang
  return [main, ...languages.filter((language) => language !== main)]
}

/** The language in which a reader of one language gets an article. */
export function pageLanguage(article: Pick<Named, 'lang' | 'title'>, lang: string, site: Site): string {
  const languages = pageLanguages(article, site)
  return languages.includes(lang) ? lang : languages[0]!
}

/** Path of an article's page. */
export const articlePath = (article: Named, lang: string, site: Site): string =>
  `articles/${article.id}/${folderOf(article, lang, site)}index.html`

/** Path of the page that shows an article as it stood. */
export const revisionPath = (article: Named, revision: string, lang: string, site: Site): string =>
  `articles/${article.id}/revisions/${encodeId(revision)}/${folderOf(article, lang, site)}index.html`

const folderOf = (article: Named, lang: string, site: Site): string =>
  lang === pageLanguages(article, site)[0] ? '' : `${lang}/`

/** Where the list of changes stands on the page of a revision. */
export const changesId = '_changes'

/** Path of the list of all articles. */
export const indexPath = (lang: string, {languages}: Pick<Site, 'languages'>): string =>
  lang === languages[0] ? 'index.html' : `${lang}/index.html`

/** A relative link from one path of the output to another: works from disk and under any address. */
export function linkBetween(from: string, to: string, fragment = ''): string {
  // Behind the last folder that both are in.
  let shared = 0
  for (let at = 0; at < from.length && from[at] === to[at]; at++) if (to[at] === '/') shared = at + 1
  let link = ''
  for (let at = from.indexOf('/', shared); at >= 0; at = from.indexOf('/', at + 1)) link += '../'
  return `${link}${encodePath(to.slice(shared))}${hash(fragment)}`
}

/** `#id`, for ids as they stand in the page. */
export const hash = (id: string): string => (id === '' ? '' : `#${encodeId(id)}`)

/** An id as it stands in the page: links name its NFC. */
export const elementId = (id: string): string => id.normalize('NFC')
