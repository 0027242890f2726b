import {describe, expect, it} from 'vitest'

import {compareTexts} from '../../src/delta/edits.ts'
import {withReplacements} from '../../src/delta/replacements.ts'
import type {DraftChange} from '../../src/model/history.ts'

function changed(id: string, before: string, after: string, more: Partial<DraftChange> = {}): DraftChange {
  const {edits, sentences} = compareTexts(before, after)
  return {
    type: 'updated',
    subject: {type: 'question', id},
    name: id,
    evidence: 'snapshot',
    significance: 'major',
    moved: false,
    reworded: false,
    split: false,
    merged: false,
    related: [],
    replaced: false,
    before: {state: 'known', text: id, markdown: before},
    after: {state: 'known', text: id, markdown: after},
    edits,
    sentences,
    ...more
  } as DraftChange
}

/** The same pair of answers in as many questions. */
const times = (count: number, before: string, after: string): DraftChange[] =>
  Array.from({length: count}, (_, index) => changed(`q${index}`, before, after))

const told = (changes: readonly DraftChange[]) =>
  withReplacements(changes).replacements.map(
    ({before, after, questions}) => `${before} → ${after}: ${questions.join(' ')}`
  )

const covered = (changes: readonly DraftChange[]) =>
  withReplacements(changes).changes.flatMap(({replaced, subject}) => (replaced ? [subject.id] : []))

describe('the same replacement', () => {
  it('is told of three questions, not of two', () => {
    expect(told(times(2, 'Use TKC.', 'Use TKGs.'))).toStrictEqual([])
    expect(told(times(3, 'Use TKC.', 'Use TKGs.'))).toStrictEqual(['TKC → TKGs: q0 q1 q2'])
  })

  it('is of words: a name, a version, and no bare number, no grammar, no sentence', () => {
    expect(told(times(3, '対応は v1.1 です。', '対応は v1.2 です。'))).toStrictEqual([
      'v1.1 → v1.2: q0 q1 q2'
    ])
    expect(told(times(3, '料金は 400 円です。', '料金は 480 円です。'))).toStrictEqual([])
    expect(told(times(3, '本は無料です。', '本が無料です。'))).toStrictEqual([])
    expect(told(times(3, '平日のみです。', '毎日開いています。'))).toStrictEqual([])
    expect(told(times(3, 'ＴＫＣを使う。', 'TKCを使う。'))).toStrictEqual([])
    expect(told(times(3, 'Use TKC.', 'Use **TKC**.'))).toStrictEqual([])
  })

  it('is counted beside others and other changes, which keep their own entries', () => {
    const changes = [
      changed('a', 'ここでは TKC を使えます。', 'ここでは TKGs を使えます。'),
      changed('b', 'ここでは TKC が 4 台です。', 'ここでは TKGs が 5 台です。'),
      changed('c', 'ここでは TKC を使えます。', 'ここでは TKGs を使えます。', {moved: true}),
      changed('d', 'ここでは TKC と TKC を使えます。', 'ここでは TKGs と TKGs を使えます。'),
      changed('e', 'ここでは TKC を使えます。', 'ここでは TKGs を使えます。', {type: 'corrected'}),
      changed('f', 'ここでは TKC を使えます。', 'ここでは TKGs を使えます。', {
        subject: {type: 'section', id: 'f'}
      })
    ]
    expect(told(changes)).toStrictEqual(['TKC → TKGs: a b c d'])
    expect(covered(changes)).toStrictEqual(['a', 'd'])
  })

  it('stops at the ends of words', () => {
    const changes = [
      ...times(3, 'It is v1.1 now.', 'It is v1.2 now.'),
      changed('other', 'It is v1.10 now.', 'It is v1.20 now.')
    ]
    expect(told(changes)).toStrictEqual(['v1.1 → v1.2: q0 q1 q2'])
  })
})
