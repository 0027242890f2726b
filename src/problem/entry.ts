/** 1-based; columns count UTF-16 code units, as in mdast and editors (unist `Point`). */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A position, and where that which is meant there ends. */
export interface Place extends Position {
  readonly end?: Position
}

/** Deletes so many characters at an offset and puts a text in their place. */
export interface TextEdit {
  readonly offset: number
  readonly delete: number
  readonly insert: string
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
