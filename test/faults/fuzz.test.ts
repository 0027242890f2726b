import {expect, it, vi} from 'vitest'

vi.setConfig({testTimeout: 300_000})

interface Fuzzed {
  readonly counts: Readonly<Record<string, number>>
  readonly finds: Readonly<Record<string, number>>
}

// An hour of it: node test/faults/fuzz.mjs --minutes 60
it('nothing breaks, hangs or is lost, whatever a text, a catalogue, the memory or git says', async () => {
  // What the compiler does not read.
  const {fuzz} = (await import(new URL('fuzz.mjs', import.meta.url).href)) as {
    fuzz: (options: {cases: number; seed: number}) => Promise<Fuzzed>
  }
  const {counts, finds} = await fuzz({cases: 35, seed: 20261123})
  expect(finds).toStrictEqual({})
  expect(Object.keys(counts)).toStrictEqual(['markdown', 'yaml', 'po', 'memory', 'git'])
})
