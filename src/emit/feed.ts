import type {ArticleEntry} from '../model/changelog.ts'
import type {FeedItem, OutputFile, SiteExtract} from '../model/emitter.ts'
import {languagesOf, type Site} from '../model/site.ts'
import {sayIn} from '../translate/phrases.ts'
import {encodeId, urlOf} from '../translate/urls.ts'

/** A feed before it is printed in any format. */
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
  /** Newest first. */
  readonly items: readonly FeedItem[]
}

/** One document of a feed: what is subscribed to, or an archive of older items (RFC 5005 §4). */
export interface FeedPage extends Feed {
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

/** A feed in one format: the newest items, and the archives beyond them. */
export function feedFiles(feed: Feed, format: FeedFormat, site: Site): OutputFile[] {
  return pagesOf(feed, format.file).map((page) => ({path: page.path, content: format.print(page, site)}))
}

/**
 * Archives are filled from the oldest item on, so that one that was written never changes; items at the border stand
 * in the newest archive and in the feed itself.
 */
function pagesOf(feed: Feed, file: string): FeedPage[] {
  const {folder, items} = feed
  const oldestFirst = items.toReversed()
  const archives = Math.floor(Math.max(0, items.length - 1) / newestItems)
  const archivePath = (number: number): string | null =>
    number < 1 || number > archives ? null : `${folder}/archive/${file.replace('.', `-${number}.`)}`
  const current = `${folder}/${file}`
  const subscribed: FeedPage = {
    ...feed,
    items: items.slice(0, newestItems),
    path: current,
    current,
    older: archivePath(archives),
    newer: null,
    isArchive: false
  }
  const older = Array.from({length: archives}, (_, index): FeedPage => {
    const number = index + 1
    return {
      ...feed,
      items: oldestFirst.slice(index * newestItems, number * newestItems).reverse(),
      path: archivePath(number)!,
      current,
      older: archivePath(number - 1),
      newer: archivePath(number + 1),
      isArchive: true
    }
  })
  return [subscribed, ...older]
}

/** The feeds of one article, one a language that its title has. */
export function articleFeedsOf(
  {id, lang: source, title, url}: Pick<ArticleEntry, 'id' | 'lang' | 'title' | 'url'>,
  items: readonly FeedItem[],
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
    translations: otherLanguages(languages, lang, folderOf),
    items: items.filter((item) => item.lang === lang)
  }))
}

/** The feeds of all articles, one a language that any of them speaks. */
export function siteFeedsOf(
  extracts: readonly SiteExtract[],
  itemsOf: (extract: SiteExtract) => readonly FeedItem[],
  site: Site
): Feed[] {
  const spoken = [...site.languages, ...extracts.flatMap(({entry}) => languagesOf(entry.lang, site))]
  const languages = [...new Set(spoken)].filter((lang) =>
    extracts.some(({entry}) => entry.title[lang] !== undefined)
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
      translations: otherLanguages(languages, lang, siteFolder),
      items: newestFirst(extracts.flatMap(itemsOf).filter((item) => item.lang === lang))
    }
  })
}

const siteFolder = (lang: string): string => `feeds/${lang}`

const siteTitle = (lang: string, {title}: Site): string => title[lang] ?? Object.values(title)[0]!

// A site whose articles bring their own years has none of its own; any that never changes will do.
const feedTag = (path: string, {authority, year}: Site): string => `tag:${authority},${year ?? 2000}:${path}`

const otherLanguages = (languages: readonly string[], own: string, folderOf: (lang: string) => string) =>
  languages.filter((lang) => lang !== own).map((lang) => ({lang, folder: folderOf(lang)}))

const newestFirst = (items: readonly FeedItem[]): FeedItem[] =>
  items.toSorted((a, b) => Date.parse(b.date) - Date.parse(a.date) || (a.id < b.id ? -1 : 1))

/** Address of one of a feed's files. */
export const feedUrl = (folder: string, file: string, site: Site): string => urlOf(`${folder}/${file}`, site)

// Some readers take a title for HTML: the full-width signs look the same and are none.
/** A title as one line of plain text. */
export const plainTitle = (text: string): string =>
  text.replace(/\s+/gu, ' ').replaceAll('<', '＜').replaceAll('>', '＞')
