import type {RootContent} from 'mdast'

import {flatten} from '../flatten.ts'
import {tellsRevision} from './kind.ts'
import {containerIn, type Container} from './labels.ts'
import {openingDay, opensWithDay, type NoteDay} from './note-day.ts'
import {isRemark, readBlock, readUnit, saysRevision, type Read} from './read.ts'
import {isFence, isSilentBlock, textOf, unitsIn} from './units.ts'

/** The blocks of an article. */
export interface Blocks {
  readonly children: readonly RootContent[]
  readonly source: string
}

/** A block of notes; `under` is the day that a heading gave them. */
export interface NoteBlock {
  readonly node: RootContent
  readonly reads: readonly Read[]
  readonly under?: NoteDay | undefined
}

/** Notes found at a place, and the index of the block behind them. */
export interface Taken {
  readonly blocks: readonly NoteBlock[]
  /** Headings, labels and fences that belong to nothing but these notes. */
  readonly frame: readonly RootContent[]
  readonly next: number
}

// At the head of the article ------------------------------------------------------------------------------------

/** The first block behind front matter and title. */
export function behindHead({children, source}: Blocks): number {
  const silent = (from: number) => {
    let index = from
    while (index < children.length && isSilentBlock(children[index]!)) index++
    return index
  }
  const index = silent(0)
  const title = children[index]
  if (title?.type !== 'heading' || title.depth !== 1 || containerOf(title, source)) return index
  return silent(index + 1)
}

/** Right behind front matter and title: each line opens with a day, and most say what was done. */
export function prefaceAt({children, source}: Blocks, from: number): Taken {
  const blocks: NoteBlock[] = []
  for (const node of children.slice(from)) {
    const reads = readBlock(node, source)
    if (!reads || isOrdered(node) || !isPreface(reads)) break
    blocks.push({node, reads})
  }
  return {blocks, frame: [], next: from + blocks.length}
}

function isPreface(reads: readonly Read[]): boolean {
  if (!reads.every(({day}) => day && opensWithDay(day) && !day.prose)) return false
  const telling = reads.filter((read) => saysRevision(read) && (read.version !== null || tells(read)))
  // Lines that are no list may be a diary.
  const share = reads.every(({unit, day}) => unit.listed || day!.bullet) ? 1 / 2 : 3 / 4
  if (telling.length < reads.length * share || telling.length === 0) return false
  const only = reads[0]!
  return reads.length > 1 || only.unit.listed || only.day!.bullet || !isRemark(only)
}

// What is numbered is a course or a plan; revisions are not numbered beside their days.
const isOrdered = (node: RootContent): boolean => node.type === 'list' && node.ordered === true

// Items below a day that stands alone tell what it does not.
const tells = ({text, unit}: Read): boolean =>
  tellsRevision(text) || unit.below.some((below) => tellsRevision(textOf(below)))

/** A list before the first heading whose items say what was done to the article. */
export function listAt({children, source}: Blocks, index: number): Taken | undefined {
  const node = children[index]!
  if (node.type !== 'list' || isOrdered(node)) return undefined
  const reads = readBlock(node, source)
  if (!reads || reads.length < 2 || !reads.every(({day}) => day && opensWithDay(day))) return undefined
  if (reads.filter(({text}) => tellsRevision(text)).length * 4 < reads.length * 3) return undefined
  return {blocks: [{node, reads}], frame: [], next: index + 1}
}

// Under a heading ------------------------------------------------------------------------------------------------

/** `## 更新履歴` and what is below it. */
export function sectionAt(article: Blocks, index: number): Taken | undefined {
  const {children, source} = article
  const heading = children[index]!
  if (heading.type !== 'heading') return undefined
  const container = containerOf(heading, source)
  if (!container) return undefined
  let next = index + 1
  while (next < children.length && !endsSection(children[next]!, heading.depth, source)) next++
  const {blocks, days, whole} = blocksIn(children.slice(index + 1, next), source, container)
  if (blocks.length === 0) return undefined
  return {blocks, frame: whole ? [heading, ...days] : days, next}
}

function endsSection(node: RootContent, depth: number, source: string): boolean {
  return (node.type === 'heading' && node.depth <= depth) || labelIn(node, source) !== undefined
}

function blocksIn(nodes: readonly RootContent[], source: string, container: Container) {
  const blocks: NoteBlock[] = []
  const days: RootContent[] = []
  let whole = true
  let under: NoteDay | undefined
  for (const node of nodes) {
    if (isSilentBlock(node) || isFence(node, source)) continue
    const day = dayHeading(node, source)
    const reads = day ? undefined : readContained(node, source, container, under)
    if (day) days.push(node)
    else if (reads) blocks.push({node, reads, under})
    else whole = false
    under = day ?? under
  }
  return {blocks, days, whole}
}

// `### 2020-10-31` with the notes below it
function dayHeading(node: RootContent, source: string): NoteDay | undefined {
  if (node.type !== 'heading') return undefined
  const {text} = flatten(node, source, 'visible')
  const day = openingDay(text)
  return day && text.slice(day.rest).trim() === '' ? day : undefined
}

function readContained(
  node: RootContent,
  source: string,
  container: Container,
  under?: NoteDay
): Read[] | undefined {
  const reads = readBlock(node, source)
  if (!reads) return undefined
  if (under && (node.type === 'list' || node.type === 'paragraph')) return reads
  const dated = reads.filter(({day}) => day)
  if (!reads[0]?.day || dated.length * 2 < reads.length) return undefined
  if (node.type === 'paragraph' && dated.every(({day}) => day!.prose)) return undefined
  const said = dated.filter((read) => saysRevision(read) && read.kind !== 'published')
  return container === 'notes' || said.length * 2 >= dated.length ? reads : undefined
}

// Under a label --------------------------------------------------------------------------------------------------

/** 【更新履歴】, `<summary>更新履歴</summary>`, `:::details 更新履歴`, with notes in the same block or the next ones. */
export function labelledAt({children, source}: Blocks, index: number): Taken | undefined {
  const label = children[index]!
  const container = labelIn(label, source)
  if (!container) return undefined
  const [, ...units] = unitsIn(label, source)
  if (units.length > 0) {
    const reads = units.map(readUnit)
    return reads.every(({day}) => day)
      ? {blocks: [{node: label, reads}], frame: [], next: index + 1}
      : undefined
  }
  const blocks: NoteBlock[] = []
  for (const node of children.slice(index + 1)) {
    const reads = readContained(node, source, container)
    if (!reads) break
    blocks.push({node, reads})
  }
  if (blocks.length === 0) return undefined
  const next = index + 1 + blocks.length
  const fence = children[next]
  return fence && isFence(fence, source)
    ? {blocks, frame: [label, fence], next: next + 1}
    : {blocks, frame: [label], next}
}

const labelTypes: ReadonlySet<string> = new Set(['paragraph', 'html', 'blockquote'])
// With its markup, `<details><summary>…`
const longestLabelLine = 400

function labelIn(node: RootContent, source: string): Container | undefined {
  if (!labelTypes.has(node.type)) return undefined
  // Most paragraphs need not be looked into.
  const {start, end} = node.position!
  const line = source.slice(start.offset, Math.min(end.offset!, start.offset! + longestLabelLine))
  if (line.length === longestLabelLine && !/\n|<br/u.test(line)) return undefined
  const [first] = unitsIn(node, source)
  return first && containerIn(textOf(first))
}

const containerOf = (heading: RootContent, source: string): Container | undefined =>
  containerIn(flatten(heading, source, 'visible').text)
