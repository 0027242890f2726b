import {execFileSync} from 'node:child_process'
import {lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {idsIn, kettle, teapot} from '../cli/project.ts'
import {build} from '../io/publishing.ts'
import {errorsIn, said, treeOf, twoArticles} from './world.ts'

const isWindows = process.platform === 'win32'
if (isWindows) console.log('Not tried here: links and pipes, which this system makes in another way.')

describe.skipIf(isWindows)('links among the articles', () => {
  test('are told, never followed; a folder of such a name is a folder', async () => {
    const site = twoArticles({'outside/secret.md': teapot, 'articles/folder.md/pot.md': teapot})
    const at = (name: string) => join(site.folder, 'articles', name)
    symlinkSync('../outside/secret.md', at('secret.md'))
    symlinkSync('loop-b.md', at('loop-a.md'))
    symlinkSync('loop-a.md', at('loop-b.md'))
    symlinkSync('.', at('around'))
    symlinkSync('nowhere.md', at('gone.md'))
    const {problems} = await build(site)
    const links = problems.filter(({code}) => code === 'input-link')
    expect(links.map(({file}) => file)).toEqual([
      'articles/gone.md',
      'articles/loop-a.md',
      'articles/loop-b.md',
      'articles/secret.md'
    ])
    expect(said(links.slice(0, 1), 'en')).toContain('Unexpected symbolic link')
    expect(said(links.slice(0, 1), 'ja')).toContain('シンボリックリンク')
    expect(idsIn(site)).toEqual(['kettle', 'pot', 'teapot'])
  })
})

describe('a path that leads out of its folder', () => {
  test('an id, a slug, a picture: nothing is written or read outside', async () => {
    const site = twoArticles({
      'articles/one.md': kettle.replace('title:', 'id: ../../one\ntitle:'),
      'articles/two.md': kettle.replace('title:', 'slug: /etc/../two\ntitle:'),
      'articles/three.md': kettle
        .replace('title:', 'id: three\nurl: https://faq.example/../three\ntitle:')
        .replace('A litre', '![](../../../etc/passwd.png) ![](/../secret.png) A litre')
    })
    const secret = join(site.folder, '..', 'secret.png')
    writeFileSync(secret, 'secret')
    const {problems} = await build(site)
    rmSync(secret)
    expect(errorsIn(problems)).toEqual([])
    expect(
      Object.keys(site.tree('.')).filter((name) => !/^(?:output|articles)\/|^kaitei/u.test(name))
    ).toEqual([])
    expect(Object.values(treeOf(site))).not.toContain('secret')
    expect(idsIn(site)).toContain('three')
    expect(idsIn(site).every((id) => !/[/\\]|^\./u.test(id))).toBe(true)
  })
})

describe.skipIf(isWindows)('in the output', () => {
  test('a folder that is a link elsewhere: nothing is written or deleted there', async () => {
    const site = twoArticles()
    await build(site)
    // Everything there is ours by its name.
    const elsewhere = join(site.folder, 'elsewhere')
    execFileSync('cp', ['-r', join(site.folder, 'output/articles/teapot'), elsewhere])
    const before = site.tree('elsewhere')
    rmSync(join(site.folder, 'output/articles/teapot'), {recursive: true})
    symlinkSync(elsewhere, join(site.folder, 'output/articles/teapot'))
    site.write('articles/teapot.md', teapot.replace('三人分', '五人分'))
    const {problems} = await build(site)
    expect(errorsIn(problems)).toEqual(['output-not-ours output/articles/teapot'])
    expect(site.tree('elsewhere')).toEqual(before)
    site.remove('articles/teapot.md')
    await build(site)
    expect(site.tree('elsewhere')).toEqual(before)
    expect(idsIn(site)).toEqual(['kettle'])
    rmSync(join(site.folder, 'output/articles/teapot'))
    site.write('articles/teapot.md', teapot)
    expect(errorsIn((await build(site)).problems)).toEqual([])
    expect(site.tree('output/articles/teapot')).toEqual(before)
  })

  test('a file that is a link is replaced where it was ours, and refused where it was not; a pipe is not read', async () => {
    const site = twoArticles()
    await build(site)
    const at = (name: string) => join(site.folder, 'output', name)
    const good = site.read('output/CHANGELOG.md')
    site.write('mine.md', 'mine')
    rmSync(at('CHANGELOG.md'))
    symlinkSync('../mine.md', at('CHANGELOG.md'))
    rmSync(at('feeds/en/rss.xml'))
    execFileSync('mkfifo', [at('feeds/en/rss.xml')])
    mkdirSync(at('articles/pot'))
    symlinkSync('../../../mine.md', at('articles/pot/CHANGELOG.md'))
    symlinkSync('loop', at('articles/pot/loop'))
    site.write('articles/pot.md', teapot)
    const {problems} = await build(site)
    expect(errorsIn(problems)).toEqual(['output-not-ours output/articles/pot/CHANGELOG.md'])
    expect(readlinkSync(at('articles/pot/CHANGELOG.md'))).toBe('../../../mine.md')
    expect(site.read('mine.md')).toBe('mine')
    expect(readFileSync(at('CHANGELOG.md'), 'utf8')).toContain(good.slice(0, 20))
    expect(lstatSync(at('CHANGELOG.md')).isFile()).toBe(true)
    expect(site.read('output/feeds/en/rss.xml')).toContain('<rss')
  })

  test('the folder itself may be a link: people serve it from elsewhere', async () => {
    const site = twoArticles()
    mkdirSync(join(site.folder, 'elsewhere'))
    symlinkSync('elsewhere', join(site.folder, 'output'))
    expect(errorsIn((await build(site)).problems)).toEqual([])
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
    site.remove('articles/kettle.md')
    await build(site)
    expect(site.has('elsewhere/articles/kettle')).toBe(false)
  })
})
