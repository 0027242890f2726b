import {describe, expect, it} from 'vitest'

import {compareTexts} from '../../src/delta/edits.ts'
import {patchText} from '../../src/delta/patch.ts'
import {sentencesOf} from '../../src/delta/sentences.ts'
import {wordsOf} from '../../src/delta/tokens.ts'

const marks = {kept: ['', ''], deleted: ['[-', '-]'], inserted: ['{+', '+}']} as const

const between = (before: string, after: string): string =>
  compareTexts(before, after)
    .edits.map(({type, text}) => `${marks[type][0]}${text}${marks[type][1]}`)
    .join('')

const told = (before: string, after: string): (string | null)[][] =>
  compareTexts(before, after).sentences.map((pair) => [pair.before, pair.after])

describe('words', () => {
  it.each([
    ['Katakana', 'スーパーバイザーを使う', 'クラスターを使う', '[-スーパーバイザー-]{+クラスター+}を使う'],
    ['versions', 'vSphere 6.7U3 です', 'vSphere 7.0U1 です', 'vSphere [-6.7U3-]{+7.0U1+} です'],
    [
      'two versions',
      'v1.1 では 10,000円です。',
      'v1.2 では 12,000円です。',
      '[-v1.1-]{+v1.2+} では [-10,000円-]{+12,000円+}です。'
    ],
    [
      'URLs',
      'https://e.x/a/1 を見る',
      'https://e.x/a/2 を見る',
      '[-https://e.x/a/1-]{+https://e.x/a/2+} を見る'
    ],
    ['the target of a link', '[表](a)を見る', '[表](b)を見る', '[表[-](a)-]{+](b)+}を見る'],
    ['tags', '<img src="a.png"> 図', '<img src="b.png"> 図', '[-<img src="a.png">-]{+<img src="b.png">+} 図'],
    ['emphasis', '油を使う。', '**油**を使う。', '{+**+}油{+**+}を使う。'],
    [
      'Hangul',
      '이 기능을 지원한다.',
      '이 기능을 지원하지 않는다.',
      '이 기능을 [-지원한다-]{+지원하지 않는다+}.'
    ]
  ])('%s are kept whole', (_, before, after, expected) => {
    expect(between(before, after)).toBe(expected)
  })

  it.each([
    [
      'dates, counts and versions',
      '2020年10月31日に10,000円でv1.2.3-rc.1',
      ['2020年10月31日', 'に', '10,000円', 'で', 'v1.2.3-rc.1']
    ],
    ['signs of any width', 'Ｖ１．２とﾊﾟｿｺﾝ', ['Ｖ１．２', 'と', 'ﾊﾟｿｺﾝ']],
    ['pictures of several characters', '👨‍👩‍👧🇯🇵1️⃣❤️', ['👨‍👩‍👧', '🇯🇵', '1️⃣', '❤️']],
    ['combining marks', 'か\u3099き', ['か\u3099き']],
    ['repeated characters', '人々が一ヶ月', ['人々', 'が', '一ヶ月']],
    [
      'contractions and names with signs',
      "don't C++ TKG+ kube_vip",
      ["don't", ' ', 'C++', ' ', 'TKG+', ' ', 'kube_vip']
    ],
    ['entities and escapes', '&amp;\\*a', ['&amp;', '\\*', 'a']],
    ['a URL before Japanese', 'https://e.x/78173を参照', ['https://e.x/78173', 'を', '参照']]
  ])('are %s', (_, text, expected) => {
    expect(wordsOf(text)).toStrictEqual(expected)
  })

  it('of Chinese are characters', () => {
    expect(between('我们支持这个功能。', '我们不支持这个功能。')).toBe('我们{+不+}支持这个功能。')
  })

  it('are joined where only a particle parts them', () => {
    expect(between('東の北にあります。', '西の南にあります。')).toBe('[-東の北-]{+西の南+}にあります。')
  })

  it('are one replacement where little stands', () => {
    expect(between('今日は東京で良い天気です。', '明日の大阪の空は曇りらしい。')).toBe(
      '[-今日は東京で良い天気です-]{+明日の大阪の空は曇りらしい+}。'
    )
  })
})

