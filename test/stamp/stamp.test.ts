import {describe, expect, it} from 'vitest'

import {applyEdits} from '../../src/check/mend.ts'
import {noMemory} from '../../src/model/memory.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {parsePlainDate} from '../../src/plain-date.ts'
import {planStamp, type StampOptions} from '../../src/stamp/plan.ts'
import {inputOf} from '../site.ts'

const day = parsePlainDate('2021-02-03')!

/** An article committed as `before` and standing as `after`. */
const build = (before: string, after: string) =>
  buildArticle(
    inputOf(after, {
      committed: {
        states: [
          {
            source: {path: 'faq.md', text: before},
            date: parsePlainDate('2021-01-01')!,
            tags: [],
            isIgnored: false
          }
        ],
        isCutOff: false
      }
    })
  )

function stamp(before: string, after: string, options: Partial<StampOptions> = {}): string {
  const {history, state} = build(before, after)
  const plan = planStamp(history, noMemory, {day, kind: null, all: false, ...options})
  expect(plan.unplaced).toStrictEqual([])
  return applyEdits(state.source, plan.edits)
}

/** Lines that stamping brought, and those that are not as they were. */
const brought = (before: string, after: string, options: Partial<StampOptions> = {}): string[] => {
  const lines = new Set(after.split('\n'))
  const stamped = stamp(before, after, options)
  // Twice changes nothing the second time, and nothing is left without a day.
  expect(stamp(before, stamped, options)).toBe(stamped)
  const left = build(before, stamped).problems.map(({code}) => code)
  expect(left).not.toContain('missing-annotation')
  expect(left).not.toContain('unreleased-change')
  expect(left.filter((code) => code.startsWith('claim-'))).toStrictEqual([])
  return stamped.split('\n').filter((line) => !lines.has(line))
}

const head = (more = '') => `---\ntitle: 急須 FAQ\ndate: 2020-01-01\n${more}---\n\n`
const old = 'はい、洗剤で洗えます。古い急須でも同じです。'
const young = 'いいえ、洗剤は使わないでください。においが残ります。'

/** An article with one question that changed, before and after. */
const changed = (text: string): [string, string] => [text.replace('%', old), text.replace('%', young)]

describe("a mark in the author's own way", () => {
  const article = (mark: string, question = '**Q. 洗えますか？**') =>
    changed(`${head()}**Q. 何人分ですか？**${mark}\n\n三人分です。\n\n${question}\n\n%\n`)

  it.each([
    ['（2020/10/31 追加）', '**Q. 洗えますか？**（2021/02/03 更新）'],
    [' （2020/10/31 更新）', '**Q. 洗えますか？** （2021/02/03 更新）'],
    ['（2020/9/1 更新）', '**Q. 洗えますか？**（2021/2/3 更新）'],
    ['(2020-10-31 updated)', '**Q. 洗えますか？**(2021-02-03 updated)'],
    ['【更新 2020年10月31日】', '**Q. 洗えますか？**【更新 2021年2月3日】'],
    ['（2020 年 10 月 31 日に更新）', '**Q. 洗えますか？**（2021 年 2 月 3 日に更新）'],
    ['（２０２０年１０月３１日更新）', '**Q. 洗えますか？**（２０２１年２月３日更新）'],
    ['（令和2年10月31日 改訂）', '**Q. 洗えますか？**（令和3年2月3日 改訂）'],
    ['（2020/10/31(土) 変更）', '**Q. 洗えますか？**（2021/02/03(水) 変更）'],
    [' (Updated October 31st, 2020)', '**Q. 洗えますか？** (Updated February 3rd, 2021)'],
    [' *(updated 31 Oct 2020)*', '**Q. 洗えますか？** *(updated 3 Feb 2021)*'],
    [' ※2020/10/31 更新', '**Q. 洗えますか？** ※2021/02/03 更新'],
    ['（2020.10.31 差し替え）', '**Q. 洗えますか？**（2021.02.03 差し替え）'],
    ['（2020/10/31 12:30 更新）', '**Q. 洗えますか？**（2021/02/03 更新）']
  ])('%s', (mark, expected) => {
    expect(brought(...article(mark))).toStrictEqual([expected])
  })

  it('the newest way wins', () => {
    const [before, after] = changed(
      `${head()}**Q. 一つ？**（2020/10/31 更新）\n\n一。\n\n**Q. 二つ？** [2020-12-01 変更]\n\n二。\n\n**Q. 洗えますか？**\n\n%\n`
    )
    expect(brought(before, after)).toStrictEqual(['**Q. 洗えますか？** [2021-02-03 変更]'])
  })

  it.each([
    [
      'inside of bold text, where all marks are',
      '**Q. 何人分ですか？（2020/10/31 更新）**',
      '**Q. 洗えますか？**',
      ['**Q. 洗えますか？（2021/02/03 更新）**']
    ],
    [
      'behind those that are there',
      '**Q. 何人分ですか？**',
      '**Q. 洗えますか？**（2020/10/31 追加）',
      ['**Q. 洗えますか？**（2020/10/31 追加）（2021/02/03 更新）']
    ],
    [
      'below a heading',
      '### 何人分ですか？\n\n（2020/10/31 更新）',
      '### 洗えますか？',
      ['（2021/02/03 更新）', '']
    ],
    [
      'in a heading, where headings are marked',
      '### 何人分ですか？（2020/10/31 更新） {#size}',
      '### 洗えますか？ {#wash}',
      ['### 洗えますか？（2021/02/03 更新） {#wash}']
    ],
    [
      'in a summary',
      '<details><summary>何人分ですか？（2020/10/31 更新）</summary>',
      '<details><summary>洗えますか？</summary>',
      ['<details><summary>洗えますか？（2021/02/03 更新）</summary>']
    ],
    [
      'at a plain line',
      'Q. 何人分ですか？（2020/10/31 更新）',
      'Q. 洗えますか？',
      ['Q. 洗えますか？（2021/02/03 更新）']
    ]
  ])('%s', (_, other, question, expected) => {
    const end = question.startsWith('<') ? '\n\n</details>' : ''
    const [before, after] = changed(`${head()}${other}\n\n三人分です。${end}\n\n${question}\n\n%${end}\n`)
    expect(brought(before, after).filter((line) => line !== '')).toStrictEqual(
      expected.filter((line) => line !== '')
    )
  })
})

