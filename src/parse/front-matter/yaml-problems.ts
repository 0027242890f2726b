import type {YAMLError} from 'yaml'

import type {ProblemCode} from '../../problem/index.ts'
import {excerpt, type ReportAt} from './slips.ts'
import type {Entry} from './value.ts'

// Told in the author's words: what stands there, and which mark is missing or in the way.
const problems: Partial<Record<YAMLError['code'], ProblemCode>> = {
  BAD_ALIAS: 'front-matter-alias',
  BAD_DQ_ESCAPE: 'front-matter-escape',
  BAD_INDENT: 'front-matter-indent',
  BAD_SCALAR_START: 'front-matter-character',
  BLOCK_AS_IMPLICIT_KEY: 'front-matter-colon',
  RESOURCE_EXHAUSTION: 'front-matter-too-deep',
  TAB_AS_INDENT: 'front-matter-tab',
  UNEXPECTED_TOKEN: 'front-matter-rest'
}

// The parser notices a missing end where the text ends; the author has to mend where it begins.
const unclosedProblems: Readonly<Record<string, ProblemCode>> = {
  '"': 'front-matter-quote',
  "'": 'front-matter-quote',
  '[': 'front-matter-bracket',
  '{': 'front-matter-bracket'
}

/** A part of a block that was parsed by itself. */
export interface Piece {
  /** The whole block, from the start of the text. */
  readonly source: string
  /** Offset from which the parser counts. */
  readonly base: number
  readonly reportAt: ReportAt
}

/** Reports why a piece, whose first entry is given, is no YAML. */
export function reportYamlError(
  error: YAMLError,
  entry: Entry | undefined,
  {source, base, reportAt}: Piece
): void {
  const start = entry?.value.start ?? base
  const opening = source.charAt(start)
  const unclosed = unclosedProblems[opening]
  if (unclosed && (error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT')) {
    return reportAt(unclosed, start, {opening})
  }
  if (!entry) return reportNoKey(base, reportAt)
  const offset = skipSpaces(source, base + error.pos[0])
  // Of a list that is out of line, the parser says that it cannot be a key.
  const isList = error.code === 'BLOCK_AS_IMPLICIT_KEY' && source.startsWith('- ', offset)
  const code = isList ? 'front-matter-indent' : (problems[error.code] ?? 'front-matter-syntax')
  reportAt(code, offset, {key: excerpt(entry.key), format: 'YAML'})
}

export const reportNoKey = (offset: number, reportAt: ReportAt): void =>
  reportAt('front-matter-no-key', offset)

function skipSpaces(text: string, from: number): number {
  let offset = from
  while (text.charAt(offset) === ' ') offset++
  return offset
}
