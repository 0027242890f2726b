import {array, assert, asyncProperty, boolean, record} from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import type {BuildResult} from '../../src/io/build-site.ts'
import {asked, step, Twins} from './twins.ts'

// 500 once, a hundred at a time: KAITEI_SEQUENCES=100 KAITEI_SEED=1 npx vitest run test/laws/incremental.test.ts
const sequences = Number(process.env['KAITEI_SEQUENCES'] ?? 4)
const seed = process.env['KAITEI_SEED']

vi.setConfig({testTimeout: 120_000 + 60_000 * sequences})

const sequence = record({
  hasGit: boolean(),
  rounds: array(record({steps: array(step, {minLength: 1, maxLength: 3}), asked}), {
    minLength: 2,
    maxLength: 7
  })
})

/** What a person sees of a build, but for how much of it was work. */
const told = ({tally, problems}: BuildResult) => ({tally, problems})

describe('a build upon an earlier one', () => {
  it('is, byte for byte, what a build from nothing is, whatever happened in between', async () => {
    await assert(
      asyncProperty(sequence, async ({hasGit, rounds}) => {
        const twins = new Twins({hasGit})
        try {
          await twins.build({paths: [], frozen: false, all: false})
          for (const {steps, asked} of rounds) {
            for (const step of steps) await twins.take(step)
            const [kept, clean] = await twins.build(asked)
            const [left, right] = twins.outputs
            expect(left).toStrictEqual(right)
            expect(told(kept)).toStrictEqual(told(clean))
          }
        } finally {
          twins.remove()
        }
      }),
      {numRuns: sequences, ...(seed !== undefined && {seed: Number(seed)})}
    )
  })
})
