import {readFile} from 'node:fs/promises'

import {type Document, isMap, isScalar, LineCounter, type Node, parseDocument} from 'yaml'

import type {Position, Report} from '../../problem/index.ts'
import {messageOf} from '../read-text.ts'
import {excerpt, valueAt, type Written} from './written.ts'

export async function readJson(file: string, report: Report): Promise<Written | undefined> {
  try {
    return writtenIn(parseJson(await readFile(file, 'utf8')), [], report)
  } catch (error) {
    report('input-unreadable', undefined, {detail: messageOf(error)})
    return undefined
  }
}

/** How to read our key, if there is one. A package.json that npm cannot read either is none of our business. */
export async function readerOfPackage(
  file: string
): Promise<((report: Report) => Promise<Written | undefined>) | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (!text.includes('"kaitei"')) return undefined
  const parsed = parseJson(text)
  const {contents} = parsed.document
  if (!isMap(contents) || !contents.has('kaitei')) return undefined
  return async (report) => writtenIn(parsed, ['kaitei'], report)
}

interface ParsedJson {
  readonly document: Document.Parsed
  readonly source: string
  readonly at: (offset: number) => Position
}

// JSON is YAML, save for comments: they become spaces, so that every place stays.
const comment = /"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[^]*?\*\//gu

function parseJson(text: string): ParsedJson {
  const source = text
    .replace(/^\u{FEFF}/u, '')
    .replace(comment, (part) => (part.startsWith('"') ? part : part.replace(/[^\r\n]/gu, ' ')))
  const lines = new LineCounter()
  const document = parseDocument(source, {lineCounter: lines, prettyErrors: false, logLevel: 'silent'})
  const at = (offset: number): Position => {
    const {line, col} = lines.linePos(offset)
    return {line, column: col}
  }
  return {document, source, at}
}

function writtenIn(
  {document, source, at}: ParsedJson,
  inside: readonly string[],
  report: Report
): Written | undefined {
  const [error] = document.errors
  if (error) {
    report('config-syntax', at(error.pos[0]), {found: excerpt(source.slice(error.pos[0]))})
    return undefined
  }
  const positionOf: Written['positionOf'] = (path, part = 'value') => {
    const range = nodeAt(document, [...inside, ...path], part)?.range
    return range ? at(range[0]) : undefined
  }
  return {value: valueAt(document.toJS(), inside), positionOf}
}

function nodeAt(document: Document, path: readonly PropertyKey[], part: 'key' | 'value'): Node | undefined {
  if (part === 'value') return document.getIn(path, true) as Node | undefined
  const map = document.getIn(path.slice(0, -1), true) ?? document.contents
  if (!isMap(map)) return undefined
  return map.items.map(({key}) => key as Node).find((key) => isScalar(key) && key.value === path.at(-1))
}
