import {sha256} from '../hash.ts'
import {answerContent, textOfSection} from './identity.ts'
import type {ArticleState} from '../model/state.ts'

/**
 * SHA-256 of an article's texts: title, sections, questions, answers, and what stands between them. Positions,
 * annotations and revision notes do not count: a stamp is not a change.
 */
export const contentHash = (state: ArticleState): string =>
  sha256(
    JSON.stringify([
      state.title,
      state.sections.map(({title, level}) => [title, level]),
      state.questions.map((question) => [question.section, question.text, answerContent(question)]),
      [null, ...state.sections.keys()].map((section) => textOfSection(state, section)),
      state.definitions.map(({markdown}) => markdown)
    ])
  )
