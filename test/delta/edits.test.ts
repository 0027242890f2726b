import {describe, expect, it} from 'vitest'

import {compareTexts} from '../../src/delta/edits.ts'
import {sentencesOf} from '../../src/delta/tokens.ts'

const marks = {kept: ['', ''], deleted: ['[-', '-]'], inserted: ['{+', '+}']} as const

const between = (before: string[], after: string[]): string =>
  compareTexts(before, after)
    .edits.map(({type, text}) => `${marks[type][0]}${text}${marks[type][1]}`)
    .join('')

describe('edits', () => {
  it.each([
    [
      'keep Katakana words whole',
      'スーパーバイザーを使う',
      'クラスターを使う',
      '[-スーパーバイザー-]{+クラスター+}を使う'
    ],
    [
      'join what only a particle parts',
      '東の北にあります。',
      '西の南にあります。',
      '[-東の北-]{+西の南+}にあります。'
    ],
    ['keep versions whole', 'vSphere 6.7U3 です', 'vSphere 7.0U1 です', 'vSphere [-6.7U3-]{+7.0U1+} です'],
    [
      'keep URLs whole',
      'https://e.x/a/1 を見る',
      'https://e.x/a/2 を見る',
      '[-https://e.x/a/1-]{+https://e.x/a/2+} を見る'
    ],
    ['say a sentence more', '赤い。', '赤い。青い。', '赤い。{+青い。+}']
  ])('%s', (_, before, after, expected) => {
    expect(between([before], [after])).toBe(expected)
  })

  it('see what white space alone changes', () => {
    expect(between(['- a\n- b'], ['- a\n  - b'])).toBe('- a[-\n-]{+\n  +}- b')
    expect(between(['a b'], ['a　b'])).toBe('a[- -]{+　+}b')
    expect(between(['a', 'b'], ['a b'])).not.toBe('a\n\nb')
  })

  it('go by blocks', () => {
    expect(between(['one', 'two', 'three'], ['one', 'three'])).toBe('one[-\n\ntwo-]\n\nthree')
    expect(between([], ['one'])).toBe('{+one+}')
    expect(between(['one'], [])).toBe('[-one-]')
    const {edits} = compareTexts(['kept', 'a b'], ['kept', 'a c'])
    expect(edits.map(({block}) => block)).toStrictEqual([0, 1, 1, 1])
  })

  it('come with the sentences that changed', () => {
    const {sentences} = compareTexts(['赤い。青い。'], ['赤い。とても青い。白い。'])
    expect(sentences).toStrictEqual([
      {before: '青い。', after: 'とても青い。'},
      {before: null, after: '白い。'}
    ])
  })

  it('tell no sentence where white space alone differs', () => {
    expect(compareTexts(['one. two.'], ['one.\ntwo.']).sentences).toStrictEqual([])
  })

  it('have a fallback where two texts have nothing in common', () => {
    const before = Array.from({length: 3000}, (_, index) => `a${index}`).join(' ')
    const after = Array.from({length: 3000}, (_, index) => `b${index}`).join(' ')
    expect(between([before], [after])).toBe(`[-${before}-]{+${after}+}`)
  })
})

describe('sentences', () => {
  it.each([
    ['。！？', '赤い。青い！白い？', ['赤い。', '青い！', '白い？']],
    ['a closing bracket behind the mark', '「赤い。」と言う。', ['「赤い。」', 'と言う。']],
    ['.!? before a space', 'It is v1.2. Is it? Yes!', ['It is v1.2. ', 'Is it? ', 'Yes!']],
    ['lines', 'one\ntwo', ['one\n', 'two']],
    ['a numbered item', '1. one. two\n2. three', ['1. one. ', 'two\n', '2. three']],
    ['a point before a bracket', 'a.) b.）c', ['a.) ', 'b.）c']]
  ])('end with %s', (_, text, expected) => {
    expect(sentencesOf(text)).toStrictEqual(expected)
  })
})
