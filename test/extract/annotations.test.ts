import {describe, expect, it} from 'vitest'

import {findAnnotations} from '../../src/extract/annotations.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {parsePlainDate, type PlainDay} from '../../src/plain-date.ts'
import {reporter, type Problem} from '../../src/problem/index.ts'

function read(source: string, published: PlainDay | null = parsePlainDate('2017-01-10')!) {
  const problems: Problem[] = []
  const options = {notes: new Set<never>(), published, report: reporter('faq.md', problems)}
  return {found: findAnnotations(parseMarkdown(source), source, options), problems}
}

/** `kinds day form extent`, as one line an annotation. */
const said = (source: string) =>
  read(source).found.map(({kinds, date, form, extent}) => [kinds.join('+'), date, form, extent].join(' '))
const raws = (source: string) => read(source).found.map(({raw}) => raw)
const codes = (source: string) => read(source).problems.map(({code}) => code)
/** What is left when the annotations are cut out. */
const left = (source: string) =>
  read(source).found.reduceRight((text, {start, end}) => text.slice(0, start) + text.slice(end), source)

describe('where annotations stand', () => {
  it.each([
    ['2021/09/24 追記', 'added 2021-09-24 line point'],
    ['追記 2025年8月23日', 'added 2025-08-23 line point'],
    ['（2020-11-23 追記） 手順を足しました。', 'added 2020-11-23 bracketed point'],
    ['追記(2018-12-27): 手順が変わりました。', 'added 2018-12-27 prefix point'],
    ['（2018-12-27）追記：手順が変わりました。', 'added 2018-12-27 prefix point'],
    ['対象は三つです(2024/10更新)', 'updated 2024-10 bracketed point'],
    ['遅いことが多そうです（6/24 更新)', 'updated 2017-06-24 bracketed point'],
    ['**Q. 使えますか？** 2020/10/31 追加', 'added 2020-10-31 suffix point'],
    ['使えます。2020/10/31 更新', 'updated 2020-10-31 suffix point'],
    ['## 料金(2020年2月21日追記)', 'added 2020-02-21 bracketed point'],
    ['## 【追加 2020/10/31】料金', 'added 2020-10-31 bracketed point'],
    ['## ※追記（2018-08-11）', 'added 2018-08-11 line point'],
    ['## 更新 2016-10-19 {#update-2016}', 'updated 2016-10-19 line point'],
    ['料金 (追記:2015.08.10)\n---', 'added 2015-08-10 bracketed point'],
    ['- (2021-07-11追記) 動きました。', 'added 2021-07-11 bracketed point'],
    ['> 12/9修正:', 'corrected 2017-12-09 line point'],
    ['> ⚠️ (2022-10-12 Update) It moved.', 'updated 2022-10-12 bracketed point'],
    ['<p><ins>2019-03-16追記: 直りました</ins></p>', 'added 2019-03-16 prefix point'],
    ['<p>#3/22　遊び方の追記</p>', 'added 2017-03-22 line point'],
    [':::message\n2023/12/15 追記 🆕\n本文\n:::', 'added 2023-12-15 line point'],
    ['{{% note title="2023-05-04 追記" %}}', 'added 2023-05-04 bracketed point'],
    ['2025-06-30 料金を最新の内容に更新しました。', 'updated 2025-06-30 line point'],
    ['| 料金（2020/10/31 更新） |\n|---|\n| 百円 |', 'updated 2020-10-31 bracketed point']
  ])('%s', (source, expected) => {
    expect(said(source)).toStrictEqual([expected])
  })
})

