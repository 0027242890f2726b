import {afterAll, expect, it, vi} from 'vitest'

import type {Saying} from '../../src/locale/saying.ts'
import {inputOf, site} from '../site.ts'
import {ko} from './korean.ts'

// Sentences are remembered once they were said: nobody may have spoken before the language is there.
vi.resetModules()
const {sayings} = await import('../../src/locale/saying/index.ts')
const {emitArticle, extractForSite} = await import('../../src/emit/emit.ts')
const {disparitiesOf} = await import('../../src/emit/parity.ts')
const {buildArticle} = await import('../../src/pipeline.ts')
// The one line that stands in locale/saying/index.ts for a language of the project's own.
Object.assign<Record<string, Saying>, Record<string, Saying>>(sayings, {ko})
afterAll(() => void vi.resetModules())

const text = (water: string, note = '') => `---
title: 急須のよくある質問
date: 2022-05-01
lang: ja
---

${note}**Q. 急須は洗えますか？**

${water}

**Q. 何人分ですか？**

三人分です。
`

const catalogue = `msgid ""
msgstr ""
"Language: ko\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "急須のよくある質問"
msgstr "찻주전자 질문과 답"
`

it('a third language is one table and one catalogue', () => {
  const before = {path: 'faq.md', text: text('水で洗ってください。')}
  const after = text('ぬるま湯で洗ってください。', '- 2022/06/15 洗い方を更新\n\n')
  const three = {...site, languages: ['ja', 'en', 'ko']}
  const {changelog, problems} = buildArticle(
    inputOf(after, {
      kept: [{revision: '2022-05-01', source: before}],
      catalogues: new Map([['ko', {path: 'faq.ko.po', text: catalogue}]]),
      site: three
    })
  )
  expect(problems.filter(({code}) => code.startsWith('catalogue'))).toStrictEqual([])
  expect(changelog.article.title).toStrictEqual({ja: '急須のよくある質問', ko: '찻주전자 질문과 답'})
  const extract = extractForSite(changelog, three)
  const files = new Map(emitArticle(changelog, three, extract).map(({path, content}) => [path, content]))
  const korean = files.get('articles/faq/CHANGELOG.ko.md')!
  expect(korean).toContain('# “찻주전자 질문과 답” 변경 기록')
  expect(korean).toContain('## 2022년 6월 15일')
  expect(korean).toContain('변경 1')
  expect(korean).toContain('<span lang="ja">急須は洗えますか？</span> (일본어 원문)')
  expect([...files.keys()]).toContain('articles/faq/feeds/ko/rss.xml')
  const page = files.get('articles/faq/ko/index.html')!
  expect(page).toContain('<html lang="ko">')
  expect(page).toContain('<h2 id="_changelog">변경 기록</h2>')
  expect(page).not.toContain('lang="en"')
  expect(disparitiesOf(extract.changelogs)).toStrictEqual([])
})

const entry = (url: string) => ({date: null, heading: 'Unreleased', body: `- [Tea?](${url})`})

it('changelogs lead to the difference in each language, or in the one that has a page', () => {
  const found = (ja: string, en: string) =>
    disparitiesOf({ja: [entry(ja)], en: [entry(en)]}).map(({found}) => found)
  const page = 'https://e.x/articles/faq/revisions/1.2/'
  expect(found(`${page}#q-a`, `${page}en/#q-a`)).toStrictEqual([])
  expect(found(`${page}#q-a`, `${page}#q-a`)).toStrictEqual([])
  expect(found(`${page}#q-a`, `${page}ko/#q-a`)).toHaveLength(1)
  expect(found(`${page}#q-a`, `${page}en/#q-b`)).toHaveLength(1)
  expect(found(`${page}#q-a`, 'https://e.x/articles/faq/revisions/1.3/en/#q-a')).toHaveLength(1)
})

it('changelogs that do not tell the same are found', () => {
  const section = {
    date: '2022-06-15',
    heading: '1.2 (15 June 2022)',
    body: '<a id="faq-1.2"></a>1 added\n\n### Added\n\n- <a id="faq-1.2-q-a"></a>[Tea?](https://e.x/#q-a)'
  }
  const changed = (from: string, to: string) =>
    disparitiesOf({
      '': [],
      ja: [section],
      en: [{...section, heading: section.heading.replace(from, to), body: section.body.replace(from, to)}]
    }).map(({found}) => found)
  expect(changed('Tea', 'Cake')).toStrictEqual([])
  expect(changed('1 added', '2 added')).toStrictEqual(['counts 1 ≠ counts 2'])
  expect(changed('15 June', '16 June')).toStrictEqual(['day 2022 15 ≠ day 2022'])
  expect(changed('/#q-a', '/#q-b')).toStrictEqual(['link https://e.x/#q-a ≠ link https://e.x/#q-b'])
  expect(changed('](https://e.x/#q-a)', '](https://e.x/#q-a) · [difference](https://e.x/#d)')).toStrictEqual([
    '– ≠ link https://e.x/#d'
  ])
  expect(changed('faq-1.2-q-a', 'faq-1.2-q-b')).toStrictEqual(['anchor faq-1.2-q-a ≠ anchor faq-1.2-q-b'])
  expect(changed('### Added\n\n', '')).toStrictEqual(['headings 1 ≠ headings 0'])
})
