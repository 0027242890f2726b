import {readFileSync} from 'node:fs'

import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {describe, expect, test} from 'vitest'

import {repository} from '../io/repository.ts'
import {kaitei, kettle, project, type Project} from './project.ts'

const faq = `---
title: 急須 FAQ
date: 2022-05-01
lang: ja
---

**Q. 急須は洗剤で洗えますか？**（#2022/06/15 更新）

** 大切 ** です、100%。

**Q. 何人分ですか？**

[手引き](guide.md)をご覧ください。
`

const site = (more: Record<string, string | Uint8Array> = {}): Project =>
  project({'articles/急 須,1.md': faq, ...more})

describe.concurrent('check', () => {
  test('underlines the place, full-width characters two columns wide', async () => {
    const {stdout, code} = await site().kaitei('check')
    expect(stdout)
      .toBe(`articles/急 須,1.md:7:20 warning Unexpected \`#\` before the day in \`（#2022/06/15 更新）\`, expected a day  [annotation-stray-character]
  7 | **Q. 急須は洗剤で洗えますか？**（#2022/06/15 更新）
    |                                ^^^^^^^^^^^^^^^^^^^^
  Read as 2022-06-15. Delete the \`#\`.
articles/急 須,1.md:9:1 warning Unexpected \`**\` in the text, expected bold text that opens and closes  [strong-unread]
  9 | ** 大切 ** です、100%。
    | ^^^^^^^^^^
  Readers see the signs themselves. Write \`**\` in half-width characters, directly before and behind the words.
articles/急 須,1.md:13:1 warning Unexpected link to \`guide.md\`, expected a file of the project  [link-missing]
  13 | [手引き](guide.md)をご覧ください。
     | ^^^^^^^^^^^^^^^^^^
  Correct the path, or add the file.
`)
    expect(code).toBe(0)
  })

  test('tells GitHub the lines, with what would break its syntax escaped', async () => {
    const {stdout} = await site().kaitei('check --format github --lang ja')
    const [first, second] = stdout.split('\n')
    expect(first).toBe(
      '::warning file=articles/急 須%2C1.md,line=7,col=20,title=kaitei%3A annotation-stray-character::`（#2022/06/15 更新）` の日付の前に余分な `#` があります（日付が来るはずの位置です）%0A2022-06-15 と読みました。`#` を削除してください。'
    )
    expect(second).toMatch(/^::warning file=articles\/急 須%2C1\.md,line=9,col=1,endLine=9,endColumn=9,/u)
    expect(stdout.trimEnd().split('\n')).toHaveLength(3)
  })

  test('writes SARIF that its schema takes', async ({skip}) => {
    const {stdout} = await site().kaitei('check --format sarif')
    const log = JSON.parse(stdout)
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'annotation-stray-character',
      ruleIndex: 0,
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: {uri: 'articles/%E6%80%A5%20%E9%A0%88%2C1.md'},
            region: {startLine: 7, startColumn: 20}
          }
        }
      ]
    })
    const schema = process.env.KAITEI_SARIF_SCHEMA
    skip(!schema, 'KAITEI_SARIF_SCHEMA does not name the JSON Schema of SARIF 2.1.0')
    const ajv = new Ajv2020({strict: false, allErrors: true})
    formats.default(ajv)
    const validate = ajv.compile(JSON.parse(readFileSync(schema!, 'utf8')))
    validate(log)
    expect(validate.errors).toBeNull()
    validate({...log, runs: [{...log.runs[0], results: [{level: 'loud'}]}]})
    expect(validate.errors).not.toBeNull()
  })

  test('keeps rules of the configuration and comments of the text', async () => {
    const quiet = site({
      'kaitei.config.json': '{"rules": {"link-missing": "off", "strong-unread": "error"}}'
    })
    expect((await quiet.kaitei('check')).code).toBe(1)
    quiet.write('articles/急 須,1.md', faq.replace('\n** 大切', '\n<!-- kaitei ignore -->\n\n** 大切'))
    const {stdout, code} = await quiet.kaitei('check --format json')
    expect(JSON.parse(stdout).map((problem: {code: string}) => problem.code)).toEqual([
      'annotation-stray-character'
    ])
    expect(code).toBe(0)
  })
})

