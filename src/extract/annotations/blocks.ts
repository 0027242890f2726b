import type {ListItem, Nodes, Root, TableRow} from 'mdast'
import {toString} from 'mdast-util-to-string'
import type {Node} from 'unist'

import {kindOf} from '../notes/kind.ts'

/** A block of text that may hold remarks. */
export interface TextBlock extends Setting {
  readonly node: Nodes
  /** Index of the root's child that holds it. */
  readonly topLevel: number
  /** Many paragraphs of the document begin with days: it tells what happened on each. */
  readonly diary: boolean
}

interface Setting {
  /** The block is what its list item begins with. */
  readonly item: boolean
  /** Days at the start of lines are data here, not remarks. */
  readonly events: boolean
}

export interface Surroundings {
  readonly source: string
  /** Nodes of revision notes, skipped. */
  readonly notes: ReadonlySet<Node>
  /** The whole document tells of events. */
  readonly events: boolean
}

// Digits, also full-width ones and those of ㋿, and 令和三年.
const digit = /[\d\uff10-\uff19\u337b-\u337e\u32ff]|(?:令和|平成|昭和)[元一二三四五六七八九十]/u

export const hasDigit = (text: string): boolean => digit.test(text)

/** The innermost blocks of text that hold digits, in document order. */
export function datedBlocksIn(tree: Root, {source, notes, events}: Surroundings): TextBlock[] {
  const diary = isDiary(tree.children, source)
  return tree.children.flatMap((node, topLevel) => {
    const {start, end} = node.position!
    if (notes.has(node) || !hasDigit(source.slice(start.offset, end.offset))) return []
    return leavesOf(node, {item: false, events}).map((leaf) => ({...leaf, topLevel, diary}))
  })
}

const daysOfDiary = 3

// 2020/10/31, 2020年10月, 10/31
export const opensWithDay = /^[\s>*・-]{0,4}(?:(?:19|20)\d{2} ?[-/.年]|\d{1,2}[/月]) ?\d/u

/** Whether paragraphs tell day by day what happened, and one of them of no revision. */
function isDiary(nodes: readonly Nodes[], source: string): boolean {
  const entries = nodes
    .filter(({type}) => type === 'paragraph')
    .map(({position}) => source.slice(position!.start.offset, position!.end.offset).split('\n', 1)[0]!)
    .filter((line) => opensWithDay.test(line))
  return entries.length >= daysOfDiary && entries.some((line) => kindOf(line) === null)
}

const leafTypes = new Set<Nodes['type']>(['paragraph', 'heading', 'tableCell', 'html'])

function leavesOf(node: Nodes, setting: Setting): (Setting & {node: Nodes})[] {
  if (leafTypes.has(node.type)) return [{node, ...setting}]
  if (!('children' in node) || (node.type === 'tableRow' && isDatedRow(node))) return []
  const events = setting.events || (node.type === 'list' && isListOfEvents(node.children))
  return node.children.flatMap((child, index) =>
    leavesOf(child, {item: node.type === 'listItem' && index === 0, events})
  )
}

// 2020/10/31, 2020年10月31日 and nothing else
const bareDay = /^\s*(?:19|20)\d{2} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?\s*$/u

/** A row that says its day in a cell of its own is one of a log, not a text with remarks. */
const isDatedRow = ({children}: TableRow): boolean => children.some((cell) => bareDay.test(toString(cell)))

// A digit or a month opens most items of a timeline: `- 2017-09-27: …`
const opensItem = /^\W{0,3}(?:19|20)\d{2} ?[-/.年년]/u

function isListOfEvents(items: readonly ListItem[]): boolean {
  const dated = items.filter((item) => opensItem.test(firstText(item)))
  return dated.length >= 2 && dated.length * 2 >= items.length
}

function firstText(node: Nodes): string {
  let current: Nodes | undefined = node
  while (current && 'children' in current) current = current.children[0]
  return current?.type === 'text' ? current.value.slice(0, 20) : ''
}
