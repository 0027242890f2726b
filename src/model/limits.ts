/** How much of a text is still an article: beyond, a parser may take minutes, or the stack end. */
export interface Limits {
  /** Bytes of a file. */
  readonly fileSize: number
  /** Characters of a line. */
  readonly line: number
  /** Quotations and lists within each other. */
  readonly nesting: number
  /** Signs with a meaning in Markdown (`*`, `_`, `[`, `<`, …) from one empty line to the next. */
  readonly marks: number
  /** Cells from one empty line to the next. */
  readonly cells: number
  /** Lines from one empty line to the next. */
  readonly lines: number
  readonly questions: number
  readonly annotations: number
  /** Revisions that git tells, the newest of them. */
  readonly revisions: number
}

export const defaultLimits: Limits = {
  fileSize: 4_194_304,
  line: 500_000,
  nesting: 100,
  marks: 10_000,
  cells: 20_000,
  lines: 10_000,
  questions: 2000,
  annotations: 2000,
  revisions: 1000
}

export type LimitName = keyof Limits
