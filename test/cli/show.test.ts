import {describe, expect, test} from 'vitest'

import {schemaErrors} from '../schemas.ts'
import {config, project} from './project.ts'
import {tea, tearoom} from './tea.ts'

describe.concurrent('`kaitei show`', () => {
  test('prints exactly the text that was kept, and by default the newest', async () => {
    const room = tearoom()
    expect(await room.kaitei('show teapot --at 2022-05-31')).toEqual({code: 0, stdout: tea.first, stderr: ''})
    expect((await room.kaitei('show teapot')).stdout).toBe(tea.now)
  })

  test('puts together what is known of a text that was not kept, and says so', async () => {
    const {stdout} = await project({'faq.md': tea.now}).kaitei('show faq.md --at 2022-05-01 --lang ja')
    expect(stdout).toBe(`# 急須のよくある質問

> 2022年5月1日 の本文は残っていません。変更の記録がない箇所には、残っている他の版の本文を置きました（推定）。注記と改訂履歴は含みません。

急須は割れ物です。

## 手入れ

**Q. 急須は洗剤で洗えますか？**

*（この版の本文は分かりません。2022年6月15日 に更新されています）*

**Q. 電子レンジで温められますか？**

いいえ、割れるおそれがあります。

## 使い方

**Q. お湯の温度は何度が適切ですか？**

*（この版の本文は分かりません。2022年8月1日 に訂正されています）*
`)
  })

  test('with `--format json` is the snapshot that a build writes', async () => {
    const room = tearoom({'kaitei.config.json': config})
    const {stdout} = await room.kaitei('show teapot --at 2022/06/15 --format json')
    expect(JSON.parse(stdout)).toMatchObject({revision: '2022-06-15', state: 'inferred', markdown: null})
    expect(schemaErrors(new Map([['snapshot.json', stdout]]))).toEqual([])
    await room.kaitei('build')
    expect(room.read('output/api/v1/articles/teapot/revisions/2022-06-15.json')).toBe(stdout)
  })

  test('with `--format html` is a page that runs nothing', async () => {
    const hostile = tea.now.replace(
      '三グラムです。',
      '三グラム<script>alert(1)</script>です<b onclick="x()">。</b>'
    )
    const {stdout} = await project({'faq.md': hostile}).kaitei('show faq.md --format html --lang en')
    expect(stdout).toMatch(/^<!doctype html><html lang="ja">/u)
    expect(stdout).toContain('<p class="quiet" lang="en">As of 1 August 2022</p><h1>急須のよくある質問</h1>')
    expect(stdout).toContain('三グラムです<b>。</b>')
    expect(stdout).not.toMatch(/<script|onclick|date: 2022/u)
  })

  test('a draft, and an article in error, are no silence', async () => {
    const draft = project({'articles/faq.md': tea.now.replace('date:', 'draft: true\ndate:')})
    expect(await draft.kaitei('show faq')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Unexpected draft articles/faq.md, expected a published article (`draft: true` in its front matter)\n'
    })
    const broken = project({'articles/faq.md': tea.now.replace('2022-05-01', '2022-02-30')})
    const {code, stderr} = await broken.kaitei('show faq')
    expect(code).toBe(1)
    expect(stderr).toContain('articles/faq.md:3:7 error')
  })
})
