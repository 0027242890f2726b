import type {ArticleEmitter, FeedItem, SiteEmitter} from '../model/emitter.ts'
import {atom, atomAs} from './atom.ts'
import {articleFeedsOf, type FeedFormat, feedFiles, siteFeedsOf} from './feed.ts'
import {jsonFeed} from './json-feed.ts'
import {rss} from './rss.ts'
import {oldestFirst, rowOf} from './rows.ts'

/** A new format of feed is one line here. */
export const feedFormats: readonly FeedFormat[] = [rss, atom, jsonFeed]

const questionsAtom = atomAs('questions.atom.xml')

/** One article's revisions, in every language that its title has. */
export const articleFeeds: ArticleEmitter = {
  kind: 'feeds',
  emit: ({article}, site, {feedItems}) =>
    articleFeedsOf(article, site).flatMap((feed) => {
      const own = feedItems.filter(({lang}) => lang === feed.lang).reverse()
      return [...feedFiles(feed, rowOf(own), feedFormats, site)].map(({path, content}) => ({
        path,
        content: content()
      }))
    })
}

/** All articles' revisions; and all their changes, one by one. */
export const siteFeeds: SiteEmitter = {
  kind: 'feeds',
  tellsOfGone: true,
  *emit(articles, site) {
    const feeds = siteFeedsOf(
      articles.map(({entry}) => entry),
      site
    )
    for (const feed of feeds) {
      const revisions = articles.map(({feedItems}) => feedItems[feed.lang])
      yield* feedFiles(feed, oldestFirst(revisions, newestLast), feedFormats, site)
      const changes = articles.map(({changeItems}) => changeItems[feed.lang])
      yield* feedFiles(
        {...feed, id: `${feed.id}/questions`},
        oldestFirst(changes, newestLast),
        [questionsAtom],
        site
      )
    }
  }
}

/** Of one moment by id, the first the newest. */
const newestLast = (a: FeedItem, b: FeedItem): number =>
  Date.parse(a.date) - Date.parse(b.date) || (a.id < b.id ? 1 : -1)
