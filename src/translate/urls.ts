import type {Change} from '../model/delta.ts'
import type {Site} from '../model/site.ts'
import {fieldsOf, type PlainDay} from '../plain-date.ts'
import {resolve} from '../parse/safe-url.ts'

/** A revision's id as it stands in paths and URLs: NFC, percent-encoded outside `[A-Za-z0-9._-]`. */
export const encodeId = (id: string): string => (plain.test(id) ? id : encode(id))

// Most ids are nothing else, and every link of every page names some.
const plain = /^[A-Za-z0-9._-]*$/u

const encode = (id: string): string =>
  [...new TextEncoder().encode(id.normalize('NFC'))]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      return /[A-Za-z0-9._-]/u.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

/** A path of the output folder as it stands in URLs. */
export const encodePath = (path: string): string =>
  plainPath.test(path) ? path : path.split('/').map(encodeId).join('/')

const plainPath = /^[A-Za-z0-9._/-]*$/u

/** A path of the output folder as a URL. */
export const urlOf = (path: string, {baseUrl}: Pick<Site, 'baseUrl'>): string =>
  `${baseUrl}${encodePath(path)}`

/** Where an article lives: its own `url`, the configuration's pattern, else our page. Ends in `/` if ours. */
export function articleUrl(id: string, published: PlainDay | null, own: string | null, site: Site): string {
  const given = own ?? fillPattern(id, published, site.articleUrl)
  return (given === null ? null : resolve(given, site.baseUrl)) ?? `${urlOf(`articles/${id}`, site)}/`
}

const two = (value: number | undefined): string => (value === undefined ? '' : String(value).padStart(2, '0'))

function fillPattern(id: string, published: PlainDay | null, pattern: string | null): string | null {
  if (pattern === null) return null
  const {year, month, day} = published === null ? {} : fieldsOf(published)
  const values: Record<string, string> = {
    id: encodeId(id),
    yyyy: String(year ?? ''),
    mm: two(month),
    dd: two(day)
  }
  return pattern.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
}

/** A subject's place in its article. */
export const anchorUrl = (url: string, subject: {readonly type: string; readonly id: string}): string =>
  subject.type === 'article' ? url : `${url}#${encodeId(subject.id)}`

/** Where to read of a change: what was removed but stands in another question now is there. */
export const changeUrl = (
  url: string,
  {type, subject, related}: Pick<Change, 'type' | 'subject' | 'related'>
): string =>
  anchorUrl(url, type === 'removed' && related.length > 0 ? {type: 'question', id: related[0]!} : subject)

/** Address of an article's picture, absolute; null where it has none that is safe. */
export const pictureUrl = (written: string, {url}: {readonly url: string}): string | null =>
  resolve(written, url)
