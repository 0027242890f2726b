import type {Heading, Html, Paragraph, RootContent, Strong} from 'mdast'

import {explicitId, splitExplicitId} from './explicit-id.ts'
import {plainText} from '../parse/plain-text.ts'
import {offsetsOf, type Slices} from './slices.ts'

/** A place where a question may be asked, before it is known whether the article is one that asks so. */
export interface QuestionLine {
  /**
   * How sure the form itself is: `marked` says Q (or is a disclosure whose summary asks), `sentence` is a heading
   * or a bold line that asks and counts only in an article of questions.
   */
  readonly form: 'marked' | 'sentence'
  /** Offsets of the question's own characters. */
  readonly start: number
  readonly end: number
  /** Where the answer goes on in the same node, if it does. */
  readonly rest: {readonly start: number; readonly end: number} | null
  /** Rank of the heading; null for a paragraph, which has none. */
  readonly level: number | null
  /** The summary of `<details>`: the answer ends with the element. */
  readonly disclosure: boolean
}

// `Q.` `Q:` `Q：` `Q1.` `Q1 ` `Q-1.` `【Q1】` `[Q]` `問1` `質問3：` `Ｑ．`; never `Q&A`, `QEMU`, `問題`.
const marked =
  /^\s*[[【(（]?\s*(?:[QＱ]\s*[-－]?\s*[\d０-９]+(?:[-.．][\d０-９]+)*(?=[\s.．:：、)）\]】]|$)|[QＱ](?=\s*[.．:：、)）\]】])|(?:問|質問)\s*[\d０-９]+(?=[\s.．:：、)）\]】]|$))\s*[.．:：、)）\]】]*\s*/u
// A sentence that ends as a question does, whatever brackets and marks follow.
const asks = /[?？][\s"'”’」』）)\]】*_~]*$/u
const summary = /<summary[^>]*>(?<text>[\s\S]*?)<\/summary>/iu
const htmlHeading = /^<h(?<level>[1-6])\b[^>]*>(?<text>[\s\S]*?)<\/h\k<level>>/iu

/** The characters before the question proper, e.g. `Q1. `; the whole text where no marker stands. */
export const withoutMarker = (text: string): string => text.replace(marked, '').trim()

/** Reads a top-level node as a question, if its form allows. */
export function questionLineOf(node: RootContent, slices: Slices): QuestionLine | null {
  if (node.type === 'heading') return fromHeading(node, slices)
  if (node.type === 'paragraph') return fromParagraph(node, slices)
  if (node.type === 'html') return fromHtml(node)
  return null
}

function fromHeading(node: Heading, slices: Slices): QuestionLine | null {
  const {start, end} = offsetsOf(node)
  const form = formOf(splitExplicitId(slices.textOf(node)).text)
  return form && {form, start, end, rest: null, level: node.depth, disclosure: false}
}

const formOf = (text: string): QuestionLine['form'] | null =>
  marked.test(text) ? 'marked' : asks.test(text) ? 'sentence' : null

function fromParagraph(node: Paragraph, slices: Slices): QuestionLine | null {
  const {start, end} = offsetsOf(node)
  const [first] = node.children
  if (first?.type === 'strong') return fromBold(first, start, end, slices)
  if (first?.type !== 'text' || !marked.test(first.value)) return null
  return line('marked', start, slices.endOfLine(start, end), end)
}

function fromBold(bold: Strong, start: number, end: number, slices: Slices): QuestionLine | null {
  const boldEnd = offsetsOf(bold).end
  const lineEnd = slices.endOfLine(boldEnd, end)
  const behind = slices.content(boldEnd, lineEnd).trim()
  if (marked.test(plainText(bold))) {
    // `**Q. …？**（2020/10/31 追加）` is one line, `**Q. …？**VMware が…` is question and answer.
    return line('marked', start, behind === '' || explicitId.test(behind) ? lineEnd : boldEnd, end)
  }
  return behind === '' && asks.test(slices.text(start, boldEnd))
    ? line('sentence', start, lineEnd, end)
    : null
}

const line = (form: QuestionLine['form'], start: number, end: number, nodeEnd: number): QuestionLine => ({
  form,
  start,
  end,
  // A question is one line; what follows it in the same paragraph answers.
  rest: end < nodeEnd ? {start: end, end: nodeEnd} : null,
  level: null,
  disclosure: false
})

function fromHtml(node: Html): QuestionLine | null {
  const {start, end} = offsetsOf(node)
  const heading = htmlHeading.exec(node.value)
  if (heading) {
    const form = formOf(withoutTags(heading.groups!.text!))
    if (!form) return null
    const questionEnd = start + heading[0].length
    return {...line(form, start, questionEnd, end), level: Number(heading.groups!.level)}
  }
  const disclosure = summary.exec(node.value)
  if (!disclosure) return null
  const text = withoutTags(disclosure.groups!.text!)
  if (!marked.test(text) && !asks.test(text)) return null
  return {...line('marked', start, start + disclosure.index + disclosure[0].length, end), disclosure: true}
}

/** Text of an HTML fragment that holds a question; entities stay, tags and comments go. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
