import type {Blockquote, Html, Paragraph, RootContent, Strong} from 'mdast'

import {explicitId, idOfElement, splitExplicitId} from './explicit-id.ts'
import {type HeadingLine, withoutTags} from './heading.ts'
import {plainText} from '../parse/plain-text.ts'
import {
  answerBehindQuestion,
  asks,
  beginsAnswer,
  beginsWithMark,
  isOnlyMark,
  markOf,
  withoutMark
} from './question-marks.ts'
import {offsetsOf, type Range, type Slices} from './slices.ts'

/** A place where a question may be asked, before it is known whether the article is one that asks so. */
export interface QuestionLine {
  /**
   * How sure the form itself is: `marked` says Q, `weak` says it with something that elsewhere means other things
   * (`Q1 …`, `❓ …`), `dash` is a dialogue's line, `summary` is a disclosure whose summary asks, `sentence` a
   * heading or a bold line that asks and counts only in an article of questions; `statement` does not ask.
   */
  readonly form: 'marked' | 'weak' | 'dash' | 'summary' | 'sentence' | 'statement'
  /** The question, without its marker. */
  readonly text: string
  /** An explicit id that stands in the line. */
  readonly id: string | null
  /** Offsets of the question's own characters. */
  readonly start: number
  readonly end: number
  /** Where the answer goes on in the same node, if it does. */
  readonly rest: Range | null
  /** Rank of the heading; null for a paragraph, which has none. */
  readonly level: number | null
  /** The element that the answer ends with: `</details>`, `</dl>`. */
  readonly element: 'details' | 'dl' | null
}

type Form = QuestionLine['form']

// <summary>…</summary>
const summary = /<summary[^<>]*>(?<text>(?:(?!<summary)[\s\S])*?)<\/summary>/iu

/** Reads a top-level node as a question, if its form allows. */
export function questionLineOf(
  node: RootContent,
  heading: HeadingLine | undefined,
  slices: Slices
): QuestionLine | null {
  if (heading) return headingQuestion(heading, formOf(heading.text))
  if (node.type === 'paragraph') return fromParagraph(node, slices)
  if (node.type === 'blockquote') return fromQuote(node, slices)
  return node.type === 'html' ? (fromDisclosure(node, slices) ?? fromElement(node, slices)) : null
}

export function formOf(text: string): Form {
  const mark = markOf(text)
  if (mark === 'strong') return 'marked'
  if (mark === 'weak') return asks(text) ? 'marked' : 'weak'
  return asks(text) ? 'sentence' : 'statement'
}

/** A heading as a question. */
export const headingQuestion = (
  {rank, text, id, start, end, nodeEnd}: HeadingLine,
  form: Form
): QuestionLine => ({...questionLine(form, text, {start, end}, nodeEnd), id, level: rank})

function fromParagraph(node: Paragraph, slices: Slices): QuestionLine | null {
  const {start, end} = offsetsOf(node)
  const [first] = node.children
  if (first?.type !== 'strong') return markedLine(start, end, slices)
  if (!isOnlyMark(plainText(first))) return fromBold(first, start, end, slices)
  return markedLine(start, end, slices) ?? behindBoldMark(first, start, end, slices)
}

// `**Q-1** 契約の期間は`
function behindBoldMark(bold: Strong, start: number, end: number, slices: Slices): QuestionLine | null {
  const questionEnd = endOfQuestion(start, end, slices)
  const text = slices.text(offsetsOf(bold).end, questionEnd)
  // `**Q** key: quit`
  const isSure = text !== '' && (asks(text) || /[\d０-９]/u.test(plainText(bold)))
  return isSure ? questionLine('marked', text, {start, end: questionEnd}, end) : null
}

/** A line of text that begins with `Q.`; `start` is the line's. */
export function markedLine(start: number, end: number, slices: Slices): QuestionLine | null {
  const mark = beginsWithMark(slices.content(start, slices.endOfLine(start, end)))
  if (mark === null) return null
  const questionEnd = endOfQuestion(start, end, slices)
  const text = slices.text(start, questionEnd)
  if (isOnlyMark(text)) return null
  if (mark === 'dash') return questionLine('dash', text, {start, end: questionEnd}, end)
  if (markOf(text) === null || (mark === 'weak' && !asks(text))) return null
  return questionLine('marked', text, {start, end: questionEnd}, end)
}

