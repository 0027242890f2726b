import type {Changelog} from '../model/changelog.ts'
import type {OutputFile, SiteExtract} from '../model/emitter.ts'
import type {Site} from '../model/site.ts'
import {changelogSections} from './changelog.ts'
import {changeItemsOf, feedItemsOf} from './feed-items.ts'
import {articleEmitters, siteEmitters} from './index.ts'
import {searchEntriesOf} from './pages/search.ts'
import {entryOf} from './site-api.ts'

/** The little that the site's files need of one article. */
export const extractForSite = (changelog: Changelog, site: Site): SiteExtract => ({
  entry: entryOf(changelog, site),
  feedItems: feedItemsOf(changelog, site),
  changeItems: changeItemsOf(changelog, site),
  events: changelog.events,
  changelogs: changelogSections(changelog, site),
  search: site.outputs.includes('pages') ? searchEntriesOf(changelog, site) : {}
})

/** All files of one article. */
export const emitArticle = (changelog: Changelog, site: Site, extract: SiteExtract): OutputFile[] =>
  articleEmitters
    .filter(({kind}) => site.outputs.includes(kind))
    .flatMap((emitter) => emitter.emit(changelog, site, extract))

/** All files that the articles share; their order does not matter. */
export function emitSite(extracts: readonly SiteExtract[], site: Site): OutputFile[] {
  const sorted = [...extracts].sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1))
  return siteEmitters
    .filter(({kind}) => site.outputs.includes(kind))
    .flatMap((emitter) => emitter.emit(sorted, site))
}
