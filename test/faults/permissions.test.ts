import {chmodSync, chownSync, readdirSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {planPublication} from '../../src/io/publish-site.ts'
import {openWorkspace} from '../../src/io/workspace.ts'
import {idsIn, kettle, type Project, teapot} from '../cli/project.ts'
import {asNobody, buildOnCache, command, errorsIn, errorsOf, said, treeOf, twoArticles} from './world.ts'

const isWindows = process.platform === 'win32'
if (isWindows) console.log('Not tried here: permissions, which this system keeps in another way.')

/** Everything belongs to somebody who is not root. */
function hand({folder}: Project): void {
  if (process.getuid?.() !== 0) return
  chownSync(folder, 65_534, 65_534)
  for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}))
    chownSync(join(folder, name), 65_534, 65_534)
}

/** Does something as nobody, with some of the files closed. */
async function without<T>(site: Project, paths: readonly string[], act: () => Promise<T>): Promise<T> {
  hand(site)
  const open = (isOpen: boolean) => {
    for (const path of paths) chmodSync(join(site.folder, path), isOpen ? 0o755 : 0)
  }
  open(false)
  try {
    return await asNobody(act)
  } finally {
    open(true)
  }
}

describe.skipIf(isWindows)('what may not be read', () => {
  test('an article: it is told, its last good files stay, and the others are built', async () => {
    const site = twoArticles()
    hand(site)
    await asNobody(() => buildOnCache(site))
    const before = site.read('output/api/v1/articles/kettle.json')
    site.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    site.write('articles/teapot.md', teapot.replace('三人分', '五人分'))
    const {problems, tally} = await without(site, ['articles/kettle.md'], () => buildOnCache(site))
    expect(errorsIn(problems)).toEqual(['input-unreadable articles/kettle.md'])
    expect(said(errorsOf(problems), 'en')).toContain('Unexpected failure to read: EACCES')
    expect(said(errorsOf(problems), 'ja')).toContain('読み込めません: EACCES')
    expect(tally).toMatchObject({files: 2, articles: 1, kept: 1})
    expect(site.read('output/api/v1/articles/kettle.json')).toBe(before)
    expect(site.read('output/api/v1/articles/teapot.json')).toContain('五人分')
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
    expect(errorsIn((await asNobody(() => buildOnCache(site))).problems)).toEqual([])
    expect(site.read('output/api/v1/articles/kettle.json')).toContain('Two litres')
  })

  test('a folder with articles: nobody knows what is in it, and nothing that was built of it is deleted', async () => {
    const site = twoArticles({'articles/more/pot.md': teapot})
    hand(site)
    await asNobody(() => buildOnCache(site))
    const before = treeOf(site)
    const english = await without(site, ['articles/more'], () => command(site))
    expect(english.code).toBe(1)
    expect(english.told).toMatch(
      /^articles\/more error Unexpected failure to look for articles: EACCES {2}\[input-unlisted\]\n/u
    )
    const japanese = await without(site, ['articles/more'], () => command(site, 'ja'))
    expect(japanese.told).toMatch(
      /^articles\/more エラー 記事を探せません: EACCES .*\n.*どの記事があるか分かりません/u
    )
    expect(treeOf(site)).toEqual(before)
    expect(errorsIn((await asNobody(() => buildOnCache(site))).problems)).toEqual([])
    expect(treeOf(site)).toEqual(before)
  })

  test('a picture: it is told, and everything else is built', async () => {
    const site = twoArticles({
      'articles/kettle.md': kettle.replace('A litre', '![](kettle.png) A litre'),
      'articles/kettle.png': 'a picture'
    })
    const {problems} = await without(site, ['articles/kettle.png'], () => buildOnCache(site))
    expect(errorsIn(problems)).toEqual(['input-unreadable articles/kettle.png'])
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
    expect((await asNobody(() => buildOnCache(site))).problems.map(({code}) => code)).toEqual([])
    expect(site.read('output/articles/kettle/kettle.png')).toBe('a picture')
  })

  test('a list of what git ignores: nothing is built that it may hide; a hidden folder hides nothing', async () => {
    const site = twoArticles({'articles/.gitignore': 'teapot.md\n', 'articles/.drafts/pot.md': teapot})
    const closed = ['articles/.gitignore', 'articles/.drafts']
    const {code, told} = await without(site, closed, () => command(site))
    expect(code).toBe(1)
    expect(told.match(/^\S+ error/gmu)).toEqual(['articles/.gitignore error'])
    expect(site.has('output')).toBe(false)
  })

  test('the memory: nothing is published without it', async () => {
    const site = twoArticles({'.kaitei/articles/kettle.jsonl': ''})
    hand(site)
    chmodSync(join(site.folder, '.kaitei/articles/kettle.jsonl'), 0)
    const {problems, files} = await asNobody(async () =>
      planPublication(await openWorkspace({cwd: site.folder, paths: []}), {fromGit: false})
    )
    expect(errorsIn(problems)).toEqual(['memory-unreadable .kaitei/articles/kettle.jsonl'])
    expect([...files.keys()].filter((file) => file.endsWith('kettle.jsonl'))).toEqual([])
  })
})
