import {type FileHandle, open} from 'node:fs/promises'
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test, vi} from 'vitest'

import {buildSite} from '../../src/io/build-site.ts'
import {openCacheOf} from '../../src/io/cache/build-cache.ts'
import {openOutput} from '../../src/io/output.ts'
import {planPublication, recordPublication} from '../../src/io/publish-site.ts'
import {someAtATime} from '../../src/io/some-at-a-time.ts'
import {openWorkspace} from '../../src/io/workspace.ts'
import type {Problem} from '../../src/problem/index.ts'
import {idsIn, kettle, project, type Project} from '../cli/project.ts'
import {build, eventsOf, publish} from '../io/publishing.ts'
import {buildOnCache, errorsIn, treeOf, twoArticles} from './world.ts'

const openSite = ({folder}: Project) => openWorkspace({cwd: folder, paths: []})

describe('what vanishes while a build runs', () => {
  test('an article that was listed: it is told, and its last good files stay', async () => {
    const site = twoArticles()
    await build(site)
    const before = treeOf(site)
    const workspace = await openSite(site)
    rmSync(join(site.folder, 'articles/kettle.md'))
    const {problems, tally} = await buildSite(workspace, {dryRun: false, frozen: false, progress: () => {}})
    expect(errorsIn(problems)).toEqual(['input-unreadable articles/kettle.md'])
    expect(tally).toMatchObject({files: 2, articles: 1, kept: 1})
    expect(treeOf(site)).toEqual(before)
  })

  test('a whole folder: what stood in it is told, and the others are built', async () => {
    const site = twoArticles({'articles/cups/cup.md': '# The cup\n\n**Q. Is it blue?**\n\nYes.\n'})
    await build(site)
    const before = treeOf(site)
    const workspace = await openSite(site)
    rmSync(join(site.folder, 'articles/cups'), {recursive: true})
    const {problems} = await buildSite(workspace, {dryRun: false, frozen: false, progress: () => {}})
    expect(errorsIn(problems)).toContain('input-unreadable articles/cups/cup.md')
    expect(treeOf(site)).toEqual(before)
  })

  test('an article that comes back: it is not built under a name that is not its own', async () => {
    const site = twoArticles()
    const named = kettle.replace('title:', 'id: whistler\ntitle:')
    site.write('articles/kettle.md', named)
    await build(site)
    const before = treeOf(site)
    const workspace = await openSite(site)
    rmSync(join(site.folder, 'articles/kettle.md'))
    // Asked when names are known, and texts are not read yet.
    const fingerprint = (file: string) => {
      site.write('articles/kettle.md', named)
      return workspace.git.fingerprint(file)
    }
    const {problems} = await buildSite(
      {...workspace, git: {...workspace.git, fingerprint}},
      {dryRun: false, frozen: false, progress: () => {}}
    )
    expect(errorsIn(problems)).toEqual(['input-unreadable articles/kettle.md'])
    expect(site.has('output/api/v1/articles/kettle.json')).toBe(false)
    await build(site)
    expect(treeOf(site)).toEqual(before)
  })

  test.each(['output', '.kaitei-cache'])('%s: this build or the next one is right', async (folder) => {
    const site = twoArticles()
    await buildOnCache(site)
    site.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    const workspace = await openSite(site)
    const cache = await openCacheOf(workspace)
    const progress = (done: number) => {
      if (done === 1) rmSync(join(site.folder, folder), {recursive: true})
    }
    const {problems} = await buildSite(workspace, {dryRun: false, frozen: false, cache, progress})
    expect(errorsIn(problems)).toEqual([])
    // Who deletes the output has another one at the next build.
    const left = folder === 'output' ? (await buildOnCache(site)) && treeOf(site) : treeOf(site)
    rmSync(join(site.folder, 'output'), {recursive: true})
    await build(site)
    expect(left).toEqual(treeOf(site))
  })
})

describe('times that lie', () => {
  test('another text of the same size and time is noticed; another time alone changes nothing', async () => {
    const site = twoArticles()
    await buildOnCache(site)
    const before = treeOf(site)
    const file = join(site.folder, 'articles/kettle.md')
    const {atime, mtime} = statSync(file)
    for (const year of [1980, 2099]) {
      utimesSync(file, new Date(year, 1), new Date(year, 1))
      utimesSync(join(site.folder, 'output/CHANGELOG.md'), new Date(year, 1), new Date(year, 1))
      expect((await buildOnCache(site)).output).toMatchObject({written: 0, deleted: 0})
    }
    expect(treeOf(site)).toEqual(before)
    writeFileSync(file, kettle.replace('A litre', 'A liter'))
    utimesSync(file, atime, mtime)
    await buildOnCache(site)
    expect(site.read('output/api/v1/articles/kettle.json')).toContain('A liter')
    // So is what somebody wrote into the output.
    const page = join(site.folder, 'output/CHANGELOG.md')
    const good = readFileSync(page, 'utf8')
    const times = statSync(page)
    writeFileSync(page, good.replace('kettle', 'kettel'))
    utimesSync(page, times.atime, times.mtime)
    await buildOnCache(site)
    expect(site.read('output/CHANGELOG.md')).toBe(good)
  })

  test('a file that changed is read, however old it looks: the clock may have been set back', async () => {
    const site = project()
    const openHere = () => openOutput(site.folder, {cwd: site.folder, dryRun: false, problems: []})
    const output = await openHere()
    const record = (await output.write({path: 'a.txt', content: 'one'}))!
    await output.finish([])
    // As if the record was kept long after all that happens here.
    const later = Date.now() + 86_400_000
    expect(await (await openHere()).has([record], later)).toBe(true)
    site.write('a.txt', 'two')
    expect(await (await openHere()).has([record], later)).toBe(false)
  })
})

