import {describe, expect, it} from 'vitest'

import {compareRevisions} from '../../src/delta/between.ts'
import {findRevision} from '../../src/history/find-revision.ts'
import type {Edit} from '../../src/model/delta.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {tea} from '../cli/tea.ts'
import {inputOf} from '../site.ts'

const keptFirst = {kept: [{revision: 'first', source: {path: 'first.md', text: tea.first}}]}
const {history} = buildArticle(inputOf(tea.now, keptFirst))
const alone = buildArticle(inputOf(tea.now)).history

const side = (edits: readonly Edit[], type: Edit['type']): string =>
  edits
    .filter((edit) => edit.type === 'kept' || edit.type === type)
    .map(({text}) => text)
    .join('')

const told = (past: typeof history, from: number, to: number) =>
  compareRevisions(past, from, to).changes.map(({type, name, claim}) => [type, name, claim?.kind ?? null])

describe('any two revisions', () => {
  it('that are neighbours have the delta of the history', () => {
    expect(compareRevisions(history, 1, 2)).toBe(history.deltas[2])
    expect(compareRevisions(history, null, 0)).toBe(history.deltas[0])
  })

  it('that are not have what was claimed on the way, where no text was kept', () => {
    expect(told(alone, 0, 2)).toEqual([
      ['updated', '急須は洗剤で洗えますか？', 'updated'],
      ['corrected', 'お湯の温度は何度が適切ですか？', 'corrected'],
      ['added', '茶葉は何グラム必要ですか？', 'added']
    ])
  })

  it('of a subject that was claimed about more than once, tell the most', () => {
    const twice = tea.now.replace('（2022/06/15 更新）', '（2022/06/15 更新）（2022/08/01 訂正）')
    expect(told(buildArticle(inputOf(twice)).history, 0, 2)[0]).toEqual([
      'updated',
      '急須は洗剤で洗えますか？',
      'updated'
    ])
  })

  it('backwards have the sides swapped', () => {
    const forth = compareRevisions(history, 0, 2)
    const back = compareRevisions(history, 2, 0)
    expect([back.from, back.to]).toEqual([forth.to, forth.from])
    const swapped = {
      added: 'removed',
      removed: 'added',
      updated: 'updated',
      corrected: 'corrected',
      moved: 'moved'
    }
    expect(back.changes.map(({type}) => type)).toEqual(forth.changes.map(({type}) => swapped[type]))
    for (const [index, change] of back.changes.entries()) {
      const other = forth.changes[index]!
      if (!('edits' in change && change.edits && 'edits' in other && other.edits)) continue
      expect(side(change.edits, 'inserted')).toBe(side(other.edits, 'deleted'))
      expect(side(change.edits, 'deleted')).toBe(side(other.edits, 'inserted'))
      expect(change.before).toBe(other.after)
    }
  })

  it('that are one differ in nothing', () => {
    for (const at of [0, 1, 2]) expect(compareRevisions(alone, at, at).changes).toEqual([])
  })
})

describe('a revision by the name that a person gives it', () => {
  const {timeline} = buildArticle(
    inputOf(tea.now.replace('手入れについて更新', 'Version 1.2 に合わせて更新'))
  ).history

  it.each([
    ['1.2', 1],
    ['v1.2', 1],
    ['Version 1.2', 1],
    ['2022-05-01', 0],
    ['2022/6/14', 0],
    ['2022-06-15', 1],
    ['2022年7月31日', 1],
    ['2022-07', 1],
    ['2022-08', 2],
    ['2030.01.01', 2],
    ['2022-04-30', null],
    ['2022-06-31', null],
    ['2022', null],
    ['unreleased', null],
    ['', null]
  ])('`%s`', (wanted, at) => {
    expect(findRevision(timeline, wanted)).toBe(at)
  })
})
