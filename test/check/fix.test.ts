import {existsSync, readdirSync, readFileSync} from 'node:fs'

import {array, assert, boolean, constantFrom, property, tuple} from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {inspectText} from '../../src/check/inspect.ts'
import {applyEdits, editsInFile, editsOf, withFixes} from '../../src/check/mend.ts'
import {extractArticle} from '../../src/extract/article.ts'
import {decodeText} from '../../src/io/read-text.ts'
import {type Problem, reporter} from '../../src/problem/index.ts'

vi.setConfig({testTimeout: 300_000})

function inspect(text: string): Problem[] {
  const problems: Problem[] = []
  const report = reporter('faq.md', problems)
  inspectText(extractArticle({path: 'faq.md', text}, {lang: null, report}), null, report)
  return withFixes(problems, text)
}

/** What `check --fix` makes of a file; in as many rounds as the command takes. */
function fix(written: string): string {
  let now = written
  for (let round = 0; round < 5; round++) {
    const text = decodeText(Buffer.from(now))!
    const edits = editsOf(inspect(text))
    if (edits.length === 0) return now
    now = applyEdits(now, editsInFile(now, edits))
  }
  return now
}

/** Nothing but what fixes bring or take: signs of bold text and of lists, brackets, a stray #. */
const withoutFixed = (text: string) => text.replace(/[*＊<>#＃（()）【】［\][〔〕 \u3000\t]/gu, '')

describe('mending', () => {
  const corpus = new URL('../../../shared/corpus/', import.meta.url)
  const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.md')) : []

  it('real articles twice changes nothing the second time, and nothing else the first', ({skip}) => {
    skip(names.length === 0, '../shared/corpus is not there')
    const wrong = names.filter((name) => {
      const written = readFileSync(new URL(name, corpus)).toString('utf8')
      const once = fix(written)
      // Most have nothing to mend.
      return once !== written && (withoutFixed(once) !== withoutFixed(written) || fix(once) !== once)
    })
    expect(wrong).toStrictEqual([])
  })

  it('generated texts, likewise', () => {
    const piece = constantFrom(
      '**Q. 洗えますか？**（#2020/10/31 更新）',
      '（2020/10/31 更新',
      '＊＊大切＊＊',
      '** 一 **',
      '**Q. 何？',
      'https://faq.example/1を参照',
      '-2020/10/31 更新',
      '## 更新履歴',
      '`** コード **`',
      '> 引用（2020-10-31 追記',
      '| 表 | ** 二 ** |',
      'はい。',
      '',
      '\u304b\u3099NFD',
      '🍵'
    )
    const ending = constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n')
    const text = tuple(boolean(), array(tuple(piece, ending), {maxLength: 12}), piece).map(
      ([bom, lines, last]) => (bom ? '\uFEFF' : '') + lines.flat().join('') + last
    )
    assert(
      property(text, (written) => {
        const once = fix(written)
        expect(withoutFixed(once)).toBe(withoutFixed(written))
        expect(fix(once)).toBe(once)
      }),
      {numRuns: 40, seed: 7}
    )
  })
})
