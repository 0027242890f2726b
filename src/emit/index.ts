import type {ArticleEmitter, SiteEmitter} from '../model/emitter.ts'
import {articleApi} from './article-api.ts'
import {changesFragment} from './changes-fragment.ts'
import {articleChangelog, siteChangelog} from './changelog.ts'
import {articleFeeds, siteFeeds} from './feeds.ts'
import {eventPages} from './events.ts'
import {faqPage} from './faq-page.ts'
import {feedStyle} from './feed-style.ts'
import {hosting} from './hosting.ts'
import {articlePages, sitePages} from './pages/pages.ts'
import {opml} from './opml.ts'
import {schemas} from './schemas.ts'
import {siteApi} from './site-api.ts'
import {sitemap} from './sitemap.ts'

/** A new format is one file beside this one, and one line here. */
export const articleEmitters: readonly ArticleEmitter[] = [
  articleApi,
  faqPage,
  articleChangelog,
  changesFragment,
  articleFeeds,
  articlePages
]
export const siteEmitters: readonly SiteEmitter[] = [
  siteApi,
  schemas,
  siteChangelog,
  siteFeeds,
  feedStyle,
  eventPages,
  opml,
  sitemap,
  hosting,
  sitePages
]
