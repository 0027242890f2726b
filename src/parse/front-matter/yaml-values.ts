import {type Alias, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap} from 'yaml'

import {excerpt, type ReportAt} from './slips.ts'
import {type Entry, scalar, type Value} from './value.ts'
import type {Piece} from './yaml-problems.ts'

// A handful of aliases of aliases stands for billions of values.
const mostValues = 20_000

/** What the pieces of one block share, and where the piece at hand begins. */
export interface Reader extends Piece {
  readonly anchors: Map<string, {readonly value: Value; readonly size: number}>
  /** How many values may still be read. */
  readonly budget: {left: number}
}

export const readerOf = (source: string, reportAt: ReportAt): Reader => ({
  source,
  base: 0,
  anchors: new Map(),
  budget: {left: mostValues},
  reportAt
})

export const mapEntries = (map: YAMLMap, reader: Reader): Entry[] =>
  map.items.map(({key, value}) => {
    const keyStart = startOf(key, reader) ?? reader.base
    return {key: keyText(key, keyStart, reader), keyStart, value: valueOf(value, reader, keyStart)}
  })

export function firstOfEach(entries: readonly Entry[], reportAt: ReportAt): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({key, keyStart}) => {
    if (!seen.has(key)) return seen.add(key)
    reportAt('front-matter-duplicate-key', keyStart, {key: excerpt(key)})
    return false
  })
}

function startOf(node: unknown, {base}: Reader): number | undefined {
  const range = (node as Node | null)?.range
  return range ? base + range[0] : undefined
}

function keyText(key: unknown, start: number, {source}: Reader): string {
  if (!isScalar(key)) return excerpt(source.slice(start, start + 200))
  return typeof key.value === 'string' ? key.value : (key.source ?? '')
}

function valueOf(node: unknown, reader: Reader, fallback: number): Value {
  const start = startOf(node, reader) ?? fallback
  if (isAlias(node)) return aliased(node, reader, start)
  const before = reader.budget.left
  if (!affords(1, start, reader)) return {kind: 'nothing', start}
  const value = nodeValue(node, reader, start)
  const anchor = (node as Node | null)?.anchor
  if (anchor) reader.anchors.set(anchor, {value, size: before - reader.budget.left})
  return value
}

function nodeValue(node: unknown, reader: Reader, start: number): Value {
  if (isSeq(node)) return {kind: 'list', start, items: node.items.map((item) => valueOf(item, reader, start))}
  if (isMap(node)) {
    return {kind: 'map', start, entries: firstOfEach(mapEntries(node, reader), reader.reportAt)}
  }
  if (!isScalar(node) || node.value === null) return {kind: 'nothing', start}
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
  return scalar(start, text, node.value)
}

// A problem with what an alias stands for is one at the alias: its target may belong to another key.
function aliased({source: name}: Alias, reader: Reader, start: number): Value {
  const target = reader.anchors.get(name)
  if (!target) reader.reportAt('front-matter-alias', start)
  return target && affords(target.size, start, reader) ? {...target.value, start} : {kind: 'nothing', start}
}

function affords(size: number, start: number, {budget, reportAt}: Reader): boolean {
  if (budget.left < 0) return false
  budget.left -= size
  if (budget.left < 0) reportAt('front-matter-too-deep', start)
  return budget.left >= 0
}
