import type {ListItem, Nodes, Root} from 'mdast'
import type {Node} from 'unist'

import {foldText} from '../locale/reading/fold.ts'
import {mayHoldDay} from '../locale/reading/index.ts'
import {hasDay, type PlainDay} from '../plain-date.ts'
import type {Position, Report} from '../problem/index.ts'
import {parseLine, type Line, type LineAnnotation} from './annotation-parser.ts'
import {tellsOfOtherRevisions} from './article-title.ts'
import {flatten, positionsIn, type FlatText} from './flatten.ts'
import type {FoundAnnotation} from './found.ts'
import {contradictedWeekday, dayIn, dayNotAfter, dayNotBefore} from './written-day.ts'

export interface AnnotationOptions {
  /** Nodes of revision notes, skipped. */
  readonly notes: ReadonlySet<Node>
  /** The day of publication, for days written without a year. */
  readonly published: PlainDay | null
  readonly report: Report
}

/** What was found and is not yet dated. */
type Undated = Omit<FoundAnnotation, 'date' | 'yearInferred'> & {
  readonly written: LineAnnotation
  readonly dayText: string
}

/** All dated remarks of an article, in document order. */
export function findAnnotations(tree: Root, source: string, options: AnnotationOptions): FoundAnnotation[] {
  const positionAt = positionsIn(source)
  const bracketsOnly = tellsOfOtherRevisions(tree)
  const found = tree.children.flatMap((node, topLevel) =>
    options.notes.has(node)
      ? []
      : leaves(node, {item: false, events: bracketsOnly}).flatMap((leaf) =>
          inLeaf(leaf, topLevel, source, positionAt)
        )
  )
  return dated(found, options)
}

// Blocks -------------------------------------------------------------------------------------------------------

interface Setting {
  /** The block is what its list item begins with. */
  readonly item: boolean
  /** Days at the start of lines are data here, not remarks. */
  readonly events: boolean
}

interface Leaf extends Setting {
  readonly node: Nodes
}

const leafTypes = new Set<Nodes['type']>(['paragraph', 'heading', 'tableCell', 'html'])

function leaves(node: Nodes, setting: Setting): Leaf[] {
  if (leafTypes.has(node.type)) return [{node, ...setting}]
  if (!('children' in node)) return []
  const events = setting.events || (node.type === 'list' && isListOfEvents(node.children))
  return node.children.flatMap((child, index) =>
    leaves(child, {item: node.type === 'listItem' && index === 0, events})
  )
}

// A digit or a month opens most items of a timeline: `- 2017-09-27: …`
const opensWithDay = /^\W{0,3}(?:19|20)\d{2} ?[-/.年년]/u

function isListOfEvents(items: readonly ListItem[]): boolean {
  const dated = items.filter((item) => opensWithDay.test(firstText(item)))
  return dated.length >= 2 && dated.length * 2 >= items.length
}

function firstText(node: Nodes): string {
  let current: Nodes | undefined = node
  while (current && 'children' in current) current = current.children[0]
  return current?.type === 'text' ? current.value.slice(0, 20) : ''
}

// Lines --------------------------------------------------------------------------------------------------------

// Digits, also full-width ones and those of ㋿.
const digit = /[\d\uff10-\uff19\u337b-\u337e\u32ff]/u
// `title: …`, `updated: …`: settings that no front matter holds.
const setting = /^[a-z_]{1,30} ?: /iu

function inLeaf(
  leaf: Leaf,
  topLevel: number,
  source: string,
  positionAt: (offset: number) => Position
): Undated[] {
  const {start, end} = leaf.node.position!
  if (!digit.test(source.slice(start.offset, end.offset))) return []
  const flat = flatten(leaf.node, source, 'reading')
  const lines = flat.text.split('\n')
  const events = leaf.events || lines.filter((line) => setting.test(line)).length >= 2
  const found: Undated[] = []
  let offset = 0
  for (const [index, text] of lines.entries()) {
    if (text.length < longestLine && digit.test(text)) {
      const place = {
        ...leaf,
        events,
        first: index === 0 || lines[index - 1]!.trim() === '',
        alone: lines.length === 1
      }
      for (const annotation of inLine(text, offset, flat, place)) {
        found.push({...sliced(annotation, flat, source, positionAt), block: leaf.node, topLevel})
      }
    }
    offset += text.length + 1
  }
  return found
}

// Longer lines are data.
const longestLine = 100_000

