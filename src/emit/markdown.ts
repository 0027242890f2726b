import {piecesOf, type Sentence} from '../translate/quotes.ts'

// Half of a surrogate pair is no Unicode text.
const loneSurrogates = /\p{Surrogate}/gu

/** Text as Markdown that shows exactly that text on one line. */
export const escapeMarkdown = (text: string): string => escapeInline(text.replace(/\s+/gu, ' ').trim())

/** The same for a part of a line, with the spaces round it. */
export const escapeInline = (text: string): string =>
  text
    .replace(loneSurrogates, '\uFFFD')
    .replace(/[\\`*_[\]<>|~]/gu, '\\$&')
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
