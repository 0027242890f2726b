import {type Document, isMap, parseDocument} from 'yaml'

import {keyLines, linesFrom} from './lines.ts'
import type {ReportAt} from './slips.ts'
import type {Entry} from './value.ts'
import {reportNoKey, reportYamlError} from './yaml-problems.ts'
import {firstOfEach, mapEntries, type Reader, readerOf} from './yaml-values.ts'

export function readYaml(source: string, reportAt: ReportAt): Entry[] {
  const depths = depthsIn(source)
  if (depths !== undefined) {
    reportAt('front-matter-too-deep', depths)
    return []
  }
  const reader = readerOf(source, reportAt)
  const whole = parseYaml(source)
  // One broken value spoils those after it. Key by key, only the broken one is lost.
  const entries = whole.errors.length === 0 ? entriesOf(whole, reader) : entriesByKey(reader)
  return firstOfEach(entries, reportAt)
}

const deepest = 50
// A bracket; or in one line `- - - …`, `? !tag ? !tag …`.
const nesting = /[[\]{}]|(?:(?:[-?:]|[!&]\S{0,99})[\t ]+){50}/gu

/**
 * Where values nest too deeply. The parser recurses: in a thousand brackets it runs out of stack, and where V8 then
 * happens to compile a regular expression, it aborts the process.
 */
function depthsIn(source: string): number | undefined {
  let depth = 0
  for (const {0: mark, index} of source.matchAll(nesting)) {
    if (mark === ']' || mark === '}') depth = Math.max(depth - 1, 0)
    else if (mark.length > 1 || ++depth > deepest) return index
  }
  return undefined
}

const entriesByKey = (reader: Reader): Entry[] =>
  keyStarts(reader.source).flatMap((base, index, starts) =>
    entriesOf(parseYaml(reader.source.slice(base, starts[index + 1])), {...reader, base})
  )

// Keys are compared in `firstOfEach`, in one go: the library compares each with each.
const parseYaml = (source: string): Document.Parsed =>
  parseDocument(source, {prettyErrors: false, uniqueKeys: false, resolveKnownTags: false, logLevel: 'silent'})

/** Where a line begins with a key, or, below a key, with something that should be one. */
function keyStarts(source: string): number[] {
  const starts = [0]
  let isInKey = true
  for (const {text, start} of linesFrom(source)) {
    const isKey = keyLines.yaml.test(text)
    if (!isKey && (!isInKey || continuation.test(text))) continue
    if (start > 0) starts.push(start)
    isInKey = isKey
  }
  return starts
}

// Nothing, a comment, indented text, an item of a list, a closing bracket.
const continuation = /^(?:$|[#\s\]}]|-(?:\s|$))/u

function entriesOf({contents, errors}: Document.Parsed, reader: Reader): Entry[] {
  const entries = isMap(contents) ? mapEntries(contents, reader) : []
  const [error] = errors
  if (error) {
    reportYamlError(error, entries[0], reader)
    return []
  }
  if (contents && !isMap(contents)) reportNoKey(reader.base + contents.range[0], reader.reportAt)
  return entries
}
