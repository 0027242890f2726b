import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {openOutput} from '../../src/io/output.ts'
import type {Problem} from '../../src/problem/index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaitei-output-'))
})
afterEach(() => rmSync(folder, {recursive: true}))

const put = (name: string, content: string) => writeFileSync(join(folder, name), content)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** Codes of the problems of a build that writes these files and nothing else. */
async function writeAll(files: Readonly<Record<string, string>>, dryRun = false): Promise<string[]> {
  const problems: Problem[] = []
  const output = await openOutput(folder, {cwd: folder, dryRun, problems})
  for (const [path, content] of Object.entries(files)) await output.write({path, content})
  await output.finish([])
  return problems.map(({code}) => code)
}

test.each(['{"files": [', '"all"', 'null', '{"files": "a.txt"}', ''])(
  'a damaged list (%j) makes every file that stands there a stranger',
  async (content) => {
    await writeAll({'a.txt': 'one', 'b.txt': 'two'})
    put('.kaitei-manifest.json', content)
    expect(await writeAll({'a.txt': 'changed'})).toEqual(['output-manifest', 'output-not-ours'])
    expect(read('a.txt')).toBe('one')
    expect(read('b.txt')).toBe('two')
  }
)

test('what a killed build wrote is ours, even without a list', async () => {
  put('.kaitei-manifest.journal', '\n"a.txt"\n\n"b.tx\n"b.txt"\n\n"c.t')
  for (const name of ['a.txt', 'b.txt', 'c.t', 'c.txt']) put(name, 'half of a build')
  expect(await writeAll({'a.txt': 'one'})).toEqual([])
  expect(read('a.txt')).toBe('one')
  // Lines of the journal that were cut off claim nothing.
  expect(readdirSync(folder).sort()).toEqual(['.kaitei-manifest.json', 'a.txt', 'c.t', 'c.txt'])
})

test('what a killed build was just writing is swept away; what a living one writes is not', async () => {
  // No process has an id so high; the one that started this one lives.
  put('.kaitei-4194304.tmp', 'half')
  put(`.kaitei-${process.ppid}.tmp`, 'half')
  await writeAll({})
  expect(readdirSync(folder).sort()).toEqual([`.kaitei-${process.ppid}.tmp`, '.kaitei-manifest.json'].sort())
})

test('a file of ours that cannot be replaced is not taken for left over', async () => {
  await writeAll({'a.txt': 'one'})
  rmSync(join(folder, 'a.txt'))
  mkdirSync(join(folder, 'a.txt'))
  expect(await writeAll({'a.txt': 'two', 'b.txt': 'two'})).toEqual(['output-failed'])
  expect(JSON.parse(read('.kaitei-manifest.json'))).toEqual({generator: 'kaitei', files: ['a.txt', 'b.txt']})
})

test('without writing, nothing is touched', async () => {
  await writeAll({'a.txt': 'one'})
  const before = readdirSync(folder)
  expect(await writeAll({'b.txt': 'two'}, true)).toEqual([])
  expect(readdirSync(folder)).toEqual(before)
})
