import {describe, expect, it} from 'vitest'

import {compareTexts} from '../../src/delta/edits.ts'
import type {DraftChange} from '../../src/model/history.ts'
import {type SummaryContext, summarize} from '../../src/translate/summary.ts'

function updated(before: string, after: string, more: Partial<DraftChange> = {}): DraftChange {
  const {edits, sentences} = compareTexts(before, after)
  return {
    type: 'updated',
    subject: {type: 'question', id: 'q'},
    name: 'Q',
    evidence: 'snapshot',
    significance: 'major',
    moved: false,
    reworded: false,
    split: false,
    merged: false,
    related: [],
    replaced: false,
    before: {state: 'known', text: 'Q', markdown: before},
    after: {state: 'known', text: 'Q', markdown: after},
    edits,
    sentences,
    ...more
  } as DraftChange
}

const en = (change: DraftChange, section: string | null = null) =>
  summarize(change, 'en', {sectionTitle: section === null ? null : {text: section, lang: 'en'}}).text
const ja = (change: DraftChange, section: string | null = null) =>
  summarize(change, 'ja', {sectionTitle: section === null ? null : {text: section, lang: 'ja'}}).text

describe('what changed, in one sentence', () => {
  it('quotes what stood there and what stands there', () => {
    expect(ja(updated('料金は 400 円です。', '料金は 480 円です。'))).toBe('「400」を「480」に改めました。')
    expect(en(updated('It costs 4.', 'It costs 5.'))).toBe('“4” became “5”.')
  })

  it('quotes without markup, with the quotation marks of the language', () => {
    expect(ja(updated('[駅](a)です。', '[駅](a)です。「北口」は**遠い**です。'))).toBe(
      '「『北口』は遠いです。」を書き足しました。'
    )
  })

  it('says that it is formatting where nothing else changed', () => {
    for (const [before, after] of [
      ['Use thin oil.', 'Use **thin** oil.'],
      ['- a\n- b', '1. a\n2. b'],
      ['text', '> text'],
      ['`a` b', 'a b'],
      ['[a](x) b', '[a](y) b'],
      ['## a', '### a'],
      ['| a |\n|---|\n| b |', '| a |\n|:-:|\n| b   |']
    ] as const)
      expect(en(updated(before, after))).toBe('Formatting only.')
  })

  it('quotes no template, no comment, no bracket of a link', () => {
    for (const [before, after] of [
      ['Seen on {{< lastmod >}}', 'Seen on'],
      ['text\n\n<!--\nnot yet\n\n## later\n-->', 'text'],
      ['- Contents\n{:toc}', '- Contents'],
      ['Ask the desk for a form.', 'Ask [the desk](/desk) for a form.'],
      ['It is ~~cold~~', 'It is cold'],
      ['text', ':::tip{title=Tip}\n\ntext\n\n:::']
    ] as const)
      expect(en(updated(before, after))).toBe('Formatting only.')
    expect(en(updated('text', 'text\n\n| a | b |\n| --- | --- |\n| 1 | 2 |'))).toBe('Added: “a b 1 2”')
    expect(en(updated('We may ask for it.', 'We now [ask for](/form) it.'))).toBe('“may” became “now”.')
  })

  it('quotes a sentence where only its punctuation is another', () => {
    expect(en(updated('`{a: 1`', '`{a: 1}`'))).toBe('“{a: 1” became “{a: 1}”.')
    expect(en(updated('Bread, milk: 1, 2', 'Bread, milk: 1, 3.'))).toBe('“2” became “3.”.')
  })

  it('quotes paths, options and variables from their beginning', () => {
    expect(en(updated('Look at `/usr/local`.', 'Look at `/opt/bread`.'))).toBe(
      '“/usr/local” became “/opt/bread”.'
    )
    expect(en(updated('Use `--slow` here.', 'Use `--fast` here.'))).toBe('“--slow” became “--fast”.')
    expect(en(updated('It is 1/2.', 'It is 1/3.'))).toBe('“1/2” became “1/3”.')
  })

  it('quotes two long sentences from where they differ', () => {
    const long = 'the ferry of the morning goes '.repeat(6)
    expect(en(updated(`A ${long}; on`, `A ${long}, on`))).toMatch(/^“…[^“”]*; on” became “…[^“”]*, on”\.$/u)
  })

  it('says no more than two things', () => {
    expect(en(updated('a 1\n\nb 2\n\nc 3\n\nd 4', 'a 5\n\nb 6\n\nc 7\n\nd 8'))).toBe(
      '“1” became “5”. “2” became “6”. 2 more changes.'
    )
  })

  it('cuts what is too long to quote', () => {
    const summary = ja(updated('a', `a\n\n${'長'.repeat(100)}`))
    expect(summary).toContain(`${'長'.repeat(60)}…`)
    expect(summary).not.toContain('長'.repeat(61))
  })

  it('says where a question went', () => {
    const moved = {...updated('a', 'a'), type: 'moved'} as DraftChange
    expect(ja(moved, '料金')).toBe('「料金」に移しました。')
    expect(ja(moved)).toBe('位置を移しました。')
    expect(ja(updated('1', '2', {moved: true}), '料金')).toBe(
      '「料金」に移しました。「1」を「2」に改めました。'
    )
  })

  it('calls a section renamed, not a question reworded', () => {
    const {edits} = compareTexts('a', 'a')
    const sentences = [{before: 'Travel', after: 'Getting here'}]
    const change = updated('a', 'a', {reworded: true, edits, sentences, subject: {type: 'section', id: 's'}})
    expect(en(change)).toBe('“Travel” became “Getting here”.')
    expect(en({...change, subject: {type: 'question', id: 'q'}})).toBe(
      'The question was reworded. “Travel” became “Getting here”.'
    )
  })

  it('invents nothing where a text is unknown', () => {
    const {
      edits: _,
      sentences: __,
      ...unknown
    } = updated('a', 'b', {before: {state: 'unknown'}}) as DraftChange & {
      edits: unknown
      sentences: unknown
    }
    expect(en(unknown as DraftChange)).toBe('Updated; the earlier text is not known.')
    expect(en({...unknown, type: 'corrected'} as DraftChange)).toBe(
      'Corrected; the earlier text is not known.'
    )
  })
})

