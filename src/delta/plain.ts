import type {Part} from './parts.ts'
import {codeEndOf, wordsOf} from './tokens.ts'

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'"
}
// <img src="shed.png" alt="The shed">
const imageTag = /^<img\s/iu
const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'iu').exec(tag)?.slice(1).find(Boolean) ?? ''

// ## Data {#data}: an anchor, which nobody reads
const headingId = /(?<![ \t])[ \t]*\{#[^{}\s]+\}[ \t]*$/gmu

/** What a reader sees of inline Markdown: labels without their targets, no marks, no tags. */
export function plainOf(markdown: string): string {
  if (!/[\\&<\]!*_~`\n{]/u.test(markdown)) return markdown
  let isImage = false
  let codeEnd = -1
  return wordsOf(markdown.replace(headingId, ''))
    .map((word, index, words) => {
      if (index < codeEnd) return word
      if (index === codeEnd) return ''
      codeEnd = codeEndOf(words, index)
      if (word === '![') isImage = true
      else if (word.startsWith('](') && isImage) {
        isImage = false
        return named(fileNameOf(word.slice(2, -1)))
      } else return imageTag.test(word) ? tagged(word) : plainWord(word)
      return ''
    })
    .join('')
    .trim()
}

function plainWord(word: string): string {
  if (/^(?:\\|[ \t]*)\n/u.test(word)) return '\n'
  if (/^<br[\s/>]/iu.test(word)) return '\n'
  // {{< lastmod >}}: what a site puts in
  if (/^\{\{[<%]/u.test(word)) return ''
  if (/^\\./u.test(word)) return word.slice(1)
  if (/^&.+;$/u.test(word)) return entities[word] ?? word
  // <https://e.x> is seen as it is.
  if (/^<[a-z][a-z+.-]*:/iu.test(word)) return word.slice(1, -1)
  if (/^(?:<[/!?a-z].*>|\][([].*|\[|\]|\*+|_+|~~|`+|\[\^.*\])$/isu.test(word)) return ''
  return word
}

const named = (file: string): string => (file === '' ? '' : ` (${file})`)
const tagged = (tag: string): string => `${attribute(tag, 'alt')}${named(fileNameOf(attribute(tag, 'src')))}`

/** `shed.png` of `../images/shed.png?v=2 "The shed"`. */
const fileNameOf = (target: string): string =>
  target
    .trim()
    .replace(/[\s?#].*$/su, '')
    .replace(/>$/u, '')
    .split('/')
    .at(-1)!

/**
 * The names of the pictures of a text. A picture is not the target of a link: readers see another one. That it lies in
 * another folder they don't.
 */
export function picturesIn(markdown: string): string[] {
  if (!/!\[|<img/iu.test(markdown)) return []
  let isImage = false
  return wordsOf(markdown).flatMap((word) => {
    if (imageTag.test(word)) return [fileNameOf(attribute(word, 'src'))]
    const isTarget = isImage && word.startsWith('](')
    if (word === '![') isImage = true
    else if (word.startsWith(']')) isImage = false
    return isTarget ? [fileNameOf(word.slice(2, -1))] : []
  })
}

// A row's cells: | a | b \| c |
const cell = /(?:\\[\s\S]|[^\\|])+/gu

/** The cells of a table's row, without white space around. */
export const cellsOf = (row: string): string[] =>
  (row.trim().replace(/^\|/u, '').match(cell) ?? []).map((text) => text.trim())

/** A part as a reader sees it: a row is its cells. */
export function readablePart({kind, text}: Part): string {
  if (kind === 'markup') return ''
  if (kind === 'code') return text.trimEnd()
  if (kind === 'prose') return plainOf(text)
  return cellsOf(text)
    .map(plainOf)
    .filter((content) => content !== '')
    .join(' / ')
}
