import * as fc from 'fast-check'
import {MessageFormat} from 'messageformat'
import {describe, expect, test} from 'vitest'
import {z} from 'zod'

import {frontMatterSchema} from '../../src/model/front-matter.ts'
import {blankFrontMatter, readFrontMatter} from '../../src/parse/front-matter.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {frontMatterProblems} from '../../src/problem/front-matter.ts'
import {reporter} from '../../src/problem/index.ts'
import type {Position, Problem} from '../../src/problem/index.ts'

function read(text: string) {
  const problems: Problem[] = []
  return {...readFrontMatter(text, reporter('faq.md', problems)), problems}
}

const yaml = (block: string) => read(`---\n${block}\n---\n\n# Body\n`)

/** What stands at a position, to the end of its line. */
function standsAt(text: string, position: Position | undefined): string {
  const line = text.split(/\r\n|\n|\r/u)[(position?.line ?? 0) - 1] ?? ''
  return line.slice((position?.column ?? 1) - 1)
}

/** Code of each problem, and what stands where it points. */
function problemsOf(block: string, fence = '---'): [string, string][] {
  const text = `${fence}\n${block}\n${fence}\nBody\n`
  return read(text).problems.map(({code, position}) => [code, standsAt(text, position)])
}

describe('what an article says about itself', () => {
  test('every key of ours is read', () => {
    const {frontMatter, problems} = yaml(
      [
        'title: 会議室の予約',
        'date: 2021-04-01',
        'lang: ja',
        'id: rooms',
        'slug: meeting-rooms',
        'url: https://e.x/rooms/',
        'version: "1.1"',
        'description: よくある質問',
        'categories: [office]',
        'tags:\n  - rooms\n  - booking',
        'coverImage: door.png',
        'draft: true'
      ].join('\n')
    )
    expect(problems).toEqual([])
    expect(frontMatter).toEqual({
      title: '会議室の予約',
      date: '2021-04-01',
      lang: 'ja',
      id: 'rooms',
      slug: 'meeting-rooms',
      url: 'https://e.x/rooms/',
      version: '1.1',
      description: 'よくある質問',
      categories: ['office'],
      tags: ['rooms', 'booking'],
      coverImage: 'door.png',
      draft: true,
      notes: [],
      extra: {}
    })
    expect(frontMatterSchema.safeParse(frontMatter).success).toBe(true)
  })

  test('an article without front matter says nothing', () => {
    const {frontMatter, format, end, problems} = read('# Title\n\nText\n')
    expect([format, end, problems]).toEqual(['none', 0, []])
    expect(frontMatter).toMatchObject({title: null, date: null, tags: [], draft: false, extra: {}})
  })

  test('an empty block, or one of empty values and comments, is fine', () => {
    for (const block of ['', '# nothing yet', 'title:\ntags: []\ndate: ""\ndraft:']) {
      const {frontMatter, problems} = yaml(block)
      expect(problems).toEqual([])
      expect(frontMatter).toMatchObject({title: null, date: null, tags: [], draft: false})
    }
  })

  test.each([
    ['1.20', '1.20'],
    ['"1.20"', '1.20'],
    ['1', '1'],
    ['0x10', '0x10'],
    ['v2.0 # the first', 'v2.0']
  ])('version %s is read as the characters written', (written, version) => {
    expect(yaml(`version: ${written}`).frontMatter.version).toBe(version)
    expect(yaml(`id: ${written}`).frontMatter.id).toBe(version)
  })

  test.each([
    ['2020-06-26', '2020-06-26'],
    ['"2020-06-26"', '2020-06-26'],
    ['2020/6/26', '2020-06-26'],
    ['2020.06.26', '2020-06-26'],
    ['2020年6月26日', '2020-06-26'],
    ['２０２０年６月２６日', '2020-06-26'],
    ['2019-08-31T16:20', '2019-08-31'],
    ['2020-06-26 10:00:00 +0900', '2020-06-26'],
    ['2020-06-26T00:30:00+09:00', '2020-06-26'],
    ['2020-06-26T23:30:00Z', '2020-06-26'],
    ['!!timestamp 2020-06-26', '2020-06-26']
  ])('date %s counts as its written day', (written, day) => {
    const {frontMatter, problems} = yaml(`date: ${written}`)
    expect([frontMatter.date, problems]).toEqual([day, []])
  })

  test.each(['2020-02-31', '2021/02/29', '2020年13月1日', '2020-06-00T10:00'])(
    'the calendar has no %s',
    (written) => {
      expect(yaml(`title: a\ndate: ${written}`).frontMatter).toMatchObject({title: 'a', date: null})
      expect(problemsOf(`title: a\ndate: ${written}`)).toEqual([['front-matter-impossible-day', written]])
    }
  )

  test.each(['soon', '2020-06', '[2020-06-26]', '20200626'])('date %s is no day', (written) => {
    expect(problemsOf(`date: ${written}`)).toEqual([['front-matter-type', written]])
  })

  test('a string of tags is a list of one; entries without text are dropped', () => {
    expect(yaml('tags: a, b').frontMatter.tags).toEqual(['a, b'])
    expect(yaml('tags: 2020').frontMatter.tags).toEqual(['2020'])
    expect(yaml('tags: [a, ~, "", 1.20]').frontMatter.tags).toEqual(['a', '1.20'])
  })

  test('tags as other blogs write them are read: nested, or with names', () => {
    expect(yaml('categories:\n- [Office, Rooms]\n- [Office]').frontMatter.categories).toEqual([
      'Office',
      'Rooms',
      'Office'
    ])
    expect(yaml('tags:\n- name: rooms\n  versions: []').frontMatter.tags).toEqual(['rooms'])
  })

  test('usual other names, and capitals, are read', () => {
    const {frontMatter} = yaml('Title: a\nlanguage: en\ncategory: b\ntag: c')
    expect(frontMatter).toMatchObject({title: 'a', lang: 'en', categories: ['b'], tags: ['c'], extra: {}})
  })

  test('beside its own name, another name is carried through', () => {
    const {frontMatter} = yaml('language: English\nlang: en')
    expect(frontMatter).toMatchObject({lang: 'en', extra: {language: 'English'}})
  })

  test('published is whether, or when', () => {
    expect(yaml('published: false').frontMatter).toMatchObject({draft: true, date: null})
    expect(yaml('published: true').frontMatter).toMatchObject({draft: false, date: null})
    expect(yaml('published: 2020/06/26').frontMatter).toMatchObject({draft: false, date: '2020-06-26'})
    expect(yaml('published: 2020/06/26\ndate: 2020-06-25').frontMatter.date).toBe('2020-06-25')
    expect(yaml('published: 2020/06/26\ndate:').frontMatter.date).toBe('2020-06-26')
    expect(problemsOf('published: perhaps')).toEqual([['front-matter-type', 'perhaps']])
  })

  test('an address is http or https', () => {
    expect(yaml('url: http://例え.jp/よく').frontMatter.url).toBe('http://xn--r8jz45g.jp/%E3%82%88%E3%81%8F')
    expect(problemsOf('url: javascript:alert(1)')).toEqual([['front-matter-url', 'javascript:alert(1)']])
    expect(problemsOf('url: e.x/faq')).toEqual([['front-matter-url', 'e.x/faq']])
  })

  test('a path as url, which other generators mean by it, is a warning', () => {
    const {problems, frontMatter} = yaml('url: /faq/')
    expect(problems).toMatchObject([{code: 'front-matter-url-path', severity: 'warning'}])
    expect(frontMatter.url).toBeNull()
  })

  test('unknown keys are carried through as JSON', () => {
    const {frontMatter, problems} = yaml(
      'layout: post\ncount: 3\nratio: .inf\nnested: {a: [1, ~, true]}\n__proto__: x\n2: two\nimage: a.png'
    )
    expect(problems).toEqual([])
    expect(Object.entries(frontMatter.extra)).toEqual(
      expect.arrayContaining([
        ['layout', 'post'],
        ['count', 3],
        ['ratio', '.inf'],
        ['nested', {a: [1, null, true]}],
        ['__proto__', 'x'],
        ['2', 'two'],
        ['image', 'a.png']
      ])
    )
  })

  test('revision notes are read with their places', () => {
    const block =
      '更新履歴:\n  - 2021/05/01 予約方法を更新\n  - {date: 2021-06-01, text: 追加}\n  - 2021/07/01: 訂正'
    const text = `---\n${block}\n---\n`
    const {notes} = read(text).frontMatter
    expect(notes.map((note) => note.text)).toEqual([
      '2021/05/01 予約方法を更新',
      '2021-06-01 追加',
      '2021/07/01 訂正'
    ])
    expect(notes.map((note) => standsAt(text, note.position))).toEqual([
      '2021/05/01 予約方法を更新',
      '{date: 2021-06-01, text: 追加}',
      '2021/07/01: 訂正'
    ])
    expect(problemsOf('changes:\n  - [a]')).toEqual([['front-matter-type', '[a]']])
  })

  test('history that is no list is something else', () => {
    expect(yaml('history: true').frontMatter).toMatchObject({notes: [], extra: {history: true}})
  })

  test('the place of a value is told', () => {
    const text = '---\ntitle: "a"\nlanguage: ja\npublished: 2020-01-01\nlayout: post\n---\n'
    const {positionOf} = read(text)
    const places = ['title', 'lang', 'date', 'layout'].map((key) => standsAt(text, positionOf(key)))
    expect(places).toEqual(['"a"', 'ja', '2020-01-01', 'post'])
    expect(positionOf('tags')).toBeUndefined()
  })
})