describe('what many questions share', () => {
  const replacements = [{before: 'v1.1', after: 'v1.2', questions: ['q', 'r', 's']}]
  const sayWith = (change: DraftChange) => summarize(change, 'en', {replacements}).text

  it('is left out where something else is left to say', () => {
    expect(sayWith(updated('It is v1.1. It costs 4.', 'It is v1.2. It costs 5.'))).toBe('“4” became “5”.')
    expect(sayWith(updated('It is v1.1.', 'It is v1.2.'))).toBe('“v1.1” became “v1.2”.')
    expect(sayWith(updated('It is v1.10.', 'It is v1.20.'))).toBe('“v1.10” became “v1.20”.')
  })

  it('is said once of one question', () => {
    expect(en(updated('Use TKC. Run TKC.', 'Use TKGs. Run TKGs.'))).toBe('“TKC” became “TKGs”.')
  })
})

describe('what went from question to question', () => {
  const whole = updated('Red paint. Blue paint.', 'Red paint.', {
    split: true,
    merged: true,
    related: ['b', 'c'],
    carried: ['Blue paint.']
  })
  const related = [
    {name: {text: 'Blue?', lang: 'en'}, type: 'added'},
    {name: {text: 'Red?', lang: 'en'}, type: 'removed'}
  ] as const

  it('is not called gone', () => {
    expect(summarize(whole, 'en', {related}).text).toBe(
      'Part of it is now a question of its own: “Blue?”. Now includes what was “Red?”.'
    )
    expect(summarize(whole, 'ja', {related}).text).toBe(
      '一部を独立した質問「Blue?」に分けました。「Red?」をここにまとめました。'
    )
  })

  it('is said of all that it went to', () => {
    const parts = ['One?', 'Two?', 'Three?'].map(
      (name) => ({name: {text: name, lang: 'en'}, type: 'added'}) as const
    )
    expect(summarize(whole, 'en', {related: parts}).text).toBe(
      'Parts of it are now questions of their own: “One?”, “Two?” and “Three?”.'
    )
  })
})

describe('code in a sentence', () => {
  it('is told as a reader sees it, whatever it looks like', () => {
    const change = updated(
      '急須を洗います。',
      '急須を洗います。改行には `<br>` を使い、強調には `**` を使いません。'
    )
    expect(change).toMatchObject({
      sentences: [{after: '改行には <br> を使い、強調には ** を使いません。'}]
    })
    expect(summarize(change, 'ja').text).toContain('改行には <br> を使い、強調には ** を使いません。')
  })

  it('is no more than its content where it is a block of its own', () => {
    const change = updated('急須です。', '急須です。\n\n```html\n<b>\n```')
    expect(summarize(change, 'ja').text).not.toContain('html')
  })
})

const translateBlock = (markdown: string) => (markdown.trim() === '二つ目です。' ? 'The second.' : null)

describe('words of another language in a summary', () => {
  const quoted = (change: DraftChange, context: SummaryContext, lang = 'en') => {
    const {text, quotes} = summarize(change, lang, context)
    return quotes.map(([from, to]) => text.slice(from, to))
  }

  it('are known by their places', () => {
    const change = updated('お湯は 80 度です。', 'お湯は「熱め」の 80 度です。')
    expect(summarize(change, 'en', {own: 'ja'})).toStrictEqual({
      text: 'Added: “「熱め」の”',
      quotes: [[8, 13]]
    })
    expect(summarize(change, 'ja', {own: 'ja'}).quotes).toStrictEqual([])
    expect(quoted(updated('It is cold.', 'It is hot.'), {own: 'en'}, 'ja')).toStrictEqual(['cold', 'hot'])
    const moved = {...updated('a', 'a'), type: 'moved'} as DraftChange
    expect(quoted(moved, {own: 'ja', sectionTitle: {text: '料金', lang: 'ja'}})).toStrictEqual(['料金'])
    expect(quoted(moved, {own: 'ja', sectionTitle: {text: 'Prices', lang: 'en'}})).toStrictEqual([])
  })

  it('are none where the block is translated', () => {
    const change = updated('一つ。', '一つ。\n\n二つ目です。')
    expect(summarize(change, 'en', {own: 'ja', translateBlock})).toStrictEqual({
      text: 'Added: “The second.”',
      quotes: []
    })
    expect(quoted(change, {own: 'ja', translateBlock: () => null})).toStrictEqual(['二つ目です。'])
  })

  it('are no numbers, no versions, and in Japanese no names in Latin letters', () => {
    expect(quoted(updated('v1.1 です。', 'v1.2 です。'), {own: 'ja'})).toStrictEqual([])
    expect(quoted(updated('TKC です。', 'kube-vip です。'), {own: 'ja'})).toStrictEqual([])
    expect(quoted(updated('It is v1.1.', 'It is v1.2.'), {own: 'en'}, 'ja')).toStrictEqual([])
  })

  it('take no harm from an article that has the marks itself', () => {
    const {text, quotes} = summarize(updated('水。', '水。\n\n\uFDD3湯\uFDD2。'), 'en', {own: 'ja'})
    expect(quotes.map(([from, to]) => text.slice(from, to))).toStrictEqual(['湯。'])
    expect(text).toBe('Added: “湯。”')
  })
})
