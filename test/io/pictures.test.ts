import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'

import {buildSite} from '../../src/io/build-site.ts'
import {openCacheOf} from '../../src/io/cache/build-cache.ts'
import {planPublication, recordPublication} from '../../src/io/publish-site.ts'
import {openWorkspace} from '../../src/io/workspace.ts'

// Builds, beside other work.
vi.setConfig({testTimeout: 60_000})

let folder = ''
let project = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaitei-pictures-'))
  project = join(folder, 'project')
  put('project/kaitei.config.json', '{"baseUrl": "https://faq.example/", "history": {"git": false}}')
})
afterEach(() => rmSync(folder, {recursive: true}))

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), {recursive: true})
  writeFileSync(join(folder, name), content)
}

const article = (answer: string, front = '') =>
  `---\ntitle: お茶\ndate: 2020-06-26\n${front}---\n\n**Q. 何色？**\n\n${answer}\n`

/** Problems of a build with pictures, and the pictures in its output. */
async function build({withCache = false} = {}): Promise<{missing: unknown[]; pictures: string[]}> {
  const workspace = await openWorkspace({cwd: project, paths: []})
  const cache = withCache ? {cache: await openCacheOf(workspace)} : {}
  const {problems} = await buildSite(workspace, {dryRun: false, frozen: false, progress: () => {}, ...cache})
  const files = readdirSync(join(project, 'output'), {recursive: true, encoding: 'utf8'})
  return {
    missing: problems
      .filter(({code}) => code === 'picture-missing')
      .map(({data: {url, more}}) => (more === 0 ? url : `${url} +${more}`)),
    pictures: files.filter((name) => /\.(?:png|svg|txt)$/u.test(name) && !name.startsWith('assets')).sort()
  }
}

const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe])

describe('pictures of an article', () => {
  it('are copied beside its page, byte for byte, and a second build leaves them alone', async () => {
    put(
      'project/articles/tea.md',
      article(
        '![](images/緑 茶.png)\n\n![](./cup.png)'.replace('緑 茶', '緑%20茶'),
        'coverImage: images/cover.png\n'
      )
    )
    for (const name of ['images/緑 茶.png', 'cup.png', 'images/cover.png'])
      put(`project/articles/${name}`, bytes)
    const built = await build()
    expect(built).toStrictEqual({
      missing: [],
      pictures: ['articles/tea/cup.png', 'articles/tea/images/cover.png', 'articles/tea/images/緑 茶.png']
    })
    expect(new Uint8Array(readFileSync(join(project, 'output/articles/tea/cup.png')))).toStrictEqual(bytes)
    expect(await build()).toStrictEqual(built)
  })

  it('are found where other generators keep theirs', async () => {
    put('project/articles/tea.md', article('![](/a.png) ![](/img/b.png) ![](/c.png) ![](../d/e.png)'))
    for (const name of ['a.png', 'static/img/b.png', 'source/c.png', 'd/e.png']) put(`project/${name}`, bytes)
    expect(await build()).toStrictEqual({
      missing: [],
      pictures: ['a.png', 'articles/d/e.png', 'c.png', 'img/b.png']
    })
  })

  it('that are missing are one warning an article', async () => {
    put('project/articles/tea.md', article('![](a.png) ![](/b.png) ![](https://other.example/c.png)'))
    put('project/articles/cup.md', article('![](d.png)'))
    expect(await build()).toStrictEqual({missing: ['d.png', 'a.png +1'], pictures: []})
  })

  it('are never read from outside of the project, and nothing but pictures is', async () => {
    put('secret.png', bytes)
    put('project/articles/notes.txt', 'secret')
    put('project/articles/.env', 'secret')
    mkdirSync(join(project, 'articles'), {recursive: true})
    symlinkSync(join(folder, 'secret.png'), join(project, 'articles/link.png'))
    symlinkSync(join(project, 'articles/.env'), join(project, 'articles/env.png'))
    put(
      'project/articles/tea.md',
      article(
        '![](../../secret.png) ![](link.png) ![](notes.txt) ![](.env) ![](env.png) ![](%2e%2e/%2e%2e/secret.png)'
      )
    )
    const {missing, pictures} = await build()
    expect(pictures).toStrictEqual([])
    expect(missing).toHaveLength(1)
  })

  it('stay where they are when no pages are written', async () => {
    put(
      'project/kaitei.config.json',
      '{"baseUrl": "https://faq.example/", "outputs": ["api"], "history": {"git": false}}'
    )
    put('project/articles/tea.md', article('![](a.png) ![](missing.png)'))
    put('project/articles/a.png', bytes)
    expect(await build()).toStrictEqual({missing: [], pictures: []})
  })
})

const broken = (text: string) => text.replace('title: お茶', 'title: "お茶')

