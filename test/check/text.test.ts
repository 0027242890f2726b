import {describe, expect, it} from 'vitest'

import {controlProblems} from '../../src/check/control.ts'
import {inspectPast, inspectText} from '../../src/check/inspect.ts'
import {applyEdits, editsInFile, editsOf, withFixes} from '../../src/check/mend.ts'
import {problemSayer} from '../../src/cli/say.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {parsePlainDate} from '../../src/plain-date.ts'
import {type Problem, reporter} from '../../src/problem/index.ts'
import {inputOf} from '../site.ts'

const head = '---\ntitle: 急須\ndate: 2020-01-01\n---\n\n'
const today = parsePlainDate('2022-01-01')!

/** All problems of a text, as `kaitei check` has them, but for files that it leads to. */
function inspect(body: string, rules: Parameters<typeof controlProblems>[1] = {}): Problem[] {
  const text = body.startsWith('---') ? body : head + body
  const {state, history, problems} = buildArticle(inputOf(text))
  const found: Problem[] = [...problems]
  const report = reporter('faq.md', found)
  inspectText(state, today, report)
  inspectPast(history, report)
  return withFixes(controlProblems(found, rules, text, 'faq.md', {tellsUnknown: true}), text)
}

const codes = (body: string, rules = {}) => inspect(body, rules).map(({code}) => code)
const fixed = (body: string) => applyEdits(head + body, editsOf(inspect(body))).slice(head.length)

