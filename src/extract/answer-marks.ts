import type {AnswerPart} from './inner-question.ts'
import type {OutlineQuestion} from './outline.ts'
import {definitionMarksIn} from './paragraph-questions.ts'
import {answerMarkIn} from './question-marks.ts'
import {offsetsOf, type Range, type Slices} from './slices.ts'

/**
 * The marks that answers begin with (`A.` `答：` `: `), in document order. Like the question's `Q.` they are layout:
 * they stay in the Markdown as written, and are no part of what the answer says.
 */
export function answerMarksOf(questions: readonly OutlineQuestion[], slices: Slices): Range[] {
  return questions.flatMap(({line, answer}) => {
    const first = [...(line.rest ? [line.rest] : []), ...answer].map(rangeOf).find(isSaid(slices))
    if (!first) return []
    const text = slices.source(first.start, first.end)
    if (/^\s*:[ \t]/u.test(text)) return definitionMarksIn(first, slices)
    const mark = answerMarkIn(text, {isMarked: line.form !== 'sentence' && line.form !== 'statement'})
    return mark ? [{start: first.start + mark.start, end: first.start + mark.end}] : []
  })
}

const rangeOf = (part: AnswerPart): Range => ('type' in part ? offsetsOf(part) : part)

const isSaid =
  (slices: Slices) =>
  ({start, end}: Range): boolean =>
    slices.source(start, end).trim() !== ''
