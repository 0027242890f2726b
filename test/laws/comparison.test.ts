import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {alignKeys, slide, stretchesOf} from '../../src/delta/align.ts'
import {compareTexts} from '../../src/delta/edits.ts'
import {movedIn} from '../../src/delta/moves.ts'
import {partsOf} from '../../src/delta/parts.ts'
import {patchText} from '../../src/delta/patch.ts'
import {significanceOf} from '../../src/delta/significance.ts'
import {wordsOf, wordsOfBoth} from '../../src/delta/tokens.ts'
import type {Edit, KnownText} from '../../src/model/delta.ts'
import {words} from './articles.ts'
import {markdown, pair} from './markdown.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

const opposite = {kept: 'kept', inserted: 'deleted', deleted: 'inserted'} as const
const turned = (edits: readonly Edit[]): Edit[] => edits.map((edit) => ({...edit, type: opposite[edit.type]}))

describe('comparing two texts', () => {
  it('gives edits that make the later of the earlier, and turned round the earlier of the later', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        const {edits} = compareTexts(before, after)
        expect(patchText(before, edits)).toBe(after)
        expect(patchText(after, turned(edits))).toBe(before)
      }),
      {numRuns: 1_000}
    )
  })

  it('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const {edits, sentences} = compareTexts(text, text)
        expect(edits.filter(({type}) => type !== 'kept')).toStrictEqual([])
        expect(sentences).toStrictEqual([])
      })
    )
  })

  it('is the same each time', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        expect(compareTexts(before, after)).toStrictEqual(compareTexts(before, after))
      })
    )
  })

  it('deletes nothing of one text where the other only has more', () => {
    const paragraphs = fc.array(
      words.map((text) => `${text}。`),
      {minLength: 1, maxLength: 4}
    )
    fc.assert(
      fc.property(paragraphs, paragraphs, fc.nat({max: 4}), (text, more, place) => {
        const after = [...text.slice(0, place), ...more, ...text.slice(place)].join('\n\n')
        const {edits} = compareTexts(text.join('\n\n'), after)
        expect(edits.filter(({type}) => type === 'deleted')).toStrictEqual([])
      })
    )
  })

  it('numbers the blocks from 0 without a gap, says nothing empty, and nothing in two pieces', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        const {edits} = compareTexts(before, after)
        for (const [index, {block, text, type}] of edits.entries()) {
          const last = edits[index - 1]
          expect(text).not.toBe('')
          expect(block - (last?.block ?? -1)).toBeOneOf(last ? [0, 1] : [1])
          expect(last?.block === block && last.type === type).toBe(false)
        }
      })
    )
  })

  it('deletes once and then inserts once, between what was kept', () => {
    const order = {kept: 0, deleted: 1, inserted: 2}
    fc.assert(
      fc.property(pair, ({before, after}) => {
        const {edits} = compareTexts(before, after)
        const wrong = edits.filter(({block, type}, index) => {
          const last = edits[index - 1]
          return last?.block === block && type !== 'kept' && order[last.type] >= order[type]
        })
        expect(wrong).toStrictEqual([])
      })
    )
  })

  it('tells no two sentences that are the same', () => {
    fc.assert(
      fc.property(pair, ({before, after}) => {
        for (const {before: one, after: other} of compareTexts(before, after).sentences) {
          expect(one).not.toBe(other)
          expect(one).not.toBe('')
          expect(other).not.toBe('')
        }
      })
    )
  })

  it('tells nothing of a paragraph that was wrapped anew', () => {
    const wrapped = fc.array(fc.tuple(words, fc.constantFrom(' ', '\n'), fc.constantFrom(' ', '\n')), {
      maxLength: 9
    })
    fc.assert(
      fc.property(wrapped, (parts) => {
        const [one, other] = [1, 2].map((side) =>
          parts
            .map((part) => part[0] + part[side]!)
            .join('')
            .trim()
        )
        expect(compareTexts(one!, other!).sentences).toStrictEqual([])
        expect(significanceOf(known('Q', one!), known('Q', other!), false)).toBe('minor')
      })
    )
  })
})

const many = (size: number, text: (index: number) => string) =>
  Array.from({length: size}, (_, index) => text(index))
const sentenceOf = (salt: number) => (index: number) =>
  `${'語句'.repeat(salt)}${index * salt}は${index ** salt}です。`
const strength = (_: 0 | 1, index: number) => index % 3

