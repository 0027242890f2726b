import {bracketedAt} from './brackets.ts'
import {lineEndAt, signedAt} from './line-end.ts'
import {lineStartAt} from './line-start.ts'
import {Row, type Line, type LineAnnotation} from './row.ts'
import {isSilent} from './signs.ts'

/**
 * Annotations of one line, in order, without overlap. By structure, not by distance: in brackets, at the start of
 * the line, or at its end.
 */
export function parseLine(line: Line): LineAnnotation[] {
  const row = new Row(line)
  const found: LineAnnotation[] = []
  let index = row.skip(row.firstToken, isSilent)
  let step = bracketedAt(row, index) ?? (mayOpen(line) ? lineStartAt(row, index) : undefined)
  while (index < row.tokens.length) {
    if (step) found.push(...step.found)
    index = step?.next ?? index + 1
    step =
      index < row.tokens.length
        ? (bracketedAt(row, index) ?? signedAt(row, index) ?? lineEndAt(row, index))
        : undefined
  }
  return found
}

const mayOpen = ({bracketsOnly, place}: Line): boolean => !bracketsOnly && place !== 'cell'
