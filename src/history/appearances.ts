import type {Subject} from '../model/delta.ts'
import type {IdentifiedState} from '../model/history.ts'
import type {ArticleState} from '../model/state.ts'
import {articleSubject} from './claims.ts'
import {answerContent} from './identity.ts'

/** A subject as one known state has it. */
export interface Appearance {
  readonly subject: Subject
  readonly name: string
  readonly section: string | null
  readonly markdown: string
}

/** A subject as the key of a map. */
export const keyOf = ({type, id}: Subject): string => `${type} ${id}`

/** All subjects of a state, in its order: the article, its sections, its questions. */
export function appearancesIn({state, questionIds, sectionIds}: IdentifiedState): Map<string, Appearance> {
  const appearances = new Map<string, Appearance>()
  const add = (appearance: Appearance) => appearances.set(keyOf(appearance.subject), appearance)
  add({subject: articleSubject, name: state.title, section: null, markdown: textOf(state.texts, null)})
  const sectionTexts = textsBySection(state)
  for (const [index, {title, parent}] of state.sections.entries()) {
    const section = parent === null ? null : sectionIds[parent]!
    add({
      subject: {type: 'section', id: sectionIds[index]!},
      name: title,
      section,
      markdown: sectionTexts.get(index) ?? ''
    })
  }
  for (const [index, question] of state.questions.entries()) {
    const section = question.section === null ? null : sectionIds[question.section]!
    const subject: Subject = {type: 'question', id: questionIds[index]!}
    add({subject, name: question.text, section, markdown: answerContent(question)})
  }
  return appearances
}

const textOf = (texts: ArticleState['texts'], of: number | null): string =>
  texts
    .filter(({section}) => section === of)
    .flatMap(({blocks}) => told(blocks))
    .join('\n\n')

// - [Which day?](#which-day), 1. [Prices](#prices), {:toc}, [[toc]], [TOC]
const contentsLine = /^\s*(?:(?:[-*+]|\d+[.)])\s+\[.*\]\(#[^\s()]*\)[.。]?|\{:toc\}|\[?\[toc\]\]?)\s*$/iu

/** A list of links into its own page follows the questions, and tells nothing that they don't. */
const isContents = (content: string): boolean => {
  const lines = content.split('\n').filter((line) => line.trim() !== '')
  return lines.every((line) => contentsLine.test(line)) || /^[-*+] .*\n\{:toc\}$/u.test(lines.join('\n'))
}

const told = (blocks: ArticleState['texts'][number]['blocks']): string[] =>
  blocks.map(({content}) => content).filter((content) => content !== '' && !isContents(content))

function textsBySection({texts}: IdentifiedState['state']): Map<number, string> {
  const bySection = new Map<number, string[]>()
  for (const {section, blocks} of texts) {
    if (section === null) continue
    bySection.set(section, [...(bySection.get(section) ?? []), ...told(blocks)])
  }
  return new Map([...bySection].map(([section, contents]) => [section, contents.join('\n\n')]))
}
