import {x} from 'xastscript'

import type {SiteEmitter} from '../model/emitter.ts'
import {type Feed, articleFeedsOf, feedUrl, plainTitle, siteFeedsOf} from './feed.ts'
import {atom} from './atom.ts'
import type {Site} from '../model/site.ts'
import {printable} from './characters.ts'
import {declaration, serialize} from './xml.ts'

/** All feeds of a language as a list that readers import (OPML 2.0): the site's first, then each article's. */
export const opml: SiteEmitter = {
  kind: 'feeds',
  emit(articles, site) {
    const entries = articles.map(({entry}) => entry)
    const ofArticles = entries.flatMap((entry) => articleFeedsOf(entry, site))
    return siteFeedsOf(entries, site).map((feed) => {
      const own = ofArticles.filter(({lang}) => lang === feed.lang)
      return {
        path: `${feed.folder}/feeds.opml`,
        content: serialize(
          x(
            null,
            declaration,
            '\n',
            x(
              'opml',
              {version: '2.0'},
              x('head', {}, x('title', plainTitle(printable(feed.title)))),
              x('body', {}, ...[feed, ...own].flatMap((each) => ['\n', outline(each, site)]))
            )
          )
        )
      }
    })
  }
}

const outline = ({folder, title, url, lang}: Feed, site: Site) =>
  x('outline', {
    type: 'rss',
    text: plainTitle(printable(title)),
    title: plainTitle(printable(title)),
    xmlUrl: feedUrl(folder, atom.file, site),
    htmlUrl: url,
    language: lang
  })