describe('comparing much', () => {
  const texts: Record<string, [string, string]> = {
    'sentences that have nothing in common': [
      many(4_000, sentenceOf(3)).join(''),
      many(4_000, (index) => `Line ${index * 7} says ${index ** 2}. `).join('')
    ],
    'a line without an end': [
      many(20_000, (i) => `語${i % 97}`).join(''),
      many(20_000, (i) => `句${i % 89}`).join('')
    ],
    'one character': ['あ'.repeat(100_000), 'あ'.repeat(99_000)],
    'one sign': ['。'.repeat(50_000), '。'.repeat(49_000)],
    'open brackets': ['「('.repeat(20_000), '「['.repeat(20_000)],
    'many items': [
      many(20_000, (i) => `- item ${i}`).join('\n'),
      many(20_000, (i) => `- item ${i % 5 === 0 ? -i : i}`).join('\n')
    ],
    'items that are all alike': [
      many(5_000, () => '- a').join('\n'),
      many(5_000, (i) => (i % 2 ? '- a' : '- b')).join('\n')
    ],
    'a large table': [
      `| a | b |\n|---|---|\n${many(8_000, (i) => `| key ${i} | ${i} |`).join('\n')}`,
      `| a | b |\n|---|---|\n${many(8_000, (i) => `| key ${i} | ${i * 2} |`).join('\n')}`
    ]
  }

  it.each(Object.entries(texts))('holds the laws for %s', (_, [before, after]) => {
    const {edits} = compareTexts(before, after)
    expect(patchText(before, edits) === after).toBe(true)
    expect(patchText(after, turned(edits)) === before).toBe(true)
  })

  it('finds what changed among much that did not', () => {
    const before = many(6_000, (index) => `第${index}の文は番号${index * 7}を持つ。`)
    const after = before.map((text, index) => (index % 5 === 0 ? text.replace('番号', '記号') : text))
    const {edits, sentences} = compareTexts(before.join(''), after.join(''))
    expect(sentences.length).toBe(1_200)
    expect(new Set(edits.filter(({type}) => type === 'deleted').map(({text}) => text)).size).toBeLessThan(
      1_300
    )
  })
})

describe('cutting a text', () => {
  const text = fc.oneof(
    markdown,
    fc.string({unit: 'binary'}),
    fc.string({unit: fc.constantFrom(...'あ。！？.!?」「（） \n\t1*[]()<>`|-')})
  )

  it('into parts loses nothing', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(
          partsOf(text)
            .map((part) => part.lead + part.text)
            .join('')
        ).toBe(text)
      }),
      {numRuns: 1_000}
    )
  })

  it('into parts numbers the blocks in order', () => {
    fc.assert(
      fc.property(text, (text) => {
        const numbers = partsOf(text).map(({block}) => block)
        expect(numbers).toStrictEqual([...numbers].sort((a, b) => a - b))
      })
    )
  })

  it('into words loses nothing', () => {
    fc.assert(
      fc.property(text, text, (text, other) => {
        expect(wordsOf(text).join('')).toBe(text)
        expect(wordsOf(text)).not.toContain('')
        expect(wordsOfBoth(text, other).map((words) => words.join(''))).toStrictEqual([text, other])
      }),
      {numRuns: 500}
    )
  })
})

describe('what two lists have in common', () => {
  const keys = fc.array(fc.constantFrom(...'abc'), {maxLength: 12})
  const pairs = fc.tuple(keys, keys)

  it('is in order, the same on both sides, and as long as it can be', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const matches = alignKeys(before, after)
        for (const found of [matches, slide(matches, [before, after], strength)]) {
          expect(found.every(([one, other]) => before[one] === after[other])).toBe(true)
          expect(
            found.every(
              ([one, other], index) =>
                index === 0 || (one > found[index - 1]![0] && other > found[index - 1]![1])
            )
          ).toBe(true)
          expect(found.length).toBe(longest(before, after))
        }
      }),
      {numRuns: 1_000}
    )
  })

  it('and what lies between is all of both', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const stretches = stretchesOf(alignKeys(before, after), before.length, after.length)
        expect(stretches.flatMap(({before: {from, to}}) => before.slice(from, to))).toStrictEqual(before)
        expect(stretches.flatMap(({after: {from, to}}) => after.slice(from, to))).toStrictEqual(after)
      })
    )
  })
})

/** Length of the longest common subsequence, by the book. */
function longest(before: readonly string[], after: readonly string[]): number {
  let last = after.map(() => 0)
  for (const one of before) {
    const row: number[] = []
    for (const [index, other] of after.entries())
      row.push(one === other ? (last[index - 1] ?? 0) + 1 : Math.max(last[index]!, row[index - 1] ?? 0))
    last = row
  }
  return last.at(-1) ?? 0
}

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
        const one = known(name, before)
        const other = known(name, after)
        expect(significanceOf(one, one, false)).toBe('minor')
        expect(significanceOf(one, other, true)).toBe('major')
        expect(significanceOf(one, other, false)).toBe(significanceOf(other, one, false))
      }),
      {numRuns: 300}
    )
  })
})
