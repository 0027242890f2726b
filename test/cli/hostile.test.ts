import {readFileSync} from 'node:fs'

import {expect, test} from 'vitest'

import {config, project} from './project.ts'

// What an article can do to break a feed, a page or a parser. CI runs the real checkers over a build of it.
const hostile = readFileSync(new URL('../validators/fixtures/hostile/hostile.md', import.meta.url))

/** What its readers must still be able to read, where no markup stands within. */
const texts = [
  'も壊れませんか？',
  '脚注の本文',
  'はい、ここまで残ります。',
  '閉じない',
  '送る',
  '＜全角＞ ＆ ﹤小さな﹥',
  '\u{1F375}'
]

test('a hostile article keeps its text, and nothing of it is active anywhere', async () => {
  const site = project({'kaitei.config.json': config, 'articles/hostile.md': hostile})
  const {code, stderr} = await site.kaitei('build')
  expect(code).toBe(0)
  expect(stderr).toContain('[html-dropped]')
  const files = site.tree()
  const {questions, texts: others, title} = JSON.parse(files['api/v1/articles/hostile.json']!)
  const read = JSON.stringify([questions, others])
  for (const text of texts.slice(1)) expect(read).toContain(text)
  expect(questions).toHaveLength(6)
  expect(title.ja).toContain('A<B & C>D ]]> </script>')
  for (const content of Object.values(files)) {
    // oxlint-disable-next-line no-control-regex -- that is what is looked for
    expect(content).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u)
    expect(content).not.toContain('"__proto__"')
  }
  for (const {answer} of questions) {
    expect(answer.html.ja).not.toMatch(/<(?:script|style|iframe|object|embed|form|base|svg|math)\b/iu)
    expect(answer.html.ja).not.toMatch(/<[^>]*\s(?:on\w+|style)=/iu)
    expect(answer.html.ja).not.toMatch(/(?:href|src)="(?!https?:\/\/|mailto:)/u)
    expect(answer.html.ja).not.toContain('display:none')
  }
})
