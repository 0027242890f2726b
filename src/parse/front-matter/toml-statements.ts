import {blank, linesFrom} from './lines.ts'

/** `key = value` or `[table]`. The parser keeps no places: the lines tell them. */
export interface Statement {
  /** The first part of `a.b`. */
  readonly key: string
  readonly isTable: boolean
  readonly start: number
  readonly valueStart: number
  /** Up to the next statement. */
  readonly text: string
}

// `[a.b]`, `[[a]]`; `a = …`, `"a b" = …`, `a.b = …`; or, in the first column, what should be a key.
const beginning =
  /^(?:(?<header>\[)\[?[\t ]*(?<table>[^\]\s.]*)|[\t ]*(?<key>[A-Za-z0-9_-]+|"[^"]*"|'[^']*')[^=:#]*=[\t ]*|[^\s"'{}\],#])/u

export function statementsOf(source: string): Statement[] {
  // A line of a long text is no statement.
  const masked = source.replace(/"""[^]*?"""|'''[^]*?'''/gu, (long) => blank(long, '"'))
  const starts = [...linesFrom(masked)].flatMap(({text, start}) => {
    const match = beginning.exec(text)
    return match ? {start, match} : []
  })
  return starts.map(({start, match}, index) => {
    const {header, table, key} = match.groups!
    return {
      key: (table ?? key ?? '').replace(/^["']|["']$/gu, ''),
      isTable: header !== undefined,
      start,
      valueStart: key === undefined ? start : start + match[0].length,
      text: source.slice(start, starts[index + 1]?.start)
    }
  })
}

/** A number as written: `1.20` is not `1.2`. */
export const writtenValue = (statement: Statement | undefined): string | undefined =>
  statement && /^[^#\n]*/u.exec(statement.text.slice(statement.valueStart - statement.start))?.[0].trim()

/** The statement in a line of all of them joined. */
export function statementAtLine(line: number, statements: readonly Statement[]): Statement | undefined {
  let last = 0
  return statements.find(({text}) => (last += text.split('\n').length - 1) >= line) ?? statements.at(-1)
}
