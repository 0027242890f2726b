import type {Nodes, Parents} from 'mdast'

import type {Position} from '../problem/index.ts'
import {htmlPieces, inlineTags, isOpaque, voidTags, type HtmlPiece} from './html-text.ts'

/** Stands for what is not to be read: code, links, images, tags. */
export const opaque = '\uFFFC'

/** A stretch of markup round a part of the text, e.g. `**` … `**`. */
export interface Wrapper {
  /** In the flat text. */
  readonly from: number
  readonly to: number
  /** In the source, markers included. */
  readonly start: number
  readonly end: number
}

/** A block's inline content as one text, soft and hard breaks as `\n`, and the way back to the source. */
export interface FlatText {
  readonly text: string
  /** Where the character at `index` begins in the source. */
  startOf(index: number): number
  /** Where the character before `index` ends in the source. */
  endOf(index: number): number
  /** Whether there is markup at all. */
  readonly hasWrappers: boolean
  /** Markup that begins at `from`, the innermost first. */
  wrappersFrom(from: number): readonly Wrapper[]
  /** Markup that ends at `to`, the innermost first. */
  wrappersTo(to: number): readonly Wrapper[]
}

/**
 * `reading`: links, code and pictures are opaque, so that nothing is found in a title, a URL or a name.
 * `visible`: what a reader sees, for texts that are shown.
 */
export type FlatMode = 'reading' | 'visible'

export function flatten(node: Nodes, source: string, mode: FlatMode): FlatText {
  const builder = new FlatBuilder(source, mode)
  builder.add(node)
  return builder
}

// Markup that only says how its content looks.
const transparent = new Set<Nodes['type']>(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

class FlatBuilder implements FlatText {
  text = ''
  readonly #source: string
  readonly #mode: FlatMode
  // One entry a run: where it begins in the flat text, its source range, and whether it is the same characters.
  readonly #runs: {at: number; start: number; end: number; same: boolean}[] = []
  // Most blocks have no markup at all.
  #wrappersFrom: Map<number, Wrapper[]> | undefined
  #wrappersTo: Map<number, Wrapper[]> | undefined
  readonly #tags: {name: string; from: number; start: number}[] = []
  /** The tag that made what follows opaque, and how often it was opened since. */
  #hidden: {name: string; depth: number} | undefined

  constructor(source: string, mode: FlatMode) {
    this.#source = source
    this.#mode = mode
  }

  add(node: Nodes): void {
    if (node.type === 'html') return this.#html(node.position!.start.offset!, node.position!.end.offset!)
    if (this.#hidden) return
    if (node.type === 'text')
      return this.#text(node.value, node.position!.start.offset!, node.position!.end.offset!)
    if (node.type === 'break') return this.#push('\n', node)
    if (node.type === 'inlineCode' && this.#mode === 'visible') return this.#push(node.value, node)
    if (!('children' in node) || (this.#mode === 'reading' && isLink(node)))
      return this.#push(this.#placeholder(), node)
    this.#parent(node)
  }

  #placeholder(): string {
    return this.#mode === 'visible' ? '' : opaque
  }

  #parent(node: Parents): void {
    const from = this.text.length
    for (const child of node.children) {
      if (child.type === 'tableCell' && this.text !== '')
        this.#run(' ', child.position!.start.offset!, child.position!.start.offset!)
      this.add(child)
    }
    if (!transparent.has(node.type)) return
    this.#wrap({
      from,
      to: this.text.length,
      start: node.position!.start.offset!,
      end: node.position!.end.offset!
    })
  }

  #wrap(wrapper: Wrapper): void {
    append((this.#wrappersFrom ??= new Map()), wrapper.from, wrapper)
    append((this.#wrappersTo ??= new Map()), wrapper.to, wrapper)
  }

  #push(text: string, node: Nodes): void {
    this.#run(text, node.position!.start.offset!, node.position!.end.offset!)
  }

  #run(text: string, start: number, end: number): void {
    if (text === '') return
    this.#runs.push({at: this.text.length, start, end, same: text.length === end - start})
    this.text += text
  }

  #text(value: string, start: number, end: number): void {
    if (value.length === end - start && this.#source.startsWith(value, start))
      return this.#run(value, start, end)
    for (const piece of alignedPieces(value, this.#source, start, end))
      this.#run(piece.text, piece.start, piece.end)
  }

  #html(start: number, end: number): void {
    const html = this.#source.slice(start, end)
    for (const piece of htmlPieces(html)) {
      if (piece.type === 'tag') this.#tag(piece, html, start)
      else if (!this.#hidden) this.#htmlText(html.slice(piece.start, piece.end), start + piece.start)
    }
  }

  // In raw HTML, entities are still as written.
  #htmlText(text: string, start: number): void {
    let done = 0
    for (const match of text.matchAll(
      /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<name>nbsp|amp|lt|gt|quot));/giu
    )) {
      this.#run(text.slice(done, match.index), start + done, start + match.index)
      done = match.index + match[0].length
      this.#run(decoded(match.groups!), start + match.index, start + done)
    }
    this.#run(text.slice(done), start + done, start + text.length)
  }

  #tag(piece: HtmlPiece & {type: 'tag'}, html: string, offset: number): void {
    const {name, closes} = piece
    if (this.#hidden) return this.#countHidden(name, closes)
    if (voidTags.has(name))
      return this.#run(name === 'br' ? '\n' : this.#placeholder(), offset + piece.start, offset + piece.end)
    if (!inlineTags.has(name) && name !== 'a') this.#run('\n', offset + piece.start, offset + piece.end)
    if (closes) return this.#closeTag(name, offset + piece.end)
    if (isOpaque(name, html.slice(piece.start, piece.end)) && this.#mode === 'reading') {
      this.#hidden = {name, depth: 1}
      return this.#run(opaque, offset + piece.start, offset + piece.end)
    }
    this.#tags.push({name, from: this.text.length, start: offset + piece.start})
  }

  #countHidden(name: string, closes: boolean): void {
    const hidden = this.#hidden!
    if (name !== hidden.name) return
    hidden.depth += closes ? -1 : 1
    if (hidden.depth === 0) this.#hidden = undefined
  }

  #closeTag(name: string, end: number): void {
    const tag = this.#tags.at(-1)
    if (tag?.name !== name) return
    this.#tags.pop()
    if (inlineTags.has(name)) this.#wrap({from: tag.from, to: this.text.length, start: tag.start, end})
  }

  #runAt(index: number) {
    let [low, high] = [0, this.#runs.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#runs[middle]!.at <= index) low = middle
      else high = middle - 1
    }
    return this.#runs[low]!
  }

  startOf(index: number): number {
    const run = this.#runAt(index)
    return run.same ? run.start + index - run.at : run.start
  }

  endOf(index: number): number {
    const run = this.#runAt(index - 1)
    return run.same ? run.start + index - run.at : run.end
  }

  get hasWrappers(): boolean {
    return this.#wrappersFrom !== undefined
  }

  wrappersFrom(from: number): readonly Wrapper[] {
    return this.#wrappersFrom?.get(from) ?? none
  }

  wrappersTo(to: number): readonly Wrapper[] {
    return this.#wrappersTo?.get(to) ?? none
  }
}

