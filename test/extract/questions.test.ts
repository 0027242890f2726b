import {readdirSync, readFileSync} from 'node:fs'

import {describe, expect, it} from 'vitest'

import {extractArticle} from '../../src/extract/article.ts'

/** A question as a careful reader finds it; `answer` is how the answer begins. */
interface ExpectedQuestion {
  readonly line: number
  readonly section: string | null
  readonly text: string
  readonly answer: string
  readonly id?: string
  readonly annotations?: readonly string[]
}

const folder = new URL('fixtures/questions/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3))
  .sort()

const expectedOf = (name: string): readonly ExpectedQuestion[] =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')).questions

const read = (name: string) =>
  extractArticle(
    {path: `${name}.md`, text: readFileSync(new URL(`${name}.md`, folder), 'utf8')},
    {lang: null, report: () => {}}
  )

function questionsIn(name: string, expected: readonly ExpectedQuestion[]) {
  const {questions, sections, annotations} = read(name)
  return questions.map((question, index): ExpectedQuestion => {
    const wanted = expected.find(({line}) => line === question.position.line)
    const answer = question.answer.map(({text}) => text).join('\n')
    const marks = annotations.filter((annotation) => annotation.question === index && annotation.ofWhole)
    return {
      line: question.position.line,
      section: question.section === null ? null : sections[question.section]!.title,
      text: question.text,
      answer: wanted && answer.startsWith(wanted.answer) ? wanted.answer : answer,
      ...(question.explicitId !== null && {id: question.explicitId}),
      ...(marks.length > 0 && {annotations: marks.map(({kinds, date}) => `${kinds.join()} ${date}`)})
    }
  })
}

describe('the forms in which people ask', () => {
  it.each(names)('%s', (name) => {
    const expected = expectedOf(name)
    expect(questionsIn(name, expected)).toStrictEqual(expected)
  })

  it.each(names)('%s is kept whole', (name) => {
    const {places, source} = read(name)
    expect(places.map(({start, end}) => source.slice(start, end)).join('')).toBe(source)
  })
})
