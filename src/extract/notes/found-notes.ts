import type {PlainDay} from '../../plain-date.ts'
import type {Position, Report} from '../../problem/index.ts'
import type {FoundNote} from '../found.ts'
import {contradictedWeekday} from '../written-day.ts'
import {kindOf} from './kind.ts'
import {dateOf, type NoteDay} from './note-day.ts'
import type {NoteBlock} from './places.ts'
import {readUnit, type Read} from './read.ts'
import {textOf} from './units.ts'

/** The notes of a block; a line without a day has that of the line before it, or of the heading above. */
export function notesIn(
  {reads, under}: NoteBlock,
  positionAt: (offset: number) => Position,
  report: Report
): FoundNote[] {
  let last = under
  return reads.flatMap((read) => {
    last = read.day ?? last
    return last ? notesOf(read, last, positionAt, report) : []
  })
}

function notesOf(
  {unit, day: own, text, kind, version}: Read,
  day: NoteDay,
  positionAt: (offset: number) => Position,
  report: Report
): FoundNote[] {
  const written = textOf(unit)
  const from = unit.from + (own ? Math.min(own.from, own.rest) : leadingSpace(written))
  const [start, end] = [unit.flat.startOf(from), unit.flat.endOf(unit.to)]
  const position = positionAt(start)
  const date = dateOf(day)
  if (own) reportDay(own, {date, position, raw: written}, report)
  if (!date) return []
  if (text !== '' || unit.below.length === 0) {
    // `2020/10/31 Version 1.2` alone does not say what was done, the items below it do.
    const told = kind ?? unit.below.map((below) => kindOf(textOf(below))).find(Boolean) ?? null
    return [{date, kind: told, version, text, position, start, end}]
  }
  return unit.below.flatMap((below) => notesOf({...readUnit(below), day: undefined}, day, positionAt, report))
}

const leadingSpace = (text: string): number => text.length - text.trimStart().length

interface Told {
  readonly date: PlainDay | undefined
  readonly position: Position
  readonly raw: string
}

function reportDay(
  {from, to, day, stray, bullet}: NoteDay,
  {date, position, raw}: Told,
  report: Report
): void {
  const found = raw.slice(from, to)
  if (!date) return report('annotation-impossible-day', position, {found, raw})
  if (stray) report('annotation-stray-character', position, {found: '#', raw, day: date})
  if (bullet) report('revision-note-marker', position, {raw})
  if (contradictedWeekday(date, day.day) !== undefined)
    report('annotation-weekday', position, {raw, found, day: date})
}