describe('where the body begins', () => {
  test.each(['\n', '\r\n', '\r'])('with %j as line break', (eol) => {
    const head = ['---', 'title: "a"', 'date: 2020-02-31', '---  ', ''].join(eol)
    const {end, frontMatter, problems} = read(`${head}${eol}Body`)
    expect([end, frontMatter.title]).toEqual([head.length, 'a'])
    expect(problems).toMatchObject([{position: {line: 3, column: 7}}])
  })

  test('at the end of a text that has none', () => {
    expect(read('---\na: 1\n---').end).toBe(12)
  })

  test('a blanked front matter leaves the body at its lines and offsets', () => {
    const text = '---\r\ntitle: 予約🐢\r\n---\r\n# 本文\r\n'
    const blanked = blankFrontMatter(text, read(text).end)
    expect(blanked).toHaveLength(text.length)
    const [heading, ...others] = parseMarkdown(blanked).children
    expect(others).toEqual([])
    expect(heading?.position?.start).toEqual({line: 4, column: 1, offset: text.indexOf('#')})
  })

  test('a thematic break opens no front matter', () => {
    for (const text of ['---', '---\n', '---\n\nText\n', '***\n---\n']) {
      expect(read(text)).toMatchObject({format: 'none', end: 0, problems: []})
    }
  })

  test('an unclosed block is reported, its keys are read, and the text below is not swallowed', () => {
    const text = '---\ntitle: a\ntags:\n- b\n\nText: here\n'
    const {frontMatter, end, problems} = read(text)
    expect(problems).toMatchObject([
      {code: 'front-matter-unclosed', severity: 'error', position: {line: 1, column: 1}}
    ])
    expect(frontMatter).toMatchObject({title: 'a', tags: ['b']})
    expect(text.slice(end)).toBe('\nText: here\n')
  })
})

