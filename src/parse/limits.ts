import type {LimitName, Limits} from '../model/limits.ts'
import type {Position} from '../problem/index.ts'

/** A limit that a text is beyond, and where. */
export interface Excess {
  readonly limit: LimitName
  readonly position?: Position
}

/** An article holds more than is still compared. */
export class LimitError extends Error {
  readonly limit: LimitName
  readonly found: number
  /** Where no configuration says it. */
  readonly most: number | undefined

  constructor(limit: LimitName, found: number, most?: number) {
    super(`more ${limit} than allowed: ${found}`)
    this.limit = limit
    this.found = found
    this.most = most
  }
}

// `> - 1. text`: what opens a quotation or a list, with the columns before it.
const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*/u
const container = />|[-*+]|\d+[.)]/gu
// `> > - 1. text` anywhere
const run =
  /(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*/gu
// Three or more, as a code block opens; farther in, or in a quotation, more than its own end may end it.
const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/u
// HTML that no empty line ends (CommonMark §4.6, kinds 1 to 5), and what ends it
const raw: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/iu, /<\/(?:script|pre|style|textarea)>/iu],
  [/^ {0,3}<!--/u, /-->/u],
  [/^ {0,3}<\?/u, /\?>/u],
  [/^ {0,3}<!\[CDATA\[/u, /\]\]>/u],
  [/^ {0,3}<![a-z]/iu, />/u]
]
// What ends a paragraph above it, or is none: an item of a list, a heading, the line under a table's head, a block of HTML.
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|^ {0,3}#{1,6}(?=[ \t]|$)/u
const tableLine = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/u
const htmlLine =
  /^ {0,3}<\/?(?:table|div|p|ul|ol|dl|details|section|article|blockquote|figure|form|h[1-6]|center)(?=[\s/>]|$)/iu
/** A sign of a longer paragraph is worth more: whatever it opens may be looked for up to the end, by each of them again. */
const usualParagraph = 10_000
const marks = new Set('*_~[]!<&\\`$(@')

/**
 * A cheap look before a text is parsed: some texts that nobody wrote by hand take a Markdown parser quadratic time,
 * or nest deeper than the stack. What stands in fenced code costs nothing and is not counted, where it is sure that it
 * is fenced code.
 */
export function excessOf(text: string, limits: Limits): Excess | null {
  const lines = text.split('\n')
  const isCode = codeLines(lines)
  let block = nothing()
  for (const [index, content] of lines.entries()) {
    const excess = (limit: LimitName): Excess => ({limit, position: {line: index + 1, column: 1}})
    if (content.length > limits.line) return excess('line')
    if (isCode(content)) continue
    if (content.trim() === '') {
      block = nothing()
      continue
    }
    block.lines++
    const paragraph = paragraphOf(block, content)
    if (nestingOf(content) > limits.nesting || runIn(content, limits.nesting)) return excess('nesting')
    const before = block.marks
    for (const character of content) {
      if (marks.has(character)) block.marks++
      else if (character === '|') block.cells++
    }
    if (block.marks > limits.marks) return excess('marks')
    if (paragraph) {
      paragraph.marks += block.marks - before
      paragraph.length += content.length
      if (paragraph.marks * (paragraph.length / usualParagraph) > limits.marks) return excess('marks')
    }
    if (block.cells > limits.cells) return excess('cells')
    if (block.lines > limits.lines) return excess('lines')
  }
  return null
}

/** What stands between two empty lines. */
interface Block {
  marks: number
  cells: number
  lines: number
  /** The paragraph that ends it so far; null where the rest is a table, or HTML. */
  paragraph: {marks: number; length: number} | null
}

const nothing = (): Block => ({marks: 0, cells: 0, lines: 0, paragraph: {marks: 0, length: 0}})

/** The paragraph that a line belongs to. */
function paragraphOf(block: Block, content: string): Block['paragraph'] {
  if (block.paragraph !== null) {
    const inner = content.replace(/^[ \t]*>[ \t>]*/u, '')
    if (block.lines === 1 ? htmlLine.test(inner) : inner.includes('|') && tableLine.test(inner.trim()))
      block.paragraph = null
    else if (item.test(inner)) block.paragraph = {marks: 0, length: 0}
  }
  return block.paragraph
}

/** Says of each line, in their order, whether it is a line of fenced code for sure. */
function codeLines([first = '']: readonly string[]): (line: string) => boolean {
  // Nothing in front matter is code.
  let front = /^(?:---|\+\+\+)[ \t]*$/u.test(first) ? first.trim() : null
  let isFirst = true
  let code: string | null = null
  let rawEnd: RegExp | null = null
  return (line) => {
    if (front !== null) {
      if (!isFirst && line.trim() === front) front = null
      isFirst = false
      return false
    }
    if (code !== null) {
      if (closes(line.trim(), code)) code = null
      return true
    }
    code = rawEnd ? null : (fence.exec(line)?.[0] ?? null)
    if (code !== null) return true
    rawEnd ??= raw.find(([begins]) => begins.test(line))?.[1] ?? null
    if (rawEnd?.test(line)) rawEnd = null
    return false
  }
}

const closes = (words: string, mark: string): boolean =>
  words.startsWith(mark) && words.replaceAll(mark[0]!, '') === ''

// A list goes deeper by two columns at least.
function nestingOf(content: string): number {
  const [opening] = containers.exec(content)!
  const opened = opening.match(container)?.length ?? 0
  return opened === 0 ? 0 : opened + Math.floor((opening.length - opening.trimStart().length) / 2)
}

/** Whether a line begins so many containers once a remark in front of them is cut out. */
const runIn = (content: string, most: number): boolean =>
  content.length > most &&
  (content.match(run) ?? []).some((found) => found.length > most && found.match(container)!.length > most)
