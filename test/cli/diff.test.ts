import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import pc from 'picocolors'
import {describe, expect, test} from 'vitest'

import {formatDelta} from '../../src/cli/format-delta.ts'
import {visible} from '../../src/cli/visible.ts'
import {deltaPage} from '../../src/emit/delta-html.ts'
import {deltaMarkdown} from '../../src/emit/delta-markdown.ts'
import {emitSite} from '../../src/emit/emit.ts'
import type {Delta} from '../../src/model/delta.ts'
import {toSafeHtml} from '../../src/parse/html.ts'
import {buildArticle, compareBuilt} from '../../src/pipeline.ts'
import {deltaWords} from '../../src/translate/delta-words.ts'
import {inputOf, site} from '../site.ts'
import {project} from './project.ts'
import {tea, tearoom} from './tea.ts'

const plain = pc.createColors(false)

/** The words of a delta between two of an article's revisions, by their places. */
function wordsOf(now: string, first: string | null, from: number | null, to: number, lang = 'ja') {
  const kept = first === null ? [] : [{revision: 'first', source: {path: 'first.md', text: first}}]
  const input = inputOf(now, {kept})
  const output = buildArticle(input)
  const delta = compareBuilt(input, output, from, to)
  return {delta, words: deltaWords(delta, output.changelog.article, lang)}
}

const question = (answer: string, note = '') =>
  `---\ndate: 2021-01-01\nlang: en\n---\n\n**Q. Why?**${note}\n\n${answer}\n`
const changed = (before: string, after: string) =>
  wordsOf(question(after, ' (updated 2021-02-01)'), question(before), 0, 1, 'en').words

const squeezed = (value: string) => value.replace(/[\s\u00A0]|&nbsp;/gu, '')

describe.concurrent('`kaitei diff`', () => {
  test('marks the words, says what it rests on, and leaves long unchanged stretches out', async () => {
    const {code, stdout, stderr} = await tearoom().kaitei('diff teapot 2022-05-01 --lang ja')
    expect(stdout).toBe(`急須のよくある質問
2022年5月1日 → 2022年8月1日
追加 1・更新 1・訂正 1・削除 1・移動 1
根拠: 保存された両方の版の本文

追加

+ 茶葉は何グラム必要ですか？
  著者の注記は「2022年8月1日 追加」。本文と合っています。

    {+一人分で三グラムです。+}

更新

~ 急須は洗剤で洗えますか？
  「はい」を「いいえ」に改めました。「で洗えます」を「は使わないでください」に改めました。ほかに 1 か所を改めました。
  著者の注記は「2022年6月15日 更新」。本文と合っています。

    [-はい-]{+いいえ+}、洗剤[-で洗えます-]{+は使わないでください+}。…一年に[-一回-]{+二回+}は確かめてください。

訂正

! [-お湯の温度は何度ですか？-]
  {+お湯の温度は何度が適切ですか？+} [表現変更]
  質問の表現を改めました。「60」を「50」に改めました。
  著者の注記は「2022年8月1日 訂正」。本文と合っています。

    …
    | 玉露 | [-60-]{+50+} 度 |

削除

- 何人分のお茶が入りますか？
  この変更を記した注記はありません。

    [-三人分です。-]

移動

> 電子レンジで温められますか？ [軽微]
  「手入れ」に移しました。
`)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
  })

  test('with `--format json` is a delta as changes.json has it, and for neighbours the same one', async () => {
    const ajv = new Ajv2020({strict: true, allowUnionTypes: true})
    formats.default(ajv)
    const changes = emitSite([], site).find(({path}) => path.endsWith('/changes.schema.json'))!
    const schema = JSON.parse(changes.content)
    ajv.addSchema(schema)
    const validate = ajv.compile({$ref: `${schema.$id}#/properties/deltas/items`})
    const room = tearoom()
    const wide = JSON.parse((await room.kaitei('diff teapot 2022-05-01 --format json')).stdout) as Delta
    validate(wide)
    expect(validate.errors ?? []).toEqual([])
    expect(validate({...wide, counts: {}})).toBe(false)
    expect([wide.from, wide.to]).toEqual(['2022-05-01', '2022-08-01'])
    const near = JSON.parse((await room.kaitei('diff articles/teapot.md --format json')).stdout) as Delta
    await room.kaitei('build')
    expect(near).toEqual(room.json('output/api/v1/articles/teapot/changes.json').deltas.at(-1))
  })

  test.each([
    [
      'taepot',
      'Unexpected article `taepot`, expected one of: teapot-care, teapot\n  Did you mean `teapot`?\n'
    ],
    [
      'tea',
      'Unexpected name `tea`, which is that of several articles. Expected one of: teapot-care (articles/teapot-care.md), teapot (articles/teapot.md)\n'
    ],
    [
      'teapot 9.9',
      'Unexpected revision `9.9` of teapot, expected one of: 2022-08-01, 2022-06-15, 2022-05-01; or a day such as 2020-10-31, not before the first\n'
    ],
    [
      'teapot 2022-04-30',
      'Unexpected revision `2022-04-30` of teapot, expected one of: 2022-08-01, 2022-06-15, 2022-05-01; or a day such as 2020-10-31, not before the first\n'
    ],
    [
      'teapot 2022-02-31',
      'Unexpected revision `2022-02-31` of teapot, expected one of: 2022-08-01, 2022-06-15, 2022-05-01; or a day such as 2020-10-31, not before the first\n'
    ]
  ])('`%s` exits with 2 and says what there is', async (args, said) => {
    const room = tearoom({'articles/teapot-care.md': tea.first})
    expect(await room.kaitei(`diff ${args}`)).toEqual({code: 2, stdout: '', stderr: said})
  })

  test('says what there is in Japanese, and where there is nothing to look in', async () => {
    const said = (await tearoom().kaitei('diff taepot --lang ja')).stderr
    expect(said).toBe('記事 `taepot` はありません。あるのは teapot です\n  `teapot` のことですか？\n')
    const {code, stderr} = await project().kaitei('diff teapot')
    expect(code).toBe(2)
    expect(stderr).toContain('kaitei diff path/to/article.md')
  })

  test('reads a file that is named outright, wherever it stands', async () => {
    const {code, stdout} = await project({'faq.md': tea.now}).kaitei(
      'diff faq.md 2022-05-01 2022年6月20日 --lang ja'
    )
    expect(code).toBe(0)
    expect(stdout).toBe(`急須のよくある質問
2022年5月1日 → 2022年6月15日
更新 1・変更なし 2
根拠: 著者の注記と改訂履歴（当時の本文がすべては残っていません）

更新

~ 急須は洗剤で洗えますか？
  変更前の本文は分かりません（著者は 2022年6月15日 に更新したと記しています）。
`)
  })
})

