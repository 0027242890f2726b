import * as fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'

import {sliceSource} from '../../src/extract/slices.ts'
import {remarkGuardedLiterals} from '../../src/parse/guarded-literals.ts'
import {parseWhole} from '../../src/parse/markdown.ts'
import {plainText} from '../../src/parse/plain-text.ts'

// Text, whatever may be markup in it, whatever may begin a block, and what is left of addresses.
const bits = [
  [
    '茶',
    '急須は',
    'Q. ',
    '使えますか？',
    'a',
    'tea',
    '。',
    '「',
    '」',
    ' ',
    '  ',
    '\u3000',
    '\u00a0',
    '1',
    '１'
  ],
  [
    '**',
    '**',
    '*',
    '_',
    '~~',
    '`',
    '\\',
    '[',
    ']',
    '[^1]',
    '<',
    '>',
    '&amp;',
    '&',
    '!',
    '|',
    '\t',
    '{#id}',
    '\u0000'
  ],
  ['- ', '+ ', '# ', '1. ', '1) ', '---', '+++', '===', ':', '> ', '    '],
  [
    'www.',
    'WWW.',
    'tea.example',
    '/',
    'http://',
    'HTTPS://',
    '@',
    'mailto:',
    'xmpp:a@tea.example',
    '\n',
    '\n\n'
  ]
]
const textOf = (sets: readonly (readonly string[])[]) =>
  fc.array(fc.oneof(...sets.map((set) => fc.constantFrom(...set))), {maxLength: 9}).map((all) => all.join(''))

describe('a short way leads to the same place', () => {
  it('a line that needs no parser says what the parsed one says', () => {
    const line = fc.oneof(
      textOf([bits[0]!]),
      textOf(bits.slice(0, 3)),
      textOf(bits),
      textOf([bits[0]!, bits[0]!, bits[3]!]).map((text) => `**${text}**`)
    )
    fc.assert(
      fc.property(line, (text) => {
        const parsed = parseWhole(text.trim())
        const children = parsed.children.filter(({type}) => !/definition/iu.test(type))
        const shown = plainText({...parsed, children}).trim()
        expect(sliceSource(text, [], []).text(0, text.length)).toBe(shown)
      }),
      {numRuns: 2000}
    )
  })

  it('a tree without addresses is not searched for them, and is the same', () => {
    const searched = unified().use(remarkParse).use(remarkGfm).freeze()
    const guarded = unified().use(remarkParse).use(remarkGfm).use(remarkGuardedLiterals).freeze()
    fc.assert(
      fc.property(textOf(bits), (text) => {
        expect(guarded.parse(text)).toEqual(searched.parse(text))
      }),
      {numRuns: 500}
    )
  })
})
