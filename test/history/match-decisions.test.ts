import {describe, expect, it} from 'vitest'

import {extractArticle} from '../../src/extract/article.ts'
import {identify} from '../../src/history/identity.ts'
import type {Identities} from '../../src/model/config.ts'
import {noMemory} from '../../src/model/memory.ts'
import {type Problem, reporter} from '../../src/problem/index.ts'

type Questions = Readonly<Record<string, string>>

const articleOf = (questions: Questions): string =>
  Object.entries(questions)
    .map(([text, answer]) => `**Q. ${text}**\n\n${answer}`)
    .join('\n\n')

function trace(texts: readonly Questions[], identities: Identities = {}) {
  const problems: Problem[] = []
  const states = texts.map((questions) =>
    extractArticle({path: 'faq.md', text: articleOf(questions)}, {lang: 'en', report: () => {}})
  )
  const report = reporter('faq.md', problems)
  const identified = identify(states, {memory: noMemory, decisions: {article: 'faq', identities}, report})
  return {ids: identified.map(({questionIds}) => questionIds), problems}
}

const lineIn = (problem: Problem | undefined, which: 'same' | 'other'): Identities =>
  (JSON.parse(`{${problem?.data[which]}}`) as {identities: {faq: Identities}}).identities.faq

// Alike, and yet nobody can tell.
const earlier = {'Is there a student plan?': 'Yes, ask us.'}
const later = {'Is there a plan for teachers and students?': 'Teachers pay half.'}

describe('a person decides', () => {
  it('with the line of configuration that the message shows', () => {
    const {ids, problems} = trace([earlier, later])
    expect(ids[1]).not.toStrictEqual(ids[0])
    const problem = problems.find(({code}) => code === 'question-identity-unsure')
    expect(problem?.data['id']).toBe(ids[0]![0])
    const decided = trace([earlier, later], lineIn(problem, 'same'))
    expect(decided.ids[1]).toStrictEqual(decided.ids[0])
    expect(decided.problems).toStrictEqual([])
  })

  it('that a question is new, and hears no more of it', () => {
    const decision = lineIn(trace([earlier, later]).problems[0], 'other')
    const decided = trace([earlier, later, later], decision)
    expect(decided.ids[1]).not.toStrictEqual(decided.ids[0])
    expect(decided.ids[2]).toStrictEqual(decided.ids[1])
    expect(decided.problems).toStrictEqual([])
  })

  it('with the id that the message names, behind the question', () => {
    const id = trace([earlier, later]).ids[0]![0]!
    const marked = trace([
      earlier,
      {[`Is there a plan for teachers and students? {#${id}}`]: 'Teachers pay half.'}
    ])
    expect(marked.ids).toStrictEqual([[id], [id]])
    expect(marked.problems).toStrictEqual([])
  })

  it('by the earlier text, also of a question that was gone for a while', () => {
    const other = {'犬は乗れますか？': 'かごに入れれば乗れます。'}
    const back = {...other, '申し込みを受け付けているプランは？': '改定しました。'}
    const {ids, problems} = trace([earlier, other, back], {
      '申し込みを受け付けているプランは？': 'Is there a student plan?'
    })
    expect(ids[2]![1]).toBe(ids[0]![0])
    expect(problems).toStrictEqual([])
  })

  it('and is told where that names nothing', () => {
    const {problems} = trace([earlier, later], {'どこにもない質問？': 'q-aaaaaaaa'})
    expect(problems.map(({code}) => code)).toContain('identity-unknown')
  })
})
