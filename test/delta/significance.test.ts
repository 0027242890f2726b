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
    ['full-width digits', '料金は４００円です。', '料金は400円です。'],
    ['another way to write a day', '2020年10月31日まで', '2020/10/31まで'],
    ['another way to write thousands', '10,000 円です。', '10000 円です。'],
    ['a bare URL', 'https://e.x/1.1 を見る。', 'https://e.x/1.2 を見る。'],
    ['a picture in another folder', '![図](a/x.png)', '![図](b/x.png)'],
    ['a list numbered anew', '1. 開く\n2. 閉じる', '2. 開く\n3. 閉じる'],
    ['a paragraph parted in two', '赤い。青い。', '赤い。\n\n青い。'],
    ['an aligned column', '| a |\n|---|\n| b |', '| a |\n|:-:|\n| b   |'],
    ['the language of code', '```yml\na: 1\n```', '```yaml\na: 1\n```'],
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
    ['する and しない', '対応する。', '対応しない。'],
    ['できる and できない', '利用できる。', '利用できない。'],
    ['可 and 不可', '持込は可です。', '持込は不可です。'],
    ['以上 and 以下', '18歳以上の方', '18歳以下の方'],
    ['有効 and 無効', '設定が有効です。', '設定が無効です。'],
    ['必須 and 任意', '入力は必須です。', '入力は任意です。'],
    ['前 and 後', '食事の前に飲む。', '食事の後に飲む。'],
    ['only', '会員が使えます。', '会員のみが使えます。'],
    ['Chinese negations', '支持这个功能。', '不支持这个功能。'],
    ['Chinese opposites', '点击左边。', '点击右边。'],
    ['Korean negations', '이 기능을 지원한다.', '이 기능을 지원하지 않는다.'],
    ['Korean opposites', '10명 이상입니다.', '10명 이하입니다.'],
    ['isn’t', 'It is open.', "It isn't open."],
    ['a sign', 'x < 5 です', 'x > 5 です'],
    ['a negative number', '5 度です', '-5 度です'],
    ['a task that is done', '- [ ] 掃除', '- [x] 掃除'],
    ['another picture', '![図](a.png)', '![図](b.png)'],
    ['indentation of code', '```\na:\n  b: c\n```', '```\na:\nb: c\n```'],
    ['a letter of code', '```\nab\n```', '```\nac\n```'],
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