describe('what is marked', () => {
  const text = `${head()}**Q. 何人分ですか？**（2020/10/31 更新）\n\n三人分です。\n\n**Q. 洗えますか？**\n\n%\n`
  const before = text.replace('%', old)

  it('a new question is new', () => {
    expect(brought(before, `${before}\n**Q. 電子レンジは使えますか？**\n\n使えません。\n`)).toStrictEqual([
      '**Q. 電子レンジは使えますか？**（2021/02/03 追加）'
    ])
  })

  it('a minor change is not, but with `all`', () => {
    const after = text.replace('%', old.replace('。古い', '。 古い'))
    expect(stamp(before, after)).toBe(after)
    expect(stamp(before, after, {all: true})).toContain('**Q. 洗えますか？**（2021/02/03 更新）')
  })

  it('with another kind', () => {
    expect(brought(before, text.replace('%', young), {kind: 'corrected'})).toStrictEqual([
      '**Q. 洗えますか？**（2021/02/03 訂正）'
    ])
  })
})

describe('the note', () => {
  const article = (notes: string, more = '') =>
    changed(
      `${head(more)}${notes}\n\n**Q. 何人分ですか？**（2020/10/31 更新）\n\n三人分です。\n\n**Q. 洗えますか？**\n\n%\n`
    )
  const mark = '**Q. 洗えますか？**（2021/02/03 更新）'

  it.each([
    [
      'a list, oldest first',
      '- 2020/06/01 公開\n- 2020/10/31 価格を更新',
      ['- 2021/02/03 「洗えますか？」を更新']
    ],
    [
      'a list, newest first',
      '* 2020-10-31: 価格を更新\n* 2020-06-01: 公開',
      ['* 2021-02-03: 「洗えますか？」を更新']
    ],
    [
      'lines with hard breaks',
      '2020/06/01 公開  \n2020/10/31 価格を更新',
      ['2020/10/31 価格を更新  ', '2021/02/03 「洗えますか？」を更新']
    ],
    [
      'a table',
      '## 更新履歴\n\n| 日付 | 版 | 内容 |\n| --- | --- | --- |\n| 2020/10/31 | 1.1 | 価格を更新した |\n\n## 質問',
      ['| 2021/02/03 | | 「洗えますか？」を更新 |']
    ],
    [
      'headings',
      '## 更新履歴\n\n### 2020-10-31\n\n- 価格を更新\n\n## 質問',
      ['### 2021-02-03', '- 「洗えますか？」を更新']
    ]
  ])('%s', (_, notes, expected) => {
    expect(brought(...article(notes)).filter((line) => line !== '')).toStrictEqual([...expected, mark])
  })

  it('in the front matter, with the day of the last change', () => {
    const more = 'updated: 2020-10-31T09:00:00+09:00\nchanges:\n  - 2020-10-31 価格を更新\n'
    expect(brought(...article('', more))).toStrictEqual([
      'updated: 2021-02-03T09:00:00+09:00',
      '  - 2021-02-03 「洗えますか？」を更新',
      mark
    ])
  })

  it('says what is gone', () => {
    const notes = `${head()}- 2020/10/31 価格を更新\n\n`
    const [one, two] = ['**Q. 一つ？**（2020/10/31 更新）\n\n一。\n', '\n**Q. 洗えますか？**\n\nはい。\n']
    expect(brought(notes + one + two, notes + one)).toStrictEqual(['- 2021/02/03 「洗えますか？」を削除'])
  })

  it('is all that an article without any mark gets', () => {
    const [before, after] = changed(`${head()}**Q. 洗えますか？**\n\n%\n`)
    expect(stamp(before, after)).toBe(`${after}\n## 更新履歴\n\n- 2021/02/03 「洗えますか？」を更新\n`)
    expect(stamp(before, stamp(before, after))).toBe(stamp(before, after))
    // The note is how this author tells of changes: no mark is missing beside it, as one is without the note.
    const codes = (text: string) => build(before, text).problems.map(({code}) => code)
    expect(codes(after)).toStrictEqual(['unreleased-change'])
    expect(codes(stamp(before, after))).toStrictEqual([])
  })

  it('leaves a mark missing where other questions have theirs', () => {
    const [before, after] = changed(
      `${head()}**Q. 何人分ですか？**（2020/10/31 更新）\n\n三人分です。\n\n**Q. 洗えますか？**\n\n%\n`
    )
    const noted = `${after}\n## 更新履歴\n\n- 2021/02/03 「洗えますか？」を更新\n`
    expect(build(before, noted).problems.map(({code}) => code)).toContain('missing-annotation')
  })

  it('does not name a version by chance', () => {
    const [before, after] = changed(
      `${head()}- 2020/10/31 価格を更新\n\n**Q. Version 2.0 は洗えますか？**（2020/10/31 更新）\n\n%\n`
    )
    expect(brought(before, after)).toContain('- 2021/02/03 1 件の質問を更新')
  })
})
