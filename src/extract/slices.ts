import type {Node, Point} from 'unist'
import type {Nodes} from 'mdast'

import type {Block, Definition} from '../model/state.ts'
import {parseWithDefinitions} from '../parse/definitions.ts'
import {plainText} from '../parse/plain-text.ts'

/** Offsets into the source. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Views of parts of a source, with and without its annotations. */
export interface Slices {
  /** A range as written. */
  source(start: number, end: number): string
  /** The line and column of an offset. */
  pointAt(offset: number): {readonly line: number; readonly column: number}
  /** The Markdown of a range with the annotations cut out. */
  content(start: number, end: number): string
  /** What a reader sees of a range, annotations cut out. */
  text(start: number, end: number): string
  /** The same for a whole node; cheaper where no annotation stands in it. */
  textOf(node: Nodes): string
  /** Where the line that holds `offset` ends, at most `end`. */
  endOfLine(offset: number, end: number): number
  /** A node as a block; `without` parts of it that stand elsewhere in the model. */
  block(node: Nodes, without?: readonly Range[]): Block
  blockOf(type: string, start: number, end: number): Block
}

// What is left of a quote, heading or list item whose text is gone.
const onlyMarkers = /^[\s>#*_+~-]*$/u

// One line without any markup, or all of it bold: `返品できますか？`, `**Q. 返品できますか？**`. Most questions are such a line,
// and a parser takes as long for it alone as for a paragraph. It still gets what begins as a block may (`1.`, `#`), and
// what may be markup, a reference, an address.
const plainLine =
  /^(?!.*[wW]{3})(?:\*\*(?<bold>[^\s\p{Cc}\\`*_~[\]<>&@/](?:[^\p{Cc}\\`*_~[\]<>&@/]*[^\s\p{Cc}\\`*_~[\]<>&@/])?)\*\*|[^\s\p{N}\p{Cc}\\`*_~[\]<>&@/#+=|:-][^\p{Cc}\\`*_~[\]<>&@/]*)$/u

/** `annotations` are in document order and do not overlap. */
export function sliceSource(
  source: string,
  annotations: readonly Range[],
  definitions: readonly Definition[]
): Slices {
  const inside = (start: number, end: number) => between(annotations, start, end)
  const positionAt = positionFinder(source)

  const content = (start: number, end: number): string => {
    const cuts = inside(start, end)
    if (cuts.length === 0) return source.slice(start, end)
    const rest = cutOut(source, start, end, cuts)
    // `> 2024/02/10 追記` was nothing but an annotation.
    return onlyMarkers.test(rest) ? '' : rest
  }
  const textOfMarkdown = (markdown: string): string => {
    const plain = plainLine.exec(markdown)?.groups
    if (plain) return (plain['bold'] ?? markdown).trim()
    const {children} = parseWithDefinitions(markdown, definitions)
    return plainText({type: 'root', children: children.filter((node) => !isDefinition(node))}).trim()
  }
  const text = (start: number, end: number): string => textOfMarkdown(content(start, end).trim())
  const textOf = (node: Nodes): string => {
    const {start, end} = offsetsOf(node)
    return inside(start, end).length === 0 ? plainText(node).trim() : text(start, end)
  }
  const remainder = (
    type: string,
    start: number,
    end: number,
    without: readonly Range[],
    position: Point
  ): Block => {
    const starts = [start, ...without.map((range) => range.end)]
    const ends = [...without.map((range) => range.start), end]
    const parts = starts
      .map((from, index) => ({from, to: ends[index]!}))
      .filter(({from, to}) => source.slice(from, to).trim() !== '')
    const told = parts.map(({from, to}) => content(from, to).trimEnd()).join('')
    return {
      type,
      markdown: parts.map(({from, to}) => source.slice(from, to).trimEnd()).join(''),
      content: told.trim(),
      text: textOfMarkdown(told),
      position
    }
  }
  return {
    source: (start, end) => source.slice(start, end),
    pointAt: positionAt,
    content,
    text,
    textOf,
    endOfLine(offset, end) {
      const index = source.indexOf('\n', offset)
      return index < 0 || index > end ? end : index
    },
    block(node, without = []) {
      const {start, end} = offsetsOf(node)
      const position = node.position!.start
      if (without.length > 0) return remainder(node.type, start, end, without, position)
      // What stands in a list item is indented as the item is.
      const indented = (text: string) => dedent(text, position.column - 1)
      return {
        type: node.type,
        markdown: indented(source.slice(start, end)),
        content: indented(content(start, end).trim()),
        text: textOf(node),
        position
      }
    },
    blockOf(type, start, end) {
      const markdown = source.slice(start, end)
      const from = start + (markdown.length - markdown.trimStart().length)
      return {
        type,
        markdown: markdown.trim(),
        content: content(start, end).trim(),
        text: text(start, end),
        position: positionAt(from)
      }
    }
  }
}

function dedent(text: string, columns: number): string {
  return columns === 0 ? text : text.replace(new RegExp(`\\n {1,${columns}}`, 'gu'), '\n')
}

export const isDefinition = (node: Node): boolean =>
  node.type === 'definition' || node.type === 'footnoteDefinition'

export function offsetsOf(node: Node): Range {
  return {start: node.position!.start.offset!, end: node.position!.end.offset!}
}

/** The ranges that lie within, found by bisection: an article may hold many thousands. */
function between(ranges: readonly Range[], start: number, end: number): readonly Range[] {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.start < start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < ranges.length && ranges[last]!.end <= end) last++
  return ranges.slice(low, last)
}

function cutOut(source: string, start: number, end: number, cuts: readonly Range[]): string {
  let result = ''
  let from = start
  for (const cut of cuts) {
    result += source.slice(from, cut.start)
    from = cut.end
    // A remark at the start of a line leaves the space or colon that parted it from the text.
    if (/(?:^|\n)[\t >*+-]*$/u.test(result.slice(-40)))
      from += /^[\t 　]*[:：]?[\t 　]*/u.exec(source.slice(from, end))![0].length
    // Behind a sentence it leaves the space before it.
    else if (from >= end || source[from] === '\n') result = result.trimEnd()
  }
  return result + source.slice(from, end)
}

/** Offset → line and column. */
export function positionFinder(source: string): (offset: number) => {line: number; column: number} {
  const starts = [0]
  for (let index = source.indexOf('\n'); index >= 0; index = source.indexOf('\n', index + 1))
    starts.push(index + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - starts[low]! + 1}
  }
}
