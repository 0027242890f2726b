import {annotationProblems} from './annotation.ts'
import {catalogueProblems} from './catalogue.ts'
import {configProblems} from './config.ts'
import {contentProblems} from './content.ts'
import {frontMatterProblems} from './front-matter.ts'
import {historyProblems} from './history.ts'
import {inputProblems} from './input.ts'
import {siteProblems} from './site.ts'

/** 1-based; columns count UTF-16 code units, as in mdast and editors (unist `Point`). */
export interface Position {
  readonly line: number
  readonly column: number
}

/** `error` fails a build, `warning` does not, `info` tells what was decided. */
export type Severity = 'error' | 'warning' | 'info'

/** One problem's words in one language (MessageFormat 2): what is there and was expected; what to do. */
export interface ProblemWords {
  readonly message: string
  readonly advice?: string
}

/** An entry of a family of problems. Words are complete in both languages of the command. */
export interface ProblemEntry {
  readonly severity: Severity
  readonly en: ProblemWords
  readonly ja: ProblemWords
}

export const problemEntries = {
  ...annotationProblems,
  ...catalogueProblems,
  ...configProblems,
  ...contentProblems,
  ...frontMatterProblems,
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
