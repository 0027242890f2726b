import {sayingOf} from '../locale/saying/index.ts'
import type {History} from '../model/history.ts'
import type {Block} from '../model/state.ts'
import {contexts} from './catalogue.ts'
import {isCarried} from './localize.ts'
import {sayIn} from './phrases.ts'

/** A text of an article that catalogues translate. */
export interface Unit {
  /** `answer` and `text` come a block each, under one context; of the others a context names one text. */
  readonly kind: 'title' | 'note' | 'section' | 'question' | 'answer' | 'text'
  /** Its stable id, `msgctxt`. */
  readonly context: string
  readonly source: string
  /** Where it stands, in words of the article's language: for the one who translates. */
  readonly where: string
  /** The same in every language, such as code: nobody is asked to translate it. */
  readonly isCarried: boolean
}

/** Everything of an article that is translated, in its order, each text once. */
export function unitsOf({present, timeline}: Pick<History, 'present' | 'timeline'>): Unit[] {
  const {state, questionIds, sectionIds} = present
  const say = sayIn(state.lang)
  const {day, quotable} = sayingOf(state.lang)
  const blocks = (kind: 'answer' | 'text', context: string, content: readonly Block[], where: string) =>
    content
      .filter(({content: source}) => source !== '')
      .map((block) => ({kind, context, source: block.content, where, isCarried: isCarried(block)}))

  const textsOf = (section: number | null) =>
    state.texts
      .filter((text) => text.section === section)
      .flatMap(({blocks: content}) => {
        const id = section === null ? null : sectionIds[section]!
        const title = section === null ? null : quotable(state.sections[section]!.title)
        const where = title === null ? say('placeText') : say('placeSectionText', {section: title})
        return blocks('text', contexts.text(id), content, where)
      })
  const questionsOf = (section: number | null) =>
    state.questions.flatMap((question, index) => {
      if (question.section !== section) return []
      const id = questionIds[index]!
      const where = say('placeAnswer', {question: quotable(question.text)})
      return [
        named('question', id, question.text, say('placeQuestion')),
        ...blocks('answer', contexts.answer(id), question.answer, where)
      ]
    })
  const notes = timeline.flatMap((revision) => revision.notes)
  return unique([
    named('title', contexts.title, state.title, say('placeTitle')),
    ...notes.map(({date, text}) =>
      named('note', contexts.note(date), text, say('placeNote', {day: day(date)}))
    ),
    ...textsOf(null),
    ...questionsOf(null),
    ...state.sections.flatMap((section, index) => [
      named('section', sectionIds[index]!, section.title, say('placeSection')),
      ...textsOf(index),
      ...questionsOf(index)
    ])
  ])
}

const named = (kind: Unit['kind'], context: string, source: string, where: string): Unit => ({
  kind,
  context,
  source,
  where,
  isCarried: false
})

// Two paragraphs with the same words are one entry: gettext knows a text by its context and itself.
function unique(units: readonly Unit[]): Unit[] {
  const seen = new Map<string, Unit>()
  for (const unit of units) {
    const key = JSON.stringify([unit.context, unit.source])
    if (unit.source !== '' && !seen.has(key)) seen.set(key, unit)
  }
  return [...seen.values()]
}
