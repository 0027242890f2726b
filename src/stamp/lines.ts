import type {StateQuestion} from '../model/state.ts'

interface Point {
  readonly line: number
  readonly column: number
}

/** Offsets of places in a text. */
export function offsetsIn(source: string): (point: Point) => number {
  const starts = [0]
  for (const {index} of source.matchAll(/\n/gu)) starts.push(index + 1)
  return ({line, column}) => (starts[line - 1] ?? source.length) + column - 1
}

export const startOfLine = (source: string, offset: number): number =>
  source.lastIndexOf('\n', offset - 1) + 1

export function endOfLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset)
  return end < 0 ? source.length : end
}

// ## 料金, > ### 料金
const atx = /^\s{0,3}(?:>\s{0,4})*#{1,6}\s/u
const htmlHeading = /^\s*<h[1-6][\s>]/iu
const underline = /^\s{0,3}(?:=+|-+)\s*$/u

/** Whether an offset stands in the line of a heading. */
export function isHeadingLine(source: string, offset: number): boolean {
  const line = source.slice(startOfLine(source, offset), endOfLine(source, offset))
  const end = endOfLine(source, offset)
  const next = source.slice(end + 1, endOfLine(source, end + 1))
  return (
    atx.test(line) ||
    htmlHeading.test(line) ||
    (line.trim() !== '' && end < source.length && underline.test(next))
  )
}

/** Where a question may be marked, as offsets. */
export interface Spot {
  readonly isHeading: boolean
  /** Behind the question. */
  readonly behind: number
  /** Before the end of its bold text; null where it is not bold as a whole. */
  readonly inside: number | null
  /** At the end of the line that the answer follows. */
  readonly below: number
}

/** Finds the places round a question. */
export function spotOf(source: string, {text, position}: StateQuestion): Spot {
  const start = offsetsIn(source)(position)
  const lineStart = startOfLine(source, start)
  const lineEnd = endOfLine(source, start)
  if (isHeadingLine(source, start)) return headingSpot(source, lineStart, lineEnd)
  const summary = source.slice(lineStart, lineStart + 600).search(/<\/summary>/iu)
  if (summary >= 0 && /<summary/iu.test(source.slice(lineStart, lineStart + summary)))
    return {
      isHeading: false,
      behind: lineStart + summary,
      inside: null,
      below: endOfLine(source, lineStart + summary)
    }
  const bold = boldAt(source, start, text)
  if (bold)
    return {isHeading: false, behind: bold.end, inside: bold.end - 2, below: endOfLine(source, bold.end)}
  const written = source.indexOf(text, start)
  const end =
    written >= 0 && written - start < 20 ? written + text.length : endOfWords(source, lineStart, lineEnd)
  return {isHeading: false, behind: end, inside: null, below: endOfLine(source, end)}
}

function headingSpot(source: string, lineStart: number, lineEnd: number): Spot {
  const line = source.slice(lineStart, lineEnd)
  const next = source.slice(lineEnd + 1, endOfLine(source, lineEnd + 1))
  const isUnderlined = !atx.test(line) && !htmlHeading.test(line) && underline.test(next)
  const html = htmlHeading.test(line) ? source.slice(lineStart, lineStart + 600).search(/<\/h[1-6]>/iu) : -1
  if (html >= 0)
    return {
      isHeading: true,
      behind: lineStart + html,
      inside: null,
      below: endOfLine(source, lineStart + html)
    }
  return {
    isHeading: true,
    behind: endOfWords(source, lineStart, lineEnd),
    inside: null,
    below: isUnderlined ? endOfLine(source, lineEnd + 1) : lineEnd
  }
}

// ` {#id}`, ` ##`, `<br>`, a hard break: what may be the last behind the words
const behindWords = /(?:\{[#.:][^{}]*\}|(?<=\s)#+|<br\s*\/?>|\\)$/u
const longestBehind = 200

function endOfWords(source: string, lineStart: number, lineEnd: number): number {
  let line = source.slice(lineStart, lineEnd).trimEnd()
  for (;;) {
    const last = behindWords.exec(line.slice(-longestBehind))?.[0]
    if (last === undefined) return lineStart + line.length
    line = line.slice(0, -last.length).trimEnd()
  }
}

/** The bold text that holds a question as a whole: not `**Q.** …`. */
function boldAt(source: string, start: number, text: string): {end: number} | null {
  const opening = [start, start - 2].find((at) => at >= 0 && /^(?:\*\*|__)/u.test(source.slice(at, at + 2)))
  if (opening === undefined) return null
  const sign = source.slice(opening, opening + 2)
  const close = source.indexOf(sign, opening + 2)
  if (close < 0 || source.slice(opening, close).includes('\n\n')) return null
  return (close - opening - 2) * 2 >= text.length ? {end: close + 2} : null
}