describe("Hexo's form, without an opening fence", () => {
  test('is read', () => {
    const text = 'title: 予約\ndate: 2020-06-26 10:00:00\ntags:\n- a\n  # why\n- b\n---\n\nText\n'
    const {frontMatter, format, end, problems} = read(text)
    expect([format, problems, text.slice(end)]).toEqual(['hexo', [], '\nText\n'])
    expect(frontMatter).toMatchObject({title: '予約', date: '2020-06-26', tags: ['a', 'b']})
  })

  test('has its problems in place', () => {
    const text = 'title: a\r\ndate: 2020-02-31\r\n---\r\n'
    expect(read(text).problems).toMatchObject([
      {code: 'front-matter-impossible-day', position: {line: 2, column: 7}}
    ])
  })

  test.each([
    'Title\n---\n',
    'Q: what is it?\n---\n',
    'Note: read this first.\n\n- one\n\n---\n',
    'title: a\n\n# Heading\n\nText\n\n---\n',
    'title: a\n',
    '    title: a\n---\n',
    '- title: a\n---\n'
  ])('is not seen in %j', (text) => {
    expect(read(text)).toMatchObject({format: 'none', end: 0, problems: []})
  })
})

describe('TOML', () => {
  const toml = (block: string) => read(`+++\n${block}\n+++\n`)

  test('is read, with numbers and days as written', () => {
    const {frontMatter, format, problems} = toml(
      'title = "a" # the title\ndate = 2020-06-26T00:30:00+09:00\nversion = 1.20\ntags = ["b"]\ndraft = false\n[extra]\nn = 1\nday = 2020-01-02'
    )
    expect([format, problems]).toEqual(['toml', []])
    expect(frontMatter).toMatchObject({
      title: 'a',
      date: '2020-06-26',
      version: '1.20',
      tags: ['b'],
      draft: false,
      extra: {extra: {n: 1, day: '2020-01-02'}}
    })
  })

  test.each([
    ['date = 2020-02-31', 'front-matter-impossible-day', '2020-02-31'],
    ['title = ["b"]', 'front-matter-type', '["b"]'],
    ['title = unquoted', 'front-matter-syntax', 'unquoted'],
    ['title = "open', 'front-matter-syntax', '"open'],
    ['tags = ["open"', 'front-matter-syntax', '["open"'],
    ['id = "twice"', 'front-matter-duplicate-key', 'id = "twice"']
  ])('%s is reported alone and in place', (line, code, found) => {
    expect(problemsOf(`id = "x"\n${line}\nslug = "y"`, '+++')).toEqual([[code, found]])
    expect(toml(`id = "x"\n${line}\nslug = "y"`).frontMatter).toMatchObject({id: 'x', slug: 'y', date: null})
  })

  test('a table whose header is broken does not spill its keys', () => {
    const {frontMatter, problems} = toml('id = "x"\n[extra\ntitle = "not mine"')
    expect(problems).toHaveLength(1)
    expect(frontMatter).toMatchObject({id: 'x', title: null})
  })

  test('the calendar has no 31 February in a note, either', () => {
    const [note] = toml('[[changes]]\ndate = 2020-02-31\ntext = "a"').frontMatter.notes
    expect(note?.text).toBe('2020-02-31 a')
  })

  test.each(['hello', '---', 'title: a'])('%s is told, and the key above it is read', (line) => {
    expect(problemsOf(`id = "x"\n${line}`, '+++')).toEqual([['front-matter-syntax', line]])
    expect(toml(`id = "x"\n${line}`).frontMatter.id).toBe('x')
  })

  test('a first line that is no key is told', () => {
    expect(problemsOf('# why\n"id = "x"\n', '+++')).toEqual([['front-matter-syntax', '"id = "x"']])
  })

  test('of keys that contradict each other the first is read', () => {
    expect(problemsOf('a = 1\na.b = 2\nid = "x"', '+++')).toEqual([['front-matter-duplicate-key', 'a.b = 2']])
    expect(toml('a = 1\na.b = 2\nid = "x"').frontMatter).toMatchObject({id: 'x', extra: {a: 1}})
  })

  test('a line of a long text is no key', () => {
    expect(toml('description = """\nid = "no"\n"""').frontMatter).toMatchObject({
      id: null,
      description: 'id = "no"'
    })
  })
})

