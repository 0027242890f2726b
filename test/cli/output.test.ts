import {chmodSync, mkdirSync, statSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {config, idsIn, itemsIn, kettle, project, type Project, teapot, treeOf} from './project.ts'

const site = (): Project =>
  project({'kaitei.config.json': config, 'articles/kettle.md': kettle, 'articles/teapot.md': teapot})

const mtimes = (built: Project): Record<string, number> =>
  Object.fromEntries(
    Object.keys(built.tree()).map((name) => [name, statSync(join(built.folder, 'output', name)).mtimeMs])
  )

describe.concurrent('the output folder', () => {
  test('a second build touches no file', async () => {
    const built = site()
    const first = await built.kaitei('build')
    expect(first.stdout).toMatch(/^Files in output: \d+ written, 0 unchanged, 0 deleted$/mu)
    const before = mtimes(built)
    const second = await built.kaitei('build')
    expect(second.stdout).toMatch(/^Files in output: 0 written, \d+ unchanged, 0 deleted$/mu)
    expect(mtimes(built)).toEqual(before)
  })

  test('a changed article changes its own files and the common ones only', async () => {
    const built = site()
    await built.kaitei('build')
    const before = mtimes(built)
    built.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    await built.kaitei('build')
    const after = mtimes(built)
    const touched = Object.keys(after).filter((name) => after[name] !== before[name])
    expect(touched).toContain('api/v1/articles/kettle.json')
    expect(touched.filter((name) => name.includes('teapot'))).toEqual([])
  })

  test('an article that leaves the input takes its files and folders with it', async () => {
    const built = site()
    await built.kaitei('build')
    built.remove('articles/kettle.md')
    const {stdout} = await built.kaitei('build')
    expect(stdout).toMatch(/[1-9]\d* deleted/u)
    expect(idsIn(built)).toEqual(['teapot'])
    expect(built.has('output/articles/kettle')).toBe(false)
    expect(built.has('output/api/v1/articles/kettle')).toBe(false)
  })

  test("a stranger's file of the same name is refused and left as it is; others survive", async () => {
    const built = site()
    built.write('output/CHANGELOG.md', 'mine\n')
    built.write('output/articles/kettle/photo.txt', 'mine too\n')
    const {code, stderr} = await built.kaitei('build')
    expect(code).toBe(1)
    expect(stderr).toBe(
      'output/CHANGELOG.md error Unexpected file that no build of Kaitei wrote, expected none of that name in the output folder  [output-not-ours]\n  It was left as it is. Move it away, or write to another folder with `--out`.\n'
    )
    expect(idsIn(built)).toEqual(['kettle', 'teapot'])
    built.remove('articles/kettle.md')
    await built.kaitei('build')
    expect(built.read('output/CHANGELOG.md')).toBe('mine\n')
    expect(built.read('output/articles/kettle/photo.txt')).toBe('mine too\n')
  })

  test('a folder that nobody may write to is one problem, and leaves what stood there', async () => {
    const built = site()
    await built.kaitei('build')
    const before = built.tree()
    built.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    chmodSync(built.folder, 0o755)
    const folders = ['output', 'output/api/v1', 'output/api/v1/articles', 'output/articles/kettle']
    for (const folder of folders) chmodSync(join(built.folder, folder), 0o555)
    // Root may write anywhere.
    const isRoot = process.getuid?.() === 0
    const {code, stderr} = await built.kaitei('build', isRoot ? {uid: 65_534} : {})
    for (const folder of folders) chmodSync(join(built.folder, folder), 0o755)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      / error Unexpected failure to write this file and \d+ others: EACCES {2}\[output-failed\]/u
    )
    expect(stderr.match(/\[output-failed\]/gu)).toHaveLength(1)
    expect(built.tree()).toEqual(before)
  })

  test('a file where a folder must be is told, and the rest is written', async () => {
    const built = site()
    built.write('output/articles', 'mine\n')
    const {code, stderr} = await built.kaitei('build')
    expect(code).toBe(1)
    expect(stderr).toContain('[output-failed]')
    expect(built.read('output/articles')).toBe('mine\n')
    expect(idsIn(built)).toEqual(['kettle', 'teapot'])
  })

  test('`--dry-run` writes nothing and says what subscribers would newly get', async () => {
    const built = site()
    const {code, stdout} = await built.kaitei('build --dry-run')
    expect(code).toBe(0)
    expect(built.has('output')).toBe(false)
    expect(stdout).toMatch(/^Files in output \(--dry-run\): \d+ would be written, 0 unchanged, 0 deleted$/mu)
    expect(stdout).toContain('Subscribers newly get 4 items:')
    expect(stdout).toContain('  2021-04-10 [en] Updated: The kettle 2')
    await built.kaitei('build')
    const before = built.tree()
    built.remove('articles/kettle.md')
    expect((await built.kaitei('build --dry-run')).stdout).toMatch(/, [1-9]\d* deleted$/mu)
    expect(built.tree()).toEqual(before)
    expect(itemsIn(built)).toHaveLength(2)
  })
})

