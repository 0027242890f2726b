import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {idsOfArticles, type NamedFile} from '../../src/history/article-ids.ts'
import {idsFor} from '../../src/history/ids.ts'
import {normalise} from '../../src/normalise.ts'
import {words} from './articles.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

const few = fc.constantFrom('料金は？', '料金は', '営業は？', 'Q1. 料金は？', 'What?', 'Why?', '🐢', '？')
const distinctions = fc.array(fc.tuple(fc.oneof(few, words), few, few), {maxLength: 12})

const shuffled = <T>(items: fc.Arbitrary<T[]>) =>
  items.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray([...list.keys()], {minLength: list.length, maxLength: list.length})
    )
  )

describe('ids of questions', () => {
  it('are unique, and are short names for paths', () => {
    fc.assert(
      fc.property(distinctions, (parts) => {
        const ids = idsFor('q', parts)
        expect(new Set(ids).size).toBe(parts.length)
        for (const id of ids) expect(id).toMatch(/^q-[a-z2-7]{8}(?:-\d+)?$/u)
      })
    )
  })

  it('do not rest on the order', () => {
    fc.assert(
      fc.property(shuffled(distinctions), ([parts, order]) => {
        // Equal in everything: nothing but the order is left.
        fc.pre(new Set(parts.map((texts) => texts.map(normalise).join('\n'))).size === parts.length)
        const ids = idsFor('q', parts)
        expect(
          idsFor(
            'q',
            order.map((index) => parts[index]!)
          )
        ).toStrictEqual(order.map((index) => ids[index]))
      })
    )
  })

  it('stay when another question comes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(words, {selector: normalise, minLength: 2}), ([other, ...texts]) => {
        const parts = texts.map((text) => [text, '', ''])
        expect(idsFor('q', [...parts, [other!, '', '']]).slice(0, -1)).toStrictEqual(idsFor('q', parts))
      })
    )
  })
})

describe('ids of articles', () => {
  const name = fc.constantFrom('index', 'faq', 'FAQ', '_index', 'README', 'よくある質問', 'a b', '..', 'con?')
  const file = fc
    .tuple(fc.array(name, {maxLength: 3}), name, fc.option(fc.constantFrom('faq', 'x', ''), {nil: null}))
    .map(([folders, name, id]): NamedFile => ({
      path: [...folders, `${name}.md`].join('/'),
      frontMatter: {id, slug: null}
    }))
  const files = fc.uniqueArray(file, {selector: ({path}) => path, maxLength: 8})

  it('are unique ignoring case, and safe as names of folders', () => {
    fc.assert(
      fc.property(files, (files) => {
        const ids = idsOfArticles(files).map(({id}) => id)
        expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(files.length)
        for (const id of ids) expect(id).toMatch(/^[^\s/\\:*?"<>|.][^\s/\\:*?"<>|]*$/u)
      }),
      {numRuns: 300}
    )
  })
})