describe.concurrent('check --fix', () => {
  const mended = faq.replace('（#2022', '（2022').replace('** 大切 **', '**大切**')

  test.each([
    ['LF', (text: string) => text],
    ['CRLF and a byte order mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['no last line end, and NFD', (text: string) => text.trimEnd().normalize('NFD')]
  ])('changes nothing else: %s', async (_, written) => {
    const place = site({'articles/急 須,1.md': written(faq)})
    const {stderr} = await place.kaitei('check --fix')
    expect(place.read('articles/急 須,1.md')).toBe(written(mended))
    expect(stderr).toContain('Mended 2 problems.')
    const again = await place.kaitei('check --fix')
    expect(again.stderr).not.toContain('Mended')
    expect(place.read('articles/急 須,1.md')).toBe(written(mended))
  })
})

describe('check --since', () => {
  test('tells of lines and questions that differ', async () => {
    const repo = repository({'articles/kettle.md': faq, 'articles/other.md': faq})
    const run = (args: string) => kaitei(repo.folder, args)
    repo.write('articles/kettle.md', faq.replace('[手引き]', '三人分です。[手引き]'))
    const told = JSON.parse((await run('check --since HEAD --format json')).stdout)
    expect(told.map(({code, file}: {code: string; file: string}) => [code, file])).toEqual([
      ['unreleased-change', 'articles/kettle.md'],
      ['link-missing', 'articles/kettle.md']
    ])
    repo.write('articles/new.md', faq)
    const more = JSON.parse((await run('check --since HEAD --format json')).stdout)
    expect(more.filter(({file}: {file: string}) => file === 'articles/new.md')).toHaveLength(3)
    expect((await run('check --since no-such')).code).toBe(2)
  })
})

const question = (index: number, text: string) => `**Q. 質問その${index}は何ですか？**\n\n${text}\n`

// Who never marks a question is not asked to.
const marked = (edits: number) =>
  edits === 0 ? '' : '\n**Q. 印の付いた質問は何ですか？**（2011/03/01 追加）\n\nこれです。\n'

describe('a project that never marked its edits', () => {
  test('gets a screenful that one can act on', async () => {
    const text = (edits: number, notes: string) =>
      `---\ntitle: 長い FAQ\ndate: 2010-01-01\n---\n\n${notes}${Array.from({length: 100}, (_, index) =>
        question(index, `答えは ${index * 7 + edits} です。`)
      ).join('\n')}${marked(edits)}`
    const days = Array.from({length: 11}, (_, index) => `${2011 + index}-03-01`)
    const repo = repository({'articles/faq.md': text(0, '')})
    const notes: string[] = []
    for (const [index, day] of days.entries()) {
      notes.push(`- ${day} 価格を更新`)
      repo.commit(`${day}T12:00:00+0900`, {'articles/faq.md': text(index + 1, `${notes.join('\n')}\n\n`)})
    }
    const {stdout, stderr} = await kaitei(repo.folder, 'check --lang en')
    const lines = (stdout + stderr).trimEnd().split('\n')
    expect(stderr).toContain('1,000 changes of earlier revisions have no annotation')
    expect(lines.length).toBeLessThan(40)
    expect(stdout).toContain('[missing-annotation]')
    expect(stdout).toContain('97 more of [missing-annotation] in articles/faq.md')
    const all = await kaitei(repo.folder, 'check --lang en --history')
    expect(all.stdout.match(/\[missing-annotation(?:-earlier)?\]/gu)).toHaveLength(1100)
  })
})

test('an article that is fine has nothing to say', async () => {
  const {stdout, code} = await project({'articles/kettle.md': kettle}).kaitei('check')
  expect([stdout, code]).toEqual(['', 0])
})