/** What is said of a text: code, the words it stands at, in English and in Japanese; and what a fix makes of it. */
const cases: readonly {
  readonly text: string
  readonly code: Problem['code']
  readonly at: string
  readonly en: string
  readonly ja: string
  readonly fixed?: string
}[] = [
  {
    text: '**Q. 洗えますか？**（#2020/10/31 更新）\n\nはい。\n',
    code: 'annotation-stray-character',
    at: '（#2020',
    en: 'Unexpected `#` before the day in `（#2020/10/31 更新）`, expected a day',
    ja: '`（#2020/10/31 更新）` の日付の前に余分な `#` があります（日付が来るはずの位置です）',
    fixed: '**Q. 洗えますか？**（2020/10/31 更新）\n\nはい。\n'
  },
  {
    text: '## 更新履歴\n\n-2020/10/31 茶こしについて更新\n',
    code: 'revision-note-marker',
    at: '2020/10/31',
    en: 'Unexpected `-` without a space before `-2020/10/31 茶こしについて更新`, expected a list item',
    ja: '`-2020/10/31 茶こしについて更新` の前の `-` の後に空白がなく、箇条書きになっていません',
    fixed: '## 更新履歴\n\n- 2020/10/31 茶こしについて更新\n'
  },
  {
    text: '**Q. 洗えますか？**（2020/02/31 更新）\n\nはい。\n',
    code: 'annotation-impossible-day',
    at: '（2020/02/31',
    en: 'Unexpected day `2020/02/31` in `（2020/02/31 更新）`, expected one that the calendar has',
    ja: '`（2020/02/31 更新）` の日付 `2020/02/31` は暦にありません'
  },
  {
    text: '**Q. 洗えますか？**（2020/10/31(金) 更新）\n\nはい。\n',
    code: 'annotation-weekday',
    at: '（2020/10/31',
    en: 'Unexpected weekday in `（2020/10/31(金) 更新）`, expected the one that 2020-10-31 falls on',
    ja: '`（2020/10/31(金) 更新）` の曜日が 2020-10-31 と合いません'
  },
  {
    text: '**Q. 洗えますか？**（2022/10/31 更新）\n\nはい。\n',
    code: 'day-in-future',
    at: '（2022/10/31',
    en: 'Unexpected day 2022-10-31 in `（2022/10/31 更新）`, expected one that is not after today, 2022-01-01',
    ja: '`（2022/10/31 更新）` の日付 2022-10-31 は今日（2022-01-01）より後です'
  },
  {
    text: '**Q. 洗えますか？**（2019/10/31 更新）\n\nはい。\n',
    code: 'revision-before-published',
    at: '（2019/10/31',
    en: 'Unexpected day 2019-10-31 before the day of publication 2020-01-01, expected a later one',
    ja: '日付 2019-10-31 が公開日 2020-01-01 より前です'
  },
  {
    text: '**Q. 洗えますか？**は、よくある質問です。\n',
    code: 'strong-beside-cjk',
    at: '**Q. 洗えますか？**',
    en: 'Unexpected `**` between punctuation and a letter, expected a place where every reader sees bold',
    ja: '`**` が約物と文字に挟まれていて、太字にならない環境があります'
  },
  {
    text: '＊＊Q. 洗えますか？＊＊\n\nはい。\n',
    code: 'strong-unread',
    at: '＊＊Q.',
    en: 'Unexpected `＊＊` in the text, expected bold text that opens and closes',
    ja: '`＊＊` が太字にならず、そのまま表示されます',
    fixed: '**Q. 洗えますか？**\n\nはい。\n'
  },
  {
    text: 'これは ** 大切 ** です。\n',
    code: 'strong-unread',
    at: '** 大切',
    en: 'Unexpected `**` in the text, expected bold text that opens and closes',
    ja: '`**` が太字にならず、そのまま表示されます',
    fixed: 'これは **大切** です。\n'
  },
  {
    // What stands there already is no fix: whoever mends until nothing is left would never end.
    text: '**？******？******？***\n\n**Q. 洗えますか？**\n\nはい。\n',
    code: 'strong-unread',
    at: '***',
    en: 'Unexpected `**` in the text, expected bold text that opens and closes',
    ja: '`**` が太字にならず、そのまま表示されます'
  },
  {
    text: '**Q. 洗えますか？\n\nはい。\n',
    code: 'strong-unread',
    at: '**Q.',
    en: 'Unexpected `**` in the text, expected bold text that opens and closes',
    ja: '`**` が太字にならず、そのまま表示されます'
  },
  {
    text: '**Q. 洗えますか？**（2020/10/31 更新\n\nはい。\n',
    code: 'annotation-unclosed',
    at: '（2020',
    en: 'Unexpected end of the line in `（2020/10/31 更新`, expected `）`',
    ja: '`（2020/10/31 更新` の括弧が閉じていません（`）` が必要です）',
    fixed: '**Q. 洗えますか？**（2020/10/31 更新）\n\nはい。\n'
  },
  {
    text: '手順はhttps://faq.example/78173を参照してください。\n',
    code: 'url-swallows-text',
    at: 'https://',
    en: 'Unexpected text directly behind `https://faq.example/78173`, expected a space or an end of the link',
    ja: '`https://faq.example/78173` の直後に文が続いています',
    fixed: '手順は<https://faq.example/78173>を参照してください。\n'
  },
  {
    text: '- 2020/06/01 Version 1.1 に対応\n- 2020/10/31 Version 1.2 に対応\n\n**Q. 冗長化できますか？**\n\nv1.1 現在はできません。\n',
    code: 'version-stale',
    at: 'v1.1',
    en: 'Unexpected `v1.1 現在` in an answer, while the article is at 1.2, expected words on that version',
    ja: '`v1.1 現在` とありますが、記事は 1.2 まで改訂されています'
  },
  {
    text: '## 手入れ\n\n[使い方](#使い方)をご覧ください。\n',
    code: 'anchor-missing',
    at: '[使い方]',
    en: 'Unexpected link to `#使い方`, expected a heading or an id of that name',
    ja: 'リンク先 `#使い方` に当たる見出しも ID もありません'
  },
  {
    text: '**Q. 洗えますか？**\n\nはい。\n\n**Q. 洗えますか？**\n\nいいえ。\n',
    code: 'question-duplicate',
    at: '**Q. 洗えますか？**\n\nいいえ',
    en: 'Unexpected second question "洗えますか？", expected each question once',
    ja: '同じ質問「洗えますか？」がもう一度あります'
  },
  {
    text: '<!-- kaitei disable strong-unred -->\n\nはい。\n',
    code: 'control-unknown',
    at: '<!-- kaitei',
    en: 'Unexpected `strong-unred` in a comment to Kaitei, expected strong-unread',
    ja: 'Kaitei へのコメントに知らない `strong-unred` があります（strong-unread のはずです）'
  }
]

