import {extractArticle} from '../../src/extract/article.ts'
import type {Label, LabelledDocument} from './labels.ts'

/** What was read in a document: a remark or a note. */
interface Found {
  readonly what: 'annotation' | 'note'
  readonly line: number
  readonly kinds: readonly (string | null)[]
  readonly date: string
}

export interface DocumentScore {
  readonly document: LabelledDocument
  readonly right: number
  /** Claimed, and not labelled. */
  readonly wrong: readonly Found[]
  /** Labelled, and not claimed. */
  readonly missed: readonly Label[]
  readonly questions: number
}

/** Reads a document as a build does and holds what was found against its labels. */
export function scoreDocument(document: LabelledDocument, text: string): DocumentScore {
  const {annotations, notes, questions} = extractArticle(
    {path: document.path, text: text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')},
    {lang: null, report: () => {}}
  )
  const found: Found[] = [
    ...notes.map(({position, kind, date}) => ({
      what: 'note' as const,
      line: position.line,
      kinds: [kind],
      date
    })),
    ...annotations.map(({position, kinds, date}) => ({
      what: 'annotation' as const,
      line: position.line,
      kinds,
      date
    }))
  ]
  const missed = [...document.labels]
  const wrong = found.filter((one) => {
    const index = missed.findIndex((label) => agree(one, label))
    if (index >= 0) missed.splice(index, 1)
    return index < 0
  })
  return {document, right: found.length - wrong.length, wrong, missed, questions: questions.length}
}

// Whether a line is a note or a remark is told apart in the print only: both date the same revision.
const agree = (found: Found, {line, kind, date}: Label): boolean =>
  found.line === line &&
  found.kinds.includes(kind) &&
  (date.startsWith('--') ? found.date.endsWith(date.slice(1)) : found.date === date)

export interface Figures {
  readonly right: number
  readonly wrong: number
  readonly missed: number
  readonly precision: number
  readonly recall: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const figures = (right: number, wrong: number, missed: number): Figures => ({
  right,
  wrong,
  missed,
  precision: right + wrong === 0 ? 1 : right / (right + wrong),
  recall: right + missed === 0 ? 1 : right / (right + missed)
})

/** Remarks and notes of all documents together. */
export const remarkFigures = (scores: readonly DocumentScore[]): Figures =>
  figures(
    sum(scores.map(({right}) => right)),
    sum(scores.map(({wrong}) => wrong.length)),
    sum(scores.map(({missed}) => missed.length))
  )

/** Questions, by how many there are in each document where somebody counted. */
export function questionFigures(scores: readonly DocumentScore[]): Figures {
  const counted = scores.filter(({document}) => document.questions > 0)
  const over = (difference: (found: number, wanted: number) => number) =>
    sum(counted.map(({questions, document}) => Math.max(0, difference(questions, document.questions))))
  return figures(
    over((found, wanted) => Math.min(found, wanted)),
    over((found, wanted) => found - wanted),
    over((found, wanted) => wanted - found)
  )
}

/** Every mistake and miss, one a line: `file:line`. */
export function missesIn({
  document: {file, questions: wanted},
  wrong,
  missed,
  questions
}: DocumentScore): string[] {
  const places = [
    ...wrong.map(({line, what, kinds, date}) => ({
      line,
      said: `unexpected ${what} ${kinds.join('+')} ${date}`
    })),
    ...missed.map(({line, what, kind, date}) => ({line, said: `missed ${what} ${kind} ${date}`}))
  ].sort((a, b) => a.line - b.line)
  return [
    ...places.map(({line, said}) => `${file}:${line}: ${said}`),
    ...(wanted > 0 && wanted !== questions ? [`${file}: ${questions} questions, expected ${wanted}`] : [])
  ]
}
