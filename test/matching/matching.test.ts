import {fileURLToPath} from 'node:url'

import {describe, expect, it} from 'vitest'

import {precisionOf, recallOf, type Score, scoreCases, unsureShareOf} from './scoring.ts'
import {generatedCases, writtenCases} from './sources.ts'

const written = writtenCases(fileURLToPath(new URL('cases', import.meta.url)))
const generated = generatedCases()

// What a source must reach; `npm run score:matching` prints where it stands, and docs/matching.md says why.
const demands: readonly (readonly [string, Score, {precision: number; recall: number; unsure: number}])[] = [
  [
    'cases written by hand, all of them hard',
    scoreCases([...written.seen, ...written.aside]),
    {precision: 0.995, recall: 0.93, unsure: 0.05}
  ],
  [
    'generated articles',
    scoreCases([...generated.seen, ...generated.aside]),
    {precision: 0.995, recall: 0.93, unsure: 0.03}
  ]
]

describe('questions are found again', () => {
  it.each(demands)('in %s', (_, score, demand) => {
    expect({
      isPrecise: precisionOf(score) >= demand.precision,
      isComplete: recallOf(score) >= demand.recall,
      isDecided: unsureShareOf(score) <= demand.unsure,
      misses: score.misses.map(({text}) => text)
    }).toMatchObject({isPrecise: true, isComplete: true, isDecided: true})
  })

  it('in at least 150 pairs labelled by hand and 200 generated articles', () => {
    expect(demands[0]![1].pairs).toBeGreaterThanOrEqual(150)
    expect(demands[1]![1].cases).toBe(200)
  })
})
