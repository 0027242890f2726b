import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {emitArticle, extractForSite} from '../../src/emit/emit.ts'
import type {Changelog} from '../../src/model/changelog.ts'
import type {Change, Delta} from '../../src/model/delta.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {inputOf, site} from '../site.ts'
import {readableArticle} from './articles.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

// Long enough, and drawn from so many letters, that no two are alike.
const letters = 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ'
const sentence = fc
  .noBias(fc.string({unit: fc.constantFrom(...letters), minLength: 16, maxLength: 30}))
  .map((text) => `${text}。`)
const answer = fc.array(sentence, {minLength: 2, maxLength: 6})

type Answers = Readonly<Record<string, readonly string[]>>

const articleOf = (answers: Answers): string =>
  [
    '---\ntitle: 質問集\nlang: ja\n---',
    ...Object.entries(answers).map(
      ([id, sentences]) => `**Q. ${id} について教えてください。**{#${id}}\n\n${sentences.join('')}`
    )
  ].join('\n\n')

const build = (before: string, after: string): Changelog =>
  buildArticle(inputOf(after, {kept: [{revision: '1', source: {path: 'faq@1.md', text: before}}]})).changelog

const newestOf = ({deltas}: Changelog): Delta => deltas.at(-1)!

const changelogOf = (changelog: Changelog): string =>
  emitArticle(changelog, site, extractForSite(changelog, site)).find(({path}) =>
    path.endsWith('CHANGELOG.en.md')
  )!.content

const feedOf = (changelog: Changelog): string =>
  extractForSite(changelog, site)
    .feedItems.map(({html}) => html)
    .join('\n')

const times = (text: string, part: string): number => text.split(part).length - 1

const anchorOf = ({to}: Delta, {subject}: Change): string => `<a id="faq-${to}-${subject.id}"></a>`

/** Type, flags and partners of each change, by question. */
const flagsIn = ({changes}: Delta) =>
  Object.fromEntries(
    changes.map(({type, split, merged, related, subject}) => [subject.id, {type, split, merged, related}])
  )

describe('a question whose answer was parted', () => {
  const parted = fc
    .tuple(fc.array(answer, {minLength: 1, maxLength: 4}), answer, answer)
    .map(([others, stays, goes]) => {
      const rest = Object.fromEntries(others.map((sentences, index) => [`other-${index}`, sentences]))
      return {
        whole: articleOf({one: [...stays, ...goes], ...rest}),
        parts: articleOf({one: stays, ...rest, two: goes}),
        copied: articleOf({one: [...stays, ...goes], ...rest, two: goes}),
        goes
      }
    })

  it('is split, and read backwards the two are merged', () => {
    fc.assert(
      fc.property(parted, ({whole, parts, goes}) => {
        const there = newestOf(build(whole, parts))
        expect(flagsIn(there)).toStrictEqual({
          one: {type: 'updated', split: true, merged: false, related: ['two']},
          two: {type: 'added', split: true, merged: false, related: ['one']}
        })
        expect(there.changes.map(({carried}) => carried)).toStrictEqual([goes, goes])
        expect(there.counts).toMatchObject({added: 1, updated: 1, removed: 0})
        const back = newestOf(build(parts, whole))
        expect(flagsIn(back)).toStrictEqual({
          one: {type: 'updated', split: false, merged: true, related: ['two']},
          two: {type: 'removed', split: false, merged: true, related: ['one']}
        })
        expect(back.counts).toMatchObject({added: 0, updated: 1, removed: 1})
      }),
      {numRuns: 50}
    )
  })

  it('is none where its sentences still stand in it', () => {
    fc.assert(
      fc.property(parted, ({whole, copied}) => {
        const alone = {split: false, merged: false, related: []}
        expect(flagsIn(newestOf(build(whole, copied)))).toStrictEqual({two: {type: 'added', ...alone}})
        expect(flagsIn(newestOf(build(copied, whole)))).toStrictEqual({two: {type: 'removed', ...alone}})
      }),
      {numRuns: 30}
    )
  })
})

describe('the same replacement', () => {
  const role = fc.constantFrom('replaced', 'replaced', 'more', 'other')
  const questions = fc.array(fc.tuple(answer, sentence, role), {minLength: 1, maxLength: 8})

  it('is told once where three questions have it, each anchor standing once', () => {
    fc.assert(
      fc.property(questions, (questions) => {
        const idsOf = (...roles: readonly string[]) =>
          questions.flatMap(([, , role], index) => (roles.includes(role) ? [`q${index}`] : []))
        const text = (name: string, isAfter: boolean) =>
          articleOf(
            Object.fromEntries(
              questions.map(([[first, ...rest], more, role], index) => [
                `q${index}`,
                role === 'other'
                  ? [first!, ...rest]
                  : [`${name} は${first}`, ...rest, ...(role === 'more' && isAfter ? [more] : [])]
              ])
            )
          )
        const changelog = build(text('TKC', false), text('TKGs', true))
        const delta = newestOf(changelog)
        const having = idsOf('replaced', 'more')
        const isTold = having.length >= 3
        expect(
          delta.replacements.map(({before, after, questions}) => [before, after, questions])
        ).toStrictEqual(isTold ? [['TKC', 'TKGs', having]] : [])
        expect(delta.counts.updated).toBe(having.length)
        expect(delta.changes.filter(({replaced}) => replaced).map(({subject}) => subject.id)).toStrictEqual(
          isTold ? idsOf('replaced') : []
        )
        const printed = changelogOf(changelog)
        for (const change of delta.changes) expect(times(printed, anchorOf(delta, change))).toBe(1)
        expect(times(printed, 'TKGs')).toBe(isTold ? 1 : having.length)
      }),
      {numRuns: 60}
    )
  })
})

describe('a changelog', () => {
  it('has one place for every change, and tells of partners that are there', () => {
    fc.assert(
      fc.property(readableArticle, readableArticle, (before, after) => {
        const changelog = build(before, after)
        const printed = changelogOf(changelog)
        for (const delta of changelog.deltas) {
          const ids = delta.changes.map(({subject}) => subject.id)
          for (const change of delta.changes) {
            const {split, merged, related} = change
            expect(times(printed, anchorOf(delta, change))).toBe(1)
            expect(related.length > 0).toBe(split || merged)
            expect(related.filter((id) => !ids.includes(id))).toStrictEqual([])
          }
          for (const {questions} of delta.replacements) expect(ids).toEqual(expect.arrayContaining(questions))
        }
        expect(feedOf(changelog)).not.toContain('undefined')
      }),
      {numRuns: 50}
    )
  })
})
