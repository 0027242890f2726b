import type {Paragraph, RootContent} from 'mdast'

import type {InnerQuestion} from './inner-question.ts'
import {type QuestionLine, markedLine, questionLine} from './question-line.ts'
import {asks, beginsAnswer, beginsWithMark} from './question-marks.ts'
import {offsetsOf, type Range, type Slices} from './slices.ts'

/** Questions on several lines of one paragraph: `Q: …⏎A: …⏎Q: …⏎A: …`, or `Q: …` behind a line of something else. */
export function paragraphQuestionsIn(paragraph: Paragraph, slices: Slices): InnerQuestion[] {
  const {start: first, end} = offsetsOf(paragraph)
  const lines = linesIn({start: first, end}, slices)
  const starts = lines.filter((line, index) => {
    if (beginsWithMark(slices.source(line.start, line.end)) !== 'strong') return false
    const next = lines[index + 1]
    // In running text a line may begin with anything: what is asked there is answered there.
    return line.start === first || (next !== undefined && beginsAnswer(slices.source(next.start, next.end)))
  })
  if (starts.length === 0 || (starts.length === 1 && starts[0]!.start === first)) return []
  return starts.flatMap(({start}, index): InnerQuestion[] => {
    const to = starts[index + 1]?.start ?? end
    const line = markedLine(start, to, slices)
    return line ? [{line, answer: [], start, end: to, isOpen: to === end}] : []
  })
}

function linesIn({start, end}: Range, slices: Slices): Range[] {
  const lines: Range[] = []
  for (let from = start; from < end;) {
    const to = slices.endOfLine(from, end)
    lines.push({start: from, end: to})
    from = to + 1
  }
  return lines
}

// `: …`, `:   …`: what a term means (PHP Markdown Extra, Pandoc, goldmark)
const definition = /^[ ]{0,3}:[ \t]+/u

/** A paragraph that is a term and its definition (`予約は必要ですか？⏎: いいえ。`), or a term with it in the next one. */
export function termIn(
  node: RootContent,
  next: RootContent | undefined,
  slices: Slices
): QuestionLine | null {
  if (node.type !== 'paragraph') return null
  const {start, end} = offsetsOf(node)
  const lineEnd = slices.endOfLine(start, end)
  const behind = lineEnd < end ? slices.source(lineEnd + 1, end) : nextLine(next, slices)
  if (!definition.test(behind)) return null
  const text = slices.text(start, lineEnd)
  return questionLine(asks(text) ? 'sentence' : 'statement', text, {start, end: lineEnd}, end)
}

function nextLine(next: RootContent | undefined, slices: Slices): string {
  if (next?.type !== 'paragraph') return ''
  const {start, end} = offsetsOf(next)
  return slices.source(start, end)
}

/** The colons that begin definitions in a range; they are layout. */
export function definitionMarksIn(range: Range, slices: Slices): Range[] {
  const marks: Range[] = []
  for (const {start, end} of linesIn(range, slices)) {
    const mark = definition.exec(slices.source(start, end))
    if (mark) marks.push({start, end: start + mark[0].length})
  }
  return marks
}
