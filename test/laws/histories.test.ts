import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {compareRevisions} from '../../src/delta/between.ts'
import {patchText} from '../../src/delta/patch.ts'
import type {DraftDelta, Snapshot} from '../../src/model/history.ts'
import type {CommittedState} from '../../src/model/state.ts'
import {parsePlainDate} from '../../src/plain-date.ts'
import {type ArticleInput, type ArticleOutput, buildArticle} from '../../src/pipeline.ts'
import {inputOf} from '../site.ts'
import {words} from './articles.ts'

// Whole builds, many of them.
vi.setConfig({testTimeout: 120_000})

interface Question {
  /** Never changes: who it is. */
  readonly number: number
  readonly answer: string
}

type Article = readonly Question[]

const sentence = words.map((text) => `${text}。`)
const block = fc.oneof(
  fc.array(sentence, {minLength: 1, maxLength: 4}).map((sentences) => sentences.join('')),
  fc.array(words, {minLength: 1, maxLength: 4}).map((items) => items.map((item) => `- ${item}`).join('\n')),
  fc.tuple(words, words).map(([left, right]) => `| 窓口 | 時間 |\n| --- | --- |\n| ${left} | ${right} |`),
  words.map((text) => `\`\`\`\n${text}\n\n  ${text}\n\`\`\``),
  words.map((text) => `> ${text}`)
)
const answer = fc.array(block, {minLength: 1, maxLength: 3}).map((blocks) => blocks.join('\n\n'))

/** What one commit does. */
type Step =
  | {readonly does: 'add'; readonly at: number; readonly answer: string}
  | {readonly does: 'remove' | 'move'; readonly at: number; readonly to: number}
  | {readonly does: 'update'; readonly at: number; readonly answer: string}

const position = fc.nat({max: 20})
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({does: fc.constantFrom('add' as const, 'update' as const), at: position, answer}),
  fc.record({does: fc.constantFrom('remove' as const, 'move' as const), at: position, to: position})
)

const things = '本 傘 鍵 机 皿 帯 箱 鐘 筆 笛 網 鏡 櫛 釜 樽 船 橋 塔 門 壁'.split(' ')
// Every question has words of its own, so that who is who is no matter of opinion.
const textOf = ({number}: Question): string =>
  `${things[number % things.length]}${number} はどこで借りられますか？`

function take(article: Article, step: Step, number: number): Article {
  const at = article.length === 0 ? 0 : step.at % article.length
  if (step.does === 'add') return article.toSpliced(at, 0, {number, answer: step.answer})
  if (article.length < 2) return article
  if (step.does === 'remove') return article.toSpliced(at, 1)
  if (step.does === 'update') return article.with(at, {...article[at]!, answer: step.answer})
  return article.toSpliced(at, 1).toSpliced(step.to % article.length, 0, article[at]!)
}

const day = (index: number) =>
  `2020-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`

const print = (article: Article, revision: number): string =>
  [
    `---\ntitle: 貸出の質問\ndate: ${day(0)}\nlang: ja\n---\n`,
    Array.from({length: revision}, (_, index) => `- ${day(index + 1)} 見直し`).join('\n'),
    ...article.map((question) => `**Q. ${textOf(question)}**\n\n${question.answer}`)
  ].join('\n\n')

const history = fc
  .tuple(fc.array(answer, {minLength: 1, maxLength: 4}), fc.array(step, {minLength: 1, maxLength: 5}))
  .map(([answers, steps]) => {
    const articles: Article[] = [answers.map((answer, number) => ({number, answer}))]
    for (const [index, step] of steps.entries())
      articles.push(take(articles.at(-1)!, step, answers.length + index))
    return articles
  })

const committed = (articles: readonly Article[]): CommittedState[] =>
  articles.map((article, index) => ({
    source: {path: 'faq.md', text: print(article, index)},
    date: parsePlainDate(day(index))!,
    tags: [],
    isIgnored: false
  }))

function inputFor(articles: readonly Article[], states = committed(articles)): ArticleInput {
  const text = print(articles.at(-1)!, articles.length - 1)
  return inputOf(text, {committed: {states, isCutOff: false}})
}

