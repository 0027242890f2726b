export interface Line {
  /** Without its line break. */
  readonly text: string
  readonly start: number
  /** Offset of the next line. */
  readonly next: number
}

/** Lines end at `\n`, `\r\n` or `\r`, as in CommonMark. */
export function* linesFrom(source: string, from = 0): Generator<Line> {
  const breaks = /\r\n|\n|\r|$/gu
  for (let start = from; start < source.length;) {
    breaks.lastIndex = start
    const {0: lineBreak, index} = breaks.exec(source)!
    const next = index + lineBreak.length
    yield {text: source.slice(start, index), start, next}
    start = next
  }
}

/** Spaces instead of text: lines and offsets stay. */
export const blank = (text: string, by = ' '): string =>
  text.replace(/[^\r\n]+/gu, (run) => by.repeat(run.length))

/** A line that begins with a key: in YAML `title:`, `"a b":`; in TOML `title =`, `extra.a =`, `[extra]`. */
export const keyLines = {
  yaml: /^(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*|"[^"]*"|'[^']*')[\t ]*:(?=\s|$)/u,
  toml: /^(?:(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')[\t ]*[.=]|\[)/u
}
