import {execFileSync} from 'node:child_process'
import {mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {afterEach, describe, expect, test} from 'vitest'

import {kettle, project, type Project, teapot} from '../cli/project.ts'
import {build, eventsOf, publish} from '../io/publishing.ts'
import {buildOnCache, errorsIn, errorsOf, said, treeOf, twoArticles} from './world.ts'

/** Mounts a small file system on a folder; null where this machine does not let us. */
function mount(folder: string): (() => void) | null {
  mkdirSync(folder, {recursive: true})
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], {stdio: 'ignore'})
    return () => execFileSync('umount', ['-l', folder])
  } catch {
    return null
  }
}

const unmounts: (() => void)[] = []
afterEach(() => {
  for (const unmount of unmounts.splice(0)) unmount()
})

function small(site: Project, path: string): void {
  unmounts.push(mount(join(site.folder, path))!)
}

/** Takes all room but for so many bytes, in pieces of a page. */
function fill(folder: string, left = 0): void {
  const fillers = join(folder, '.fillers')
  mkdirSync(fillers, {recursive: true})
  try {
    for (let index = 0; ; index++) writeFileSync(join(fillers, String(index)), Buffer.alloc(4096))
  } catch {}
  const names = readdirSync(fillers)
  for (const name of names.slice(0, 1 + Math.ceil(left / 4096))) rmSync(join(fillers, name))
}

const makeRoom = (folder: string): void => rmSync(join(folder, '.fillers'), {recursive: true})

/** Files that are neither as they were nor as they will be. */
const neitherOf = (found: Tree, before: Tree, after: Tree): string[] =>
  Object.keys(found).filter((name) => found[name] !== before[name] && found[name] !== after[name])

type Tree = Readonly<Record<string, string>>

const isAble = (() => {
  const tried = project()
  const unmount = process.platform === 'linux' ? mount(join(tried.folder, 'disk')) : null
  unmount?.()
  return unmount !== null
})()
if (!isAble)
  console.log('Not tried here: a full disk, for which a small file system is mounted (as root, Linux).')

describe.skipIf(!isAble)('a full disk', () => {
  test('under the output: one clear problem, no half file; with room again, the next build is right', async () => {
    const built = twoArticles()
    small(built, 'output')
    const folder = join(built.folder, 'output')
    await build(built)
    const before = treeOf(built)
    fill(folder)
    built.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'.repeat(100)))
    built.write('articles/pot.md', teapot.replace('三人分', '五人分'))
    const {problems} = await build(built)
    const told = errorsOf(problems)
    expect(told.map(({code, data}) => [code, data.detail])).toEqual([['output-failed', 'ENOSPC']])
    expect(said(told, 'en')).toMatch(
      /^output\/[^ ]+ error Unexpected failure to write this file and \d+ others: ENOSPC {2}\[output-failed\]\n {2}What stood there stays\. .*free space\.\n$/u
    )
    expect(said(told, 'ja')).toMatch(/^output\/[^ ]+ .*ほか \d+ 件を書き込めません: ENOSPC/u)
    makeRoom(folder)
    // What could be written is whole: as it was, or as it will be.
    const midway = treeOf(built)
    expect(errorsIn((await build(built)).problems)).toEqual([])
    const after = treeOf(built)
    expect(neitherOf(midway, before, after)).toEqual([])
    expect(Object.keys(before).filter((name) => !(name in midway))).toEqual([])
    rmSync(join(built.folder, 'output/.kaitei-manifest.json'))
    for (const name of readdirSync(folder)) rmSync(join(folder, name), {recursive: true})
    await build(built)
    expect(treeOf(built)).toEqual(after)
  })

  test('under the memory: nothing published is lost, and publishing again does the rest', async () => {
    const [built, other] = [twoArticles(), twoArticles()]
    small(built, '.kaitei')
    const folder = join(built.folder, '.kaitei')
    for (const one of [built, other]) await publish(one)
    const before = treeOf(built, '.kaitei')
    for (const one of [built, other]) {
      one.write(
        'articles/kettle.md',
        kettle.replace('A litre', `${'Two litres. '.repeat(400)} (added 2021-05-01)`)
      )
      one.write('articles/teapot.md', teapot.replace('三人分です。', '五人分です。（2022/07/01 更新）'))
    }
    // Room for one of the texts, and not for the other.
    fill(folder, 4096)
    const {problems} = await publish(built)
    const failures = problems.filter(({code}) => code === 'output-failed')
    expect(failures.map(({data}) => data)).toEqual([{detail: 'ENOSPC', more: 0}])
    expect(said(failures, 'en')).toContain('.kaitei/')
    expect(said(failures, 'ja')).toContain('書き込めません: ENOSPC')
    makeRoom(folder)
    const midway = treeOf(built, '.kaitei')
    await publish(built)
    await publish(other)
    const after = other.tree('.kaitei')
    expect(neitherOf(midway, before, after)).toEqual([])
    expect(Object.keys(before).filter((name) => !(name in midway))).toEqual([])
    expect(treeOf(built, '.kaitei')).toEqual(after)
    for (const one of [built, other]) await build(one)
    expect(eventsOf(built)).toEqual(eventsOf(other))
  })

  test('under the cache: builds work without', async () => {
    const built = twoArticles()
    small(built, '.kaitei-cache')
    const folder = join(built.folder, '.kaitei-cache')
    const buildTwice = async () => {
      const problems = [await buildOnCache(built), await buildOnCache(built)].flatMap(
        (built) => built.problems
      )
      expect(errorsIn(problems)).toEqual([])
      const tree = treeOf(built)
      rmSync(join(built.folder, 'output'), {recursive: true})
      await build(built)
      expect(tree).toEqual(treeOf(built))
    }
    for (const [index, left] of [0, 16_384].entries()) {
      fill(folder, left)
      built.write('articles/kettle.md', kettle.replace('A litre', `${index} litres`))
      await buildTwice()
      makeRoom(folder)
    }
    await buildTwice()
    // Nothing half-written stays.
    expect(Object.keys(built.tree('.kaitei-cache')).filter((name) => name.includes('.tmp'))).toEqual([])
  })
})
