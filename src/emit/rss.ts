import {x} from 'xastscript'

import type {ArticleEmitter, FeedItem, OutputFile, SiteEmitter} from '../model/emitter.ts'
import {languagesOf, type Site} from '../model/site.ts'
import {parsePlainDate, weekdayOf} from '../plain-date.ts'
import {sayIn} from '../translate/phrases.ts'
import {urlOf} from '../translate/urls.ts'
import {newestItems} from './feed-items.ts'
import {serialize, xmlText} from './xml.ts'

interface Channel {
  readonly path: string
  readonly title: string
  /** The page that the feed is of. */
  readonly url: string
  readonly lang: string
  readonly items: readonly FeedItem[]
}

/** RSS 2.0 of one article's revisions, in every language that its title has. */
export const articleRss: ArticleEmitter = {
  kind: 'feeds',
  emit: ({article}, site, {feedItems}) =>
    languagesOf(article.lang, site)
      .filter((lang) => article.title[lang] !== undefined)
      .map((lang) =>
        rss(
          {
            path: `articles/${article.id}/feeds/${lang}/rss.xml`,
            title: article.title[lang]!,
            url: article.url,
            lang,
            items: feedItems.filter((item) => item.lang === lang)
          },
          site
        )
      )
}

/** RSS 2.0 of all articles' revisions. */
export const siteRss: SiteEmitter = {
  kind: 'feeds',
  emit: (extracts, site) =>
    [...new Set([...site.languages, ...extracts.flatMap(({entry}) => languagesOf(entry.lang, site))])]
      .filter((lang) => extracts.some(({entry}) => entry.title[lang] !== undefined))
      .map((lang) => {
        const items = extracts.flatMap(({feedItems}) => feedItems.filter((item) => item.lang === lang))
        const title = site.title[lang] ?? Object.values(site.title)[0]!
        return rss(
          {path: `feeds/${lang}/rss.xml`, title, url: site.baseUrl, lang, items: newestFirst(items)},
          site
        )
      })
}

const newestFirst = (items: readonly FeedItem[]): FeedItem[] =>
  [...items].sort((a, b) => Date.parse(b.date) - Date.parse(a.date) || (a.id < b.id ? -1 : 1))

function rss({path, title, url, lang, items}: Channel, site: Site): OutputFile {
  const say = sayIn(lang)
  const shown = items.slice(0, newestItems)
  const newest = shown[0]
  const channel = x(
    'channel',
    {},
    x('title', plainTitle(say('feedTitle', {title}))),
    x('link', url),
    x('description', xmlText(say('feedDescription', {title}))),
    x('language', lang),
    // A feed is as new as its newest item: no clock.
    newest ? x('lastBuildDate', rfc822(newest.date)) : null,
    x('generator', 'Kaitei'),
    x('atom:link', {href: urlOf(path, site), rel: 'self', type: 'application/rss+xml'}),
    ...shown.flatMap((item) => ['\n', itemOf(item)])
  )
  const root = x(
    null,
    {type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"'},
    '\n',
    x(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/'
      },
      channel
    )
  )
  return {path, content: serialize(root)}
}

const itemOf = ({id, title, url, date, html}: FeedItem) =>
  x(
    'item',
    {},
    x('title', plainTitle(title)),
    x('link', url),
    x('guid', {isPermaLink: 'false'}, id),
    x('pubDate', rfc822(date)),
    x('description', plainTitle(title)),
    x('content:encoded', xmlText(html))
  )

// Some readers take a title for HTML: the full-width signs look the same and are none.
const plainTitle = (text: string): string =>
  xmlText(text).replace(/\s+/gu, ' ').replaceAll('<', '＜').replaceAll('>', '＞')

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 3339 → RFC 822 as RSS wants it, with the same offset: `toUTCString()` would print the day before. */
function rfc822(date: string): string {
  const [day, clock] = date.split('T') as [string, string]
  const [year, month, dayOfMonth] = day.split('-') as [string, string, string]
  const weekday = weekdays[weekdayOf(parsePlainDate(day)!)]
  return `${weekday}, ${dayOfMonth} ${months[Number(month) - 1]} ${year} ${clock.slice(0, 8)} ${clock.slice(8).replace(':', '')}`
}
