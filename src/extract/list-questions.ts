import type {List, ListItem, Paragraph, RootContent} from 'mdast'

import {type QuestionLine, questionLineOf} from './question-line.ts'
import {offsetsOf, type Slices} from './slices.ts'

/** A question asked in an item of a list, with what answers it. */
export interface ListQuestion {
  readonly node: Paragraph
  readonly line: QuestionLine
  readonly answer: RootContent[]
  /** What of the list belongs to it. */
  readonly start: number
  end: number
}

// `A.` `A：` `答：` as an item of its own, behind the item that asks.
const answers = /^\s*(?:[AＡ]\d*\s*[.．:：、]|答え?\s*[.．:：])/u

/** The questions that items of a list ask, at any depth; an item that answers goes with the one before it. */
export function listQuestionsIn(list: List, slices: Slices): ListQuestion[] {
  const isBoldHabit =
    list.children.filter((item) => asksInBold(item, slices)).length * 2 >= list.children.length
  const questions: ListQuestion[] = []
  let last: ListQuestion | null = null
  for (const item of list.children) {
    const question = questionOf(item, isBoldHabit, slices)
    if (question) questions.push(question)
    else if (last && slices.textOf(item).match(answers)) {
      last.answer.push(...item.children)
      last.end = offsetsOf(item).end
      continue
    } else
      for (const part of item.children)
        if (part.type === 'list') questions.push(...listQuestionsIn(part, slices))
    last = question
  }
  return questions
}

function questionOf(item: ListItem, isBoldHabit: boolean, slices: Slices): ListQuestion | null {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') return null
  const line = questionLineOf(first, undefined, slices) ?? (isBoldHabit ? boldLine(first, slices) : null)
  return line && {node: first, line, answer: [...rest], ...offsetsOf(item)}
}

const asksInBold = ({children: [first]}: ListItem, slices: Slices): boolean =>
  first?.type === 'paragraph' && questionLineOf(first, undefined, slices)?.form === 'sentence'

/** A bold item beside bold questions: 「インストールできない」. */
function boldLine(paragraph: Paragraph, slices: Slices): QuestionLine | null {
  const [bold, ...others] = paragraph.children
  if (bold?.type !== 'strong' || others.length > 0) return null
  const {start, end} = offsetsOf(paragraph)
  return {
    form: 'sentence',
    text: slices.text(start, end),
    id: null,
    start,
    end,
    rest: null,
    level: null,
    disclosure: false
  }
}

/** Whether a list says something beside the questions that its items ask. */
export function leavesText(list: RootContent, asked: readonly ListQuestion[], slices: Slices): boolean {
  const {start, end} = offsetsOf(list)
  const starts = [start, ...asked.map((item) => item.end)]
  const ends = [...asked.map((item) => item.start), end]
  // `-`, `*`, `10.` and white space are what is left between items.
  return starts.some((from, index) => !/^[\s\d.)*+>-]*$/u.test(slices.content(from, ends[index]!)))
}
