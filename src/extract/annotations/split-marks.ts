import type {Heading, Nodes, Root} from 'mdast'
import type {Node} from 'unist'

import {foldText} from '../../locale/reading/fold.ts'
import type {AnnotationKind} from '../../model/annotation-kind.ts'
import {flatten} from '../flatten.ts'
import type {MarkedHeading} from '../found.ts'
import {kindsAt} from './core.ts'
import {remarkOf, type Remark, type Text} from './remarks.ts'
import {plainLine, Row} from './row.ts'
import {closes, isMark, isMute, isSpace} from './signs.ts'

interface Mark extends MarkedHeading {
  readonly kinds: readonly AnnotationKind[]
}

/**
 * A heading whose mark has a kind only, and the day in the first block below, are one annotation of that heading:
 *
 *     ### 14. …（补充）
 *
 *     > 2024 年 03 月 13 日增补。
 */
export function joinSplitMarks(
  tree: Root,
  remarks: readonly Remark[],
  text: Text,
  notes: ReadonlySet<Node>
): Remark[] {
  const marks = marksIn(tree, text.source)
  if (marks.size === 0) return [...remarks]
  const joined = remarks.map((remark) => {
    const mark = marks.get(remark.topLevel)
    if (!mark || !opensBlock(remark, tree.children[remark.topLevel]!, text.source)) return remark
    marks.delete(remark.topLevel)
    return {...remark, heading: headingOf(mark)}
  })
  const bare = [...marks].flatMap(([topLevel, mark]) => {
    const node = tree.children[topLevel]!
    const remark = notes.has(node) ? undefined : bareDay(node, topLevel, mark, text)
    return remark ? [remark] : []
  })
  return [...joined, ...bare].sort((a, b) => a.start - b.start)
}

const headingOf = ({node, start, end}: Mark): MarkedHeading => ({node, start, end})

/** Marks by the index of the block below their heading. */
function marksIn({children}: Root, source: string): Map<number, Mark> {
  const marks = new Map<number, Mark>()
  for (const [index, node] of children.entries()) {
    const below = children[index + 1]?.type
    if (node.type !== 'heading' || (below !== 'blockquote' && below !== 'paragraph')) continue
    const mark = markOf(node, source)
    if (mark) marks.set(index + 1, mark)
  }
  return marks
}

// （补充）, (追記)? — a bracket at the end of a heading
const endsWithBracket = /[)）\]】〕]\s*[？?。.!！]?\s*(?:#+|\{[^{}]*\})?\s*$/u
const longestMark = 40

function markOf(node: Heading, source: string): Mark | undefined {
  const written = source.slice(node.position!.start.offset, node.position!.end.offset)
  if (!endsWithBracket.test(written.slice(-longestMark))) return undefined
  const flat = flatten(node, source, 'reading')
  const folded = foldText(flat.text)
  const row = rowOf(folded.text)
  const open = row.tokens.findLastIndex(({type}) => type === 'open')
  const kinds = open > 0 ? kindsAt(row, open + 1) : undefined
  const close = kinds && row.tokens[kinds.next]
  if (!close || kinds.tail === 'reference' || !closes(row.tokens[open]!, close)) return undefined
  if (row.skip(kinds.next + 1, (token) => isMute(token) || isMark(token, '?')) < row.tokens.length)
    return undefined
  return {
    node,
    kinds: [...new Set(kinds.words.map(({word}) => word.kind))],
    start: flat.startOf(folded.at(row.tokens[open]!.start)),
    end: flat.endOf(folded.at(close.end))
  }
}

const rowOf = (text: string): Row => new Row({...plainLine, text})

/** Whether nothing but marks of quotation and emphasis stands before a remark in its block. */
const opensBlock = ({start}: Remark, {position}: Node, source: string): boolean =>
  start - position!.start.offset! <= longestMark &&
  /^[\s>*_~[(（【]*$/u.test(source.slice(position!.start.offset, start))

// `> 2024-03-13`, and nothing else
function bareDay(block: Node, topLevel: number, mark: Mark, text: Text): Remark | undefined {
  const node = paragraphOf(block as Nodes)
  if (!node) return undefined
  const flat = flatten(node, text.source, 'reading')
  const [first = ''] = flat.text.split('\n', 1)
  const folded = foldText(first)
  const row = rowOf(folded.text)
  const at = row.skip(0, (token) => isSpace(token) || token.type === 'open' || token.type === 'decoration')
  const day = row.tokens[at]
  const isAlone = row.tokens.slice(at + 1).every((token) => isMute(token) || token.type === 'close')
  if (day?.type !== 'day' || day.day.day === undefined || !isAlone) return undefined
  const [from, to] = [folded.at(row.tokens[0]!.start), folded.at(row.tokens.at(-1)!.end)]
  const written = {
    from,
    to,
    day,
    kinds: mark.kinds,
    form: 'line',
    extent: 'point',
    latin: false,
    stray: undefined
  } as const
  const place = {from, to, dayFrom: folded.at(day.start), dayTo: folded.at(day.day.dayEnd), written}
  return {...remarkOf(place, {node, topLevel}, flat, text), heading: headingOf(mark)}
}

function paragraphOf(block: Nodes): Nodes | undefined {
  if (block.type === 'paragraph') return block
  const first = block.type === 'blockquote' ? block.children[0] : undefined
  return first?.type === 'paragraph' ? first : undefined
}
