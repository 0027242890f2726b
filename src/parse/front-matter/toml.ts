import {parse, type TomlError} from 'smol-toml'

import {excerpt, type ReportAt} from './slips.ts'
import {type Statement, statementAtLine, statementsOf, writtenValue} from './toml-statements.ts'
import {type Entry, scalar, type Value} from './value.ts'

export function readToml(source: string, reportAt: ReportAt): Entry[] {
  const statements = statementsOf(source)
  const table = parseWhole(source) ?? parseSound(source, statements, reportAt)
  const first = new Map(statements.toReversed().map((statement) => [statement.key, statement]))
  return Object.entries(table).flatMap(([key, native]) => {
    const statement = first.get(key)
    const start = statement?.valueStart ?? 0
    if (isDeeper(native, deepest)) {
      reportAt('front-matter-too-deep', start)
      return []
    }
    return {key, keyStart: statement?.start ?? 0, value: valueOf(native, start, writtenValue(statement))}
  })
}

// The parser limits brackets only, not `a.a.a.a = 1`.
const isDeeper = (native: unknown, depth: number): boolean =>
  typeof native === 'object' &&
  native !== null &&
  (depth === 0 || Object.values(native).some((item) => isDeeper(item, depth - 1)))

type Table = Readonly<Record<string, unknown>>

const deepest = 50

const parseToml = (source: string): Table =>
  parse(quoteTimes(source), {integersAsBigInt: 'asNeeded', maxDepth: deepest})

// The parser makes 2 March of 2020-02-31; a string stays as written. Strings and comments are passed over.
const strings = /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*(?:"|\\?(?=\n|$))|'[^'\n]*'|#[^\n]*/u
const times =
  /(?<![\w.:-])(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:[\d:.]+(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d[\d:.]*)(?![\w-])/u
const stringsAndTimes = new RegExp(`${strings.source}|${times.source}`, 'gu')

const quoteTimes = (source: string): string =>
  source.replace(stringsAndTimes, (part) => (/^\d/u.test(part) ? `"${part}"` : part))

function parseWhole(source: string): Table | undefined {
  try {
    return parseToml(source)
  } catch {
    return undefined
  }
}

// With more of them a block is no TOML.
const mostContradictions = 20

/** Reads what can be read: a statement that is broken, or contradicts one above it, is told and left out. */
function parseSound(source: string, statements: readonly Statement[], reportAt: ReportAt): Table {
  const head = source.slice(0, statements[0]?.start)
  if (!parseWhole(head)) {
    reportAt('front-matter-syntax', Math.max(head.search(/^[^\s#]/mu), 0), {format: 'TOML'})
  }
  let sound = statements.filter(soundAlone(reportAt))
  for (let round = 0; round < mostContradictions; round++) {
    try {
      return parseToml(sound.map(({text}) => text).join(''))
    } catch (error) {
      const second = statementAtLine((error as TomlError).line, sound)
      if (!second) return {}
      reportAt('front-matter-duplicate-key', second.start, {key: excerpt(second.key)})
      sound = sound.filter((statement) => statement !== second)
    }
  }
  return {}
}

function soundAlone(reportAt: ReportAt): (statement: Statement) => boolean {
  // Without its header, the keys of a table would become the article's.
  let isTableLost = false
  return ({isTable, text, valueStart}) => {
    if (isTableLost && !isTable) return false
    const isSound = Boolean(parseWhole(text))
    if (!isSound) reportAt('front-matter-syntax', valueStart, {format: 'TOML'})
    isTableLost = isTable && !isSound
    return isSound
  }
}

function valueOf(native: unknown, start: number, written?: string): Value {
  if (Array.isArray(native)) return {kind: 'list', start, items: native.map((item) => valueOf(item, start))}
  if (typeof native === 'string') return scalar(start, native, native)
  if (typeof native !== 'object' || native === null) return scalar(start, written ?? String(native), native)
  const entries = Object.entries(native).map(([key, item]) => ({
    key,
    keyStart: start,
    value: valueOf(item, start)
  }))
  return {kind: 'map', start, entries}
}
