import {describe, expect, it} from 'vitest'

import {significanceOf} from '../../src/delta/significance.ts'
import type {KnownText} from '../../src/model/delta.ts'

const known = (markdown: string): KnownText => ({state: 'known', text: 'Q', markdown})
const ask = (text: string): KnownText => ({state: 'known', text, markdown: 'Yes.'})
const between = (before: string, after: string) => significanceOf(known(before), known(after), false)

describe('minor is', () => {
  it.each([
    ['width', 'Ｑ＆Ａは１００円', 'Q&Aは100円'],
    ['punctuation', '赤、青。', '赤・青'],
    ['white space', 'VMware の 製品', 'VMwareの製品'],
    ['emphasis', 'Use thin oil.', 'Use **thin** oil.'],
    ["a link's target", '[the list](https://e.x/1)', '[the list](https://e.x/2)'],
    ['another kind of list', '- a\n- b', '1. a\n2. b'],
    ['a heading’s rank', '#### aside\n\ntext', '##### aside\n\ntext'],
    ['a wrong Kanji', '予約は入りません。', '予約は要りません。'],
    ['a particle', '駅の北口に出ます。', '駅の北口へ出ます。'],
    ['letters in the wrong order', 'We recieve letters.', 'We receive letters.'],
    ['a letter too many', 'The adress is wrong.', 'The address is wrong.'],
    ['two typos in two sentences', '予約は入りません。駅に行く。', '予約は要りません。駅へ行く。']
  ])('%s', (_, before, after) => {
    expect(between(before, after)).toBe('minor')
    expect(between(after, before)).toBe('minor')
  })
})

describe('major is', () => {
  it.each([
    ['a digit', '9 時に開きます。', '8 時に開きます。'],
    ['a digit in words', '一日かかります。', '二日かかります。'],
    ['a version', 'v1.1 では', 'v1.2 では'],
    ['a negation', 'できます。', 'できません。'],
    ['a negation of one character', '必要です。', '不要です。'],
    ['a contracted negation', 'We can do it.', "We can't do it."],
    ['a contracted negation with a curled mark', 'We do it.', 'We don’t do it.'],
    ['a short word', 'It is on.', 'It is off.'],
    ['another direction', 'Go north.', 'Go south.'],
    ['another weekday', 'On Monday.', 'On Sunday.'],
    ['a negating syllable', 'It is possible.', 'It is impossible.'],
    ['a sentence more', 'はい。', 'はい。ただし有料です。'],
    ['many small changes of one sentence', 'あの町のこの店はよく売れた。', 'その町のあの店もよく買えた。'],
    ['a block more', 'a b c', 'a b c\n\nd e f']
  ])('%s', (_, before, after) => {
    expect(between(before, after)).toBe('major')
    expect(between(after, before)).toBe('major')
  })

  it('whatever somebody claims', () => {
    expect(significanceOf(known('a'), known('a.'), true)).toBe('major')
  })

  it('another question', () => {
    expect(significanceOf(ask('Is it open?'), ask('Is it closed?'), false)).toBe('major')
    expect(significanceOf(ask('Is it open?'), ask('Is it open？'), false)).toBe('minor')
  })
})
