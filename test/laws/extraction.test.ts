import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {extractArticle} from '../../src/extract/article.ts'
import type {ArticleState} from '../../src/model/state.ts'
import {plainTextOf} from '../../src/parse/plain-text.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {anyArticle, readableArticle, words} from './articles.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

const extract = (text: string): ArticleState =>
  extractArticle({path: 'faq.md', text}, {lang: null, report: () => {}})

/** Everything that a reader of the model can come upon. */
const seen = (state: ArticleState): string =>
  [
    state.title,
    state.frontMatter.title,
    ...state.notes.map(({text}) => text),
    ...state.annotations.map(({raw}) => raw),
    ...state.sections.map(({title}) => title),
    ...state.questions.flatMap(({text, answer}) => [text, ...answer.map(({text}) => text)]),
    ...state.texts.flatMap(({blocks}) => blocks.map(({text}) => text)),
    ...state.places.map(({type, start, end}) => (type === 'definition' ? state.source.slice(start, end) : ''))
  ].join('\n')

// What is read and not kept as words: `Q.`, `A.`, ids, the days of notes.
const read = /^[QA]1?[.:]|\{#\w\}|\d{4}[-/年]\d+(?:[-/月]\d+日?)?/gmu
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{So}]+/gu) ?? []

function expectTiles({places, source}: ArticleState): void {
  expect(places.map(({start, end}) => source.slice(start, end)).join('')).toBe(source)
  const starts = places.map(({start}) => start)
  expect(starts).toStrictEqual([0, ...places.map(({end}) => end)].slice(0, places.length))
}

describe('extraction', () => {
  it('puts every part of an article into exactly one place', () => {
    fc.assert(
      fc.property(anyArticle, (text) => expectTiles(extract(text))),
      {numRuns: 150}
    )
  })

  it('has a place for each top-level node of the body, of a fitting type', () => {
    fc.assert(
      fc.property(readableArticle, (text) => {
        const {places} = extract(text)
        const body = places.filter(({type}) => type !== 'front-matter')
        for (const {type, position} of parseMarkdown(text).children) {
          const start = position!.start.offset!
          const place = places.find((place) => place.start <= start && start < place.end)
          expect(place?.type).toMatch(type === 'heading' ? /^(?!text|definition)/u : /^(?!section|title)/u)
        }
        expect(body.every(({start, end}) => end > start)).toBe(true)
      }),
      {numRuns: 100}
    )
  })

  it('loses no word', () => {
    fc.assert(
      fc.property(readableArticle, (text) => {
        const state = extract(text)
        const model = seen(state)
        const body = state.places
          .filter(({type}) => type !== 'front-matter')
          .map(({start, end}) => text.slice(start, end))
          .join('')
        const told = wordsIn(plainTextOf(body).replace(read, ''))
        expect(told.filter((word) => !model.includes(word))).toStrictEqual([])
      }),
      {numRuns: 100}
    )
  })

  it('places annotations where their characters stand', () => {
    fc.assert(
      fc.property(anyArticle, (text) => {
        const lines = text.split('\n')
        for (const {raw, position} of extract(text).annotations) {
          const rest = [lines[position.line - 1]!.slice(position.column - 1), ...lines.slice(position.line)]
          expect(rest.join('\n').startsWith(raw)).toBe(true)
        }
      }),
      {numRuns: 100}
    )
  })

  it('reads the same again whatever stands behind the last question', () => {
    fc.assert(
      fc.property(words, words, (text, more) => {
        const article = `**Q. ${text}？**\n\n${more}\n`
        const once = extract(article)
        const twice = extract(`${article}\n**Q. one more？**\n\nyes\n`)
        expect(twice.questions[0]!.text).toBe(once.questions[0]!.text)
        expect(twice.questions[0]!.answer).toStrictEqual(once.questions[0]!.answer)
      })
    )
  })
})
