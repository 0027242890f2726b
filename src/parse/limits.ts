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

  constructor(limit: LimitName, found: number) {
    super(`more ${limit} than allowed: ${found}`)
    this.limit = limit
    this.found = found
  }
}

// `> - 1. text`: what opens a quotation or a list, with the columns before it.
const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*/u
const container = />|[-*+]|\d+[.)]/gu
// Three or more, as a code block opens and closes.
const fence = /^[ \t>]*(?<fence>`{3,}|~{3,})(?<info>[^\n]{0,200})/u
const marks = new Set('*_~[]!<&\\`$(@')

/**
 * A cheap look before a text is parsed: some texts that nobody wrote by hand take a Markdown parser quadratic time,
 * or nest deeper than the stack. What stands in a fenced code block costs nothing and is not counted.
 */
export function excessOf(text: string, limits: Limits): Excess | null {
  let block = {marks: 0, cells: 0}
  let code: string | null = null
  let line = 0
  for (const content of text.split('\n')) {
    line++
    const excess = (limit: LimitName): Excess => ({limit, position: {line, column: 1}})
    if (content.length > limits.line) return excess('line')
    const opened = fence.exec(content)
    if (code !== null) {
      if (opened?.groups!.fence!.startsWith(code) && opened.groups!.info!.trim() === '') code = null
      continue
    }
    if (opened && !(opened.groups!.fence!.startsWith('`') && opened.groups!.info!.includes('`'))) {
      code = opened.groups!.fence!
      continue
    }
    if (content.trim() === '') {
      block = {marks: 0, cells: 0}
      continue
    }
    if (nestingOf(content) > limits.nesting) return excess('nesting')
    for (const character of content) {
      if (marks.has(character)) block.marks++
      else if (character === '|') block.cells++
    }
    if (block.marks > limits.marks) return excess('marks')
    if (block.cells > limits.cells) return excess('cells')
  }
  return null
}

// A list goes deeper by two columns at least.
function nestingOf(content: string): number {
  const [opening] = containers.exec(content)!
  const opened = opening.match(container)?.length ?? 0
  return opened === 0 ? 0 : opened + Math.floor((opening.length - opening.trimStart().length) / 2)
}
