import {parseArgs} from 'node:util'

import {realCases} from './real-histories.ts'
import {precisionOf, recallOf, type Score, scoreCases, unsureShareOf} from './scoring.ts'
import {generatedCases, writtenCases} from './sources.ts'

// Prints how well questions are found again. `npm run score:matching -- --repos <folder>` adds real histories.
const {values} = parseArgs({
  options: {repos: {type: 'string'}, misses: {type: 'string', default: 'all'}}
})

const percent = (share: number) => `${(share * 100).toFixed(2)} %`.padStart(9)
const line = (name: string, score: Score) =>
  [
    name.padEnd(28),
    String(score.cases).padStart(6),
    String(score.pairs).padStart(7),
    percent(precisionOf(score)),
    percent(recallOf(score)),
    percent(unsureShareOf(score)),
    percent(precisionOf(score.changed)),
    percent(recallOf(score.changed)),
    String(score.changed.same).padStart(6)
  ].join(' ')

const written = writtenCases('test/matching/cases')
const generated = generatedCases()
const scores: [string, Score][] = [
  ['written, seen', scoreCases(written.seen)],
  ['written, kept aside', scoreCases(written.aside)],
  ['generated, seen', scoreCases(generated.seen)],
  ['generated, kept aside', scoreCases(generated.aside)]
]
if (values.repos === undefined)
  console.log('Real histories are left out: name a folder of git repositories with --repos.\n')
else {
  const cases = realCases('test/matching/real-histories.json', values.repos)
  for (const repo of new Set(cases.map(({name}) => name.split(' ')[0]!)))
    scores.push([repo, scoreCases(cases.filter(({name}) => name.startsWith(`${repo} `)))])
  scores.push(['real histories, all', {...scoreCases(cases), misses: []}])
}
for (const [name, {misses}] of scores) {
  if (values.misses === 'none' || (values.misses === 'seen' && name.endsWith('aside'))) continue
  for (const {text} of misses) console.log(`${name}: ${text}\n`)
}
console.log(
  'source                        cases   pairs precision    recall    unsure | changed: precision  recall  pairs'
)
for (const [name, score] of scores) console.log(line(name, score))
