import type {Nodes} from 'mdast'

import {foldText} from '../../locale/reading/fold.ts'
import {mayHoldDay} from '../../locale/reading/index.ts'
import type {Position} from '../../problem/index.ts'
import {flatten, type FlatText} from '../flatten.ts'
import type {FoundAnnotation} from '../found.ts'
import {hasDigit, opensWithDay, type TextBlock} from './blocks.ts'
import {cutOf, type Place, type Range} from './cut.ts'
import {parseLine} from './parse-line.ts'
import type {Line, LineAnnotation} from './row.ts'

/** An annotation that is not dated yet: its day may lack a year, or not be in the calendar. */
export type Remark = Omit<FoundAnnotation, 'date' | 'yearInferred'> & {
  readonly written: LineAnnotation
  /** As in the source: `10/31`. */
  readonly dayText: string
}

export interface Text {
  readonly source: string
  positionAt(offset: number): Position
}

// `title: …`, `updated: …`: settings that no front matter holds.
const setting = /^[a-z_]{1,30} ?: /iu

// An empty line, `[!NOTE]`, `:::message`: what follows is the first line all the same.
const saysNothing = /^(?:\[![a-z]{1,20}\]|:{3,} ?[a-z-]{0,20})?$/iu

const places: Partial<Record<Nodes['type'], Line['place']>> = {heading: 'heading', tableCell: 'cell'}

// As many as may stand close enough for their cuts to meet.
const neighbours = 40

/** The dated remarks of one block, line by line. */
export function remarksIn(block: TextBlock, text: Text): Remark[] {
  const {start, end} = block.node.position!
  if (!hasDigit(text.source.slice(start.offset, end.offset))) return []
  const flat = flatten(block.node, text.source, 'reading')
  const lines = flat.text.split('\n')
  const bracketsOnly = block.events || areSettings(lines)
  const crowded = block.diary || lines.filter((line) => opensWithDay.test(line)).length > 1
  const found: Remark[] = []
  let offset = 0
  for (const [index, written] of lines.entries()) {
    const setting = {
      place: places[block.node.type] ?? 'paragraph',
      first: index === 0 || saysNothing.test(lines[index - 1]!.trim()),
      item: block.item && lines.length === 1,
      crowded,
      bracketsOnly
    }
    for (const placed of hasDigit(written)
      ? inLine(written, offset, {flat, source: text.source}, setting)
      : [])
      found.push(remarkOf(placed, block, flat, text, found.slice(-neighbours)))
    offset += written.length + 1
  }
  return found
}

const areSettings = (lines: readonly string[]): boolean =>
  lines.length > 1 && lines.filter((line) => setting.test(line)).length > 1

// ~~, <del>, <ins datetime=…>, <s>
const revisionTag = /^(?:~~|<(?:del|ins|s|strike)[\s>])/iu

type Placed = Place & {readonly written: LineAnnotation}

function inLine(
  written: string,
  offset: number,
  {flat, source}: {flat: FlatText; source: string},
  setting: Omit<Line, 'text' | 'emphasisEndsAt' | 'revisionEndsAt'>
): Placed[] {
  const folded = foldText(written)
  if (!mayHoldDay(folded.text)) return []
  const at = (index: number) => offset + folded.at(index)
  const emphasisEndsAt = (index: number) => flat.wrappersTo(at(index)).length > 0
  const revisionEndsAt = (index: number) =>
    flat.wrappersTo(at(index)).some(({start}) => revisionTag.test(source.slice(start, start + 8)))
  return parseLine({...setting, text: folded.text, emphasisEndsAt, revisionEndsAt}).map((found) => ({
    written: found,
    from: at(found.from),
    to: at(found.to),
    dayFrom: at(found.day.start),
    dayTo: at(found.day.day.dayEnd)
  }))
}

export function remarkOf(
  place: Placed,
  {node, topLevel}: Pick<TextBlock, 'node' | 'topLevel'>,
  flat: FlatText,
  {source, positionAt}: Text,
  earlier: readonly Range[] = []
): Remark {
  const {written, dayFrom, dayTo} = place
  const {raw, cut} = cutOf(place, flat, source, earlier)
  return {
    written,
    dayText: source.slice(flat.startOf(dayFrom), flat.endOf(dayTo)),
    kinds: written.kinds,
    raw: source.slice(raw.start, raw.end),
    position: positionAt(raw.start),
    start: cut.start,
    end: cut.end,
    block: node,
    topLevel,
    form: written.form,
    extent: written.extent
  }
}