const none: readonly Wrapper[] = []

function append(map: Map<number, Wrapper[]>, index: number, wrapper: Wrapper): void {
  const wrappers = map.get(index)
  if (wrappers) wrappers.push(wrapper)
  else map.set(index, [wrapper])
}

const isLink = (node: Nodes): boolean => node.type === 'link' || node.type === 'linkReference'

function decoded(groups: Record<string, string | undefined>): string {
  const named: Record<string, string> = {nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"'}
  if (groups['name'] !== undefined) return named[groups['name'].toLowerCase()]!
  const code = groups['hex'] === undefined ? Number(groups['decimal']) : Number.parseInt(groups['hex'], 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : opaque
}

interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

// `&#x2728;`, `&amp;`
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/iuy
// A backslash before ASCII punctuation (CommonMark 2.4).
const escape = /\\[!-/:-@[-`{-~]/uy
// A line's end with the white space round it and what marks the next line as part of a quote.
const lineEnd = /[ \t]*(?:\r\n|\n|\r)[ \t>]*/uy

/** Walks a text's value and its source together: they part at escapes, entities and line ends. */
function* alignedPieces(value: string, source: string, start: number, end: number): Generator<Piece> {
  let [at, from, begun] = [0, start, 0]
  const same = (): Piece => ({text: value.slice(begun, at), start: from - (at - begun), end: from})
  while (at < value.length && from < end) {
    const step = differenceAt(value, at, source, from)
    if (!step) {
      at++
      from++
      continue
    }
    yield same()
    yield {text: step.text, start: from, end: from + step.written}
    at += step.read
    from += step.written
    begun = at
  }
  yield same()
}

function differenceAt(value: string, at: number, source: string, from: number) {
  const character = value[at]!
  if (character === '\n' || character === '\r') {
    const read = value.startsWith('\r\n', at) ? 2 : 1
    return {text: '\n', read, written: matched(lineEnd, source, from) || read}
  }
  const written = source[from]!
  if (written === '\\' && matched(escape, source, from) > 0) return {text: character, read: 1, written: 2}
  const length = written === '&' ? matched(entity, source, from) : 0
  if (length === 0 || value.startsWith(source.slice(from, from + length), at)) return undefined
  const text = String.fromCodePoint(value.codePointAt(at)!)
  return {text, read: text.length, written: length}
}

function matched(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0].length ?? 0
}

/** Line and column of offsets into a source. */
export function positionsIn(source: string): (offset: number) => Position {
  const starts = [0]
  for (const match of source.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length)
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return {line: low + 1, column: offset - starts[low]! + 1}
  }
}
