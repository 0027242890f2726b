import {readFileSync} from 'node:fs'
import {join} from 'node:path'

import {readLabels} from './labels.ts'
import {
  missesIn,
  questionFigures,
  remarkFigures,
  scoreDocument,
  type DocumentScore,
  type Figures
} from './score.ts'

/** Scores a folder of labelled documents. */
export function scoreFolder(folder: string): DocumentScore[] {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return readLabels(read('SOURCES.tsv'), read('annotations.tsv')).map((document) =>
    scoreDocument(document, read(document.file))
  )
}

/** What `npm run score` prints: every miss, then the figures. */
export function printedScore(scores: readonly DocumentScore[]): string {
  const traps = scores.filter(({document}) => document.kind === 'trap')
  const claimed = traps.reduce((total, {wrong}) => total + wrong.length, 0)
  return [
    ...scores.flatMap(missesIn),
    `${scores.length} documents`,
    `annotations and notes: ${printed(remarkFigures(scores))}`,
    `questions: ${printed(questionFigures(scores))}`,
    `claimed in ${traps.length} documents without any: ${claimed}`
  ].join('\n')
}

const printed = ({right, wrong, missed, precision, recall}: Figures): string =>
  `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${right} right, ${wrong} unexpected, ${missed} missed)`
