import * as fc from 'fast-check'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'

import {comparedVersion, loadNativeParser} from '../../src/io/native-parser.ts'
import {accelerate, parseWhole} from '../../src/parse/markdown.ts'
import {type NativeParser, readNative} from '../../src/parse/native/read.ts'
import {anyArticle, readableArticle} from './articles.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

let native: NativeParser
let taken = 0

beforeAll(async () => {
  const loaded = await loadNativeParser()
  if (loaded === null)
    throw new Error('Unexpected lack of satteri, expected it to be installed for the tests')
  native = (text) => {
    taken++
    return loaded(text)
  }
})
afterAll(() => accelerate(null))

/** The trees of a text without and with the accelerator. */
function bothTrees(text: string) {
  accelerate(null)
  const remark = parseWhole(text)
  accelerate(native)
  const accelerated = parseWhole(text)
  accelerate(null)
  return {remark, accelerated}
}

function expectAlike(text: string): void {
  const {remark, accelerated} = bothTrees(text)
  expect({text, tree: accelerated}).toStrictEqual({text, tree: remark})
}

const failing = (): never => {
  throw new Error('out of order')
}

const isFast = (text: string): boolean => readNative(text, native) !== null

const root = new URL('..', import.meta.url).pathname
const markdownIn = (folder: string): string[] =>
  readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), 'utf8').replace(/^\uFEFF/u, ''))

const {makeArticle} = (await import(new URL('../../bench/articles.mjs', import.meta.url).href)) as {
  makeArticle: (article: number, options: {version: number}) => string
}
const bench = Array.from({length: 20}, (_, index) => makeArticle(index, {version: 1 + (index % 3)}))
const articles = markdownIn('../articles')

// What a line begins with, what it goes on with: the marks of CommonMark and GFM, and Japanese beside them.
const beginnings = [
  '',
  '',
  '# ',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '> ',
  '>',
  '  ',
  '    ',
  '\t',
  '- [x] ',
  '```',
  '~~~',
  '---',
  '===',
  '|a|b|',
  '|-|-|',
  '[a]: /u',
  '[^1]: ',
  '<div>',
  '<!--',
  '</details>',
  '**Q. ',
  'A. ',
  '・',
  '+++',
  '    - '
] as const
const pieces = [
  'a',
  '1',
  '質問',
  'です。',
  '、',
  '「',
  '」',
  '（',
  '）',
  '！',
  '・',
  '한국',
  'é',
  '😀',
  '\u3000',
  ' ',
  '  ',
  '*',
  '**',
  '***',
  '_',
  '__',
  '~',
  '~~',
  '`',
  '[',
  ']',
  '](/u)',
  '[a]',
  '[^1]',
  '![',
  '<',
  '>',
  '<b>',
  '<!-- c -->',
  '<https://e.x>',
  'https://e.x/a_b',
  'www.e.x',
  'a@b.co',
  '&amp;',
  '&#0;',
  '&copy',
  '\\',
  '\\*',
  '|',
  ':',
  '-',
  '+',
  '=',
  '#',
  '.',
  '(',
  ')',
  '"',
  '。**',
  '**。',
  '（2020/10/31 追加）',
  '\t',
  '…',
  '\0',
  '\ud800',
  '\udc00',
  '\ufeff',
  '\r',
  '\v',
  '\u2028',
  '\ufe00',
  '\u0301',
  '\ue000',
  '  \n',
  '\\\n',
  '\n',
  '\n',
  '\n    ',
  '\n> ',
  '\n- '
] as const

const line = fc
  .tuple(fc.constantFrom(...beginnings), fc.array(fc.constantFrom(...pieces), {maxLength: 8}))
  .map(([beginning, rest]) => beginning + rest.join(''))
const anyText = fc
  .tuple(fc.array(line, {minLength: 1, maxLength: 10}), fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n'))
  .map(([lines, end]) => lines.join(end))

/** Some lines of an article, one of them broken. */
const brokenArticle = fc
  .tuple(fc.constantFrom(...articles, ...bench), fc.nat(), line, fc.nat(2), fc.constantFrom(...pieces))
  .map(([article, at, other, how, piece]) => {
    const lines = article.split('\n')
    const start = at % lines.length
    const some = lines.slice(start, start + 20)
    const place = at % some.length
    const broken = some[place]!.slice(0, at % 7) + piece + some[place]!.slice(at % 7)
    if (how === 0) some.splice(place, 1)
    else if (how === 1) some.splice(place, 0, other)
    else some[place] = broken
    return some.join('\n')
  })

describe('a native parser', () => {
  it('is of the release that package.json names', () => {
    const {devDependencies} = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8')) as {
      devDependencies: Record<string, string>
    }
    expect(devDependencies['satteri']).toBe(comparedVersion)
  })

  it('takes articles like those that people write', () => {
    expect([...articles, ...bench].filter((text) => !isFast(text))).toStrictEqual([])
  })

  it('gives the trees of remark for our articles and fixtures', () => {
    for (const text of [
      ...articles,
      ...bench.slice(0, 3),
      ...markdownIn('fixtures'),
      ...markdownIn('../docs')
    ])
      expectAlike(text)
  })

  it.each([
    ['punctuation beside marks', '**注意**：熱湯。**「急須」**は~~古い~~、*新*。です'],
    ['a mark within words', 'あ**い**(う)'],
    ['a private character', '**\ue001**。'],
    ['a link behind an open bracket', '[ https://e.x'],
    ['front matter that never ends', '---\n- a'],
    ['a list behind code and a definition', '    a\n\n[r]: /u\n\n2. b'],
    ['line ends of Windows', '- ```\r\n  a\r\nb'],
    ['an indented end of code', '```\n ```\nwww.'],
    ['no character beside a late link', '[https://e.x &#0;'],
    ['a comment in an item', '1) <!---->\n1. a'],
    ['an escaped address', 'a\\@b.co www\\.e.x http\\://e.x a&commat;b.co &#119;ww.e.x']
  ])('gives the tree of remark for %s', (_, text) => expectAlike(text))

  it('gives the trees of remark for any text', () => {
    taken = 0
    fc.assert(
      fc.property(fc.oneof(anyText, anyText, anyArticle, readableArticle, brokenArticle), expectAlike),
      {
        numRuns: 400,
        seed: 20_261_123
      }
    )
    // Without any taken, this would say nothing.
    expect(taken).toBeGreaterThan(100)
  })

  it('leaves to remark what it fails at', () => {
    expect(readNative('a', failing)).toBeNull()
  })

  it('leaves huge texts to remark', () => {
    expect(readNative('*'.repeat(20_000), native)).toBeNull()
    expect(readNative('a\n'.repeat(200_000), native)).toBeNull()
  })
})
