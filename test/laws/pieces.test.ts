import * as fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {createPieceParser} from '../../src/parse/known-pieces.ts'
import {parseWhole} from '../../src/parse/markdown.ts'
import {piecesOf} from '../../src/parse/pieces.ts'

// Whatever opens, ends, continues or hides a block, and references that need another one.
const lines = [
  [
    '',
    '',
    '',
    '',
    ' ',
    '\t',
    '本文です。',
    '**Q. 使えますか？**（2020/10/31 更新）',
    '\u3000全角',
    'a\\',
    'b  '
  ],
  ['text [a] b', '[a]: https://tea.example', '[^1]: 注', '本文[^1]', '![図][b]', '[b]: <x> "t"', '\\[a]: x'],
  ['> 引用', '> - a', '- 項目', '- ', '-', '* 項目', '+ x', '1. 一', '10) 十', '- [ ] 用事', '-\tx'],
  ['  two', '    code', '      deep', '```', '```js', '~~~~', '``` a`b', '  ```', '- ```', '> ```', '`'],
  [
    '<div>',
    '</div>',
    '<figure>',
    '<b>x</b>',
    '</b>',
    '<!-- c -->',
    '<!-- 開',
    '-->',
    '<!-->',
    '<pre>',
    '<?php'
  ],
  ['| a | b |', '|---|---|', '---', '===', '***', '* * *', '- - -', '+++', '# 見出し', 'title: x', '~~消~~'],
  ['https://tea.example/案内を見て', 'a@tea.example', '&#0; x']
].flat()
const markdown = fc.array(fc.constantFrom(...lines), {maxLength: 12}).map((all) => all.join('\n'))

describe('parsing piece by piece', () => {
  it('gives the tree of the whole text, whatever was parsed before', () => {
    const {parse} = createPieceParser(parseWhole)
    fc.assert(
      fc.property(markdown, markdown, (one, other) => {
        for (const text of [one, `${other}\n\n${one}`, `---\ntitle: x\n---\n\n${other}`])
          expect(parse(text)).toEqual(parseWhole(text))
      }),
      {numRuns: 60}
    )
  })

  it('keeps a mark of the byte order that stands where a text could begin', () => {
    const {parse} = createPieceParser(parseWhole)
    parse('一')
    expect(parse('一\n\n\uFEFF二')).toEqual(parseWhole('一\n\n\uFEFF二'))
  })

  it('parses what it knows no second time', () => {
    const parsed: string[] = []
    const {parse} = createPieceParser((text) => {
      parsed.push(text)
      return parseWhole(text)
    })
    parse('# 急須\n\n**Q. 洗えますか？**\n\nはい。\n')
    parse('# 急須\n\n新しい段落です。\n\n**Q. 洗えますか？**\n\nはい。\n')
    expect(parsed).toEqual(['# 急須\n\n**Q. 洗えますか？**\n\nはい。\n', '新しい段落です。'])
  })

  it('cuts nowhere that a list, code or raw HTML goes on', () => {
    expect(piecesOf('- 一\n\n- 二\n\n  続き\n\n段落')?.map(({start}) => start)).toEqual([0, 16])
    expect(piecesOf('```\n\na\n\n```\n\nb')?.map(({start}) => start)).toEqual([0, 13])
    expect(piecesOf('<!-- a\n\nb -->')).toBeNull()
    expect(piecesOf('- ```\n\nb')).toBeNull()
  })
})
