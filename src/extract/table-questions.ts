import type {Table, TableCell, TableRow} from 'mdast'

import type {InnerQuestion} from './inner-question.ts'
import {questionLine} from './question-line.ts'
import {beginsAnswer, beginsWithMark, headsAnswers, headsQuestions} from './question-marks.ts'
import {offsetsOf, type Range, type Slices} from './slices.ts'

/** The questions of a table one of whose columns is headed 質問 and another 回答, or begins with Q: one a row. */
export function tableQuestionsIn({children: rows}: Table, slices: Slices): InnerQuestion[] {
  const [head, ...others] = rows
  const heads = head?.children.map((cell) => slices.textOf(cell)) ?? []
  const column = heads.some(headsAnswers) ? heads.findIndex(headsQuestions) : -1
  const asking = column < 0 ? rows : others
  return asking.flatMap((row) => {
    const question = questionOf(row, column < 0 ? markedColumn(row, slices) : column, slices)
    return question ? [question] : []
  })
}

// `| Q: … | A: … |`
function markedColumn({children}: TableRow, slices: Slices): number {
  const texts = children.map((cell) => sourceOf(cell, slices))
  return texts.some(beginsAnswer) ? texts.findIndex((text) => beginsWithMark(text) === 'strong') : -1
}

function sourceOf(cell: TableCell, slices: Slices): string {
  const inside = insideOf(cell)
  return inside ? slices.source(inside.start, inside.end) : ''
}

function questionOf(row: TableRow, column: number, slices: Slices): InnerQuestion | null {
  const asked = insideOf(row.children[column])
  if (!asked) return null
  const others = row.children.filter(
    (cell, index) => index > column || (index < column && !numbers(cell, slices))
  )
  return {
    line: questionLine('marked', slices.text(asked.start, asked.end), asked, asked.end),
    answer: others.flatMap((cell) => insideOf(cell) ?? []),
    ...offsetsOf(row),
    isOpen: false
  }
}

// `1`, `No. 2`, `Q3` in front of a question; behind it, a number is an answer
const number = /^(?:No\.?|[#QＱ])?\s*[\d０-９]+\.?$/iu

const numbers = (cell: TableCell, slices: Slices): boolean => number.test(sourceOf(cell, slices).trim())

// A cell's own offsets hold its bars.
function insideOf(cell: TableCell | undefined): Range | null {
  const [first] = cell?.children ?? []
  const last = cell?.children.at(-1)
  return first && last ? {start: offsetsOf(first).start, end: offsetsOf(last).end} : null
}
