import {expect, it, vi} from 'vitest'

vi.setConfig({testTimeout: 300_000})

// 500 kills: node test/faults/kill.mjs 500
it('a build or a publication that is killed leaves old or new files, and the next one is right', async () => {
  // What the compiler does not read.
  const {killOften} = (await import(new URL('kill.mjs', import.meta.url).href)) as {
    killOften: (kills: number, seed: number) => Promise<{kills: number; faults: readonly string[]}>
  }
  const {kills, faults} = await killOften(3, 20261123)
  expect(faults).toStrictEqual([])
  expect(kills).toBe(3)
})
