import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'

import {dayAt} from '../locale/reading/index.ts'
import {numeralsOf} from '../locale/saying/index.ts'
import {parseMarkdown} from '../parse/markdown.ts'

/** What a translation has in common with its source, in the same characters. */
export type EssentialKind = 'link' | 'code' | 'date' | 'version' | 'number'

export interface Essential {
  readonly kind: EssentialKind
  /** As people write it. */
  readonly shown: string
  /** In one form for all languages. */
  readonly key: string
}

/** The links, code spans, days, versions and numbers of a piece of Markdown, in order. */
export function essentialsOf(markdown: string): Essential[] {
  const found: Essential[] = []
  const words: string[] = []
  visit(parseMarkdown(markdown), (node) => {
    if ('url' in node) found.push({kind: 'link', shown: node.url, key: node.url})
    if (node.type === 'inlineCode') found.push({kind: 'code', shown: `\`${node.value}\``, key: node.value})
    // A bare link's label is its address.
    if (node.type === 'text') words.push(node.value.replace(address, ' '))
    if (node.type === 'image') words.push(node.alt ?? '')
    if (breaks.has(node.type)) words.push(' ')
  })
  return [...found, ...figuresIn(words.join(''))]
}

const address = /https?:\/\/\S+/gu
const breaks = new Set<Nodes['type']>(['paragraph', 'break', 'tableCell', 'listItem', 'heading'])

// 1.2, 1.16.3; 10,000; 0.5
const figure = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)*/uy

function figuresIn(text: string): Essential[] {
  const folded = text.normalize('NFKC')
  const found: Essential[] = []
  for (let index = 0; index < folded.length; index++) {
    const day = dayAt(folded, index)
    // 24/04/03 and 05/06/2019 are numbers; which of them is the month, only their neighbours tell.
    if (day && !day.terse && !day.ambiguous && (day.year !== undefined || day.day !== undefined)) {
      const shown = folded.slice(index, day.dayEnd).trim()
      found.push({kind: 'date', shown, key: [day.year ?? '', day.month, day.day ?? ''].join('-')})
      index = day.dayEnd - 1
      continue
    }
    figure.lastIndex = index
    const number = figure.exec(folded)?.[0]
    if (number === undefined) continue
    const plain = number.replaceAll(',', '')
    found.push({kind: plain.includes('.') ? 'version' : 'number', shown: number, key: plain})
    index += number.length - 1
  }
  return found
}

/** What of a source its translation lacks. */
export function lostIn(source: string, translation: string, lang: string): Essential[] {
  const before = essentialsOf(source)
  const after = essentialsOf(translation)
  return uniqueOf(before).filter((essential) => {
    const {kind, key} = essential
    if (after.some((other) => isOne(other, essential))) return false
    if (kind === 'link' || isTranslatable(essential)) return countOf(kind, after) < countOf(kind, before)
    if (kind === 'number') return !isSaid(Number(key), translation, lang)
    // 「2020年10月31日」 may be told apart: “on the 31st … of that month in 2020”.
    return kind !== 'date' || !partsOf(key).every((part) => after.some((other) => other.key === part))
  })
}

const isOne = (one: Essential, other: Essential): boolean =>
  (one.key === other.key && (one.kind === other.kind || isFigure(one) === isFigure(other))) ||
  // The day of a source may be a part of another way to write it, and `v1.2` may stand in code.
  (one.kind === 'date' && other.kind === 'number' && partsOf(one.key).includes(other.key)) ||
  (one.kind === 'code' && isFigure(other) && figuresIn(one.key).some(({key}) => key === other.key))

const isFigure = ({kind}: Essential): boolean => kind === 'version' || kind === 'number'

const partsOf = (date: string): string[] => date.split('-').filter((part) => part !== '')

// Code with words of a language, such as `<名前>`, is translated; a link may lead to the page in the other language.
const isTranslatable = ({kind, key}: Essential): boolean => kind === 'code' && /[^\p{ASCII}]/u.test(key)

const countOf = (kind: EssentialKind, essentials: readonly Essential[]): number =>
  essentials.filter((essential) => essential.kind === kind).length

function uniqueOf(essentials: readonly Essential[]): Essential[] {
  return [
    ...new Map(essentials.map((essential) => [`${essential.kind} ${essential.key}`, essential])).values()
  ]
}

/** Whether a small number is written in words: 「2 つ」, “both”. */
function isSaid(number: number, translation: string, lang: string): boolean {
  const numerals = numeralsOf(lang)
  // Nobody told us the language's words.
  if (numerals === null) return number <= 12
  const words = numerals[number]?.split(' ') ?? []
  const text = translation.toLowerCase()
  return words.some((word) =>
    /^[a-z]/u.test(word) ? new RegExp(`\\b${word}\\b`, 'u').test(text) : text.includes(word)
  )
}
