import {LineCounter} from 'yaml'

import type {Position, ProblemCode, Report} from '../../problem/index.ts'
import {linesFrom} from './lines.ts'

/** Reports a problem at an offset of the text. What stands there becomes its `found`. */
export type ReportAt = (code: ProblemCode, offset: number, data?: Readonly<Record<string, string>>) => void

interface Slips {
  readonly at: (offset: number) => Position
  readonly reportAt: ReportAt
  /** Tells what was collected, from top to bottom. */
  readonly tell: (report: Report) => void
}

// One slip often has several consequences: a value that is no YAML is of a wrong type, too. So one a line, the first.
export function collectSlips(text: string): Slips {
  const at = positionsIn(text)
  const byLine = new Map<number, Parameters<Report>>()
  const reportAt: ReportAt = (code, offset, data) => {
    const position = at(offset)
    if (byLine.has(position.line)) return
    byLine.set(position.line, [code, position, {found: excerpt(text.slice(offset, offset + 200)), ...data}])
  }
  const tell = (report: Report) => {
    for (const [, slip] of [...byLine].sort(([one], [other]) => one - other)) report(...slip)
  }
  return {at, reportAt, tell}
}

function positionsIn(text: string): (offset: number) => Position {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const {next} of linesFrom(text)) lines.addNewLine(next)
  return (offset) => {
    const {line, col} = lines.linePos(offset)
    return {line, column: col}
  }
}

/** The first line of something long, for a message. */
export function excerpt(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/u)
  const letters = Array.from(line.slice(0, 200).replace(/\p{Cc}/gu, '�'))
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('').trim()
}
