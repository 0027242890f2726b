import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {describe, expect, it} from 'vitest'

import {printedScore, scoreFolder} from './command.ts'
import {readLabels} from './labels.ts'
import {missesIn, questionFigures, remarkFigures, scoreDocument} from './score.ts'

const ours = fileURLToPath(new URL('../extract/fixtures/labelled/', import.meta.url))
// Articles by other people, no part of the project.
const theirs = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const absent = !existsSync(theirs)
if (absent) console.info(`Skipped: no corpus at ${theirs}`)

/** What is too bad about a folder: the mistakes are named where the figures are too low. */
function faultsIn(folder: string): string[] {
  const scores = scoreFolder(folder)
  const {precision, recall} = remarkFigures(scores)
  const traps = scores.filter(({document}) => document.kind === 'trap')
  return (precision >= 0.97 && recall >= 0.95 ? traps : scores).flatMap(missesIn)
}

const table = (...rows: readonly string[]) => rows.map((row) => row.replaceAll(' | ', '\t')).join('\n')

describe('labelled articles are read with few mistakes and few misses', () => {
  it('of our own', {timeout: 60_000}, () => expect(faultsIn(ours)).toStrictEqual([]))
  it.skipIf(absent)('by other people', {timeout: 60_000}, () => expect(faultsIn(theirs)).toStrictEqual([]))

  it('and all of our own are among the labels', () => {
    const files = readdirSync(ours).filter((name) => name.endsWith('.md'))
    expect(scoreFolder(ours).map(({document}) => document.file)).toStrictEqual(files.sort())
    expect(existsSync(join(ours, 'annotations.tsv'))).toBe(true)
  })
})

describe('the score', () => {
  const labelled = (...labels: readonly string[]) =>
    readLabels(
      table('file | path | kind | questions', 'a.md | 2019-01-01-a.md | both | 2'),
      table('file | line | what | kind | date', ...labels)
    )[0]!
  const text = '**Q. いくらですか？（2020/10/31 追加）**\n\n百円です（3/1 更新）。\n'

  it('holds day, kind and line against the labels', () => {
    const document = labelled(
      'a.md | 1 | annotation | added | 2020-10-31',
      'a.md | 3 | annotation | updated | --03-01',
      'b.md | 1 | annotation | added | 2020-10-31'
    )
    const score = scoreDocument(document, text)
    expect(score).toMatchObject({right: 2, wrong: [], missed: [], questions: 1})
    expect(remarkFigures([score])).toMatchObject({precision: 1, recall: 1})
    expect(questionFigures([score])).toMatchObject({precision: 1, recall: 0.5})
    expect(missesIn(score)).toStrictEqual(['a.md: 1 questions, expected 2'])
  })

  it('names every mistake and miss with file and line', () => {
    const score = scoreDocument(
      labelled(
        'a.md | 1 | annotation | updated | 2020-10-31',
        'a.md | 3 | annotation | updated | 2019-03-02',
        'a.md | 5 | note | added | 2020-10'
      ),
      text
    )
    expect(missesIn(score).slice(0, -1)).toStrictEqual([
      'a.md:1: unexpected annotation added 2020-10-31',
      'a.md:1: missed annotation updated 2020-10-31',
      'a.md:3: unexpected annotation updated 2019-03-01',
      'a.md:3: missed annotation updated 2019-03-02',
      'a.md:5: missed note added 2020-10'
    ])
    expect(printedScore([score])).toContain('precision 0.000, recall 0.000 (0 right, 2 unexpected, 3 missed)')
  })
})
