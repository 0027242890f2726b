import type {ArticleEntry} from '../model/changelog.ts'
import type {FeedItem, OutputFile} from '../model/emitter.ts'
import {languagesOf, type Site} from '../model/site.ts'
import {sayIn} from '../translate/phrases.ts'
import {encodeId, urlOf} from '../translate/urls.ts'

/** A feed before it is printed in any format; its items come apart. */
export interface Feed {
  /** Folder of its files, without a `/` at the end. */
  readonly folder: string
  /** A `tag:` URI. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** Who speaks: the site. */
  readonly author: string
  /** The page that the feed is of. */
  readonly url: string
  readonly lang: string
  /** The same feed in other languages, by the folder of its files. */
  readonly translations: readonly {readonly lang: string; readonly folder: string}[]
}

/** One document of a feed: what is subscribed to, or an archive of older items (RFC 5005 §4). */
export interface FeedPage extends Feed {
  /** Newest first. */
  readonly items: readonly FeedItem[]
  readonly path: string
  /** Paths of the documents around it; `current` is what is subscribed to. */
  readonly current: string
  readonly older: string | null
  readonly newer: string | null
  readonly isArchive: boolean
}

/** A format: the name of its file and how a page is printed. */
export interface FeedFormat {
  /** `atom.xml` */
  readonly file: string
  readonly type: string
  print(page: FeedPage, site: Site): string
}

/** Readers get so many items at once; older ones stand in archives. */
export const newestItems = 50

/** A feed in all its formats: the newest items, and the archives beyond them. Items come oldest first. */
export function* feedFiles(
  feed: Feed,
  oldestFirst: Iterable<FeedItem>,
  formats: readonly FeedFormat[],
  site: Site
): Generator<OutputFile> {
  for (const part of partsOf(oldestFirst))
    for (const format of formats) {
      const page = pageOf(feed, part, format.file)
      yield {path: page.path, content: format.print(page, site)}
    }
}

/** A page's items, newest first, and the numbers of the archives around it; an own number of null: what is subscribed to. */
interface Part {
  readonly items: readonly FeedItem[]
  readonly number: number | null
  readonly older: number | null
  readonly newer: number | null
}

/**
 * Archives are filled from the oldest item on, so that one that was written never changes; items at the border stand
 * in the newest archive and in the feed itself. An archive is there once there is an item beyond it.
 */
function* partsOf(oldestFirst: Iterable<FeedItem>): Generator<Part> {
  let newest: FeedItem[] = []
  let filling: FeedItem[] = []
  let full: readonly FeedItem[] | null = null
  let archives = 0
  const archive = (items: readonly FeedItem[], isNewest: boolean): Part => ({
    items: items.toReversed(),
    number: archives,
    older: archives > 1 ? archives - 1 : null,
    newer: isNewest ? null : archives + 1
  })
  for (const item of oldestFirst) {
    if (filling.length === newestItems) {
      if (full) yield archive(full, false)
      archives++
      full = filling
      filling = []
    }
    filling.push(item)
    newest.push(item)
    if (newest.length > newestItems) newest = newest.slice(1)
  }
  if (full) yield archive(full, true)
  yield {items: newest.reverse(), number: null, older: archives > 0 ? archives : null, newer: null}
}

function pageOf(feed: Feed, {items, number, older, newer}: Part, file: string): FeedPage {
  const current = `${feed.folder}/${file}`
  const pathOf = (archive: number | null): string | null =>
    archive === null ? null : `${feed.folder}/archive/${file.replace('.', `-${archive}.`)}`
  return {
    ...feed,
    items,
    path: pathOf(number) ?? current,
    current,
    older: pathOf(older),
    newer: pathOf(newer),
    isArchive: number !== null
  }
}

/** The feeds of one article, one a language that its title has. */
export function articleFeedsOf(
  {id, lang: source, title, url}: Pick<ArticleEntry, 'id' | 'lang' | 'title' | 'url'>,
  site: Site
): Feed[] {
  const languages = languagesOf(source, site).filter((lang) => title[lang] !== undefined)
  const folderOf = (lang: string) => `articles/${id}/feeds/${lang}`
  return languages.map((lang) => ({
    folder: folderOf(lang),
    id: feedTag(`${lang}/${encodeId(id)}`, site),
    title: sayIn(lang)('feedTitle', {title: title[lang]!}),
    description: sayIn(lang)('feedDescription', {title: title[lang]!}),
    author: siteTitle(lang, site),
    url,
    lang,
    translations: otherLanguages(languages, lang, folderOf)
  }))
}

/** The feeds of all articles, one a language that any of them speaks. */
export function siteFeedsOf(entries: readonly Pick<ArticleEntry, 'lang' | 'title'>[], site: Site): Feed[] {
  const spoken = [...site.languages, ...entries.flatMap(({lang}) => languagesOf(lang, site))]
  const languages = [...new Set(spoken)].filter((lang) =>
    entries.some(({title}) => title[lang] !== undefined)
  )
  return languages.map((lang) => {
    const title = siteTitle(lang, site)
    return {
      folder: siteFolder(lang),
      id: feedTag(lang, site),
      title: sayIn(lang)('feedTitle', {title}),
      description: sayIn(lang)('feedDescription', {title}),
      author: title,
      url: site.baseUrl,
      lang,
      translations: otherLanguages(languages, lang, siteFolder)
    }
  })
}

const siteFolder = (lang: string): string => `feeds/${lang}`

const siteTitle = (lang: string, {title}: Site): string => title[lang] ?? Object.values(title)[0]!

// A site whose articles bring their own years has none of its own; any that never changes will do.
const feedTag = (path: string, {authority, year}: Site): string => `tag:${authority},${year ?? 2000}:${path}`

const otherLanguages = (languages: readonly string[], own: string, folderOf: (lang: string) => string) =>
  languages.filter((lang) => lang !== own).map((lang) => ({lang, folder: folderOf(lang)}))

/** Address of one of a feed's files. */
export const feedUrl = (folder: string, file: string, site: Site): string => urlOf(`${folder}/${file}`, site)

// Some readers take a title for HTML: the full-width signs look the same and are none.
/** A title as one line of plain text. */
export const plainTitle = (text: string): string =>
  text.replace(/\s+/gu, ' ').replaceAll('<', '＜').replaceAll('>', '＞')
