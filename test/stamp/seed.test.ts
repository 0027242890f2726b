import {existsSync, readFileSync} from 'node:fs'

import {describe, expect, it} from 'vitest'

import {applyEdits} from '../../src/check/mend.ts'
import {noMemory} from '../../src/model/memory.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {parsePlainDate} from '../../src/plain-date.ts'
import {planStamp} from '../../src/stamp/plan.ts'
import {inputOf} from '../site.ts'

const file = new URL('../../../shared/seed/tanzu-kubernetes-grid.md', import.meta.url)
const seed = existsSync(file) ? readFileSync(file, 'utf8') : null

function planOf(before: string, after: string) {
  const {history} = buildArticle(
    inputOf(after, {
      committed: {
        states: [
          {
            source: {path: 'faq.md', text: before},
            date: parsePlainDate('2026-06-01')!,
            tags: [],
            isIgnored: false
          }
        ],
        isCutOff: false
      }
    })
  )
  return planStamp(history, noMemory, {day: parsePlainDate('2026-11-22')!, kind: null, all: false})
}

const marked = ' 更新）'

if (seed === null) console.warn('../shared/seed is not there: stamping it was not tried')

describe.skipIf(seed === null)('the seed, edited by hand', () => {
  it.each<[string, (text: string) => string, readonly string[]]>([
    [
      'an answer',
      (text) =>
        text.replace('はい、明確に異なります。', 'いいえ、今は統合が進んでおり、区別は薄れています。'),
      ['- 2026/11/22 1 件の質問を更新', `異なりますか？**（2026/11/22${marked}`]
    ],
    [
      'the answer of a marked question',
      (text) => text.replace('TKG multi-cloud の略で、', '呼び名が変わり、今は別の名前で提供されています。'),
      ['- 2026/11/22 「TKGm とは何でしょうか？」を更新', `（2020/10/31 追加）（2026/11/22${marked}`]
    ],
    [
      'a new question',
      (text) => `${text.trimEnd()}\n\n**Q. 後継は何ですか？**\n\nまだありません。\n`,
      ['- 2026/11/22 「後継は何ですか？」を追加', '**Q. 後継は何ですか？**（2026/11/22 追加）']
    ],
    [
      'a question in other words',
      (text) => text.replace('TKG の特徴は何ですか？', 'TKG にはどのような特徴がありますか？'),
      [
        '- 2026/11/22 「TKG にはどのような特徴がありますか？」を更新',
        `特徴がありますか？**（2026/11/22${marked}`
      ]
    ],
    ['a space', (text) => text.replace('VMware が提供する', 'VMwareが提供する'), []]
  ])('%s', (_, edit, expected) => {
    const before = seed!
    const after = edit(before)
    const plan = planOf(before, after)
    const stamped = applyEdits(after, plan.edits)
    const lines = new Set(after.split('\n'))
    const brought = stamped.split('\n').filter((line) => !lines.has(line))
    expect(brought).toHaveLength(expected.length)
    for (const [index, line] of expected.entries()) expect(brought[index]!.endsWith(line)).toBe(true)
    expect(planOf(before, stamped).edits).toStrictEqual([])
  })
})