describe('at the same time', () => {
  test('what another build wrote over ours is not taken for ours', async () => {
    const site = project()
    const openHere = () => openOutput(site.folder, {cwd: site.folder, dryRun: false, problems: []})
    const [one, other] = [await openHere(), await openHere()]
    const record = (await one.write({path: 'a.txt', content: 'one'}))!
    await other.write({path: 'a.txt', content: 'two'})
    await other.finish([])
    await one.finish([])
    expect(site.read('a.txt')).toBe('two')
    expect(await (await openHere()).has([record], Date.now() + 86_400_000)).toBe(false)
  })

  test('what another build wrote stands where it ends before this one', async () => {
    const site = project()
    const openHere = () => openOutput(site.folder, {cwd: site.folder, dryRun: false, problems: []})
    const [one, other] = [await openHere(), await openHere()]
    await other.writeAll(['both.txt', 'others.txt'].map((path) => ({path, content: 'other'})))
    await one.write({path: 'both.txt', content: 'one'})
    await one.finish([])
    await other.finish([])
    expect(Object.keys(site.tree('.'))).toEqual(['.kaitei-manifest.json', 'both.txt', 'others.txt'])
    // And the other way round.
    const [later, last] = [await openHere(), await openHere()]
    await last.writeAll(['both.txt', 'lasts.txt'].map((path) => ({path, content: 'last'})))
    await later.writeAll(['both.txt', 'lasts.txt'].map((path) => ({path, content: 'later'})))
    await later.write({path: 'laters.txt', content: 'later'})
    await last.finish([])
    await later.finish([])
    expect(Object.keys(site.tree('.'))).toContain('laters.txt')
    expect(site.read('.kaitei-manifest.json')).toContain('"lasts.txt"')
  })

  test('two builds of different articles: each file is known as ours afterwards', async () => {
    const site = project()
    const problems: Problem[] = []
    const openHere = () => openOutput(site.folder, {cwd: site.folder, dryRun: false, problems})
    const [one, other] = [await openHere(), await openHere()]
    await one.write({path: 'one.txt', content: 'one'})
    await other.write({path: 'other.txt', content: 'other'})
    await other.finish([])
    // Killed here, nothing of the first one would be a stranger's.
    expect((await (await openHere()).write({path: 'one.txt', content: 'one again'}))?.[0]).toBe('one.txt')
    await one.finish([])
    const next = await openHere()
    await next.write({path: 'one.txt', content: 'next'})
    await next.finish([])
    expect(Object.keys(site.tree('.'))).toEqual(['.kaitei-manifest.json', 'one.txt'])
    expect(problems).toEqual([])
  })

  test('two publications of different texts: the later one is refused, and nothing that was told is lost', async () => {
    const site = twoArticles()
    const plan = await planPublication(await openSite(site), {fromGit: false})
    site.write('articles/kettle.md', `${kettle}\n**Q. Is it heavy?** (added 2021-05-05)\n\nNo.\n`)
    await publish(site)
    const recorded = site.tree('.kaitei')
    expect(errorsIn(await recordPublication(plan, site.folder))).toEqual([
      'memory-changed .kaitei/articles/kettle.jsonl'
    ])
    expect(site.tree('.kaitei')).toEqual(recorded)
    // Of the same texts, it does not matter who comes first.
    const other = twoArticles()
    const plans = [await openSite(other), await openSite(other)].map((open) =>
      planPublication(open, {fromGit: false})
    )
    for (const plan of plans) expect(await recordPublication(await plan, other.folder)).toEqual([])
    await build(site)
    expect(
      eventsOf(site)
        .filter(({type}) => type === 'added')
        .map(({date}) => date)
    ).toContain('2021-05-05')
  })

  test('a build beside a publication is one of before or of after', async () => {
    const site = twoArticles()
    await build(site)
    const plan = await planPublication(await openSite(site), {fromGit: false})
    const [built, failures] = await Promise.all([build(site), recordPublication(plan, site.folder)])
    expect([...errorsIn(built.problems), ...failures]).toEqual([])
    await build(site)
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
  })
})

test('the memory is on the disk before it has its name', async () => {
  const site = twoArticles()
  const handle = await open(join(site.folder, 'articles/kettle.md'))
  const prototype = Object.getPrototypeOf(handle) as FileHandle
  await handle.close()
  const synced = vi.spyOn(prototype, 'sync')
  for (const folder of ['articles', 'revisions'])
    mkdirSync(join(site.folder, '.kaitei', folder), {recursive: true})
  const plan = await planPublication(await openSite(site), {fromGit: false})
  await recordPublication(plan, site.folder)
  // Each file, and the folder that it stands in.
  expect(synced).toHaveBeenCalledTimes(2 * plan.files.size)
  vi.restoreAllMocks()
})

test('what a killed publication was just writing is swept away', async () => {
  const site = twoArticles()
  // No process has an id so high.
  site.write('.kaitei/articles/kettle.jsonl.4194304.tmp', 'half')
  await publish(site)
  expect(readdirSync(join(site.folder, '.kaitei/articles'))).not.toContain('kettle.jsonl.4194304.tmp')
})

test('many articles need few open files', async () => {
  let open = 0
  let most = 0
  const act = async (item: number) => {
    most = Math.max(most, ++open)
    await new Promise((resolve) => setImmediate(resolve))
    open--
    return item * 2
  }
  const items = Array.from({length: 1000}, (_, index) => index)
  expect(await someAtATime(items, act)).toEqual(items.map((item) => item * 2))
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThan(100)
})
