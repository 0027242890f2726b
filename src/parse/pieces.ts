/** A stretch of a text, as offsets: from the first character of a line to the last of another. */
export interface Piece {
  readonly start: number
  readonly end: number
}

const blankLine = /^[ \t]*$/u
// Goes on with a list above, or is another thing where a text begins: `- item`, `1. item`, `---` (front matter), U+FEFF (nothing)
const unsafeStart = /^(?:[ \t\uFEFF]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)|---|\+\+\+)/u
const frontMatterFence = /^(?:---|\+\+\+)[ \t]*$/u
// ```yaml, ~~~
const fence = /^ {0,3}(?<mark>`{3,}|~{3,})(?<info>.*)$/u
// What may hold a fence, or hide one: a quote, an item, raw HTML, a table
const container = /^(?:[ \t>|<]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))/u
const nested = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))/u
const html = /^ {0,3}</u
// Raw HTML that a blank line does not end (CommonMark §4.6, kinds 1 to 5), unless it is a comment of one line.
const openHtml = /^ {0,3}<(?:[!?](?!--.*-->)|(?:script|pre|style|textarea)(?:[\s>]|$))/iu

/**
 * Cuts a text where a parser of Markdown keeps nothing in mind: at a blank line before a line that begins at the margin
 * and goes on with no list. Each piece by itself is parsed as it is in the whole, but for references to definitions.
 * Null where that cannot be told by a look at the lines. The first piece holds the front matter.
 */
export function piecesOf(text: string): Piece[] | null {
  if (text.includes('\r')) return null
  const pieces: Piece[] = []
  let at = endOfFrontMatter(text)
  if (at === null) return null
  let start = at > 0 ? 0 : -1
  let end = at > 0 ? at - 1 : 0
  let isAfterBlank = at === 0
  let isPlain = true
  let isNested = false
  let open: string | null = null
  for (; at < text.length; at = lineEnd(text, at) + 1) {
    const stop = lineEnd(text, at)
    const line = text.slice(at, stop)
    if (open !== null) {
      end = stop
      if (closes(line, open)) open = null
      continue
    }
    if (blankLine.test(line)) {
      // Indented code takes in the white space behind it.
      if (line !== '' && isNested) return null
      isAfterBlank = true
      continue
    }
    if (isAfterBlank && start >= 0 && !unsafeStart.test(line)) {
      pieces.push({start, end})
      start = at
    }
    if (start < 0 && at > 0 && /^(?:---|\+\+\+)/u.test(line)) return null
    if (start < 0) start = at
    isPlain = (isAfterBlank || isPlain) && !container.test(line)
    isNested = (!isAfterBlank && isNested) || nested.test(line)
    if (line.includes('```') || line.includes('~~~')) {
      const mark = fence.exec(line)?.groups
      // Elsewhere it may be within what only a parser tells: an item, a comment.
      if (!mark || !isPlain || mark['info']!.includes('`')) return null
      open = mark['mark']!
    } else if (openHtml.test(line)) return null
    // micromark ends an item before raw HTML here, and not where the text ends with it.
    else if (isNested && html.test(line)) return null
    end = stop
    isAfterBlank = false
  }
  if (open !== null) return null
  return start < 0 ? pieces : [...pieces, {start, end}]
}

function lineEnd(text: string, from: number): number {
  const index = text.indexOf('\n', from)
  return index < 0 ? text.length : index
}

function closes(line: string, open: string): boolean {
  const {mark, info} = fence.exec(line)?.groups ?? {}
  return mark !== undefined && mark.startsWith(open) && blankLine.test(info!)
}

/** Offset of the line behind the front matter; 0 where there is none, null where nobody knows. */
function endOfFrontMatter(text: string): number | null {
  if (!text.startsWith('---') && !text.startsWith('+++')) return 0
  const first = lineEnd(text, 0)
  if (!frontMatterFence.test(text.slice(0, first))) return null
  const mark = text.slice(0, 3)
  for (let at = first + 1; at < text.length; at = lineEnd(text, at) + 1) {
    const line = text.slice(at, lineEnd(text, at))
    if (line.startsWith(mark) && frontMatterFence.test(line))
      return Math.min(text.length, at + line.length + 1)
  }
  return null
}
