import {describe, expect, test} from 'vitest'

import {config, idsIn, itemsIn, kettle, project, type Project, teapot} from './project.ts'

const withKettle = (files: Record<string, string | Uint8Array>): Project =>
  project({'kaitei.config.json': config, 'articles/kettle.md': kettle, ...files})

const cup = (line: string) => `---\n${line}\n---\n\n**Q. May I?**\n\nYes.\n`

describe.concurrent('front matter that is wrong', () => {
  test('broken YAML, a wrong type and an impossible day are told with their places, and no article is lost', async () => {
    const site = withKettle({
      'articles/syntax.md': cup('title: "The teapot'),
      'articles/type.md': cup('title: [a, b]'),
      'articles/day.md': cup('date: 2022-02-30')
    })
    const {code, stdout, stderr} = await site.kaitei('build')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^articles\/syntax\.md:2:8 error .*\[front-matter-quote\]$/mu)
    expect(stderr).toMatch(/^articles\/type\.md:2:8 error .*\[front-matter-type\]$/mu)
    expect(stderr).toMatch(/^articles\/day\.md:2:7 error .*\[front-matter-impossible-day\]$/mu)
    expect(stdout).toContain('4 files: 4 articles\n')
    expect(idsIn(site)).toEqual(['day', 'kettle', 'syntax', 'type'])
  })

  test('what was built in spite of errors is built anew, not kept', async () => {
    const broken = `---\ntitle: "The teapot\ndate: 2022-05-01\n---\n\n**Q. May I?**\n\nYes.\n`
    const site = withKettle({'articles/teapot.md': broken})
    await site.kaitei('build')
    const first = site.tree()
    expect((await site.kaitei('build')).stdout).toContain('2 files: 2 articles\n')
    expect(site.tree()).toEqual(first)
    site.write('articles/teapot.md', broken.replace('Yes.', 'No.'))
    await site.kaitei('build')
    expect(site.read('output/api/v1/articles/teapot.json')).toContain('No.')
  })
})

describe.concurrent('an article that breaks after it was built', () => {
  const breakings: [string, string | Uint8Array][] = [
    ['with broken YAML', teapot.replace('title: ', 'title: "')],
    ['with bytes that are no text', Uint8Array.of(0x93, 0x58, 0x00)]
  ]
  test.each(breakings)('%s keeps its last good files, its place and its items', async (_, content) => {
    const site = withKettle({'articles/teapot.md': teapot})
    await site.kaitei('build')
    const good = site.tree()
    site.write('articles/teapot.md', content)
    const {code, stdout} = await site.kaitei('build')
    expect(code).toBe(1)
    expect(stdout).toContain('2 files: 1 article, 1 in error (its last good files stay)\n')
    expect(site.tree()).toEqual(good)
    // Once more: a second build has nothing else to fall back on.
    await site.kaitei('build')
    expect(site.tree()).toEqual(good)
  })

  const named = teapot.replace('title:', 'id: pot\ntitle:')
  const toml = named.replace(/---\n(?<keys>[^]*?)---/u, '+++\nid = "pot"\ntitle = "\n+++')
  const namedBreakings: [string, (site: Project) => void][] = [
    [
      'bytes that are no text',
      (site) => site.write('articles/tea.md', Buffer.from(`${named}\xff`, 'latin1'))
    ],
    ['TOML that is none', (site) => site.write('articles/tea.md', toml)],
    [
      'a front matter that is too long',
      (site) => site.write('articles/tea.md', named.replace('---\n\n', `more: "${'x'.repeat(40_000)}"\n$&`))
    ],
    ['an open quote', (site) => site.write('articles/tea.md', named.replace('title: ', 'title: "'))],
    [
      'more bytes than the limit',
      (site) => {
        const limited = {...JSON.parse(config), limits: {fileSize: 1024}}
        site.write('kaitei.config.json', JSON.stringify(limited))
        site.write('articles/tea.md', named + '\n三人分です。\n'.repeat(100))
      }
    ]
  ]
  test.each(namedBreakings)('keeps the name that it gives itself, with %s', async (_, change) => {
    const site = withKettle({'articles/tea.md': named})
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['kettle', 'pot'])
    const good = site.read('output/api/v1/articles/pot.json')
    change(site)
    const {code, stdout} = await site.kaitei('build')
    expect(code).toBe(1)
    expect(stdout).toContain('1 in error (its last good files stay)\n')
    expect(site.read('output/api/v1/articles/pot.json')).toBe(good)
    expect(idsIn(site)).toEqual(['kettle', 'pot'])
    // What it is called does not hang on what could be read when it was looked at first.
    site.write('articles/tea.md', named)
    site.write('kaitei.config.json', config)
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['kettle', 'pot'])
  })

  test('is not put together from two builds, of which one was killed', async () => {
    const site = withKettle({'articles/teapot.md': teapot})
    await site.kaitei('build')
    const old = site.read('output/api/v1/articles/teapot/changes.json')
    site.write('articles/teapot.md', `${teapot}\n**Q. 熱いですか？**（2022/07/01 追加）\n\nはい。\n`)
    await site.kaitei('build')
    site.write('output/api/v1/articles/teapot/changes.json', old)
    site.write('articles/teapot.md', Buffer.from(`${teapot}\xff`, 'latin1'))
    const {code, stdout} = await site.kaitei('build')
    expect(code).toBe(1)
    expect(stdout).toContain('2 files: 1 article, 1 in error')
    expect(idsIn(site)).toEqual(['kettle'])
  })

  test('still stands there when another article changes', async () => {
    const site = withKettle({'articles/teapot.md': teapot})
    await site.kaitei('build')
    const items = itemsIn(site, 'ja')
    site.write('articles/teapot.md', teapot.replace('title: ', 'title: "'))
    site.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
    expect(itemsIn(site, 'ja')).toEqual(items)
    expect(site.read('output/CHANGELOG.md')).toContain('急須のよくある質問')
    expect(site.read('output/api/v1/articles/kettle.json')).toContain('Two litres')
  })

  test('is built anew when it is mended', async () => {
    const site = withKettle({'articles/teapot.md': teapot})
    await site.kaitei('build')
    site.write('articles/teapot.md', teapot.replace('title: ', 'title: "'))
    await site.kaitei('build')
    site.write('articles/teapot.md', teapot.replace('三人分', '四人分'))
    const {code, stdout} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(stdout).toContain('2 files: 2 articles\n')
    expect(site.read('output/api/v1/articles/teapot.json')).toContain('四人分')
  })

  test('leaves like any other when its file is deleted', async () => {
    const site = withKettle({'articles/teapot.md': teapot})
    await site.kaitei('build')
    site.write('articles/teapot.md', teapot.replace('title: ', 'title: "'))
    await site.kaitei('build')
    site.remove('articles/teapot.md')
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['kettle'])
    expect(Object.keys(site.tree()).filter((name) => name.includes('teapot'))).toEqual([])
  })
})

