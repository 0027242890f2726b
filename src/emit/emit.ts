import type {Changelog} from '../model/changelog.ts'
import type {OutputFile, SharedFile, SiteArticle, SiteExtract} from '../model/emitter.ts'
import type {Site} from '../model/site.ts'
import {printable} from './characters.ts'
import {changelogSections} from './changelog.ts'
import {changeItemsOf, feedItemsOf} from './feed-items.ts'
import {articleEmitters, siteEmitters} from './index.ts'
import {searchEntriesOf} from './pages/search.ts'
import {shelve} from './shelves.ts'
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

/** The same of an article that is gone: it is told of, and has no pages that could be linked to. */
export const extractOfGone = (changelog: Changelog, site: Site): SiteExtract => ({
  ...extractForSite(changelog, {...site, outputs: site.outputs.filter((kind) => kind !== 'pages')}),
  isGone: true
})

/** All files of one article. */
export const emitArticle = (changelog: Changelog, site: Site, extract: SiteExtract): OutputFile[] =>
  articleEmitters
    .filter(({kind}) => site.outputs.includes(kind))
    .flatMap((emitter) => emitter.emit(changelog, site, extract))
    .map(clean)

/** What is left of an article that is gone: its changelog and its feeds, for those who follow them. */
export const emitGone = (changelog: Changelog, site: Site, extract: SiteExtract): OutputFile[] =>
  articleEmitters
    .filter(({kind}) => (kind === 'changelog' || kind === 'feeds') && site.outputs.includes(kind))
    .flatMap((emitter) => emitter.emit(changelog, site, extract))
    .map(clean)

/** All files that the articles share; their order does not matter. */
export const emitSite = (extracts: readonly SiteExtract[], site: Site): OutputFile[] =>
  [
    ...emitSharedFiles(
      extracts.map((extract) => shelve(extract)),
      site
    )
  ].map(({path, content}) => {
    const whole = typeof content === 'function' ? content() : content
    return {path, content: typeof whole === 'string' ? whole : [...whole].join('')}
  })

/** The same, one at a time, of articles that wait outside of memory. */
export function* emitSharedFiles(
  articles: readonly SiteArticle[],
  site: Site
): Generator<OutputFile | SharedFile> {
  const sorted = [...articles].sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1))
  const present = sorted.filter(({isGone}) => !isGone)
  for (const emitter of siteEmitters) {
    if (!site.outputs.includes(emitter.kind)) continue
    for (const file of emitter.emit(emitter.tellsOfGone ? sorted : present, site)) yield cleanShared(file)
  }
}

// Markdown and HTML take what the articles have; what no format may hold must not reach them.
// JSON was printed of such text.
const clean = (file: OutputFile): OutputFile =>
  file.path.endsWith('.json') ? file : {...file, content: printable(file.content)}

function cleanShared(file: OutputFile | SharedFile): OutputFile | SharedFile {
  if (!('basis' in file)) return clean(file)
  const {path, basis, content} = file
  return {
    path,
    basis,
    content() {
      const pieces = content()
      if (typeof pieces === 'string') return clean({path, content: pieces}).content
      return {
        *[Symbol.iterator]() {
          for (const piece of pieces) yield printable(piece)
        }
      }
    }
  }
}
