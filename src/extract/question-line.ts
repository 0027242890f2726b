import type {Html, Paragraph, RootContent, Strong} from 'mdast'

import {explicitId, idOfElement, splitExplicitId} from './explicit-id.ts'
import {type HeadingLine, withoutTags} from './heading.ts'
import {plainText} from '../parse/plain-text.ts'
import {offsetsOf, type Slices} from './slices.ts'

/** A place where a question may be asked, before it is known whether the article is one that asks so. */
export interface QuestionLine {
  /**
   * How sure the form itself is: `marked` says Q (or is a disclosure whose summary asks), `sentence` is a heading
   * or a bold line that asks and counts only in an article of questions.
   */
  readonly form: 'marked' | 'sentence'
  /** The question, without its marker. */
  readonly text: string
  /** An explicit id that stands in the line. */
  readonly id: string | null
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

/** Reads a top-level node as a question, if its form allows. */
export function questionLineOf(
  node: RootContent,
  heading: HeadingLine | undefined,
  slices: Slices
): QuestionLine | null {
  if (heading) {
    const form = formOf(heading.text)
    return form && headingQuestion(heading, form)
  }
  if (node.type === 'paragraph') return fromParagraph(node, slices)
  return node.type === 'html' ? fromDisclosure(node, slices) : null
}

const formOf = (text: string): QuestionLine['form'] | null =>
  marked.test(text) ? 'marked' : asks.test(text) ? 'sentence' : null

/** A heading as a question. */
export const headingQuestion = (
  {rank, text, id, start, end, nodeEnd}: HeadingLine,
  form: QuestionLine['form']
): QuestionLine => ({...line(form, text, start, end, nodeEnd), id, level: rank})

function fromParagraph(node: Paragraph, slices: Slices): QuestionLine | null {
  const {start, end} = offsetsOf(node)
  const [first] = node.children
  if (first?.type === 'strong') return fromBold(first, start, end, slices)
  if (first?.type !== 'text' || !marked.test(first.value)) return null
  const lineEnd = slices.endOfLine(start, end)
  return line('marked', slices.text(start, lineEnd), start, lineEnd, end)
}

function fromBold(bold: Strong, start: number, end: number, slices: Slices): QuestionLine | null {
  const boldEnd = offsetsOf(bold).end
  const lineEnd = slices.endOfLine(boldEnd, end)
  const behind = slices.content(boldEnd, lineEnd).trim()
  if (marked.test(plainText(bold))) {
    // `**Q. …？**（2020/10/31 追加）` is one line, `**Q. …？**VMware が…` is question and answer.
    const questionEnd = behind === '' || explicitId.test(behind) ? lineEnd : boldEnd
    return line('marked', slices.text(start, questionEnd), start, questionEnd, end)
  }
  const text = slices.text(start, boldEnd)
  return behind === '' && asks.test(text) ? line('sentence', text, start, lineEnd, end) : null
}

function fromDisclosure(node: Html, slices: Slices): QuestionLine | null {
  const {start, end} = offsetsOf(node)
  const match = summary.exec(node.value)
  if (!match) return null
  const questionEnd = start + match.index + match[0].length
  const text = withoutTags(slices.content(start, questionEnd))
  if (formOf(text) === null) return null
  return {...line('marked', text, start, questionEnd, end), id: idOfElement(match[0]), disclosure: true}
}

function line(
  form: QuestionLine['form'],
  shown: string,
  start: number,
  end: number,
  nodeEnd: number
): QuestionLine {
  const {text, id} = splitExplicitId(joinLines(shown))
  return {
    form,
    text: text.replace(marked, '').trim() || text,
    id,
    start,
    end,
    // A question is one line; what follows it in the same paragraph answers.
    rest: end < nodeEnd ? {start: end, end: nodeEnd} : null,
    level: null,
    disclosure: false
  }
}

// A line break in the source is a space, but between Japanese or Chinese letters nothing.
const joinLines = (text: string): string =>
  text
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「（])/gu,
      ''
    )
    .replace(/\s*\n\s*/gu, ' ')