const build = (articles: readonly Article[]): ArticleOutput => buildArticle(inputFor(articles))

type Texts = Record<string, {readonly text: string; readonly markdown: string}>

const questionsIn = ({subjects}: Snapshot): Texts =>
  Object.fromEntries(
    subjects.flatMap(({subject, text}) =>
      subject.type === 'question' && text.state !== 'unknown'
        ? [[subject.id, {text: text.text, markdown: text.markdown}]]
        : []
    )
  )

/** A snapshot with a delta's changes made to it, by their edits alone. */
function patch(before: Texts, {changes}: DraftDelta): Texts {
  const texts = {...before}
  for (const change of changes) {
    if (change.subject.type !== 'question') continue
    const {id} = change.subject
    if (change.type === 'removed') delete texts[id]
    else if (change.after.state === 'unknown') throw new Error('unknown')
    else if (change.type === 'added') texts[id] = {text: change.after.text, markdown: change.after.markdown}
    else if (change.type !== 'moved')
      texts[id] = {text: change.after.text, markdown: patchText(texts[id]!.markdown, change.edits!)}
  }
  return texts
}

const numbersOnlyIn = (one: Article, other: Article): number[] =>
  one
    .filter(({number}) => !other.some((question) => question.number === number))
    .map(({number}) => number)
    .sort((a, b) => a - b)

const kinds = ({changes}: DraftDelta) =>
  changes
    .filter(({subject}) => subject.type === 'question')
    .map(({type, subject}) => `${type} ${subject.id}`)
    .sort()

describe('a history', () => {
  it('is its snapshots: each, patched with the delta, gives the next', () => {
    fc.assert(
      fc.property(history, (articles) => {
        const {snapshots, deltas} = build(articles).history
        expect(snapshots).toHaveLength(articles.length)
        for (const [index, delta] of deltas.entries()) {
          const before = index === 0 ? {} : questionsIn(snapshots[index - 1]!)
          expect(patch(before, delta)).toStrictEqual(questionsIn(snapshots[index]!))
        }
      }),
      {numRuns: 60}
    )
  })

  it('tells of each question what was done to it, and never that it went and came', () => {
    fc.assert(
      fc.property(history, (articles) => {
        const {deltas} = build(articles).history
        for (const [index, {changes}] of deltas.entries()) {
          const [was, is] = [articles[index - 1] ?? [], articles[index]!]
          const numbers = (type: string) =>
            changes
              .filter((change) => change.type === type)
              .map(({name}) => Number(/\d+/u.exec(name)![0]))
              .sort((a, b) => a - b)
          expect(numbers('added')).toStrictEqual(numbersOnlyIn(is, was))
          expect(numbers('removed')).toStrictEqual(numbersOnlyIn(was, is))
        }
      }),
      {numRuns: 60}
    )
  })

  it('is the same history backwards', () => {
    const turned: Readonly<Record<string, string>> = {added: 'removed', removed: 'added'}
    fc.assert(
      fc.property(history, (articles) => {
        const past = build(articles).history
        const last = articles.length - 1
        const back = kinds(compareRevisions(past, last, 0))
        const forth = kinds(compareRevisions(past, 0, last)).map((change) =>
          change.replace(/^\w+/u, (type) => turned[type] ?? type)
        )
        expect(back).toStrictEqual(forth.sort())
        expect(compareRevisions(past, last, last).changes).toStrictEqual([])
      }),
      {numRuns: 60}
    )
  })

  it('rests on git throughout, and is not changed by committing the present text', () => {
    fc.assert(
      fc.property(history, (articles) => {
        const whole = build(articles)
        const states = committed(articles)
        const uncommitted = buildArticle(inputFor(articles, states.slice(0, -1)))
        expect(uncommitted.changelog).toStrictEqual(whole.changelog)
        for (const {evidence} of whole.history.deltas.slice(1)) expect(evidence).toBe('git')
      }),
      {numRuns: 40}
    )
  })
})
