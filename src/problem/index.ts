import {detached} from '../detached.ts'
import {annotationProblems} from './annotation.ts'
import {catalogueProblems} from './catalogue.ts'
import {configProblems} from './config.ts'
import {contentProblems} from './content.ts'
import {frontMatterProblems} from './front-matter.ts'
import {gitProblems} from './git.ts'
import {historyProblems} from './history.ts'
import {inputProblems} from './input.ts'
import {siteProblems} from './site.ts'
import {textProblems} from './text.ts'
import type {Place, Position, ProblemEntry, Severity, TextEdit} from './entry.ts'

export type {Place, Position, ProblemEntry, ProblemWords, Severity, TextEdit} from './entry.ts'

export const problemEntries = {
  ...annotationProblems,
  ...catalogueProblems,
  ...configProblems,
  ...contentProblems,
  ...frontMatterProblems,
  ...gitProblems,
  ...historyProblems,
  ...inputProblems,
  ...siteProblems,
  ...textProblems
} satisfies Record<string, ProblemEntry>

export type ProblemCode = keyof typeof problemEntries

/** Problems of an article's own words: those that a configuration's `rules` and comments in the text may set. */
export const textualCodes: ReadonlySet<ProblemCode> = new Set(
  Object.keys({
    ...annotationProblems,
    ...contentProblems,
    ...frontMatterProblems,
    ...historyProblems,
    ...textProblems
  } satisfies Record<string, ProblemEntry>) as ProblemCode[]
)

/** Something an author or a user of the command should know, as data; `sayProblem` puts it into words. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  /** Path as the user gave it, `/` between folders. */
  readonly file: string
  readonly position?: Position
  /** Where that which is meant ends, on the same line or a later one. */
  readonly end?: Position
  /** What mends it safely; offsets into the file's text as it was read (no byte order mark, lines ended by LF). */
  readonly fix?: readonly TextEdit[]
  /** Values for the words' placeholders. */
  readonly data: Readonly<Record<string, string | number>>
  /** The other place that a problem speaks of, e.g. the revision note beside the annotation. */
  readonly related?: {readonly file: string; readonly position: Position}
}

/** Collects problems of one file. */
export type Report = (
  code: ProblemCode,
  position: Place | undefined,
  data?: Problem['data'],
  related?: Position,
  fix?: readonly TextEdit[]
) => void

/** Problems are told when the texts that they quote are long gone. */
const withoutSource = (data: Problem['data']): Problem['data'] =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? detached(value) : value])
  )

/** A reporter that appends to `problems`, filling in file and severity. */
export const reporter =
  (file: string, problems: Problem[]): Report =>
  (code, position, data = {}, related, fix) => {
    problems.push({
      code,
      severity: problemEntries[code].severity,
      file,
      ...(position && {position: {line: position.line, column: position.column}}),
      ...(position?.end && {end: {line: position.end.line, column: position.end.column}}),
      ...(fix && {fix}),
      data: withoutSource(data),
      ...(related && {related: {file, position: {line: related.line, column: related.column}}})
    })
  }