describe('what is off', () => {
  test.each([
    ['title: Rooms: a guide', 'front-matter-colon', 'Rooms: a guide'],
    ['title: "open', 'front-matter-quote', '"open'],
    ["title: 'it's'", 'front-matter-rest', "s'"],
    ['title: "a" b', 'front-matter-rest', 'b'],
    ['tags: [a, b', 'front-matter-bracket', '[a, b'],
    ['title: @home', 'front-matter-character', '@home'],
    ['title: "C:\\dir"', 'front-matter-escape', '\\dir"'],
    ['title: *bold*', 'front-matter-alias', '*bold*'],
    ['title: {{ name }}', 'front-matter-type', '{{ name }}'],
    ['title: [a]', 'front-matter-type', '[a]'],
    ['tags: {a: b}', 'front-matter-type', '{a: b}'],
    ['tags: [a, {b: c}]', 'front-matter-type', '{b: c}]'],
    ['draft: perhaps', 'front-matter-type', 'perhaps'],
    ['tags:\n\t- a', 'front-matter-tab', '\t- a'],
    ['tags:\n  - a\n - b', 'front-matter-indent', '- b'],
    ['title：a', 'front-matter-no-key', 'title：a'],
    ['some text', 'front-matter-no-key', 'some text'],
    ['slug: twice', 'front-matter-duplicate-key', 'slug: twice'],
    ['other:\n  a: 1\n  a: 2', 'front-matter-duplicate-key', 'a: 2']
  ])('%j is told once and in place, and the keys around it are read', (line, code, found) => {
    const block = `slug: x\n${line}\nid: y`
    expect(problemsOf(block)).toEqual([[code, found]])
    expect(yaml(block).frontMatter).toMatchObject({slug: 'x', id: 'y', title: null})
  })

  test('each of several is told, from top to bottom', () => {
    expect(problemsOf('draft: perhaps\ntitle: "open\ndate: 2020-02-31\ntags: {a: b}')).toEqual([
      ['front-matter-type', 'perhaps'],
      ['front-matter-quote', '"open'],
      ['front-matter-impossible-day', '2020-02-31'],
      ['front-matter-type', '{a: b}']
    ])
  })

  test('a block that is no mapping is told', () => {
    expect(problemsOf('- a\n- b')).toEqual([['front-matter-no-key', '- a']])
    expect(problemsOf('just text')).toEqual([['front-matter-no-key', 'just text']])
  })

  test('an anchor named again counts from there on', () => {
    const {extra} = yaml('a: &n [x]\nb: *n\nc: &n [y]\nd: *n').frontMatter
    expect(extra).toMatchObject({b: ['x'], d: ['y']})
  })

  test('an alias of another key is read, also beside a broken value', () => {
    expect(yaml('base: &b [x]\ntags: *b').frontMatter.tags).toEqual(['x'])
    expect(yaml('base: &b [x]\ntags: *b\ntitle: "open').frontMatter.tags).toEqual(['x'])
  })
})

