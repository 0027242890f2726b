import type {Nodes} from 'mdast'

import {parseMarkdown} from '../parse/markdown.ts'
import {isLineByLine, type Mark, type MarkedText} from './marked-text.ts'

/** A piece of a marked text as a reader sees it; `code` stood between backticks. */
export type ReadMark = Mark & {readonly code?: true}

/** What of a change no reader sees: all of it, or the address of a link beside what is seen. */
export type Hidden = 'all' | 'address' | null

export interface ReadBlock {
  readonly marks: readonly ReadMark[]
  readonly hidden: Hidden
}

/** A marked text without the markup within its lines; code and tables stay as they are written. */
export const readMarks = (marked: MarkedText): readonly ReadBlock[] => marked.map(readBlock)

function readBlock(block: readonly Mark[]): ReadBlock {
  if (isLineByLine(block)) return {marks: block, hidden: null}
  const before = seenIn(sideOf(block, 'deleted'))
  const after = seenIn(sideOf(block, 'inserted'))
  const at = {before: 0, after: 0}
  let isAddressLeftOut = false
  const marks = block.flatMap((mark): readonly ReadMark[] => {
    if (mark.type === 'elided') return [mark]
    const {length} = mark.text
    const seen =
      mark.type === 'deleted'
        ? before.slice(at.before, at.before + length)
        : after.slice(at.after, at.after + length)
    if (mark.type !== 'inserted') at.before += length
    if (mark.type !== 'deleted') at.after += length
    const pieces = piecesOf(mark, seen)
    // No other markup is as long as an address: `](https://e.x`.
    isAddressLeftOut ||= isChange(mark) && length - lengthOf(pieces) > longestSign
    return pieces
  })
  const isSeen = marks.some(isChange) || !block.some(isChange)
  return {marks, hidden: !isSeen ? 'all' : isAddressLeftOut ? 'address' : null}
}

/** `***` on both sides. */
const longestSign = 6

const lengthOf = (pieces: readonly ReadMark[]): number =>
  pieces.reduce((sum, piece) => sum + ('text' in piece ? piece.text.length : 0), 0)

const isChange = ({type}: Mark): boolean => type === 'inserted' || type === 'deleted'

const sideOf = (block: readonly Mark[], side: 'deleted' | 'inserted'): string =>
  block.map(({type, text}) => (type === 'kept' || type === side ? text : '')).join('')

type Seen = 'text' | 'code' | 'markup'

/** What each character of a Markdown text is to a reader. Markup whose other end was left out stays text. */
function seenIn(markdown: string): readonly Seen[] {
  const seen: Seen[] = Array.from({length: markdown.length}, () => 'text')
  mark(parseMarkdown(markdown), markdown, seen)
  return seen
}

const wrapping: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete', 'link', 'linkReference'])

// The backslash of `\*`, but for those that stand for themselves.
const escape = /\\(?=[!-/:-@[-`{-~])./gu

function mark(node: Nodes, markdown: string, seen: Seen[]): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return
  if (node.type === 'inlineCode') {
    const inner = start + Math.max(0, markdown.slice(start, end).replaceAll('\n', ' ').indexOf(node.value))
    seen.fill('markup', start, end)
    seen.fill('code', inner, inner + node.value.length)
  }
  if (node.type === 'text')
    for (const {index} of markdown.slice(start, end).matchAll(escape)) seen[start + index] = 'markup'
  if (!('children' in node)) return
  const first = node.children[0]?.position?.start.offset
  const last = node.children.at(-1)?.position?.end.offset
  if (wrapping.has(node.type) && first !== undefined && last !== undefined) {
    seen.fill('markup', start, first)
    seen.fill('markup', last, end)
  }
  for (const child of node.children) mark(child, markdown, seen)
}

function piecesOf({type, text}: Exclude<Mark, {readonly type: 'elided'}>, seen: readonly Seen[]): ReadMark[] {
  const pieces: ReadMark[] = []
  let from = 0
  for (let to = 1; to <= text.length; to++) {
    if (to < text.length && seen[to] === seen[from]) continue
    if (seen[from] !== 'markup')
      pieces.push({type, text: text.slice(from, to), ...(seen[from] === 'code' && {code: true})})
    from = to
  }
  return pieces
}