describe('a delta for the terminal', () => {
  test('has colours and no brackets where there are colours', () => {
    const colored = formatDelta(changed('It is red.', 'It is blue.'), pc.createColors(true))
    expect(colored).toContain(
      '\u001B[31m\u001B[9mred\u001B[29m\u001B[39m\u001B[32m\u001B[4mblue\u001B[24m\u001B[39m'
    )
    expect(formatDelta(changed('It is red.', 'It is blue.'), plain)).toContain('It is [-red-]{+blue+}.')
  })

  test('shows control characters of an article and obeys none', () => {
    const hostile = 'It is \u001B[2Jblue\u0007 \u009B31m \u202Eback.'
    const text = formatDelta(changed('It is red.', hostile), plain)
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u)
    expect(text).toContain('␛[2J')
    expect(visible('a\u0000\u007F\tb\n')).toBe('a␀␡\tb\n')
  })

  test('between a revision and itself tells of nothing', () => {
    const {delta, words} = wordsOf(tea.now, null, 1, 1)
    expect(delta.changes).toEqual([])
    expect(formatDelta(words, plain)).toContain('質問と回答に変更はありません。')
  })
})

describe('a delta as Markdown', () => {
  test('quotes prose with the words marked, and has tables and code as `diff`', () => {
    const {words} = wordsOf(tea.now, tea.first, 0, 2)
    expect(deltaMarkdown(words)).toContain(`**急須は洗剤で洗えますか？**\\
「はい」を「いいえ」に改めました。「で洗えます」を「は使わないでください」に改めました。ほかに 1 か所を改めました。\\
著者の注記は「2022年6月15日 更新」。本文と合っています。

> <del>はい</del><ins>いいえ</ins>、洗剤<del>で洗えます</del><ins>は使わないでください</ins>。…一年に<del>一回</del><ins>二回</ins>は確かめてください。
`)
    expect(deltaMarkdown(words)).toContain(`\`\`\`diff
 …
-| 玉露 | 60 度 |
+| 玉露 | 50 度 |
\`\`\`
`)
  })

  test.each([
    '<script>alert(1)</script> & &lt; [a](javascript:b)',
    '1. one\n2. two\n   - three\n\\# four',
    '**bold** `code` ~~gone~~ $x$ https://faq.example/a_b www.faq.example </ins> -->',
    '> quoted\n\n    indented ``` `````'
  ])('shows %j as written, and breaks out of nothing', (text) => {
    const {html} = toSafeHtml(deltaMarkdown(changed('Before.', `After ${text}`)), {
      base: 'https://faq.example/',
      definitions: [],
      idPrefix: 'x'
    })
    const shown = html
      .replace(/<[^>]*>/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replace(/&(?:amp|#x26);/gu, '&')
    for (const line of text.split('\n')) expect(squeezed(shown)).toContain(squeezed(line))
    expect(html).not.toMatch(/<(?:script|li|h1|code)\b|href="javascript/u)
  })
})

describe('a delta as a page', () => {
  const page = deltaPage(wordsOf(tea.now, tea.first, 0, 2, 'en').words)

  test('has real insertions and deletions, with words for those who hear it', () => {
    expect(page).toMatch(/^<!doctype html><html lang="en"><head><meta charset="utf-8">/u)
    expect(page).toContain('<h1><span lang="ja">急須のよくある質問</span></h1>')
    expect(page).toContain(
      '<del><span class="unseen" lang="en">deleted: </span>はい<span class="unseen" lang="en"> (end of deleted)</span></del>' +
        '<ins><span class="unseen" lang="en">added: </span>いいえ<span class="unseen" lang="en"> (end of added)</span></ins>'
    )
  })

  test('runs nothing that an article says', () => {
    const hostile = '</p></main><script>alert(1)</script><img src=x onerror=alert(1)>\u0000'
    const html = deltaPage(changed('Before.', hostile))
    expect(html).not.toMatch(/<script|<img/u)
    expect(html).not.toContain('\u0000')
    expect(html.match(/<\/main>/gu)).toHaveLength(1)
    expect(html).toContain('&lt;script>alert(1)&lt;/script>')
  })
})
