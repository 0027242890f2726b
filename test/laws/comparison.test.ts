import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {compareTexts} from '../../src/delta/edits.ts'
import {movedIn} from '../../src/delta/moves.ts'
import {significanceOf} from '../../src/delta/significance.ts'
import {sentencesOf, wordsOf} from '../../src/delta/tokens.ts'
import type {Edit, KnownText} from '../../src/model/delta.ts'
import {hostile, words} from './articles.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

const sentence = fc.oneof(
  words.map((text) => `${text}。`),
  words.map((text) => `${text}. `),
  words.map((text) => `1. ${text}\n`),
  fc.string({unit: 'binary', maxLength: 12}),
  hostile
)
const block = fc
  .array(sentence, {minLength: 1, maxLength: 5})
  .map((parts) => parts.join(''))
  .filter((text) => text !== '')
const blocks = fc.array(block, {maxLength: 5})

/** A text, and the same with some blocks altered, dropped, added or swapped. */
const revision = fc
  .tuple(blocks, blocks, fc.array(fc.nat({max: 9}), {maxLength: 6}))
  .map(([before, others, picks]) => {
    const after = [...before]
    for (const pick of picks) {
      const other = others[pick % Math.max(1, others.length)] ?? 'あ'
      if (pick % 3 === 0) after.splice(pick, 1)
      else if (pick % 3 === 1) after.splice(pick, 0, other)
      else if (after[pick]) after[pick] = after[pick] + other
    }
    return {before, after}
  })
const pair = fc.oneof(revision, fc.record({before: blocks, after: blocks}))

const side = (edits: readonly Edit[], type: Edit['type']): string =>
  edits
    .filter((edit) => edit.type === 'kept' || edit.type === type)
    .map(({text}) => text)
    .join('')

const amount = (edits: readonly Edit[], type: Edit['type']): number =>
  edits.filter((edit) => edit.type === type).reduce((sum, {text}) => sum + text.length, 0)

const long = (salt: number) =>
  Array.from({length: 40}, (_, index) =>
    `${'語句'.repeat(salt)}${index * salt}は${index ** salt}です。`.repeat(30)
  )

describe('comparing two texts', () => {
  it('gives edits from which both can be made', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        const {edits} = compareTexts(before, after)
        expect(side(edits, 'inserted')).toBe(after.join('\n\n'))
        expect(side(edits, 'deleted')).toBe(before.join('\n\n'))
      }),
      {numRuns: 500}
    )
  })

  it('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(blocks, (text) => {
        const {edits, sentences} = compareTexts(text, text)
        expect(edits.filter(({type}) => type !== 'kept')).toStrictEqual([])
        expect(sentences).toStrictEqual([])
      })
    )
  })

  it('calls inserted what the other way round is deleted', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        const there = compareTexts(before, after).edits
        const back = compareTexts(after, before).edits
        expect(side(back, 'inserted')).toBe(side(there, 'deleted'))
        expect(side(back, 'deleted')).toBe(side(there, 'inserted'))
        const isPure =
          there.every(({type}) => type !== 'deleted') || there.every(({type}) => type !== 'inserted')
        expect(!isPure || amount(back, 'deleted') === amount(there, 'inserted')).toBe(true)
      })
    )
  })

  it('numbers the blocks in order, and says nothing empty', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        const {edits} = compareTexts(before, after)
        expect(edits.map(({block}) => block)).toStrictEqual(
          edits.map(({block}) => block).sort((a, b) => a - b)
        )
        expect(edits.every(({text}) => text !== '')).toBe(true)
      })
    )
  })

  it('tells only sentences that differ, each of which stands in its text', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        for (const {before: one, after: other} of compareTexts(before, after).sentences) {
          expect(before.join('\n\n')).toContain(one ?? '')
          expect(after.join('\n\n')).toContain(other ?? '')
          expect(one).not.toBe(other)
        }
      })
    )
  })

  it('stays fast where nothing is alike', () => {
    const started = performance.now()
    const {edits} = compareTexts(long(3), long(5))
    expect(side(edits, 'inserted')).toBe(long(5).join('\n\n'))
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('cutting a text', () => {
  const text = fc.oneof(
    block,
    fc.string({unit: 'binary'}),
    fc.string({unit: fc.constantFrom(...'あ。！？.!?」） \n\t1')})
  )

  it('into sentences loses nothing', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(sentencesOf(text).join('')).toBe(text)
        expect(sentencesOf(text)).not.toContain('')
      }),
      {numRuns: 500}
    )
  })

  it('into words loses nothing', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(wordsOf(text).join('')).toBe(text)
        expect(wordsOf(text)).not.toContain('')
      }),
      {numRuns: 500}
    )
  })
})

const isOrdered = (before: readonly string[], after: readonly string[]) => {
  const places = after.map((id) => before.indexOf(id))
  return places.every((place, index) => index === 0 || place > places[index - 1]!)
}

const subsetsOf = (ids: readonly string[]): string[][] =>
  Array.from({length: 1 << ids.length}, (_, choice) => ids.filter((_, index) => choice & (1 << index)))

describe('what moved', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefg'), {maxLength: 7})

  it('leaves the others in their order, and no smaller choice does', () => {
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const moved = movedIn(before, after)
        const common = after.filter((id) => before.includes(id))
        expect([...moved].every((id) => common.includes(id))).toBe(true)
        expect(
          isOrdered(
            before,
            common.filter((id) => !moved.has(id))
          )
        ).toBe(true)
        const ordered = subsetsOf(common).filter((left) => isOrdered(before, left))
        expect(Math.max(...ordered.map(({length}) => length))).toBe(common.length - moved.size)
      }),
      {numRuns: 200}
    )
  })
})

const known = (text: string, markdown: string): KnownText => ({state: 'known', text, markdown})

describe('significance', () => {
  it('is minor between a text and itself, and the same both ways', () => {
    fc.assert(
      fc.property(pair, words, ({before, after}, name) => {
        const one = known(name, before.join('\n\n'))
        const other = known(name, after.join('\n\n'))
        expect(significanceOf(one, one, false)).toBe('minor')
        expect(significanceOf(one, other, true)).toBe('major')
        expect(significanceOf(one, other, false)).toBe(significanceOf(other, one, false))
      }),
      {numRuns: 300}
    )
  })
})
