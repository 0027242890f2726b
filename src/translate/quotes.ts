import {sayingOf} from '../locale/saying/index.ts'
import type {Quotes} from '../model/delta.ts'

/** A sentence in one language, and where it has words of another: of the article's own. */
export interface Sentence {
  readonly text: string
  readonly quotes: Quotes
}

/** A part of a sentence; `isQuote`: words of the article's own language. */
export interface Piece {
  readonly text: string
  readonly isQuote: boolean
}

// No characters, and so in no text that is told: round a quotation while a sentence is made.
const start = '\uFDD2'
const end = '\uFDD3'
const signs = /[\uFDD2\uFDD3]/gu

// Languages whose words nobody writes in Latin letters: `kube-vip` in them is a name, not a word.
const withoutLatin: Readonly<Record<string, RegExp>> = {
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  zh: /\p{Script=Han}/u,
  ko: /[\p{Script=Hangul}\p{Script=Han}]/u
}

// Two letters on end; in `v1.2` there are none.
const word = /\p{L}{2}/u

/** Whether a text has words of a language: numbers, versions and names of products are the same in all. */
const hasWordsOf = (lang: string, text: string): boolean =>
  (withoutLatin[lang.split('-')[0]!] ?? word).test(text)

/**
 * Words of a language for a sentence in another: marked, until `sentenceOf` reads the marks. A language that nobody
 * wrote sentences in has English ones.
 */
export function asQuote(text: string, own: string, lang: string): string {
  const isSame = own.split('-')[0] === sayingOf(lang).tag.split('-')[0]
  return isSame || !hasWordsOf(own, text) ? text : `${start}${text.replace(signs, '')}${end}`
}

/** A sentence without the marks round its quotations, and where they stood. */
export function sentenceOf(marked: string): Sentence {
  const quotes: [number, number][] = []
  let text = ''
  for (const [index, part] of marked.split(signs).entries()) {
    if (index % 2 === 1) quotes.push([text.length, text.length + part.length])
    text += part
  }
  return {text, quotes}
}

/** A sentence in the parts of one language. */
export function piecesOf({text, quotes}: Sentence): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [from, to] of quotes) {
    pieces.push({text: text.slice(at, from), isQuote: false}, {text: text.slice(from, to), isQuote: true})
    at = to
  }
  return [...pieces, {text: text.slice(at), isQuote: false}].filter((piece) => piece.text !== '')
}

interface Summarized {
  readonly summary: Readonly<Record<string, string>>
  readonly summaryQuotes?: Readonly<Record<string, Quotes>> | undefined
}

/** What changed, in a language. */
export const summaryIn = ({summary, summaryQuotes}: Summarized, lang: string): Sentence => ({
  text: summary[lang] ?? '',
  quotes: summaryQuotes?.[lang] ?? []
})