describe('edits', () => {
  it.each([
    ['say a sentence more', '赤い。', '赤い。青い。', '赤い。{+青い。+}'],
    ['see white space', 'a b', 'a　b', 'a[- -]{+　+}b'],
    ['go by blocks', 'one\n\ntwo\n\nthree', 'one\n\nthree', 'one[-\n\ntwo-]\n\nthree'],
    ['begin with nothing', '', 'one', '{+one+}'],
    ['end with nothing', 'one', '', '[-one-]'],
    [
      'keep what a paragraph that was parted says',
      '赤い。青い。',
      '赤い。\n\n青い。',
      '赤い。{+\n\n+}青い。'
    ],
    ['go item by item', '- a 1\n- b 2', '- a 1\n- c 3\n- b 2', '- a 1{+\n- c 3+}\n- b 2'],
    [
      'number items anew',
      '1. 開く\n2. 押す',
      '1. 開く\n2. 待つ\n3. 押す',
      '1. 開く{+\n2. 待つ+}\n[-2-]{+3+}. 押す'
    ],
    [
      'go cell by cell',
      '| a | b |\n|---|---|\n| 赤 | 400 |',
      '| a | b |\n|---|---|\n| 赤 | 480 |',
      '| a | b |\n|---|---|\n| 赤 | [-400-]{+480+} |'
    ],
    [
      'go line by line in code',
      '```\na: 1\n\nb: 2\n```',
      '```\na: 1\n\nb: 3\n```',
      '```\na: 1\n\nb: [-2-]{+3+}\n```'
    ]
  ])('%s', (_, before, after, expected) => {
    expect(between(before, after)).toBe(expected)
  })

  it('share the number of their block', () => {
    const {edits} = compareTexts('kept\n\na b', 'kept\n\na c')
    expect(edits.map(({block}) => block)).toStrictEqual([0, 1, 1, 1])
  })

  it('make one text of the other, and no third', () => {
    const {edits} = compareTexts('赤い。', '青い。')
    expect(patchText('赤い。', edits)).toBe('青い。')
    expect(() => patchText('白い。', edits)).toThrow(RangeError)
  })

  it('have a fallback where two texts have nothing in common', () => {
    const before = Array.from({length: 3000}, (_, index) => `a${index}`).join(' ')
    const after = Array.from({length: 3000}, (_, index) => `b${index}`).join(' ')
    expect(between(before, after)).toBe(`[-${before}-]{+${after}+}`)
  })
})

describe('the sentences that changed', () => {
  it.each<[string, string, string, (string | null)[][]]>([
    [
      'stand alone',
      '赤い。青い。',
      '赤い。とても青い。白い。',
      [
        ['青い。', 'とても青い。'],
        [null, '白い。']
      ]
    ],
    ['are none where white space alone differs', 'one. two.', 'one.\ntwo.', []],
    ['are none where a target alone differs', '[表](a)。', '[表](b)。', []],
    ['are none where a list was numbered anew', '1. a b\n2. c d', '2. a b\n3. c d', []],
    ['are none where a column is aligned', '| a |\n|---|\n| b |', '| a |\n|:-:|\n| b   |', []],
    [
      'are rows as their cells',
      '| a | b |\n|---|---|\n| 赤 | 400 |',
      '| a | b |\n|---|---|\n| 赤 | 480 |',
      [['赤 / 400', '赤 / 480']]
    ],
    ['keep the indentation of code', '```\na:\n  b: 1\n```', '```\na:\nb: 1\n```', [['  b: 1', 'b: 1']]],
    ['come without markup', '> - **赤**い[花](a)。', '> - **赤**い[鳥](a)。', [['赤い花。', '赤い鳥。']]],
    ['are one where a block is new', 'a', 'a\n\n赤い。青い。', [[null, '赤い。青い。']]],
    ['name the pictures', '![図](a.png)', '![図](b.png)', [['図 (a.png)', '図 (b.png)']]]
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toStrictEqual(expected)
  })
})

describe('sentences', () => {
  it.each([
    ['。！？', '赤い。青い！白い？', ['赤い。', '青い！', '白い？']],
    ['.!? before a space', 'It is v1.2. Is it? Yes!', ['It is v1.2.', 'Is it?', 'Yes!']],
    ['no line', 'one\ntwo', ['one\ntwo']],
    ['a hard break', 'one  \ntwo\\\nthree', ['one', 'two', 'three']],
    ['no bracket with which they go on', '「はい。」と答える。次へ。', ['「はい。」と答える。', '次へ。']],
    ['a bracket with which they do not', '「はい。」「いいえ。」', ['「はい。」', '「いいえ。」']],
    ['no abbreviation', 'See e.g. No. 3 vs. Fig. 2. Next.', ['See e.g. No. 3 vs. Fig. 2.', 'Next.']],
    ['no number at the beginning', '1. one. two', ['1. one.', 'two']],
    ['the emphasis they began with', '**赤い。**青い。', ['**赤い。**', '青い。']],
    ['a point before a bracket', 'a.) b', ['a.)', 'b']]
  ])('end with %s', (_, text, expected) => {
    expect(sentencesOf(text).map((sentence) => sentence.text)).toStrictEqual(expected)
  })
})
