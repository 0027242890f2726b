import type {Nodes, Parents, Root} from 'mdast'
import type {Point} from 'unist'

/**
 * Gives positions to what has none. Behind an open bracket micromark leaves addresses to a pass over the finished tree
 * (mdast-util-gfm-autolink-literal), which cuts a text into texts and links that stand nowhere.
 */
export function placeLateLiterals(tree: Root, source: string): void {
  let starts: number[] | null = null
  const pointAt = (offset: number): Point => {
    starts ??= lineStarts(source)
    const line = lineOf(starts, offset)
    return {line: line + 1, column: offset - starts[line]! + 1, offset}
  }
  place(tree, source, pointAt)
}

type PointAt = (offset: number) => Point

function place(node: Nodes, source: string, pointAt: PointAt): void {
  if (!('children' in node)) return
  const {children} = node
  for (let index = 0; index < children.length; index++) {
    if (!children[index]!.position) {
      const count = children.slice(index).findIndex(({position}) => position)
      const end = count < 0 ? children.length : index + count
      const from = children[index - 1]?.position!.end.offset ?? node.position!.start.offset!
      const to = children[end]?.position!.start.offset ?? node.position!.end.offset!
      placeAll(children.slice(index, end), source.slice(from, to), {from, pointAt})
    }
    place(children[index]!, source, pointAt)
  }
}

/** Links where their addresses stand in what was one text, and texts round them. */
function placeAll(
  nodes: readonly Nodes[],
  written: string,
  {from, pointAt}: {readonly from: number; readonly pointAt: PointAt}
): void {
  const positionOf = (start: number, end: number) => ({
    start: pointAt(from + start),
    end: pointAt(from + end)
  })
  // Marks of the parent's may stand at its edges.
  const placeText = (node: Nodes, start: number, end: number) => {
    const value = 'value' in node ? node.value : ''
    const at = written.slice(start, end).indexOf(value)
    node.position = at < 0 ? positionOf(start, end) : positionOf(start + at, start + at + value.length)
  }
  let at = 0
  let text: Nodes | null = null
  for (const node of nodes) {
    if (!('children' in node)) {
      text = node
      continue
    }
    const address = addressIn(node)
    const start = Math.max(written.indexOf(address, at), at)
    if (text) placeText(text, at, start)
    at = Math.min(start + address.length, written.length)
    node.position = positionOf(start, at)
    for (const child of node.children) child.position = positionOf(start, at)
    text = null
  }
  if (text) placeText(text, at, written.length)
}

const addressIn = ({children}: Parents): string =>
  children.map((child) => ('value' in child ? child.value : '')).join('')

function lineStarts(source: string): number[] {
  const starts = [0]
  for (const match of source.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length)
  return starts
}

/** The index of the line in which an offset stands. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
