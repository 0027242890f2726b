import {symlinkSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {config, idsIn, kettle, post, project, teapot} from './project.ts'

describe.concurrent('where articles are looked for', () => {
  test.each(['articles', 'content', 'source/_posts'])('without arguments, in %s', async (place) => {
    const site = project({'kaitei.config.json': config, [`${place}/kettle.md`]: kettle})
    const {code, stdout} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(stdout).toContain('1 file: 1 article')
    expect(idsIn(site)).toEqual(['kettle'])
  })

  test('in the first of the usual places only', async () => {
    const site = project({
      'kaitei.config.json': config,
      'docs/teapot.md': teapot,
      'articles/kettle.md': kettle
    })
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['kettle'])
  })

  test('nowhere, it refuses with advice and writes nothing', async () => {
    const site = project({'notes/kettle.md': kettle})
    const {code, stdout, stderr} = await site.kaitei('build')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('articles, content, source/_posts, _posts, docs')
    expect(stderr).toContain('`kaitei build path/to/article.md`')
    expect(site.has('output')).toBe(false)
  })

  test('a missing path beside a good one is wrong usage, and the good one is built', async () => {
    const site = project({'kaitei.config.json': config, 'kettle.md': kettle})
    const {code, stderr} = await site.kaitei('build kettle.md tepot.md')
    expect(code).toBe(2)
    expect(stderr).toBe(
      'tepot.md error Unexpected path, expected an existing file or folder  [input-missing]\n  Check the spelling.\n'
    )
    expect(idsIn(site)).toEqual(['kettle'])
  })

  test('a folder that holds no Markdown is told', async () => {
    const site = project({'kaitei.config.json': config, 'pictures/cup.txt': 'x'})
    const {code, stderr} = await site.kaitei('build pictures')
    expect(code).toBe(0)
    expect(stderr).toContain('pictures warning')
    expect(stderr).toContain('[input-no-files]')
  })
})

describe.concurrent('what is an article', () => {
  test('a file named outright, whatever it holds', async () => {
    const site = project({'kaitei.config.json': config, 'walk.md': post, 'README.md': '# Read me\n'})
    const {code, stdout} = await site.kaitei('build walk.md README.md')
    expect(code).toBe(0)
    expect(stdout).toContain('2 files: 2 articles\n')
  })

  test('with `--all`, every file of a folder', async () => {
    const site = project({'kaitei.config.json': config, 'articles/walk.md': post})
    expect((await site.kaitei('build')).stdout).toContain(
      '1 file: 0 articles, 1 page without questions or days left out'
    )
    expect((await site.kaitei('build --all')).stdout).toContain('1 file: 1 article\n')
    expect(idsIn(site)).toEqual(['walk'])
  })

  test('of a busy folder, the articles, and the summary adds up', async () => {
    const site = project({
      'kaitei.config.json': config,
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'secret/\n/docs/local.md\n',
      'docs/kettle.md': kettle,
      'docs/UPPER.MD': teapot,
      'docs/deep/teapot.markdown': teapot,
      'docs/README.md': kettle,
      'docs/deep/README.ja.md': kettle,
      'docs/CHANGELOG.md': kettle,
      'docs/node_modules/package/faq.md': kettle,
      'docs/.hidden/faq.md': kettle,
      'docs/secret/faq.md': kettle,
      'docs/local.md': kettle,
      'docs/site/articles/faq.md': kettle,
      'docs/walk.md': post,
      'docs/swim.md': post,
      'docs/draft.md': kettle.replace('lang: en', 'draft: true'),
      'docs/hidden.md': kettle.replace('lang: en', 'published: false'),
      'docs/bytes.md': Uint8Array.of(0xff, 0xfe, 0x00, 0x41)
    })
    const {code, stdout} = await site.kaitei('build docs --out docs/site')
    expect(code).toBe(1)
    expect(stdout.split('\n')[0]).toBe(
      '8 files: 3 articles, 1 in error (never built), 2 drafts left out, 2 pages without questions or days left out'
    )
    expect(idsIn(site, 'docs/site')).toEqual(['UPPER', 'kettle', 'teapot'])
  })

  test('one file, however often it is named', async () => {
    const site = project({'kaitei.config.json': config, 'articles/kettle.md': kettle})
    const {stdout} = await site.kaitei('build articles ./articles/kettle.md articles/../articles')
    expect(stdout).toContain('1 file: 1 article\n')
  })

  test('nothing behind a linked folder', async () => {
    const site = project({
      'kaitei.config.json': config,
      'articles/kettle.md': kettle,
      'else/teapot.md': teapot
    })
    symlinkSync(join(site.folder, 'else'), join(site.folder, 'articles', 'linked'))
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['kettle'])
  })
})

