import {x} from 'xastscript'

import type {ArticleEntry} from '../model/changelog.ts'
import type {SiteEmitter} from '../model/emitter.ts'
import type {Site} from '../model/site.ts'
import {hasDay, type PlainDay} from '../plain-date.ts'
import {urlOf} from '../translate/urls.ts'
import {articlePath, pageLanguages} from './pages/paths.ts'
import {declaration, serialize} from './xml.ts'

/** An address, and the same in other languages: all of them, itself among them, or none. */
interface Place {
  readonly url: string
  readonly day: PlainDay | null
  readonly alternates: readonly {readonly lang: string; readonly url: string}[]
}

/** Where the articles live, in every language, and when each changed (sitemaps.org 0.9; `hreflang` as Google reads it). */
export const sitemap: SiteEmitter = {
  kind: 'pages',
  emit(articles, site) {
    const {baseUrl} = site
    const places = new Map(
      articles
        .flatMap(({entry}) => placesOf(entry, site))
        // The protocol lets a sitemap speak of what lies beside and below it only.
        .filter(({url}) => url.startsWith(baseUrl))
        .map((place) => [place.url, place] as const)
    )
    if (places.size === 0) return []
    const hasAlternates = [...places.values()].some(({alternates}) => alternates.length > 0)
    const root = x(
      'urlset',
      {
        xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
        'xmlns:xhtml': hasAlternates ? 'http://www.w3.org/1999/xhtml' : null
      },
      ...[...places.values()].flatMap((place) => ['\n', printPlace(place)]),
      '\n'
    )
    return [{path: 'sitemap.xml', content: serialize(x(null, declaration, '\n', root))}]
  }
}

const printPlace = ({url, day, alternates}: Place) =>
  x(
    'url',
    {},
    x('loc', url),
    // The schema of the protocol takes no month.
    day === null || !hasDay(day) ? null : x('lastmod', day),
    ...alternates.map(({lang, url}) => x('xhtml:link', {rel: 'alternate', hreflang: lang, href: url}))
  )

/** An article's pages; where another generator publishes it, its address there. */
function placesOf(entry: ArticleEntry, site: Site): Place[] {
  const {url, updated: day} = entry
  const languages = pageLanguages(entry, site)
  const pages = languages.map((lang) => ({
    lang,
    url: urlOf(articlePath(entry, lang, site), site).replace(/index\.html$/u, '')
  }))
  if (url !== pages[0]!.url) return [{url, day, alternates: []}]
  return pages.map((page) => ({url: page.url, day, alternates: pages.length > 1 ? pages : []}))
}