describe.concurrent('the list of files that are ours', () => {
  test('damaged, nothing is replaced or deleted', async () => {
    const built = site()
    await built.kaitei('build')
    built.write('output/.kaitei-manifest.json', '{"files": [')
    built.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    built.remove('articles/teapot.md')
    const {code, stderr} = await built.kaitei('build')
    expect(code).toBe(1)
    expect(stderr).toContain('output/.kaitei-manifest.json warning')
    expect(stderr).toContain('[output-manifest]')
    expect(stderr).toContain('[output-not-ours]')
    expect(built.has('output/api/v1/articles/teapot.json')).toBe(true)
    expect(built.read('output/api/v1/articles/kettle.json')).not.toContain('Two litres')
  })

  test('naming what lies outside, or folders, it harms nothing', async () => {
    const built = site()
    await built.kaitei('build')
    const manifest = built.json('output/.kaitei-manifest.json')
    const outside = join(built.folder, 'articles', 'kettle.md')
    manifest.files.push(
      '../precious.txt',
      'a/../../precious.txt',
      '..\\precious.txt',
      outside,
      '',
      '.',
      'articles'
    )
    built.write('output/.kaitei-manifest.json', JSON.stringify(manifest))
    built.write('precious.txt', 'mine\n')
    const {stderr} = await built.kaitei('build')
    expect(stderr).not.toContain('    at ')
    expect(built.read('precious.txt')).toBe('mine\n')
    expect(built.read('articles/kettle.md')).toBe(kettle)
    expect(built.has('output/articles/teapot/CHANGELOG.md')).toBe(true)
    expect((await built.kaitei('build')).stdout).toContain('Files in output: ')
  })
})

describe.concurrent('a build that is killed', () => {
  test('leaves no half file, and the next one goes on over what it left', async () => {
    const names = Array.from({length: 60}, (_, index) => `articles/kettle-${index}.md`)
    const built = project({
      'kaitei.config.json': config,
      ...Object.fromEntries(names.map((name) => [name, kettle]))
    })
    mkdirSync(join(built.folder, 'output'))
    const started = Date.now()
    const {stdout} = await built.kaitei('build --out whole')
    const takes = Date.now() - started
    expect(stdout).toContain('60 articles')
    const whole = treeOf(join(built.folder, 'whole'))
    for (const part of [0.5, 0.7, 0.9]) {
      await built.kaitei('build', {killAfter: takes * part})
      // Names with a dot in front are bookkeeping, and no part of the site.
      const left = Object.entries(built.tree()).filter(([name]) => !name.startsWith('.'))
      expect(left.filter(([name, content]) => content !== whole[name])).toEqual([])
    }
    for (const name of names) built.write(name, kettle.replace('A litre', 'Two litres'))
    const last = await built.kaitei('build')
    expect(last.code).toBe(0)
    expect(last.stderr).toBe('')
    expect(Object.keys(built.tree())).toEqual(Object.keys(whole))
  })
})
