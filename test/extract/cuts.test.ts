import * as fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'

import {findAnnotations} from '../../src/extract/annotations.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'

const find = (source: string) =>
  findAnnotations(parseMarkdown(source), source, {notes: new Set(), published: null, report: () => {}})

const without = (source: string) =>
  find(source).reduceRight((text, {start, end}) => text.slice(0, start) + text.slice(end), source)

/** Delimiters of emphasis that are read as text. */
function literals(node: Nodes): number {
  if (node.type === 'text') return node.value.match(/[*_~]/gu)?.length ?? 0
  return 'children' in node ? node.children.reduce((sum, child) => sum + literals(child), 0) : 0
}

const day = fc.constantFrom('2020/10/31', '2021-03-04', '2022年5月6日', '**2020**/10/31', 'May 6, 2022')
const kind = fc.constantFrom('追記', '更新', '**更新**', 'Update', '_訂正_', '추가', '补充')
const bare = fc
  .tuple(day, kind, fc.constantFrom(' ', '', '** ', ' **', ': *'), fc.boolean())
  .map(([day, kind, gap, dayFirst]) => (dayFirst ? day + gap + kind : kind + gap + day))
const wrapped = fc
  .tuple(bare, fc.constantFrom('（）', '()', '【】', '  ', '[]'))
  .map(([text, brackets]) => (brackets[0]! + text + brackets[1]!).trim())
const words = fc.constantFrom(
  '料金です',
  '使えますか？',
  'It works.',
  '「例」',
  '二つ',
  'a "b"',
  '~~旧~~',
  ''
)
const space = fc.constantFrom('', ' ', ' ', ': ', '。')
const marker = fc.constantFrom('', '', '**', '*', '__', '~~', '***')
const prefix = fc.constantFrom('', '', '## ', '- ', '> ')

/** A line of words and a remark, with emphasis that begins and ends anywhere. */
const annotatedLine = fc
  .tuple(
    prefix,
    fc.array(fc.oneof(words, wrapped, space, marker), {minLength: 1, maxLength: 6}),
    wrapped,
    fc.array(fc.oneof(words, space, marker), {maxLength: 5})
  )
  .map(([prefix, before, remark, behind]) => prefix + before.join('') + remark + behind.join(''))

const paired = fc
  .tuple(prefix, marker, words, wrapped, space, words, fc.nat(4))
  .map(([prefix, marker, first, remark, space, last, place]) => {
    const parts = [first, remark, space, last]
    const opened = parts.toSpliced(Math.min(place, 3), 0, marker)
    return prefix + [...opened, marker].join('')
  })

describe('an annotation cut out of its line', () => {
  it('leaves no emphasis without its partner', {timeout: 60_000}, () => {
    fc.assert(
      fc.property(fc.oneof(annotatedLine, paired), (source) => {
        const left = without(source)
        expect({left, fits: literals(parseMarkdown(left)) <= literals(parseMarkdown(source))}).toStrictEqual({
          left,
          fits: true
        })
      }),
      {numRuns: 500}
    )
  })

  it('is all of what was written, where no emphasis crosses it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('料金です', '使えますか？', 'It works.', '「例」'),
        fc.constantFrom('（2020/10/31 追記）', '(2021-03-04 更新)'),
        (text, remark) => {
          expect(without(`${text}${remark}`)).toBe(text)
        }
      )
    )
  })

  it.each([
    ['追記 **2020/10/31: 変わりました**', '追記 **変わりました**'],
    ['**料金 追記（2020/10/31）** です', '**料金 追記（2020/10/31）** です'],
    ['**It works. Updated 2020-10-31**now', '**It works. Updated 2020-10-31**now'],
    ['**使えますか？ （2020/10/31 追記）**', '**使えますか？**'],
    ['**a**（2020/10/31 追記）**b**', '**a**（2020/10/31 追記）**b**']
  ])('%s', (source, expected) => {
    expect(without(source)).toBe(expected)
  })
})
