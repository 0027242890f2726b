import {toString} from 'mdast-util-to-string'
import type {ListItem, Nodes, RootContent, Table} from 'mdast'

import {flatten, type FlatText} from '../flatten.ts'

/** A line of a block that may be a note. */
export interface Unit {
  readonly flat: FlatText
  readonly from: number
  readonly to: number
  /** Of a list or table, or with a bullet of its own. */
  readonly listed: boolean
  /** The cell of its row that is a version. */
  readonly version?: string
  /** Items below a day that stands alone. */
  readonly below: readonly Unit[]
}

export const textOf = ({flat, from, to}: Unit): string => flat.text.slice(from, to)

/** The lines of a block: items, rows, or what is parted by breaks. */
export function unitsIn(node: RootContent, source: string): Unit[] {
  if (node.type === 'list') return node.children.flatMap((item) => itemOf(item, source))
  if (node.type === 'paragraph' || node.type === 'html') return linesOf(node, source)
  if (node.type === 'table') return rowsOf(node, source)
  if (node.type === 'blockquote') return node.children.flatMap((child) => unitsIn(child, source))
  return []
}

function itemOf(item: ListItem, source: string): Unit[] {
  const [first, ...others] = item.children
  if (first?.type !== 'paragraph') return []
  const below = others.flatMap((child) => unitsIn(child as RootContent, source))
  return [{...whole(first, source), below}]
}

function whole(node: Nodes, source: string): Unit {
  const flat = flatten(node, source, 'visible')
  return {flat, from: 0, to: flat.text.length, listed: true, below: []}
}

function linesOf(node: Nodes, source: string): Unit[] {
  const flat = flatten(node, source, 'visible')
  const units: Unit[] = []
  let from = 0
  for (const line of flat.text.split('\n')) {
    if (line.trim() !== '') units.push({flat, from, to: from + line.length, listed: false, below: []})
    from += line.length + 1
  }
  return units
}

// 1.3, v1.20
const bareVersion = /^\s{0,4}v?(?<version>\d{1,4}(?:\.\d{1,4}){1,3})\s{0,4}$/iu

// In a column that is headed Version, 2 is one as well, and 第2版, 1.2b
const wholeVersion = /^\s{0,4}(?:v|第 ?)?(?<version>\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?)(?: ?版)?\s{0,4}$/iu
const versionColumn = /^\s*(?:version|ver\.?|rev\.?|revision|版|版数|版本|バージョン|버전)\s*$/iu

const versionIn = (text: string, pattern: RegExp): string | undefined =>
  pattern.exec(text)?.groups!['version']

// A row reads as its cells side by side; one of them may be the version alone: `1.3`, `v1.3`.
function rowsOf(table: Table, source: string): Unit[] {
  const [head, ...rows] = table.children
  const column = head?.children.findIndex((cell) => versionColumn.test(toString(cell))) ?? -1
  return rows.map((row) => {
    const versions = row.children.map((cell, index) =>
      versionIn(toString(cell), index === column ? wholeVersion : bareVersion)
    )
    const version = versions.find(Boolean)
    return {...whole(row, source), ...(version !== undefined && {version})}
  })
}

const silentTypes: ReadonlySet<string> = new Set(['yaml', 'toml', 'definition', 'thematicBreak'])

/** Whether a block is no text, so that what stands behind it is still at the head of the article. */
export const isSilentBlock = (node: RootContent): boolean =>
  node.type === 'html' ? node.value.startsWith('<!--') : silentTypes.has(node.type)

// `:::`, `</details>`
const fence = /^(?::{3,}|<\/[a-z]{1,20}>|<\/?[a-z]{1,20}>)\s*$/u

/** Whether a block is nothing but the end of a container. */
export function isFence({position}: RootContent, source: string): boolean {
  const [start, end] = [position!.start.offset!, position!.end.offset!]
  return fence.test(source.slice(start, Math.min(end, start + 40)))
}
