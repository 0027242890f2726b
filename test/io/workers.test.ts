import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

import {Tinypool} from 'tinypool'
import {afterEach, beforeEach, expect, test} from 'vitest'

import {tryAgain} from '../../src/io/workers/try-again.ts'

const worker = `export default (item) => {
  for (const kept = []; item === 'too much'; ) kept.push(new Array(1e5).fill(kept.length + 0.5))
  return 'made of ' + item
}`

let folder = ''
let pool: Tinypool
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaitei-workers-'))
  const file = join(folder, 'worker.mjs')
  writeFileSync(file, worker)
  pool = new Tinypool({
    filename: pathToFileURL(file).href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 2,
    resourceLimits: {maxOldGenerationSizeMb: 32}
  })
})
afterEach(async () => {
  await pool.destroy()
  rmSync(folder, {recursive: true})
})

/** What is made of these; null of what fails. */
async function makeAll(items: readonly string[], end = new AbortController()): Promise<(string | null)[]> {
  const run = tryAgain((item: string): Promise<string> => pool.run(item), end)
  const made = Promise.allSettled(items.map(run))
  if (end.signal.aborted) await pool.destroy()
  return (await made).map((result) => (result.status === 'fulfilled' ? result.value : null))
}

test('an article that kills its thread takes no other along', async () => {
  const made = await makeAll(['one', 'too much', 'two', 'too much', 'three'])
  expect(made).toEqual(['made of one', null, 'made of two', null, 'made of three'])
})

test('a build that ends leaves no work behind', async () => {
  const end = new AbortController()
  end.abort()
  expect(await makeAll(['one', 'two', 'three'], end)).toEqual([null, null, null])
  expect(pool.threads).toEqual([])
})