describe('languages and days', () => {
  it.each([
    ['Update on 2023-05-15', 'updated 2023-05-15 line point'],
    ['**Update Feb 05, 2024**', 'updated 2024-02-05 line point'],
    ['Updated September 24th, 2025 17:34:38 UTC', 'updated 2025-09-24 line point'],
    ['## Update: 5th September 2023', 'updated 2023-09-05 line point'],
    ['_Update, June 2023_: it moved.', 'updated 2023-06 prefix point'],
    ['*Updated on 2023-01-10 at 21:30 UTC to say more.*', 'updated 2023-01-10 line point'],
    ['_(This section was added at January 28, 2019.)_', 'added 2019-01-28 line point'],
    ['Update 2 (2020-10-31): it moved.', 'updated 2020-10-31 prefix point'],
    ['Edited on 05/28/2019: it moved.', 'corrected 2019-05-28 prefix point'],
    ['### 如何创建？（补充于2022.4.8）', 'added 2022-04-08 bracketed point'],
    ['### 补充于2023年3月14日17:59:10', 'added 2023-03-14 line point'],
    ['2020-06-15 추가', 'added 2020-06-15 line point'],
    ['（２０２０／１０／３１　更新）', 'updated 2020-10-31 line point'],
    ['（令和2年10月31日 更新）', 'updated 2020-10-31 line point'],
    ['<p>【改定：令和元年７月１日】</p>', 'updated 2019-07-01 line point'],
    ['（R2.10.31 更新）', 'updated 2020-10-31 line point'],
    ['（2021 / 02 / 04 更新）', 'updated 2021-02-04 line point'],
    ['2020/12/22(火) 12:12 追記', 'added 2020-12-22 line point'],
    ['05/24当日追加', 'added 2017-05-24 line point'],
    ['### いくらですか？（追記・変更済み 24/04/03）', 'added+updated 2024-04-03 bracketed point']
  ])('%s', (source, expected) => {
    expect(said(source)).toStrictEqual([expected])
  })
})

describe('how far annotations reach', () => {
  it.each([
    ['**2021/10/22 追記ここから**', 'added 2021-10-22 line begin'],
    ['**2021/10/22 追記終わり**', 'added 2021-10-22 line end'],
    ['2021-06-24 추가 시작', 'added 2021-06-24 line begin'],
    ['memo：2025 年 2 月 27 日修改至此。', 'updated 2025-02-27 line progress'],
    ['# 追記 その2 2023年5月18日', 'added 2023-05-18 line point']
  ])('%s', (source, expected) => {
    expect(said(source)).toStrictEqual([expected])
  })
})

describe('the characters of an annotation', () => {
  it('are its brackets and what is in them, also in a bold question', () => {
    expect(raws('**Q. 使えますか？（2020/12/31 更新）**')).toStrictEqual(['（2020/12/31 更新）'])
    expect(left('**Q. 使えますか？（2020/12/31 更新）**')).toBe('**Q. 使えますか？**')
  })

  it.each([
    ['使えます(**2011/01/01追加**)', '使えます'],
    ['**【2022-08-03 追記】** 変わりました。', ' 変わりました。'],
    ['**Update:** *(November 3, 2015)* It moved.', ' It moved.'],
    ['**訂正（2026-08-04）: 変わりました**', '**変わりました**'],
    [String.raw`\[2020-10-31 追記\] 変わりました`, ' 変わりました'],
    ['&#x2728;2020/5/19 追記', ''],
    ['（2020/10/31 追記：やはり不要でした）', '（やはり不要でした）'],
    ['料金（2020/10/31 追加、2021/01/05 更新）です', '料金です'],
    ['~~前の値~~ （2023年11月28日更新）後の値', '~~前の値~~ 後の値']
  ])('are cut out of `%s` so that the rest reads on', (source, expected) => {
    expect(left(source)).toBe(expected)
  })

  it('keep their places behind entities, escapes, quotes and other line ends', () => {
    const source = '> &amp; \\* 前\r\n>   後（**2020/10/31** 更新）'
    const [annotation] = read(source).found
    expect(annotation).toMatchObject({
      raw: '（**2020/10/31** 更新）',
      position: {line: 2, column: 6},
      topLevel: 0
    })
    expect(source.slice(annotation!.start, annotation!.end)).toBe(annotation!.raw)
  })
})

