import {annotationProblems} from './annotation.ts'
import {catalogueProblems} from './catalogue.ts'
import {configProblems} from './config.ts'
import {contentProblems} from './content.ts'
import {frontMatterProblems} from './front-matter.ts'
import {gitProblems} from './git.ts'
import {historyProblems} from './history.ts'
import {inputProblems} from './input.ts'
import {siteProblems} from './site.ts'
import type {Position, ProblemEntry, Severity} from './entry.ts'

export type {Position, ProblemEntry, ProblemWords, Severity} from './entry.ts'

export const problemEntries = {
  ...annotationProblems,
  ...catalogueProblems,
  ...configProblems,
  ...contentProblems,
  ...frontMatterProblems,
  ...gitProblems,
  ...historyProblems,
  ...inputProblems,
  ...siteProblems
} satisfies Record<string, ProblemEntry>

export type ProblemCode = keyof typeof problemEntries

/** Something an author or a user of the command should know, as data; `sayProblem` puts it into words. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  /** Path as the user gave it, `/` between folders. */
  readonly file: string
  readonly position?: Position
  /** Values for the words' placeholders. */
  readonly data: Readonly<Record<string, string | number>>
  /** The other place that a problem speaks of, e.g. the revision note beside the annotation. */
  readonly related?: {readonly file: string; readonly position: Position}
}

/** Collects problems of one file. */
export type Report = (
  code: ProblemCode,
  position: Position | undefined,
  data?: Problem['data'],
  related?: Position
) => void

/** A reporter that appends to `problems`, filling in file and severity. */
export const reporter =
  (file: string, problems: Problem[]): Report =>
  (code, position, data = {}, related) => {
    problems.push({
      code,
      severity: problemEntries[code].severity,
      file,
      ...(position && {position: {line: position.line, column: position.column}}),
      data,
      ...(related && {related: {file, position: {line: related.line, column: related.column}}})
    })
  }