describe.concurrent('files that are hardly articles', () => {
  test('one without front matter is built, with a warning that its day is missing', async () => {
    const site = withKettle({
      'articles/cup.md': '# The cup\n\n**Q. Is it blue?** (added 2021-02-03)\n\nYes.\n'
    })
    const {code, stderr} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^articles\/cup\.md.* warning .*\[front-matter-date-missing\]$/mu)
    expect(site.json('output/api/v1/articles/cup.json').title.en).toBe('The cup')
  })

  test('an empty one is told and left out; named outright, it is built', async () => {
    const site = withKettle({'articles/empty.md': ''})
    const {code, stderr} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(stderr).toBe(
      'articles/empty.md warning Unexpected empty file, expected an article  [input-empty]\n  It was left out. Write a question into it, or delete it.\n'
    )
    expect(idsIn(site)).toEqual(['kettle'])
    const named = await site.kaitei('build articles/empty.md --out other')
    expect(named.code).toBe(0)
    expect(named.stderr).toContain('It was built as an article without text.')
    expect(idsIn(site, 'other')).toEqual(['empty'])
  })

  // 「質問」
  const shiftJis = Uint8Array.of(0x8e, 0xbf, 0x96, 0xe2)
  const utf16 = new Uint8Array(Uint16Array.from('\uFEFF# Cup\n', (letter) => letter.charCodeAt(0)).buffer)
  test('what is no UTF-8 is told, never guessed, and the others are built', async () => {
    const names = ['image', 'nul', 'shift-jis', 'utf-16']
    const site = withKettle({
      'articles/image.md': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00),
      'articles/shift-jis.md': shiftJis,
      'articles/utf-16.md': utf16,
      'articles/nul.md': '# Cup\0\n'
    })
    const {code, stdout, stderr} = await site.kaitei('build')
    expect(code).toBe(1)
    expect(stderr).toBe(
      names
        .map(
          (name) =>
            `articles/${name}.md error Unexpected bytes that are no text, expected UTF-8  [input-not-text]\n  The file was not read. Save it as UTF-8, or leave it out.\n`
        )
        .join('')
    )
    expect(stdout).toContain('5 files: 1 article, 4 in error (never built)\n')
    expect(idsIn(site)).toEqual(['kettle'])
  })

  test('a byte order mark and CRLF change nothing', async () => {
    const plain = withKettle({'articles/teapot.md': teapot})
    const marked = withKettle({'articles/teapot.md': `\uFEFF${teapot.replaceAll('\n', '\r\n')}`})
    await plain.kaitei('build')
    const {code, stderr} = await marked.kaitei('build')
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(marked.tree()).toEqual(plain.tree())
  })
})
