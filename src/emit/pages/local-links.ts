import type {Article} from '../../model/article.ts'
import type {Site} from '../../model/site.ts'
import {encodeId, urlOf} from '../../translate/urls.ts'
import {linkBetween} from './paths.ts'

/** The page that a text stands on. */
export interface Place {
  /** Of the page, in the output. */
  readonly path: string
  readonly article: Pick<Article, 'id' | 'url'>
  readonly site: Site
}

// An opening tag as hast prints it: text holds no `<`, attributes stand in `"`.
const tag = /<[a-z][a-z\d]*(?:\s[^"<>]*(?:"[^"]*"[^"<>]*)*)?>/gu
const attribute = /(?<=\s)(?<name>href|src)="(?<value>[^"]*)"/gu

/** Whether sanitised HTML may read otherwise on another page: most answers lead nowhere, or to other sites. */
export const leadsIntoSite = (html: string, {article, site}: Omit<Place, 'path'>): boolean =>
  html.includes('="http') && [site.baseUrl, article.url].some((url) => html.includes(`="${unescaped(url)}`))

// What begins it before anything that attributes write in another way.
const unescaped = (url: string): string => url.split(/["&]/u, 1)[0]!

/** Sanitised HTML, whose addresses are absolute, with relative ones for what is in the output. */
export function localLinks(html: string, {path, article, site}: Place): string {
  if (!leadsIntoSite(html, {article, site})) return html
  return html.replace(tag, (opening) =>
    opening.replace(attribute, (whole, name: string, value: string) => {
      const local = localAddress(unescape(value), name === 'src', {path, article, site})
      return local === null ? whole : `${name}="${local}"`
    })
  )
}

// In attributes hast escapes these two.
const unescape = (value: string): string =>
  value.replace(/&(?:quot|#x22);/gu, '"').replace(/&(?:amp|#x26);/gu, '&')

// `articles/<id>/`, with or without a place in it.
const articleLink = /^articles\/(?<id>[^/?#]+)\/(?:index\.html)?(?:#(?<anchor>.*))?$/u

function localAddress(url: string, isPicture: boolean, {path, article, site}: Place): string | null {
  if (!isPicture) {
    if (url.startsWith(`${article.url}#`)) return encodeAttribute(url.slice(article.url.length))
    // In an answer, `#place` is one of its article, wherever that lives.
    if (url.startsWith(`${urlOf(`articles/${article.id}`, site)}/#`))
      return encodeAttribute(url.slice(url.indexOf('#')))
  }
  if (!url.startsWith(site.baseUrl)) return null
  const rest = url.slice(site.baseUrl.length)
  if (isPicture) return pictureLink(rest, path)
  const groups = articleLink.exec(rest)?.groups
  const id = decoded(groups?.['id'] ?? '')
  if (id === null || id === '') return null
  const anchor = groups?.['anchor'] === undefined ? '' : (decoded(groups['anchor']) ?? '')
  return linkBetween(path, `articles/${id}/index.html`, anchor)
}

const pictureLink = (rest: string, path: string): string | null => {
  if (/[?#]/u.test(rest)) return null
  const name = decoded(rest)
  // `%2F..%2F` stays in an address as it is.
  const isPath =
    name !== null && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  return isPath ? linkBetween(path, name) : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

const encodeAttribute = (fragment: string): string =>
  `#${encodeId(decoded(fragment.slice(1)) ?? fragment.slice(1))}`
