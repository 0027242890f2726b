import type {ArticleEmitter, SiteEmitter} from '../model/emitter.ts'
import {atom, atomAs} from './atom.ts'
import {articleFeedsOf, type FeedFormat, feedFiles, siteFeedsOf} from './feed.ts'
import {jsonFeed} from './json-feed.ts'
import {rss} from './rss.ts'

/** A new format of feed is one line here. */
export const feedFormats: readonly FeedFormat[] = [rss, atom, jsonFeed]

const questionsAtom = atomAs('questions.atom.xml')

/** One article's revisions, in every language that its title has. */
export const articleFeeds: ArticleEmitter = {
  kind: 'feeds',
  emit: ({article}, site, {feedItems}) =>
    articleFeedsOf(article, feedItems, site).flatMap((feed) =>
      feedFormats.flatMap((format) => feedFiles(feed, format, site))
    )
}

/** All articles' revisions; and all their changes, one by one. */
export const siteFeeds: SiteEmitter = {
  kind: 'feeds',
  tellsOfGone: true,
  emit: (extracts, site) => [
    ...siteFeedsOf(extracts, ({feedItems}) => feedItems, site).flatMap((feed) =>
      feedFormats.flatMap((format) => feedFiles(feed, format, site))
    ),
    ...siteFeedsOf(extracts, ({changeItems}) => changeItems, site).flatMap((feed) =>
      feedFiles({...feed, id: `${feed.id}/questions`}, questionsAtom, site)
    )
  ]
}
