import {describe, expect, it} from 'vitest'

import {type Problem, reporter} from '../../src/problem/index.ts'
import {readCatalogue} from '../../src/translate/catalogue.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {inputOf} from '../site.ts'

function read(text: string) {
  const problems: Problem[] = []
  return {catalogue: readCatalogue({path: 'faq.en.po', text}, reporter('faq.en.po', problems)), problems}
}

const entry = (context: string, id: string, text: string, flag = '') =>
  `${flag === '' ? '' : `#, ${flag}\n`}msgctxt "${context}"\nmsgid "${id}"\nmsgstr "${text}"\n`

describe('a translation', () => {
  const {catalogue} = read(
    [
      entry('a', '赤', 'red'),
      entry('b', '青', 'blue', 'fuzzy'),
      entry('c', '白', 'white', 'machine'),
      entry('d', '黒', ''),
      entry('e', '古い', 'old'),
      entry('f', '一', 'one'),
      entry('f', '二', 'two')
    ].join('\n')
  )

  it.each([
    ['current', 'a', '赤', {text: 'red', state: 'current'}],
    ['outdated where marked fuzzy', 'b', '青', {text: 'blue', state: 'outdated'}],
    ['machine where marked so', 'c', '白', {text: 'white', state: 'machine'}],
    ['none where empty', 'd', '黒', null],
    ['outdated where its source was reworded', 'e', '新しい', {text: 'old', state: 'outdated'}],
    ['none where several might be meant', 'f', '三', null],
    ['none in another context', 'z', '赤', null],
    ['none by the name of a member of objects', 'a', 'constructor', {text: 'red', state: 'outdated'}]
  ])('is %s', (_, context, source, expected) => {
    expect(catalogue.lookup(context, source)).toStrictEqual(expected)
  })
})

describe('a broken catalogue', () => {
  it('is a problem with its place, and translates nothing', () => {
    const {catalogue, problems} = read('msgid "a"\nmsgstr "b"\nwhat is this\n')
    expect(problems.map(({code, file, position}) => [code, file, position?.line])).toStrictEqual([
      ['catalogue-syntax', 'faq.en.po', 3]
    ])
    expect(catalogue.lookup('title', 'a')).toBeNull()
  })

  it('translates nothing where an entry breaks off', () => {
    const {catalogue} = read('msgctxt "a"\nmsgid "x"\n\nmsgctxt "b"\nmsgid "y"\nmsgstr "z"\n')
    expect(catalogue.lookup('a', 'x')).toBeNull()
    expect(catalogue.lookup('b', 'y')).toStrictEqual({text: 'z', state: 'current'})
  })

  it('does not keep its article from being built', () => {
    const {changelog, problems} = buildArticle(
      inputOf('---\ntitle: 題\nlang: ja\ndate: 2020-01-01\n---\n', {
        catalogues: new Map([['en', {path: 'faq.en.po', text: 'nonsense "'}]])
      })
    )
    expect(changelog.article.title).toStrictEqual({ja: '題'})
    expect(problems.some(({code}) => code === 'catalogue-syntax')).toBe(true)
  })
})
