import type {Nodes} from 'mdast'

import {parsePieces} from '../../parse/markdown.ts'
import type {FlatText, Wrapper} from '../flatten.ts'

/** Where a remark stands in the flat text of its block. */
export interface Place {
  readonly from: number
  readonly to: number
  readonly dayFrom: number
  readonly dayTo: number
}

/** Offsets into the source. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** In the flat text. */
interface Span {
  readonly from: number
  readonly to: number
}

/**
 * A remark as written, and what of it can be cut out so that the Markdown stays well-formed: no `**` may lose its
 * partner, or be left beside a space. Where nothing will do, nothing is cut. `earlier` are the cuts before it.
 */
export function cutOf(
  place: Place,
  flat: FlatText,
  source: string,
  earlier: readonly Range[]
): {raw: Range; cut: Range} {
  const raw = rangeOf(place, flat)
  if (!flat.hasWrappers) return {raw, cut: raw}
  const part = uncrossed(place, flat)
  const nothing = {start: raw.start, end: raw.start}
  if (!part) return {raw, cut: nothing}
  const {start, end} = rangeOf(withSpace(part, flat), flat)
  // The space between two remarks goes with the first.
  const cut = {start: Math.max(start, earlier.at(-1)?.end ?? 0), end}
  return {raw, cut: readsOn(source, cut, earlier) ? cut : nothing}
}

/** In the source; markup that holds nothing but the remark goes with it, or `****` would be left. */
function rangeOf({from, to}: Span, flat: FlatText): Range {
  let [start, end] = [flat.startOf(from), flat.endOf(to)]
  const extend = (wrapper: Wrapper) => {
    start = Math.min(start, wrapper.start)
    end = Math.max(end, wrapper.end)
  }
  for (const wrapper of flat.wrappersFrom(from)) if (wrapper.to <= to) extend(wrapper)
  for (const wrapper of flat.wrappersTo(to)) if (wrapper.from >= from) extend(wrapper)
  return {start, end}
}

/** The part round the day in which no markup begins that ends behind, or ends that begins before. */
function uncrossed({from, to, dayFrom, dayTo}: Place, flat: FlatText): Span | undefined {
  let span = {from, to}
  for (let index = from + 1; index < to; index++) {
    const crossing =
      flat.wrappersFrom(index).some((wrapper) => wrapper.to > to) ||
      flat.wrappersTo(index).some((wrapper) => wrapper.from < from)
    if (!crossing) continue
    if (index > dayFrom && index < dayTo) return undefined
    span = index <= dayFrom ? {from: index, to: span.to} : {from: span.from, to: Math.min(span.to, index)}
  }
  return span
}

// `**追記（2020/10/31）: text**` must not become `** text**`.
function withSpace({from, to}: Span, flat: FlatText): Span {
  const opens = flat.wrappersFrom(from).some((wrapper) => wrapper.to > to)
  const closes = flat.wrappersTo(to).some((wrapper) => wrapper.from < from)
  return {from: closes ? endOfWords(flat, from) : from, to: opens ? startOfWords(flat, to) : to}
}

const isSpaceAt = ({text}: FlatText, index: number): boolean => /[^\S\n]/u.test(text[index] ?? '')

function startOfWords(flat: FlatText, from: number): number {
  let index = from
  while (isSpaceAt(flat, index)) index++
  return index
}

function endOfWords(flat: FlatText, to: number): number {
  let index = to
  while (isSpaceAt(flat, index - 1)) index--
  return index
}

const delimiter = /[*_~]/u
const delimiters = /[*_~]+/uy
// Where no run of `**` can close, or open: beside a space, or beside another run.
const spaceOrRun = /[\s*_~]/u

/** Whether the emphasis on both sides of a cut is still read as such. */
function readsOn(source: string, cut: Range, earlier: readonly Range[]): boolean {
  const before = source[behindCuts(cut.start, earlier) - 1] ?? '\n'
  const behind = source[cut.end] ?? '\n'
  const [touchesBefore, touchesBehind] = [delimiter.test(before), delimiter.test(behind)]
  if (!touchesBefore && !touchesBehind) return true
  if (!touchesBefore && !spaceOrRun.test(before) && /\s/u.test(source[endOfRun(source, cut.end)] ?? '\n'))
    return true
  if (!touchesBehind && behind === '\n' && closesBefore(source, cut)) return true
  return literalsIn(around(source, cut, [...earlier, cut])) <= literalsIn(around(source, cut, earlier))
}

// What markup is written with: `code`, [links], <tags>, escapes.
const markup = /[*_~\x60[\]<>&\\]/u

/**
 * Whether a run (`**Q**（2020/10/31 追記）`) that ends the line once the remark is cut closes as well as it did: nothing in
 * the remark belonged to it, and before a line break a run behind a word can only close.
 */
function closesBefore(source: string, {start, end}: Range): boolean {
  let run = start
  while (delimiter.test(source[run - 1] ?? '')) run--
  const before = source[run - 1] ?? '\n'
  return !/[\s\\]/u.test(before) && !markup.test(source.slice(start, end))
}

/** Where the text before a place ends, once the cuts before it are made. */
function behindCuts(place: number, earlier: readonly Range[]): number {
  let end = place
  for (let index = earlier.length - 1; earlier[index]?.end === end; index--) end = earlier[index]!.start
  return end
}

function endOfRun(source: string, index: number): number {
  delimiters.lastIndex = index
  return delimiters.test(source) ? delimiters.lastIndex : index
}

// As much of the line as a pair of delimiters is likely to span, so that many remarks on one line stay cheap.
const window = 400

function around(source: string, {start, end}: Range, cuts: readonly Range[]): string {
  const from = Math.max(source.lastIndexOf('\n', start - 1) + 1, start - window)
  const line = source.indexOf('\n', end)
  const to = Math.min(line < 0 ? source.length : line, end + window)
  let text = source.slice(from, to)
  for (const cut of cuts.toReversed()) {
    if (cut.end < from) break
    text = text.slice(0, Math.max(0, cut.start - from)) + text.slice(cut.end - from)
  }
  return text
}

/** How many delimiters are read as text. */
function literalsIn(markdown: string): number {
  return literals(parsePieces(markdown))
}

function literals(node: Nodes): number {
  if (node.type === 'text') return node.value.match(/[*_~]/gu)?.length ?? 0
  return 'children' in node ? node.children.reduce((count, child) => count + literals(child as Nodes), 0) : 0
}
