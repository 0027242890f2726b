import {x} from 'xastscript'

import type {SiteEmitter} from '../model/emitter.ts'
import {declaration, serialize} from './xml.ts'

/** Where the articles live, and when each changed (sitemaps.org 0.9). */
export const sitemap: SiteEmitter = {
  kind: 'pages',
  emit(extracts, {baseUrl}) {
    const days = new Map(
      extracts
        .map(({entry}) => [entry.url, entry.updated] as const)
        // The protocol lets a sitemap speak of what lies beside and below it only.
        .filter(([url]) => url.startsWith(baseUrl))
    )
    if (days.size === 0) return []
    const urls = [...days].map(([url, day]) =>
      x('url', {}, x('loc', url), day === null ? null : x('lastmod', day))
    )
    const root = x(
      'urlset',
      {xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9'},
      ...urls.flatMap((url) => ['\n', url]),
      '\n'
    )
    return [{path: 'sitemap.xml', content: serialize(x(null, declaration, '\n', root))}]
  }
}
