import type {RootContent} from 'mdast'

import type {QuestionLine} from './question-line.ts'
import {offsetsOf, type Range, type Slices} from './slices.ts'

/** What answers: a block of the tree, or a range of the source where the tree has no block (a cell, a `<dd>`). */
export type AnswerPart = RootContent | Range

/** A question asked within a top-level node, beside others: in an item, a row, a line, an element. */
export interface InnerQuestion {
  readonly line: QuestionLine
  readonly answer: AnswerPart[]
  /** What of the node belongs to it. */
  readonly start: number
  end: number
  /** What follows the node goes on answering. */
  readonly isOpen: boolean
}

/** Whether a node says something beside the questions that stand in it. */
export function leavesText(node: RootContent, asked: readonly InnerQuestion[], slices: Slices): boolean {
  const {start, end} = offsetsOf(node)
  const starts = [start, ...asked.map((item) => item.end)]
  const ends = [...asked.map((item) => item.start), end]
  return starts.some((from, index) => !isFrame(node, slices.content(from, ends[index]!)))
}

// `-`, `*`, `10.`, `</dl>` and white space are what is left between questions.
const isFrame = (node: RootContent, text: string): boolean =>
  node.type === 'html'
    ? /^(?:\s|<\/?(?:dl|details|div|p|br)\b[^<>]*>)*$/iu.test(text)
    : /^[\s\d.)*+>-]*$/u.test(text)

/** Whether anything answers. */
export const isAnswered = ({line, answer}: InnerQuestion, slices: Slices): boolean =>
  answer.length > 0 || (line.rest !== null && slices.content(line.rest.start, line.rest.end).trim() !== '')