describe.each([
  ['with a cache', true],
  ['without one', false]
])('pictures of an article in error, %s', (_, withCache) => {
  const own = '![](../pots/own.png) ![](/img/own.png) ![](own.png)'
  const tea = article(`![](../pots/both.png) ![](/img/both.png) ${own}`)
  const shared = ['articles/pots/both.png', 'img/both.png']
  const all = [
    'articles/pots/both.png',
    'articles/pots/own.png',
    'articles/tea/own.png',
    ...['both', 'own'].map((name) => `img/${name}.png`)
  ]

  beforeEach(() => {
    for (const name of ['pots/both', 'pots/own', 'static/img/both', 'static/img/own', 'articles/own'])
      put(`project/${name}.png`, bytes)
    put('project/articles/cup.md', article('![](../pots/both.png) ![](/img/both.png)'))
    put('project/articles/tea.md', tea)
  })

  it('stand as long as its last good pages do', async () => {
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: all})
    put('project/articles/tea.md', broken(tea))
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: all})
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: all})
    rmSync(join(project, 'articles/cup.md'))
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: all})
    put('project/articles/tea.md', tea)
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: all})
  })

  it('stand though their sources are gone', async () => {
    await build({withCache})
    put('project/articles/tea.md', broken(tea))
    for (const name of ['pots', 'static', 'articles/own.png']) rmSync(join(project, name), {recursive: true})
    expect((await build({withCache})).pictures).toStrictEqual(all)
  })

  it('are not replaced by others of the same name', async () => {
    // Another `../pots/own.png` than that of the articles beside it, which come first.
    put(
      'project/kaitei.config.json',
      '{"baseUrl": "https://faq.example/", "history": {"git": false}, "articles": ["articles", "more/deep"]}'
    )
    put('project/more/pots/own.png', 'another')
    put('project/more/deep/pot.md', article('![](../pots/own.png)'))
    expect((await build({withCache})).missing).toStrictEqual(['/articles/pots/own.png'])
    put('project/articles/tea.md', broken(tea))
    await build({withCache})
    expect(new Uint8Array(readFileSync(join(project, 'output/articles/pots/own.png')))).toStrictEqual(bytes)
  })

  it('are copied anew where what was published last is shown', async () => {
    const workspace = await openWorkspace({cwd: project, paths: []})
    await recordPublication(await planPublication(workspace, {fromGit: false}), project)
    put('project/articles/tea.md', broken(tea))
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: all})
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: all})
  })

  it('go with the article', async () => {
    await build({withCache})
    put('project/articles/tea.md', broken(tea))
    await build({withCache})
    rmSync(join(project, 'articles/tea.md'))
    expect(await build({withCache})).toStrictEqual({missing: [], pictures: shared})
  })
})

describe('pictures that are missing', () => {
  const two = '![](one.png)\n\n%\n\n![](./two.png)'

  it.each([
    ['both, told as one', '', 'one.png +1'],
    ['without the one that a comment ignores', '<!-- kaitei ignore picture-missing -->', 'one.png'],
    ['up to the comment that turns them off', '<!-- kaitei disable picture-missing -->', 'one.png']
  ])('%s', async (_, comment, told) => {
    put('project/articles/tea.md', article(two.replace('%', comment)))
    expect((await build()).missing).toStrictEqual([told])
  })

  it('are as grave as the configuration says', async () => {
    put('project/articles/tea.md', article(two))
    const severities = async (severity: string) => {
      const rules = {'picture-missing': severity}
      put('project/kaitei.config.json', JSON.stringify({baseUrl: 'https://faq.example/', rules}))
      const workspace = await openWorkspace({cwd: project, paths: []})
      const {problems} = await buildSite(workspace, {dryRun: true, frozen: false, progress: () => {}})
      return problems.map(({code, severity: grave}) => [code, grave])
    }
    expect(await severities('error')).toStrictEqual([['picture-missing', 'error']])
    expect(await severities('off')).toStrictEqual([])
  })
})

describe("the layout of the project's owner", () => {
  it('is read from files beside the configuration; one that is missing is told', async () => {
    put(
      'project/kaitei.config.json',
      '{"baseUrl": "https://faq.example/", "pages": {"header": "layout/header.html", "css": "layout/none.css"}}'
    )
    put('project/layout/header.html', '<p>うちの見出し</p>')
    put('project/articles/tea.md', article('緑です。'))
    const workspace = await openWorkspace({cwd: project, paths: []})
    expect(workspace.problems.map(({code, file}) => [code, file])).toStrictEqual([
      ['input-unreadable', 'layout/none.css']
    ])
    await buildSite(workspace, {dryRun: false, frozen: false, progress: () => {}})
    expect(readFileSync(join(project, 'output/articles/tea/index.html'), 'utf8')).toContain(
      '<p>うちの見出し</p>'
    )
  })
})
