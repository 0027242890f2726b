import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

import {Tinypool} from 'tinypool'
import {expect, test} from 'vitest'

import {tryAgain} from '../../src/io/workers/try-again.ts'

const worker = `export default (item) => {
  for (const kept = []; item === 'too much'; ) kept.push(new Array(1e5).fill(kept.length + 0.5))
  return 'made of ' + item
}`

test('an article that kills its thread takes no other along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaitei-workers-'))
  const file = join(folder, 'worker.mjs')
  writeFileSync(file, worker)
  const pool = new Tinypool({
    filename: pathToFileURL(file).href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 2,
    resourceLimits: {maxOldGenerationSizeMb: 32}
  })
  try {
    const run = tryAgain((item: string): Promise<string> => pool.run(item))
    const items = ['one', 'too much', 'two', 'too much', 'three']
    const made = await Promise.allSettled(items.map(run))
    expect(made.map((result) => (result.status === 'fulfilled' ? result.value : null))).toEqual([
      'made of one',
      null,
      'made of two',
      null,
      'made of three'
    ])
  } finally {
    await pool.destroy()
    rmSync(folder, {recursive: true})
  }
})
