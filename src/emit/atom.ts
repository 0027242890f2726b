import {x} from 'xastscript'

import type {FeedItem} from '../model/emitter.ts'
import {urlOf} from '../translate/urls.ts'
import {type FeedFormat, feedUrl, plainTitle} from './feed.ts'
import {printable} from './characters.ts'
import {declaration, serialize, stylesheet} from './xml.ts'

const type = 'application/atom+xml'

/** Atom (RFC 4287) with archives (RFC 5005), as a file of the given name. */
export const atomAs = (file: string): FeedFormat => ({
  file,
  type,
  print(page, site) {
    const {id, title, description, author, url, lang, items, translations} = page
    const link = (rel: string, path: string | null, more = {}) =>
      path === null ? null : x('link', {rel, type, href: urlOf(path, site), ...more})
    const feed = x(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:fh': 'http://purl.org/syndication/history/1.0',
        'xml:lang': lang
      },
      x('id', page.isArchive ? `${id}/${page.path.split('/').at(-1)!}` : id),
      x('title', plainTitle(printable(title))),
      x('subtitle', plainTitle(printable(description))),
      // RFC 4287 §4.1.1 wants one; without items there is nothing that could be newer than any day.
      x('updated', items[0]?.date ?? '1970-01-01T00:00:00Z'),
      x('author', {}, x('name', printable(author))),
      x('generator', 'Kaitei'),
      link('self', page.path),
      x('link', {rel: 'alternate', type: 'text/html', hreflang: lang, href: url}),
      ...translations.map((other) =>
        x('link', {rel: 'alternate', type, hreflang: other.lang, href: feedUrl(other.folder, file, site)})
      ),
      page.isArchive ? x('fh:archive') : null,
      page.isArchive ? link('current', page.current) : null,
      link('prev-archive', page.older),
      link('next-archive', page.newer),
      ...items.flatMap((item) => ['\n', entryOf(item)])
    )
    return serialize(x(null, declaration, '\n', stylesheet(page.path), '\n', feed))
  }
})

export const atom = atomAs('atom.xml')

const entryOf = ({id, title, url, lang, date, html, tags}: FeedItem) =>
  x(
    'entry',
    {},
    x('id', id),
    x('title', plainTitle(printable(title))),
    x('published', date),
    x('updated', date),
    x('link', {rel: 'alternate', type: 'text/html', hreflang: lang, href: url}),
    ...tags.map((term) => x('category', {term: printable(term)})),
    x('content', {type: 'html'}, printable(html))
  )