describe('hostile texts', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi']) {
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`)
  }
  const texts = {
    brackets: `---\na: ${'['.repeat(20_000)}\n---\n`,
    braces: `---\n${'{'.repeat(20_000)}\n---\n`,
    dashes: `---\n${'- '.repeat(10_000)}\n---\n`,
    bomb: `---\n${bomb.join('\n')}\n---\n`,
    circle: '---\na: &a [*a]\n---\n',
    long: `---\n${'['.repeat(1_000_000)}\n---\n`,
    tags: `---\n${'? !a '.repeat(5000)}\n---\n`,
    toml: `+++\na = ${'['.repeat(20_000)}\n+++\n`,
    dots: `+++\na${'.a'.repeat(10_000)} = 1\n+++\n`,
    keys: `+++\n${Array.from({length: 2000}, (_, index) => `k${index} = 1\n`).join('')}k\n+++\n`,
    tables: `+++\n${Array.from({length: 2000}, (_, index) => `[t${index}]\n`).join('')}k\n+++\n`
  }
  test.each(Object.entries(texts))('%s are told, soon', (_, text) => {
    const {problems, frontMatter} = read(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(JSON.stringify(frontMatter).length).toBeLessThan(1_000_000)
  })

  test('a NUL byte does no harm', () => {
    expect(yaml('title: a\0b\nid: c').frontMatter.id).toBe('c')
  })

  test('nothing is thrown, the schema holds, and every problem has a place in the block', () => {
    const marks =
      ' |\n|\r\n|\t|- |"|\'|[|]|{|}|: | = |#|*a|&a |!!x |> |\\|\0|"""|[[x]]|? |,|%|---\n|+++\n'.split('|')
    const words = ['title: ', 'date: ', 'tags:', '更新履歴:', 'history:', 'url: ', '2020-02-31', 'a']
    const piece = fc.constantFrom(...marks, ...words)
    const text = fc
      .tuple(fc.constantFrom('---\n', '+++\n', 'title: a\n'), fc.array(piece, {maxLength: 25}))
      .map(([fence, pieces]) => `${fence}${pieces.join('')}\n${fence === 'title: a\n' ? '---\n' : fence}`)
    fc.assert(
      fc.property(text, (text) => {
        const {frontMatter, problems, end} = read(text)
        expect(frontMatterSchema.safeParse(frontMatter).success).toBe(true)
        expect(JSON.parse(JSON.stringify(frontMatter))).toEqual(frontMatter)
        const last = text.slice(0, end).split(/\r\n|\n|\r/u).length
        for (const {position} of problems) expect(position?.line).toBeLessThanOrEqual(last)
      }),
      {numRuns: 500}
    )
  })
})

describe('the words', () => {
  const expected = ['day', 'flag', 'flag-or-day', 'list', 'note', 'address', 'text']
  const entries = Object.entries(frontMatterProblems)
  test.each(entries)('of %s can be said in both languages', (_, entry) => {
    for (const language of ['en', 'ja'] as const) {
      for (const pattern of [entry[language].message, entry[language].advice]) {
        const format = new MessageFormat(language, pattern, {bidiIsolation: 'none'})
        for (const value of expected) {
          const data = {
            expected: value,
            found: 'F',
            key: 'K',
            fence: '---',
            format: 'YAML',
            opening: '"',
            limit: '9'
          }
          const said = format.format(data, (error) => {
            throw error
          })
          expect(said.length).toBeGreaterThan(5)
        }
      }
    }
  })

  test('the schema can be told as JSON Schema', () => {
    expect(z.toJSONSchema(frontMatterSchema, {target: 'draft-2020-12'})).toMatchObject({
      additionalProperties: false
    })
  })
})