describe('what is no annotation', () => {
  it.each([
    '本文(※2015.04.09追記参照)',
    '←下に追記（2010/01/11）',
    '2018年12月9日に公開予定です。',
    'この法は2011年8月に改訂され、今に至ります。',
    '（2020/10/31 更新版）',
    '最終更新日：2020年10月31日',
    'Last updated: 2020-10-31',
    '最后更新于 2020-10-31',
    '최종 업데이트 2020-10-31',
    '2023.9.2에서 추가된 기능입니다.',
    'It came (Go 1.3 (June 2014) added it).',
    '「2021年更新8」を使います。',
    'title: a\nupdated: 2020-10-31',
    '`（2020/10/31 更新）` と書きます。',
    '[料金（2020/10/31 更新）](https://example.com/)',
    '『手引き』（2018年2月13日 改訂）',
    '[手引き](https://example.com/)（2018年2月13日 改訂）',
    '![（2020/10/31 更新）](a.png)',
    '<!-- （2020/10/31 更新） -->',
    '<p title="（2020/10/31 更新）">料金</p>',
    '<blockquote class="twitter-tweet"><p>2020/10/31 更新</p></blockquote>',
    '料金（2020/10/31 更新）のデータを使います。',
    '（2020/10/31 更新）のデータを使います。',
    '東京都の発表（2020年10月31日更新）によると三つです。',
    '[手引き](https://example.com/)（2020年10月31日更新）',
    '### 2020年10月の更新',
    'The rule (amended 2020-10-31) applies.',
    '- 2017-10-18: 追加\n- 2017-10-19: 更新',
    '- [料金](a.md)\n  - 更新：2021-02-26 19:01:30 +0900',
    '2020年10月31日、端末を更新しました。',
    'The page was\nupdated 2020-10-31 by me.',
    '（2020年10月の料金改定）',
    '## 2020/10/31 更新予定',
    '```\n（2020/10/31 更新）\n```',
    '### 料金の話(2021/3/9)',
    '# Changelog\n\n2020-10-31: Update'
  ])('%s', (source) => {
    expect(raws(source)).toStrictEqual([])
  })
})

describe('long lines', () => {
  it('are read to their end, in linear time', {timeout: 60_000}, () => {
    const line = `${'料金は百円です（2020/10/31 追記）。'.repeat(8000)}以上です（2021/01/05 更新）`
    expect(line.length).toBeGreaterThan(150_000)
    const {found} = read(line)
    expect(found).toHaveLength(8001)
    expect(found.at(-1)).toMatchObject({date: '2021-01-05', raw: '（2021/01/05 更新）'})
  })

  it.each(['[', '(2020/10/31 ', '2020/10/31、', '追記 ', '{#a} ', '- ', '更新・', '（追記）', '{{% a "'])(
    'of `%s` hold up nothing',
    {timeout: 60_000},
    (part) => {
      expect(raws(`料金 ${part.repeat(20_000)}。（2020/10/31 追記）`)).toContain('（2020/10/31 追記）')
    }
  )
})

describe('odd days', () => {
  it('drops a stray `#` and says so', () => {
    const {found, problems} = read('**Q. 必須ですか？**（#2020/10/31 更新）')
    expect(found).toMatchObject([{date: '2020-10-31', raw: '（#2020/10/31 更新）'}])
    const data = {found: '#', raw: '（#2020/10/31 更新）', day: '2020-10-31'}
    expect(problems).toMatchObject([
      {code: 'annotation-stray-character', position: {line: 1, column: 14}, data}
    ])
  })

  it('reports a day that the calendar has not, and does not read it', () => {
    expect(raws('（2020/02/31 追記）')).toStrictEqual([])
    expect(codes('（2020/02/31 追記）')).toStrictEqual(['annotation-impossible-day'])
  })

  it('reports a day that can be read in two ways', () => {
    expect(raws('Edited on 05/06/2019: it moved.')).toStrictEqual([])
    expect(codes('Edited on 05/06/2019: it moved.')).toStrictEqual(['annotation-ambiguous-day'])
  })

  it('reports a weekday that contradicts the day', () => {
    expect(codes('（2020/12/23(火) 追記）')).toStrictEqual(['annotation-weekday'])
  })

  it('infers a missing year from the day of publication', () => {
    expect(read('（1/5 追記）').found).toMatchObject([{date: '2018-01-05', yearInferred: true}])
    expect(codes('（1/5 追記）')).toStrictEqual(['annotation-year-inferred'])
  })

  it('infers a missing year from other annotations, else reports it', () => {
    expect(read('（2019/3/1 追記）\n\n（3/9 更新）', null).found[1]).toMatchObject({date: '2019-03-09'})
    expect(read('（3/9 更新）', null)).toMatchObject({
      found: [],
      problems: [{code: 'annotation-year-unknown'}]
    })
  })
})
