import {describe, expect, it} from 'vitest'

import {inspectPast} from '../../src/check/inspect.ts'
import {noMemory} from '../../src/model/memory.ts'
import type {CommittedPast} from '../../src/model/state.ts'
import {type ArticleInput, buildArticle} from '../../src/pipeline.ts'
import {parsePlainDate} from '../../src/plain-date.ts'
import {type Problem, reporter} from '../../src/problem/index.ts'
import {kaitei, kettle, project} from '../cli/project.ts'
import {inputOf} from '../site.ts'

const head = '---\ntitle: 急須\ndate: 2020-01-01\n---\n\n'
const body = '**Q. 洗えますか？**\n\nはい、洗えます。\n'
const day = (text: string) => parsePlainDate(text)!

const committed = (...texts: readonly [string, string][]): CommittedPast => ({
  states: texts.map(([date, text]) => ({
    source: {path: 'faq.md', text},
    date: day(date),
    tags: [],
    isIgnored: false
  })),
  isCutOff: false
})

function codes(text: string, more: Partial<ArticleInput> = {}): string[] {
  const {history, problems} = buildArticle(inputOf(text, more))
  const found: Problem[] = [...problems]
  inspectPast(history, reporter('faq.md', found))
  return found.map(({code}) => code)
}

describe('what an article and its past do not agree on', () => {
  const noted = `${head}- 2020/10/31 洗い方を更新\n\n${body}`

  it('a note without a change', () => {
    expect(
      codes(noted, {committed: committed(['2020-01-01', head + body], ['2020-10-31', noted])})
    ).toStrictEqual(['note-without-change'])
    const changed = noted.replace('はい、洗えます', 'いいえ、水ですすぐだけにしてください')
    expect(
      codes(changed, {committed: committed(['2020-01-01', head + body], ['2020-10-31', changed])})
    ).not.toContain('note-without-change')
    // Nobody knows what stood there before.
    expect(codes(noted)).not.toContain('note-without-change')
  })

  it('a note that says only that all was looked at', () => {
    const checked = noted.replace('洗い方を更新', '最新の情報であることを確認済み')
    expect(
      codes(checked, {committed: committed(['2020-01-01', head + body], ['2020-10-31', checked])})
    ).not.toContain('note-without-change')
  })

  it('a change behind a day that was published', () => {
    const marked = `${head}**Q. 洗えますか？**（2020/10/31 更新）\n\nはい、洗えます。\n`
    const later = marked.replace('はい、洗えます', 'いいえ、水ですすぐだけにしてください')
    const memory = {
      ...noMemory,
      revisions: [
        {type: 'revision' as const, id: '2020-10-31', version: null, date: day('2020-10-31'), feed: true}
      ]
    }
    const kept = [
      {revision: '2020-01-01', source: {path: 'faq@2020-01-01.md', text: head + body}},
      {revision: '2020-10-31', source: {path: 'faq@2020-10-31.md', text: marked}}
    ]
    expect(codes(later, {memory, kept})).toContain('claim-after-publication')
  })

  it('one id for two questions', () => {
    expect(codes(`${head}## 一つ？ {#one}\n\n一。\n\n## 二つ？ {#one}\n\n二。\n`)).toContain(
      'question-duplicate-id'
    )
  })

  it('front matter that no one wrote by hand', () => {
    expect(codes(`---\ntitle: 急須\nx: ${'a'.repeat(40_000)}\n---\n\n${body}`)).toContain(
      'front-matter-too-long'
    )
    expect(codes(`---\ntitle: 急須\nx: ${'['.repeat(200)}${']'.repeat(200)}\n---\n\n${body}`)).toContain(
      'front-matter-too-deep'
    )
  })
})

describe('what only the command sees', () => {
  it('pictures that are missing, once an article', async () => {
    const pictures = '\n![a](a.png) ![b](/b.png) ![c](../articles/c.png) <img src="d.png">\n'
    const site = project({'articles/kettle.md': kettle + pictures, 'static/b.png': '', 'articles/c.png': ''})
    const [problem, ...others] = JSON.parse((await site.kaitei('check --format json')).stdout)
    expect(others).toStrictEqual([])
    expect(problem).toMatchObject({
      code: 'picture-missing',
      message: 'Unexpected picture `a.png` and 1 other, expected files of the project'
    })
  })

  it('what was not published, and where it would be', async () => {
    const site = project({'articles/kettle.md': kettle})
    const {stderr, code} = await kaitei(site.folder, 'build --frozen')
    expect(stderr).toContain('[frozen-unpublished]')
    expect(stderr).toContain('[site-preview]')
    expect(code).toBe(1)
  })
})
