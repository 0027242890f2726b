import * as fc from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {entriesOf, parseMemory, resolveConflicts, serializeMemory} from '../../src/history/memory.ts'
import type {MemoryEntry} from '../../src/model/memory.ts'
import type {Problem} from '../../src/problem/index.ts'
import {reporter} from '../../src/problem/index.ts'
import {daysInMonth, toPlainDate} from '../../src/plain-date.ts'
import {hostile, words} from './articles.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

const date = fc
  .tuple(fc.integer({min: 1990, max: 2099}), fc.integer({min: 1, max: 12}), fc.integer({min: 1, max: 28}))
  .map(([year, month, day]) => toPlainDate(year, month, Math.min(day, daysInMonth(year, month)))!)
const text = fc.oneof(words, hostile)
const entry: fc.Arbitrary<MemoryEntry> = fc.oneof(
  fc.record({type: fc.constant('question' as const), id: text, text, answer: text}),
  fc.record({
    type: fc.constant('revision' as const),
    id: text,
    version: fc.option(text),
    date,
    feed: fc.boolean()
  }),
  fc.record({
    type: fc.constant('event' as const),
    id: text,
    subject: text,
    revision: text,
    change: fc.constantFrom('added', 'updated', 'corrected', 'removed', 'moved'),
    date,
    title: fc.record({ja: text, en: text})
  }),
  fc.oneof(
    fc.record({type: fc.constant('retraction' as const), event: text}),
    fc.record({type: fc.constant('retraction' as const), event: text, correction: date})
  )
)
const entries = fc.array(entry, {maxLength: 8})

function read(text: string) {
  const problems: Problem[] = []
  return {memory: parseMemory(text, reporter('memory.jsonl', problems)), problems}
}

describe('the memory', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(entries, (entries) => {
        const written = serializeMemory(entries)
        const {memory, problems} = read(written)
        expect(problems).toStrictEqual([])
        expect(serializeMemory(entriesOf(memory))).toBe(written)
      })
    )
  })

  it('does not rest on the order of its entries, nor holds one twice', () => {
    fc.assert(
      fc.property(entries, (entries) => {
        expect(serializeMemory([...entries, ...entries].reverse())).toBe(serializeMemory(entries))
      })
    )
  })

  it('of two branches is the union of their lines', () => {
    fc.assert(
      fc.property(entries, entries, (ours, theirs) => {
        const union = serializeMemory([...ours, ...theirs])
        const merged = read(serializeMemory(ours) + serializeMemory(theirs)).memory
        expect(serializeMemory(entriesOf(merged))).toBe(union)
        const conflict = `<<<<<<< ours\n${serializeMemory(ours)}=======\n${serializeMemory(theirs)}>>>>>>> theirs\n`
        expect(read(conflict).problems.map(({code, position}) => [code, position!.line])).toStrictEqual(
          conflict
            .split('\n')
            .flatMap((line, index) => (/^[<=>]{7}/u.test(line) ? [['memory-conflict', index + 1]] : []))
        )
        expect(serializeMemory(entriesOf(read(resolveConflicts(conflict)).memory))).toBe(union)
      })
    )
  })

  it('tells where a line is none of its own', () => {
    fc.assert(
      fc.property(entries, words, (entries, junk) => {
        const written = serializeMemory(entries)
        const {memory, problems} = read(`${written}${junk}\n`)
        expect(problems.map(({code, position}) => [code, position!.line])).toStrictEqual([
          ['memory-entry', written.split('\n').length]
        ])
        expect(serializeMemory(entriesOf(memory))).toBe(written)
      })
    )
  })
})
