import {alignKeys, stretchesOf} from './align.ts'
import {compareWords, rawEdits, type WordEdit} from './words.ts'

/** A cell, and what stands between it and the one before: `| `. */
interface Cell {
  readonly lead: string
  readonly text: string
}

// What parts two cells; `\|` is a sign of its cell.
const bar = /(?<!\\)\|/u

/** Cell by cell; where there are more or fewer, those with the same text are the same. */
export function compareRows(before: string, after: string): WordEdit[] {
  const [ones, others] = [cellsWithLeads(before), cellsWithLeads(after)]
  if (ones.length === others.length) return ones.flatMap((one, index) => compareCells(one, others[index]!))
  const keys = [ones, others].map((cells) => cells.map(({text}) => text)) as [string[], string[]]
  return stretchesOf(alignKeys(...keys), ones.length, others.length).flatMap(({isKept, before, after}) => {
    const [left, right] = [ones.slice(before.from, before.to), others.slice(after.from, after.to)]
    if (isKept || left.length === right.length)
      return left.flatMap((one, index) => compareCells(one, right[index]!))
    return [
      ...left.map((cell): WordEdit => ({type: 'deleted', text: cell.lead + cell.text})),
      ...right.map((cell): WordEdit => ({type: 'inserted', text: cell.lead + cell.text}))
    ]
  })
}

const compareCells = (one: Cell, other: Cell): WordEdit[] => [
  ...rawEdits(one.lead, other.lead),
  ...compareWords(one.text, other.text)
]

function cellsWithLeads(row: string): Cell[] {
  let lead = ''
  const cells = row.split(bar).map((piece, index) => {
    const text = piece.trim()
    const start = text === '' ? piece.length : piece.indexOf(text)
    const cell = {lead: lead + (index > 0 ? '|' : '') + piece.slice(0, start), text}
    lead = piece.slice(start + text.length)
    return cell
  })
  return lead === '' ? cells : [...cells, {lead, text: ''}]
}
