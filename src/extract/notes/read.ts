import {plainLine} from '../annotations/row.ts'
import type {RootContent} from 'mdast'

import {foldText} from '../../locale/reading/fold.ts'
import {versionNamedIn} from '../../locale/reading/index.ts'
import type {AnnotationKind} from '../../model/annotation-kind.ts'
import {parseLine} from '../annotations/parse-line.ts'
import {kindOf} from './kind.ts'
import {noteDay, wordsOf, type NoteDay} from './note-day.ts'
import {textOf, unitsIn, type Unit} from './units.ts'

/** A line as a note: its day, if it has one, and what it says. */
export interface Read {
  readonly unit: Unit
  readonly day: NoteDay | undefined
  /** Without its day. */
  readonly text: string
  readonly kind: AnnotationKind | null
  readonly version: string | null
}

export function readUnit(unit: Unit): Read {
  const written = textOf(unit)
  const day = noteDay(written)
  const text = wordsOf(written, day)
  return {unit, day, text, kind: kindOf(text), version: unit.version ?? versionNamedIn(text)}
}

/** The lines of a block as notes; `undefined` where it holds no lines. */
export function readBlock(node: RootContent, source: string): Read[] | undefined {
  if (node.type === 'heading') return undefined
  const units = unitsIn(node, source)
  return units.length > 0 ? units.map(readUnit) : undefined
}

/** Whether a note says what was done, or for which version. */
export const saysRevision = ({unit, kind, version}: Read): boolean =>
  kind !== null || version !== null || unit.below.some((below) => kindOf(textOf(below)) !== null)

/** `2021-03-22 更新` alone is a remark on what follows; `2021-03-22 表を更新` says more. */
export function isRemark({unit}: Read): boolean {
  const [found] = parseLine({
    ...plainLine,
    text: foldText(textOf(unit)).text
  })
  return found !== undefined && (found.form !== 'line' || found.to - found.from < longestRemark)
}

const longestRemark = 32