// A question is one line, unless only a later one ends it: 「Q. 変更の回数に⏎制限はありますか？」
function endOfQuestion(start: number, end: number, slices: Slices): number {
  const first = slices.endOfLine(start, end)
  const behind = answerBehindQuestion(slices.source(start, first))
  if (behind > 0) return start + behind
  let lineEnd = first
  for (let lines = 0; lines < 3 && lineEnd < end; lines++) {
    const line = slices.content(start, lineEnd)
    if (asks(line)) return lineEnd
    const next = slices.source(lineEnd + 1, slices.endOfLine(lineEnd + 1, end))
    if (endsLine.test(line) || beginsAnswer(next) || beginsWithMark(next) !== null) return first
    lineEnd = slices.endOfLine(lineEnd + 1, end)
  }
  return asks(slices.content(start, lineEnd)) ? lineEnd : first
}

// A sentence's end, or a hard break: two spaces, `\`, `<br>`
const endsLine = /(?:[。．.！!]|\s\s|\\|<br\s*\/?>)[*_]*$/iu

function fromBold(bold: Strong, start: number, end: number, slices: Slices): QuestionLine | null {
  const boldEnd = offsetsOf(bold).end
  const lineEnd = slices.endOfLine(boldEnd, end)
  const behind = slices.content(boldEnd, lineEnd).trim()
  // `**Q. …？**（2020/10/31 追加）` is one line, `**Q. …？**VMware が…` is question and answer.
  const isWhole = behind === '' || explicitId.test(behind) || /^<br\s*\/?>$/iu.test(behind)
  const questionEnd = isWhole ? lineEnd : boldEnd
  const form = formOf(plainText(bold))
  const shown =
    form === 'marked' || form === 'weak' ? slices.text(start, questionEnd) : slices.text(start, boldEnd)
  return questionLine(form, shown, {start, end: questionEnd}, end)
}

// `> Q. …？`, answered within the quote or below it
function fromQuote(quote: Blockquote, slices: Slices): QuestionLine | null {
  const [first] = quote.children
  if (first?.type !== 'paragraph') return null
  const line = fromParagraph(first, slices)
  if (line?.form !== 'marked') return null
  const {end} = offsetsOf(quote)
  return {...line, rest: line.end < end ? {start: line.end, end} : null}
}

function fromDisclosure(node: Html, slices: Slices): QuestionLine | null {
  const {start, end} = offsetsOf(node)
  return disclosureIn(start, end, slices)
}

/** The first disclosure in a range of HTML; its question begins where the range does. */
export function disclosureIn(start: number, end: number, slices: Slices): QuestionLine | null {
  const html = slices.source(start, end)
  const match = summary.exec(html)
  if (!match) return null
  const questionEnd = start + match.index + match[0].length
  const text = withoutTags(slices.content(start, questionEnd))
  const form = formOf(text)
  const close = html.toLowerCase().indexOf('</details>', match.index)
  return {
    ...questionLine(form === 'sentence' ? 'summary' : form, text, {start, end: questionEnd}, end),
    id: idOfElement(html.slice(0, match.index + match[0].length)) ?? splitExplicitId(text).id,
    // The end of the element belongs to the question's form, not to what it says.
    rest: restOf(questionEnd, close < 0 ? end : start + close),
    element: 'details'
  }
}

const restOf = (start: number, end: number): Range | null => (start < end ? {start, end} : null)

// `<p><b>Q. …</b></p>`
function fromElement(node: Html, slices: Slices): QuestionLine | null {
  if (!/^<(?:p|div|center|font)\b/iu.test(node.value) || /<br\b/iu.test(node.value)) return null
  const {start, end} = offsetsOf(node)
  const text = withoutTags(slices.content(start, end))
  if (markOf(text) !== 'strong' || isOnlyMark(text)) return null
  return {...questionLine('marked', text, {start, end}, end), id: idOfElement(node.value)}
}

/** A question in a range of a node that ends at `nodeEnd`; what follows in the node answers. */
export function questionLine(form: Form, shown: string, {start, end}: Range, nodeEnd: number): QuestionLine {
  const {text, id} = splitExplicitId(joinLines(shown))
  return {
    form,
    text: withoutMark(text),
    id,
    start,
    end,
    rest: restOf(end, nodeEnd),
    level: null,
    element: null
  }
}

// A line break in the source is a space, but between Japanese or Chinese letters nothing; `\` makes a hard one.
const joinLines = (text: string): string =>
  text
    .replace(/\\(?=\n|$)/gu, '')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「（])/gu,
      ''
    )
    .replace(/(?<!\s)\s*\n\s*/gu, ' ')