describe.concurrent('ids of articles', () => {
  test('twenty folders with an `index.md` each become twenty articles', async () => {
    const names = Array.from({length: 20}, (_, index) => `room-${String(index + 1).padStart(2, '0')}`)
    const site = project({
      'kaitei.config.json': config,
      ...Object.fromEntries(names.map((name) => [`articles/${name}/index.md`, kettle]))
    })
    const {code, stdout} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(stdout).toContain('20 files: 20 articles\n')
    expect(idsIn(site)).toEqual(names)
  })

  test('two articles that want one id are both built, and each is told of the other', async () => {
    const own = kettle.replace('lang: en', 'lang: en\nid: pot')
    const site = project({
      'kaitei.config.json': config,
      'articles/b/kettle.md': own,
      'articles/a/kettle.md': own
    })
    const {code, stderr} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(idsIn(site)).toEqual(['a-kettle', 'b-kettle'])
    expect(stderr).toContain(
      'articles/a/kettle.md warning Unexpected id `pot`, which articles/b/kettle.md has too; expected each article to have its own  [article-id-taken]\n  Known as `a-kettle`.'
    )
    expect(stderr).toContain('articles/b/kettle.md warning')
    expect(stderr).not.toContain(site.folder)
  })

  test('two articles at the root that want one id are not named after a folder of this machine', async () => {
    const own = kettle.replace('lang: en', 'lang: en\nid: pot')
    const site = project({'kaitei.config.json': config, 'one.md': own, 'two.md': own})
    await site.kaitei('build one.md two.md')
    expect(idsIn(site)).toEqual(['one', 'two'])
  })

  test('ids that differ by case alone are two, wherever case does not count', async () => {
    const site = project({
      'kaitei.config.json': config,
      'articles/a/FAQ.md': kettle,
      'articles/b/faq.md': kettle,
      'articles/c/Faq.md': kettle
    })
    expect((await site.kaitei('build')).code).toBe(0)
    expect(idsIn(site)).toEqual(['a-FAQ', 'b-faq', 'c-Faq'])
  })

  test('a page that asks nothing takes no id away', async () => {
    const site = project({
      'kaitei.config.json': config,
      'articles/a/faq.md': kettle,
      'articles/b/faq.md': post
    })
    const {stderr} = await site.kaitei('build')
    expect(stderr).toBe('')
    expect(idsIn(site)).toEqual(['faq'])
  })

  test('a Japanese name is one name, composed or decomposed', async () => {
    const composed = project({'kaitei.config.json': config, 'articles/がま口.md': teapot})
    const decomposed = project({
      'kaitei.config.json': config,
      [`articles/${'がま口'.normalize('NFD')}.md`]: teapot
    })
    await composed.kaitei('build')
    await decomposed.kaitei('build')
    expect(idsIn(composed)).toEqual(['がま口'])
    expect(decomposed.tree()).toEqual(composed.tree())
  })

  test('both forms of a Japanese name in one folder are two articles, in one order', async () => {
    const site = project({
      'kaitei.config.json': config,
      [`articles/${'がま口'.normalize('NFD')}.md`]: teapot,
      'articles/がま口.md': teapot
    })
    const {code, stdout} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(stdout).toContain('2 files: 2 articles\n')
    expect(idsIn(site)).toEqual(['articles-がま口', 'articles-がま口-2'])
  })
})
