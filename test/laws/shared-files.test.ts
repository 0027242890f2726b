import * as fc from 'fast-check'
import {expect, it, vi} from 'vitest'

import {emitSharedFiles, extractForSite} from '../../src/emit/emit.ts'
import {newestItems} from '../../src/emit/feed.ts'
import {shelve} from '../../src/emit/shelves.ts'
import type {SharedFile} from '../../src/model/emitter.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {inputOf, site} from '../site.ts'

vi.setConfig({testTimeout: 60_000})

/** An article with so many revisions, of days that others have as well. */
const faq = (name: string, days: readonly number[], answer: string): string => {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const iso = sorted.map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10))
  return `---
title: ${name}
date: ${iso[0]!}
---

${iso.map((day) => `- ${day} 更新`).join('\n')}

${iso.map((day, index) => `**Q. ${name}の質問${index}？**（${day} 更新）\n\n${answer}\n`).join('\n')}`
}

const article = fc.record({
  name: fc.constantFrom('急須', '湯呑み', '茶筒'),
  // One in four of the same day: a page may begin in the middle of one.
  days: fc.array(fc.oneof({weight: 3, arbitrary: fc.nat(90)}, fc.constant(7)), {
    minLength: 20,
    maxLength: 40
  }),
  answer: fc.constantFrom('はい。', 'いいえ。')
})

type Drawn = readonly (typeof article extends fc.Arbitrary<infer T> ? T : never)[]

/** What becomes of an article: mostly one that tells much of what it told. */
type Edit = (before: Drawn[number]) => Drawn[number]
const edit = fc.oneof(
  article.map(
    (other): Edit =>
      () =>
        other
  ),
  article.map(({answer}): Edit => (before) => ({...before, answer})),
  article.map(({name}): Edit => (before) => ({...before, name})),
  fc.nat(90).map((day): Edit => (before) => ({...before, days: [...before.days, day]}))
)

/** The files that say what they are made of, by path. */
function filesOf(articles: Drawn): ReadonlyMap<string, SharedFile> {
  const opened = articles.map(({name, days, answer}, index) => {
    const {changelog} = buildArticle(inputOf(faq(name, days, answer), {id: `faq-${index}`}))
    return shelve(extractForSite(changelog, site))
  })
  const files = [...emitSharedFiles(opened, site)].filter((file) => 'basis' in file)
  return new Map(files.map((file) => [file.path, file]))
}

const wordsOf = (file: SharedFile): string => {
  const content = file.content()
  return typeof content === 'string' ? content : [...content].join('')
}

it('shared files of one name and one basis are equal', () => {
  let kept = 0
  let archives = 0
  fc.assert(
    fc.property(fc.array(article, {minLength: 2, maxLength: 4}), edit, fc.nat(), (articles, change, at) => {
      const before = filesOf(articles)
      const after = filesOf(
        articles.map((each, index) => (index === at % articles.length ? change(each) : each))
      )
      for (const [path, file] of after) {
        const earlier = before.get(path)
        if (path.includes('/archive/')) archives++
        if (!earlier || JSON.stringify(earlier.basis()) !== JSON.stringify(file.basis())) continue
        kept++
        expect(wordsOf(earlier)).toBe(wordsOf(file))
      }
    }),
    {numRuns: 25, endOnFailure: true}
  )
  // Else nothing was seen.
  expect(archives).toBeGreaterThan(0)
  expect(kept).toBeGreaterThan(0)
})

it('what a changed answer is not told in keeps its basis', () => {
  const days = Array.from({length: newestItems}, (_, index) => index)
  const articles = (answer: Drawn[number]['answer']): Drawn => [
    {name: '急須', days, answer: 'はい。'},
    {name: '湯呑み', days, answer}
  ]
  const before = filesOf(articles('はい。'))
  const kept = [...filesOf(articles('いいえ。'))]
    .filter(([path, file]) => JSON.stringify(before.get(path)?.basis()) === JSON.stringify(file.basis()))
    .map(([path]) => path)
  const silent = [...before.keys()].filter((path) => /^CHANGELOG|^api\/v1\/events/u.test(path))
  expect(silent.length).toBeGreaterThan(4)
  expect(kept).toStrictEqual(expect.arrayContaining(silent))
})
