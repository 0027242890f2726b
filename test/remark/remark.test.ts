import {spawnSync} from 'node:child_process'
import {mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

import remarkParse from 'remark-parse'
import {type Preset, unified} from 'unified'
import {VFile} from 'vfile'
import {afterAll, describe, expect, it, vi} from 'vitest'

import kaiteiPreset, {kaiteiRules, remarkKaitei} from '../../src/remark/index.ts'

vi.setConfig({testTimeout: 120_000})

const text = `---
title: 急須
---

**Q. 洗えますか？**（#2020/10/31 更新）

** 大切 ** です。
`

/** A file after plugins ran over it. */
async function run(value: string, plugins: Preset['plugins'] & object): Promise<VFile> {
  const file = new VFile({value, path: 'faq.md'})
  const processor = unified().use(remarkParse).use({plugins})
  await processor.run(processor.parse(file), file)
  return file
}

const process = (value: string) => run(value, [kaiteiPreset])

describe('kaitei/remark', () => {
  it('leaves what an article says in the file', async () => {
    const file = await run(text, [remarkKaitei])
    expect(file.data.kaitei).toMatchObject({
      title: '急須',
      questions: [{text: '洗えますか？'}],
      annotations: [{date: '2020-10-31', kinds: ['updated'], question: 0}]
    })
    expect(file.messages).toStrictEqual([])
  })

  it('tells what is off as lint rules do', async () => {
    const {messages} = await process(text.replaceAll('\n', '\r\n'))
    expect(
      messages.map(({ruleId, source, line, column, fatal, url}) => [ruleId, source, line, column, fatal, url])
    ).toStrictEqual([
      ['annotation-stray-character', 'kaitei', 5, 14, false, 'docs/problems.md#annotation-stray-character'],
      ['strong-unread', 'kaitei', 7, 1, false, 'docs/problems.md#strong-unread']
    ])
    expect(messages[0]).toMatchObject({
      reason: 'Unexpected `#` before the day in `（#2020/10/31 更新）`, expected a day',
      note: 'Read as 2020-10-31. Delete the `#`.',
      actual: '**Q. 洗えますか？**（#2020/10/31 更新）',
      expected: ['**Q. 洗えますか？**（2020/10/31 更新）']
    })
  })

  it('is turned off by comments, rule by rule', async () => {
    const quiet = text.replace('** 大切', '<!-- kaitei ignore strong-unread -->\n\n** 大切')
    expect((await process(quiet)).messages.map(({ruleId}) => ruleId)).toStrictEqual([
      'annotation-stray-character'
    ])
  })

  it('speaks Japanese where it is told to', async () => {
    const file = await run(text, [[kaiteiRules['strong-unread'], ['error', {lang: 'ja'}]]])
    expect(file.messages[0]).toMatchObject({
      reason: '`**` が太字にならず、そのまま表示されます',
      fatal: true
    })
  })

  it('works in remark-cli', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url))
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kaitei-remark-')))
    afterAll(() => rmSync(folder, {recursive: true, force: true}))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
    writeFileSync(join(folder, 'faq.md'), text)
    const plugin = JSON.stringify(join(root, 'dist/remark/index.js'))
    writeFileSync(
      join(folder, '.remarkrc.mjs'),
      `import preset, {kaiteiRules} from ${plugin}\nexport default {plugins: [preset, [kaiteiRules['strong-unread'], ['error', {lang: 'ja'}]]]}\n`
    )
    const cli = join(root, 'node_modules/remark-cli/cli.js')
    const result = spawnSync(globalThis.process.execPath, [cli, '--no-color', '--no-stdout', 'faq.md'], {
      cwd: folder,
      encoding: 'utf8'
    })
    expect(result.stderr).toContain('annotation-stray-character kaitei')
    expect(result.stderr).toMatch(/5:14\s+warning/u)
    expect(result.stderr).toMatch(/7:1-7:9\s+error\s+`\*\*` が太字にならず/u)
    expect(result.status).toBe(1)
  })
})
