import {expect, test} from 'vitest'

import {config, idsIn, project, teapot} from './project.ts'

/** A megabyte of questions, a third of them dated. */
function longArticle(): string {
  const parts = ['---\ntitle: 長い記事\ndate: 2020-01-01\n---\n\n- 2020/02/02 Version 1.2 を公開\n']
  const answer = `毎日[油](https://example.com/)を差します。${'車輪は**ゆっくり**回り始め、それまでは動きません。'.repeat(12)}\n\n`
  for (let size = 0, index = 1; size < 1_000_000; index++) {
    const part = `**Q. 部品 ${index} はなぜ止まるのですか？**${index % 3 === 0 ? '（2020/02/02 追加）' : ''}\n\n${answer.repeat(3)}`
    parts.push(part)
    size += Buffer.byteLength(part)
  }
  return parts.join('\n')
}

test.concurrent('an article of a megabyte comes to its end', {timeout: 600_000}, async () => {
  const site = project({
    'kaitei.config.json': config,
    'articles/long.md': longArticle(),
    'articles/teapot.md': teapot
  })
  const {code, stdout} = await site.kaitei('build')
  expect(code).toBe(0)
  expect(stdout).toContain('2 files: 2 articles\n')
  expect(idsIn(site)).toEqual(['long', 'teapot'])
})
