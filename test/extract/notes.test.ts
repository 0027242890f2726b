import {describe, expect, it} from 'vitest'

import {findRevisionNotes, readNoteText} from '../../src/extract/notes.ts'
import {noteAddsQuestion, versionNamedIn} from '../../src/locale/reading/index.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {reporter, type Problem} from '../../src/problem/index.ts'

function read(source: string) {
  const problems: Problem[] = []
  const tree = parseMarkdown(source)
  const {notes, nodes} = findRevisionNotes(tree, source, {report: reporter('faq.md', problems)})
  return {notes, problems, nodes: tree.children.map((node) => nodes.has(node))}
}

const said = (source: string) =>
  read(source).notes.map(({date, kind, version, text}) => [date, kind, version ?? '-', text].join(' '))

describe('notes at the head of an article', () => {
  it('are a list behind the front matter', () => {
    const source =
      '---\ntitle: 手引き\n---\n\n- 2020/10/31 Version 1.20 に合わせて更新\n- 2020/12/30 料金に関するQ を追加\n\n本文'
    expect(said(source)).toStrictEqual([
      '2020-10-31 updated 1.20 Version 1.20 に合わせて更新',
      '2020-12-30 added - 料金に関するQ を追加'
    ])
    expect(read(source).nodes).toStrictEqual([false, true, false])
    expect(read(source).notes[0]!.position).toStrictEqual({line: 5, column: 3})
  })

  it('are lines of a paragraph, with soft or hard breaks', () => {
    expect(said('# 手引き\n\n2020-10-06: 表を追加  \n2020-11-07 料金を修正\n\n本文')).toStrictEqual([
      '2020-10-06 added - 表を追加',
      '2020-11-07 corrected - 料金を修正'
    ])
  })

  it('are a list item without its space, reported', () => {
    expect(said('-2025/05/07 記事公開\n\n本文')).toStrictEqual(['2025-05-07 published - 記事公開'])
    expect(read('-2025/05/07 記事公開').problems).toMatchObject([{code: 'revision-note-marker'}])
  })

  it('are days with links to what was done', () => {
    const source =
      '本文です。\n\n- [2022-06-13](https://example.com/a)：完善排版。\n- [2022-04-09](https://example.com/b)：添加书单。'
    expect(said(source)).toStrictEqual(['2022-06-13 updated - 完善排版。', '2022-04-09 added - 添加书单。'])
  })
})

describe('notes under a heading or label', () => {
  it.each([
    ['## 更新履歴\n\n- 2020/10/31 表を追加', [true, true]],
    ['# 改訂履歴\n\n以下のとおりです。\n\n- 2020/10/31 表を追加', [false, false, true]],
    ['[更新履歴]\n\n- 2020/10/31 表を追加', [true, true]],
    ['【更新履歴】\n2020/10/31 表を追加', [true]],
    ['本文\n\n:::details 更新履歴（2023/12/15 更新）\n- 2020/10/31 表を追加\n:::', [false, true, true]],
    ['<details><summary>更新履歴</summary>\n\n- 2020/10/31 表を追加\n\n</details>', [true, true, true]],
    ['> **改訂履歴**<br>2020/10/31 表を追加', [true]]
  ])('%s', (source, nodes) => {
    expect(said(`本文\n\n${source}`)).toStrictEqual(['2020-10-31 added - 表を追加'])
    expect(read(`本文\n\n${source}`).nodes.slice(1)).toStrictEqual(nodes)
  })

  it('are rows of a table, with a column of versions', () => {
    const source =
      '## Revision history\n\n| Version | Day | Note |\n|---|---|---|\n| 1.3 | 2021-01-02 | Added a question |'
    expect(read(source).notes).toMatchObject([{date: '2021-01-02', version: '1.3', kind: 'added'}])
  })

  it('may end with their day', () => {
    expect(said('## History\n\n* Added two numbers at 2017-08-31 2:00:00 UTC.')).toStrictEqual([
      '2017-08-31 added - Added two numbers.'
    ])
  })

  it('are several on one day, below it', () => {
    const source = '本文\n\n## 更新履歴\n\n- 2020/12/30\n  - 質問を追加\n  - 回答を修正'
    expect(said(source)).toStrictEqual(['2020-12-30 added - 質問を追加', '2020-12-30 corrected - 回答を修正'])
  })

  it('stand below headings of days', () => {
    const source = 'Text.\n\n## Revision history\n\n### 2022-01-02\n\n- Added a question\n- Fixed a link'
    expect(said(source)).toStrictEqual([
      '2022-01-02 added - Added a question',
      '2022-01-02 corrected - Fixed a link'
    ])
  })

  it('may be long', () => {
    const source = `## 更新履歴\n\n- 2020/10/31 ${'表を追加しました。'.repeat(500)}\n- 2020/11/01 表を更新`
    expect(read(source).notes.map(({date}) => date)).toStrictEqual(['2020-10-31', '2020-11-01'])
  })

  it('with a day that the calendar has not are reported', () => {
    const {notes, problems} = read('## 更新履歴\n\n- 2020/02/31 表を追加\n- 2020/10/31 表を更新')
    expect(notes).toHaveLength(1)
    expect(problems).toMatchObject([{code: 'annotation-impossible-day', position: {line: 3}}])
  })
})

describe('what are no notes', () => {
  it.each([
    '2020年10月31日、端末を更新しました。',
    '2021-03-22 更新\n\n本文',
    '本文\n\n## タイムライン\n\n- 2017-09-27: 修正を取り込み\n- 2017-10-18: 更新',
    '本文\n\n- 2017-09-27: 修正が取り込まれる\n- 2017-10-18: 公開を待つ',
    '本文\n\n## History\n\n- 2009-11-10: The language was announced',
    '本文\n\n### 更新记录（一）\n\n改める文です。',
    '# Release notes\n\n- 2020-10-31: Added a flag',
    '# 図書館からのお知らせ\n\n- 2020-10-31 利用規則を改訂しました\n- 2020-11-01 表を更新',
    '# 入門講座\n\n1. 2020-10-31 変数の変更\n2. 2020-11-07 記録の更新',
    '# 題\n\n本文\n\n## 連絡先\n\n- 2020-10-31 追加'
  ])('%s', (source) => {
    expect(said(source)).toStrictEqual([])
  })
})

describe('the words of notes', () => {
  it('begin with a day, also in the front matter', () => {
    expect(readNoteText('2023-08-23: 題を変更')).toStrictEqual({date: '2023-08-23', rest: '題を変更'})
    expect(readNoteText('題を変更')).toBeNull()
  })

  it.each([
    ['料金に関するQ を追加', true],
    ['FAQ 追加', true],
    ['質問を 3 件追加', true],
    ['Q5、Q6 を追加し、誤字を修正', true],
    ['Added two new questions on prices', true],
    ['新增 3 个问题', true],
    ['질문 추가', true],
    ['質問への回答を追加', false],
    ['Version 1.2 に合わせて更新', false],
    ['Added an answer to the question', false]
  ])('%s: adds a question %s', (text, expected) => {
    expect(noteAddsQuestion(text)).toBe(expected)
  })

  it.each([
    ['Version 1.20 に合わせて更新', '1.20'],
    ['Ver.1.2 と v1.3 に対応', '1.2'],
    ['バージョン１．２に対応', '1.2'],
    ['第2版', '2'],
    ['IPv6 と vSphere7 について追記', null],
    ['2020/10/31 更新', null]
  ])('%s: names version %s', (text, expected) => {
    expect(versionNamedIn(text)).toBe(expected)
  })
})
