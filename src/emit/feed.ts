import type {ArticleEntry} from '../model/changelog.ts'
import type {FeedItem, SharedFile} from '../model/emitter.ts'
import {languagesOf, type Site} from '../model/site.ts'
import {sayIn} from '../translate/phrases.ts'
import {encodeId, urlOf} from '../translate/urls.ts'
import type {Row} from './rows.ts'

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

/** A page of a feed in one format. */
interface FeedFile extends SharedFile {
  readonly content: () => string
}

/** Readers get so many items at once; older ones stand in archives. */
export const newestItems = 50

/** A feed in all its formats: the newest items, and the archives beyond them. Items stand oldest first. */
export function* feedFiles(
  feed: Feed,
  items: Row<FeedItem>,
  formats: readonly FeedFormat[],
  site: Site
): Generator<FeedFile> {
  for (const part of partsOf(items.length)) {
    // All formats tell the same.
    let read: readonly FeedItem[] | null = null
    const newestFirst = () => (read ??= items.read(part.from, part.to).toReversed())
    let named: string | null = null
    const name = () => (named ??= items.name(part.from, part.to))
    for (const format of formats) {
      const page = pageOf(feed, part, format.file)
      yield {
        path: page.path,
        basis: () => [page, name()],
        content: () => format.print({...page, items: newestFirst()}, site)
      }
    }
  }
}

/** Which items a page has, and the numbers of the archives around it; an own number of null: what is subscribed to. */
interface Part {
  readonly from: number
  readonly to: number
  readonly number: number | null
  readonly older: number | null
  readonly newer: number | null
}

/**
 * Archives are filled from the oldest item on, so that one that was written never changes; items at the border stand
 * in the newest archive and in the feed itself. An archive is there once there is an item beyond it.
 */
function partsOf(length: number): Part[] {
  const archives = Math.max(0, Math.ceil(length / newestItems) - 1)
  const archive = (_: unknown, index: number): Part => ({
    from: index * newestItems,
    to: (index + 1) * newestItems,
    number: index + 1,
    older: index > 0 ? index : null,
    newer: index + 1 < archives ? index + 2 : null
  })
  const newest = {from: Math.max(0, length - newestItems), to: length, number: null, newer: null}
  return [...Array.from({length: archives}, archive), {...newest, older: archives > 0 ? archives : null}]
}

function pageOf(feed: Feed, {number, older, newer}: Part, file: string): Omit<FeedPage, 'items'> {
  const current = `${feed.folder}/${file}`
  const pathOf = (archive: number | null): string | null =>
    archive === null ? null : `${feed.folder}/archive/${file.replace('.', `-${archive}.`)}`
  return {
    ...feed,
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
