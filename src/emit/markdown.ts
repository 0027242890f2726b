import {piecesOf, type Sentence} from '../translate/quotes.ts'

// Half of a surrogate pair is no Unicode text.
const loneSurrogates = /\p{Surrogate}/gu

// A bare address, or what may be markup.
const addressOrMarkup = /https?:\/\/[^\s<>]+|[\\`*_[\]<>|~]/gu
// In an address: `_` between letters, which is no markup; else what may be.
const wordJoiner = /((?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}]))|[\\`*_[\]|~]/gu

// GitHub makes a link of a bare address, with any backslash in it: one that needs some is no link.
function escapeSpecial(found: string): string {
  if (found.length === 1) return `\\${found}`
  const escaped = found.replace(wordJoiner, (sign: string, joiner?: string) => joiner ?? `\\${sign}`)
  return escaped === found ? found : escaped.replace(':', '\\:')
}

/** Text as Markdown that shows exactly that text on one line. */
export const escapeMarkdown = (text: string): string => escapeInline(text.replace(/\s+/gu, ' ').trim())

/** The same for a part of a line, with the spaces round it. */
export const escapeInline = (text: string): string =>
  text
    .replace(loneSurrogates, '\uFFFD')
    .replace(addressOrMarkup, escapeSpecial)
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/^(?=[#+-]\s|[-=]+$)/u, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/u, '$1\\')

/** A link; the URL's brackets and spaces are encoded, so that nothing ends it early. */
export const markdownLink = (label: string, url: string): string =>
  `[${label}](${url.replace(/[()\s<>]/gu, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'))})`

/** Text of another language than what stands around it. */
export const inLanguage = (html: string, lang: string): string => `<span lang="${lang}">${html}</span>`

/** A sentence on one line, and in it what is quoted of another language. */
export const escapeSentence = (sentence: Sentence, own: string): string =>
  piecesOf(sentence)
    .map(({text, isQuote}) => {
      const escaped = escapeInline(text.replace(/\s+/gu, ' '))
      return isQuote ? inLanguage(escaped, own) : escaped
    })
    .join('')
    .trim()