const places: Partial<Record<Nodes['type'], Line['place']>> = {heading: 'heading', tableCell: 'cell'}

interface Placed {
  readonly written: LineAnnotation
  readonly from: number
  readonly to: number
  readonly dayFrom: number
  readonly dayTo: number
}

function inLine(
  written: string,
  offset: number,
  flat: FlatText,
  leaf: Leaf & {first: boolean; alone: boolean}
): Placed[] {
  const folded = foldText(written)
  if (!mayHoldDay(folded.text)) return []
  const line: Line = {
    text: folded.text,
    place: places[leaf.node.type] ?? 'paragraph',
    first: leaf.first,
    item: leaf.item && leaf.alone,
    bracketsOnly: leaf.events,
    emphasisEndsAt: (index) => flat.wrappersTo(offset + folded.at(index)).length > 0
  }
  const at = (index: number) => offset + folded.at(index)
  return parseLine(line).map((found) => ({
    written: found,
    from: at(found.from),
    to: at(found.to),
    dayFrom: at(found.day.start),
    dayTo: at(found.day.day.dayEnd)
  }))
}

type Sliced = Omit<Undated, 'block' | 'topLevel'>

function sliced(
  placed: Placed,
  flat: FlatText,
  source: string,
  positionAt: (offset: number) => Position
): Sliced {
  const {written} = placed
  const {start, end} = rangeOf(placed, flat)
  return {
    written,
    dayText: source.slice(flat.startOf(placed.dayFrom), flat.endOf(placed.dayTo)),
    kinds: written.kinds,
    raw: source.slice(start, end),
    start,
    end,
    position: positionAt(start),
    form: written.form,
    extent: written.extent
  }
}

/** In the source; markup that holds nothing but the annotation goes with it, or `****` would be left. */
function rangeOf({from, to}: Placed, flat: FlatText): {start: number; end: number} {
  let [start, end] = [flat.startOf(from), flat.endOf(to)]
  for (const wrapper of flat.wrappersFrom(from)) {
    if (wrapper.to > to) break
    start = Math.min(start, wrapper.start)
    end = Math.max(end, wrapper.end)
  }
  for (const wrapper of flat.wrappersTo(to)) {
    if (wrapper.from < from) break
    end = Math.max(end, wrapper.end)
  }
  return {start, end}
}

// Days ---------------------------------------------------------------------------------------------------------

function dated(found: readonly Undated[], {published, report}: AnnotationOptions): FoundAnnotation[] {
  const certain = found.map(({written}) => certainDay(written))
  return found.flatMap((annotation, index) => {
    const {written, dayText, ...rest} = annotation
    const {raw, position} = rest
    const date = certain[index] ?? inferredDay(written, certain, index, published)
    if (!date) {
      report(reasonAgainst(written), position, {found: dayText, raw})
      return []
    }
    if (!certain[index]) report('annotation-year-inferred', position, {raw, day: date})
    reportOddities(annotation, date, report)
    return [{...rest, date, yearInferred: !certain[index]}]
  })
}

function certainDay({day, latin}: LineAnnotation): PlainDay | undefined {
  const {year, ambiguous, terse} = day.day
  if (year === undefined || ambiguous || (terse && latin)) return undefined
  return dayIn(year, day.day)
}

function inferredDay(
  {day, latin}: LineAnnotation,
  certain: readonly (PlainDay | undefined)[],
  index: number,
  published: PlainDay | null
): PlainDay | undefined {
  if (day.day.year !== undefined || latin) return undefined
  if (published) return dayNotBefore(published, day.day)
  const before = certain.slice(Math.max(0, index - 50), index).findLast(Boolean)
  if (before) return dayNotBefore(before, day.day)
  const after = certain.slice(index + 1, index + 50).find(Boolean)
  return after && dayNotAfter(after, day.day)
}

function reasonAgainst({day, latin}: LineAnnotation) {
  const {year, ambiguous, terse, month} = day.day
  if (ambiguous || (terse && latin)) return 'annotation-ambiguous-day'
  return year === undefined && month <= 12 ? 'annotation-year-unknown' : 'annotation-impossible-day'
}

function reportOddities({written, raw, dayText, position}: Undated, date: PlainDay, report: Report): void {
  if (written.stray) report('annotation-stray-character', position, {found: written.stray, raw, day: date})
  const weekday = contradictedWeekday(date, written.day.day)
  if (weekday === undefined || !hasDay(date)) return
  report('annotation-weekday', position, {raw, found: dayText, day: date})
}
