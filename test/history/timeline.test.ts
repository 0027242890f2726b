import {describe, expect, it} from 'vitest'

import {isEarlierVersion} from '../../src/history/version-names.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {inputOf} from '../site.ts'

const revisionsOf = (text: string) =>
  buildArticle(inputOf(text)).changelog.article.revisions.map(({id, version, date}) => [id, version, date])

const article = (head: string, notes: string, rest = '') =>
  `---\ntitle: FAQ\n${head}\n---\n\n${notes}\n\n**Q. いつですか？**\n\n今日です。\n\n${rest}`

describe('versions', () => {
  it.each([
    ['1.2', '1.10'],
    ['1.9', '1.10'],
    ['1', '1.1'],
    ['1.0-alpha', '1.0-beta'],
    ['v1', 'v2'],
    ['1.2', '２.0']
  ])('%s comes before %s', (one, other) => {
    expect(isEarlierVersion(one, other)).toBe(true)
    expect(isEarlierVersion(other, one)).toBe(false)
    expect(isEarlierVersion(one, one)).toBe(false)
  })
})

describe('revisions', () => {
  it('keep the characters of a version', () => {
    expect(
      revisionsOf(article('date: 2020-01-01\nversion: 1.20', '- 2020/02/01 v1.30 に更新'))
    ).toStrictEqual([
      ['1.20', '1.20', '2020-01-01'],
      ['1.30', '1.30', '2020-02-01']
    ])
  })

  it('give a version once, whatever its case and width', () => {
    expect(
      revisionsOf(
        article(
          'date: 2020-01-01',
          '- 2020/02/01 Version 1.2-beta に更新\n- 2020/03/01 Version 1.2-BETA の誤字を訂正'
        )
      )
    ).toStrictEqual([
      ['2020-01-01', null, '2020-01-01'],
      ['1.2-beta', '1.2-beta', '2020-02-01'],
      ['2020-03-01', null, '2020-03-01']
    ])
  })

  it('are one a day, however many notes it has', () => {
    expect(
      revisionsOf(article('date: 2020-01-01', '- 2020/02/01 料金を更新\n- 2020/02/01 地図を更新'))
    ).toStrictEqual([
      ['2020-01-01', null, '2020-01-01'],
      ['2020-02-01', null, '2020-02-01']
    ])
  })

  it('draw an annotation between two to the earlier', () => {
    const text = article(
      'date: 2020-01-01',
      '- 2020/02/01 料金を更新\n- 2020/02/03 地図を更新',
      '**Q. なぜですか？**（2020/02/02 更新）\n\n不明です。'
    )
    const {article: built} = buildArticle(inputOf(text)).changelog
    expect(built.annotations.map(({revision}) => revision)).toStrictEqual(['2020-02-01'])
    expect(built.revisions).toHaveLength(3)
  })

  it('begin without a day where nobody knows it', () => {
    expect(revisionsOf(article('lang: ja', '- 2020/02/01 料金を更新'))).toStrictEqual([
      ['initial', null, null],
      ['2020-02-01', null, '2020-02-01']
    ])
  })

  it('run the other way in notes that put the newest first', () => {
    expect(
      revisionsOf(article('date: 2020-01-01', '- 2020/03/01 地図を更新\n- 2020/02/01 料金を更新')).map(
        ([id]) => id
      )
    ).toStrictEqual(['2020-01-01', '2020-02-01', '2020-03-01'])
  })
})
