import type {List, ListItem, Paragraph, RootContent} from 'mdast'

import type {InnerQuestion} from './inner-question.ts'
import {type QuestionLine, questionLine, questionLineOf} from './question-line.ts'
import {asks, beginsAnswer} from './question-marks.ts'
import {offsetsOf, type Slices} from './slices.ts'

/** Which items may ask without a mark: those in bold, or (where questions are announced) any that are answered. */
export type ListTrust = 'bold' | 'any'

/** The questions that items of a list ask, at any depth; an item that answers goes with the one before it. */
export function listQuestionsIn(list: List, trust: ListTrust, slices: Slices): InnerQuestion[] {
  const read = readerFor(list, trust, slices)
  const questions: InnerQuestion[] = []
  let last: InnerQuestion | null = null
  for (const item of list.children) {
    const question = questionOf(item, read)
    if (question) questions.push(question)
    else if (last && beginsAnswer(slices.textOf(item))) {
      last.answer.push(...item.children)
      last.end = offsetsOf(item).end
      continue
    } else
      for (const part of item.children)
        if (part.type === 'list') questions.push(...listQuestionsIn(part, trust, slices))
    last = question
  }
  return questions
}

type Read = (item: ListItem) => QuestionLine | null

// Beside items that ask, one of the same form is a question too: 「インストールできない」.
function readerFor(list: List, trust: ListTrust, slices: Slices): Read {
  const marked: Read = (item) => markedLineOf(item, slices)
  const bold: Read = (item) => boldLineOf(item, slices)
  const plain: Read = (item) => plainLineOf(item, slices)
  const isHabit = (read: Read) =>
    list.children.filter((item) => read(item)?.form === 'sentence').length * 2 >= list.children.length
  if (isHabit(bold)) return (item) => marked(item) ?? bold(item)
  if (trust === 'any' && isHabit(plain)) return (item) => marked(item) ?? plain(item)
  return marked
}

function questionOf(item: ListItem, read: Read): InnerQuestion | null {
  const line = read(item)
  if (!line) return null
  const [, ...rest] = item.children
  return {line, answer: rest.filter((part) => !isEnd(part)), ...offsetsOf(item), isOpen: false}
}

const isEnd = (part: RootContent): boolean => part.type === 'html' && /^<\/details>\s*$/iu.test(part.value)

function markedLineOf({children: [first]}: ListItem, slices: Slices): QuestionLine | null {
  const line = first && first.type !== 'blockquote' ? questionLineOf(first, undefined, slices) : null
  return line && (line.form === 'marked' || line.form === 'summary') ? line : null
}

function boldLineOf({children: [first]}: ListItem, slices: Slices): QuestionLine | null {
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'strong') return null
  return questionLineOf(first, undefined, slices)
}

// An item that is one line and is answered below: `- 飲食はできますか？` and a list in it.
function plainLineOf({children: [first, ...rest]}: ListItem, slices: Slices): QuestionLine | null {
  if (first?.type !== 'paragraph' || isLink(first)) return null
  const {start, end} = offsetsOf(first)
  const lineEnd = slices.endOfLine(start, end)
  if (rest.length === 0 && lineEnd === end) return null
  const text = slices.text(start, lineEnd)
  return questionLine(asks(text) ? 'sentence' : 'statement', text, {start, end: lineEnd}, end)
}

// `- [Why?](#why)` is a line of contents.
const isLink = ({children: [first, ...rest]}: Paragraph): boolean =>
  first?.type === 'link' && first.url.startsWith('#') && rest.length === 0
