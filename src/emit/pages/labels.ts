import {sayingOf} from '../../locale/saying/index.ts'
import {type Say, sayIn} from '../../translate/phrases.ts'

// No characters, and so in no text of a page.
const start = '\uFDD4'
const end = '\uFDD5'

/** Whether nobody wrote the labels of a language down: they are English then. */
const isBorrowed = (lang: string): boolean => sayingOf(lang).tag.split('-')[0] !== lang.split('-')[0]

/** Words of ours on a page of a language; `markLabels` reads the marks. */
export const label = (text: string, lang: string): string =>
  isBorrowed(lang) ? `${start}${text}${end}` : text

/** The labels of a page in a language. */
export function labelsIn(lang: string): Say {
  const say = sayIn(lang)
  return isBorrowed(lang) ? (key, values) => label(say(key, values), lang) : say
}

// <title>…</title>, <a aria-label="…">: where no element can stand.
const elementless = /<title>[^<]*<\/title>|<[^<>]*>/gu

/** Marks the labels of a page that are in another language than the page is. */
export function markLabels(page: string, lang: string): string {
  if (!isBorrowed(lang)) return page
  const {tag} = sayingOf(lang)
  let depth = 0
  return page
    .replace(elementless, (markup) => markup.replaceAll(start, '').replaceAll(end, ''))
    .replace(/[\uFDD4\uFDD5]/gu, (sign) => {
      // A label may hold others: the outermost says it.
      if (sign === start) return depth++ === 0 ? `<span lang="${tag}">` : ''
      return --depth === 0 ? '</span>' : ''
    })
}
