import {x} from 'xastscript'

import type {FeedItem} from '../model/emitter.ts'
import {parsePlainDate, weekdayOf} from '../plain-date.ts'
import {urlOf} from '../translate/urls.ts'
import {type FeedFormat, feedUrl, plainTitle} from './feed.ts'
import {printable} from './characters.ts'
import {declaration, serialize, stylesheet} from './xml.ts'

const type = 'application/rss+xml'

/** RSS 2.0, with Atom's links and RFC 5005's archives. */
export const rss: FeedFormat = {
  file: 'rss.xml',
  type,
  print(page, site) {
    const {title, description, url, lang, items, translations} = page
    const newest = items[0]
    const link = (rel: string, path: string | null, more = {}) =>
      path === null ? null : x('atom:link', {href: urlOf(path, site), rel, type, ...more})
    const channel = x(
      'channel',
      {},
      x('title', plainTitle(printable(title))),
      x('link', url),
      x('description', printable(description)),
      x('language', lang),
      // A feed is as new as its newest item: no clock.
      newest ? x('lastBuildDate', rfc822(newest.date)) : null,
      x('generator', 'Kaitei'),
      link('self', page.path),
      ...translations.map((other) =>
        x('atom:link', {
          href: feedUrl(other.folder, this.file, site),
          rel: 'alternate',
          type,
          hreflang: other.lang
        })
      ),
      page.isArchive ? x('fh:archive') : null,
      page.isArchive ? link('current', page.current) : null,
      link('prev-archive', page.older),
      link('next-archive', page.newer),
      ...items.flatMap((item) => ['\n', itemOf(item)])
    )
    const root = x(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:fh': 'http://purl.org/syndication/history/1.0'
      },
      channel
    )
    return serialize(x(null, declaration, '\n', stylesheet(page.path), '\n', root))
  }
}

const itemOf = ({id, title, url, date, html, tags}: FeedItem) =>
  x(
    'item',
    {},
    x('title', plainTitle(printable(title))),
    x('link', url),
    x('guid', {isPermaLink: 'false'}, id),
    x('pubDate', rfc822(date)),
    ...tags.map((tag) => x('category', printable(tag))),
    x('description', plainTitle(printable(title))),
    x('content:encoded', printable(html))
  )

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 3339 → RFC 822 as RSS wants it, with the same offset: `toUTCString()` would print the day before. */
function rfc822(date: string): string {
  const [day, clock] = date.split('T') as [string, string]
  const [year, month, dayOfMonth] = day.split('-') as [string, string, string]
  const weekday = weekdays[weekdayOf(parsePlainDate(day)!)]
  return `${weekday}, ${dayOfMonth} ${months[Number(month) - 1]} ${year} ${clock.slice(0, 8)} ${clock.slice(8).replace(':', '')}`
}
