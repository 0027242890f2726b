import {sha256} from '../hash.ts'
import {normalise} from '../normalise.ts'

// A line, or a sentence of one: 「…。」, `… .`
const ends = /(?<=[。．！？!?])(?![。．！？!?」』）)])|(?<=\.)(?=\s)|\n/u
// Shorter ones (「はい。」) stand in many texts, and tell nothing.
const shortest = 8

/** A text cut into lines and sentences; joined, with their line ends, they are the text. */
const piecesOf = (text: string): string[] => text.split(new RegExp(`(${ends.source})`, 'u'))

/** Hashes of a text's lines and sentences, those that are long enough to be known again. */
export function passagesOf(text: string): Set<string> {
  const pieces = [...text.split('\n'), ...piecesOf(text)].map(normalise)
  return new Set(pieces.filter((piece) => piece.length >= shortest).map(sha256))
}

/** A text with `instead` in place of every line and sentence whose hash is among `passages`. */
export function withoutPassages(text: string, passages: ReadonlySet<string>, instead: string): string {
  if (passages.size === 0) return text
  return text
    .split('\n')
    .map((line) => (isAmong(line, passages) ? keepLead(line, instead) : inLine(line, passages, instead)))
    .join('\n')
}

const inLine = (line: string, passages: ReadonlySet<string>, instead: string): string =>
  piecesOf(line)
    .map((piece) => (isAmong(piece, passages) ? keepLead(piece, instead) : piece))
    .join('')

function isAmong(piece: string, passages: ReadonlySet<string>): boolean {
  const folded = normalise(piece)
  return folded.length >= shortest && passages.has(sha256(folded))
}

// `- `, `> `, `### `, `A. ` and bold marks are the form of what stands there, not its text.
const lead = /^(?:[\s>#*+-]|\d+[.)]\s|[AＡ答][.．:：]\s*)*/u

const keepLead = (piece: string, instead: string): string => `${lead.exec(piece)![0]}${instead}`