describe('what is off in a text', () => {
  it.each(cases)('$code: $text', ({text, code, at, en, ja, fixed: mended}) => {
    const found = inspect(text).filter((problem) => problem.code === code)
    expect(found).toHaveLength(1)
    const [problem] = found as [Problem]
    const {line, column} = problem.position!
    const rest = (head + text)
      .split('\n')
      .slice(line - 1)
      .join('\n')
      .slice(column - 1)
    expect(rest.slice(0, at.length)).toBe(at)
    expect(problemSayer('en')(problem).message).toBe(en)
    expect(problemSayer('ja')(problem).message).toBe(ja)
    expect(problem.fix ? fixed(text) : undefined).toBe(mended)
    // What was mended is not told again.
    expect(codes(mended ?? '')).not.toContain(code)
  })

  it.each([
    ['signs of other trades', 'Use `src/**/a/**` and f(**kwargs, **other). 2**3 is 8, __init__ runs.\n'],
    ['names that are hidden', '＊＊＊さんと＊＊市の話です。\n'],
    ['signs that the author wants', 'これは \\*\\*記号\\*\\* です。\n'],
    ['brackets that hold no annotation', '値段は百円（2020/10/31 の\n'],
    ['a link that its author closed', '手順は<https://faq.example/78173>を参照。\n'],
    [
      'anchors by any generator',
      '## Q. 使い方は？ {#usage}\n\n[a](#usage) [b](#q-使い方は) [c](#top) [d](#fn1)\n'
    ],
    [
      'a version that the answer goes on from',
      '- 2020/06/01 Version 1.1 に対応\n- 2020/10/31 Version 1.2 に対応\n\n**Q. 冗長化できますか？**\n\nv1.1 現在はできません。v1.2 ではできます。\n'
    ],
    ['bold text that everybody reads', '**Q. 洗えますか？**（2020/10/31 更新）\n\n**はい**。\n']
  ])('says nothing of %s', (_, text) => {
    expect(codes(text)).toStrictEqual([])
  })
})

describe('what is turned off', () => {
  const text = 'これは ** 一 ** です。\n\n** 二 ** も。\n\n** 三 ** も。\n'

  it('by the configuration', () => {
    expect(codes(text, {'strong-unread': 'off'})).toStrictEqual([])
    expect(inspect(text, {'strong-unread': 'error'}).map(({severity}) => severity)).toStrictEqual([
      'error',
      'error',
      'error'
    ])
  })

  it.each([
    ['from a place on', '<!-- kaitei disable strong-unread -->\n\n', '', 0],
    ['whatever it is', '<!-- kaitei disable -->\n\n', '', 0],
    ['of the next block', '<!-- kaitei ignore strong-unread -->\n\n', '', 2],
    ['another', '<!-- kaitei disable question-duplicate -->\n\n', '', 3],
    [
      'up to a place',
      '<!-- kaitei disable strong-unread -->\n\n',
      '<!-- kaitei enable strong-unread -->\n\n** 四 **\n',
      1
    ]
  ])('by a comment: %s', (_, before, after, left) => {
    expect(codes(`${before}${text}\n${after}`)).toHaveLength(left)
  })
})

describe('edits in a file', () => {
  it.each([
    ['lines ended by CRLF and a byte order mark', '\uFEFF一\r\n二\r\n三', '\uFEFF一\r\n二x\r\n\r\n三'],
    ['lines ended by LF', '一\n二\n三', '一\n二x\n\n三'],
    ['lines ended by CR', '一\r二\r三', '一\r二x\r\r三']
  ])('%s', (_, written, expected) => {
    const edits = [{offset: 3, delete: 0, insert: 'x\n'}]
    expect(applyEdits(written, editsInFile(written, edits))).toBe(expected)
  })

  it('takes a line end that is deleted whole', () => {
    const written = '一\r\n二\r\n'
    expect(applyEdits(written, editsInFile(written, [{offset: 1, delete: 1, insert: ''}]))).toBe('一二\r\n')
  })
})
