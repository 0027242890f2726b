import type {ArticleEmitter, SiteEmitter} from '../model/emitter.ts'
import {articleApi} from './article-api.ts'
import {articleChangelog, siteChangelog} from './changelog.ts'
import {articleRss, siteRss} from './rss.ts'
import {schemas} from './schemas.ts'
import {siteApi} from './site-api.ts'

/** A new format is one file beside this one, and one line here. */
export const articleEmitters: readonly ArticleEmitter[] = [articleApi, articleChangelog, articleRss]
export const siteEmitters: readonly SiteEmitter[] = [siteApi, schemas, siteChangelog, siteRss]
