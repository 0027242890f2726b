import type {Root, RootContent} from 'mdast'
import type {Node, Point} from 'unist'

import {detached} from '../detached.ts'
import {type Piece, piecesOf} from './pieces.ts'

/** The top-level nodes of a piece, and where the piece stood when it was parsed. */
interface KnownPiece {
  readonly nodes: readonly RootContent[]
  readonly offset: number
  readonly line: number
}

type Parse = (text: string) => Root

// In characters, of which each takes about a hundred bytes as a tree; some articles' worth, or twice the one that is just
// parsed. What is older is forgotten, all at once.
const usual = 100_000
const longestPiece = 100_000

/**
 * A parser that parses no piece of Markdown twice. The states of an article share most of their blocks, and an answer
 * that is rendered was parsed with its article: parsing costs more than all that is done with the trees.
 */
export function createPieceParser(parse: Parse): {
  /** The same tree as `parse` gives, positions included. Nobody may change its nodes. */
  readonly parse: Parse
  /** The same with positions that are wrong: each node as it was parsed, wherever it stood then. */
  readonly parsePieces: Parse
} {
  const known = new Map<string, KnownPiece>()
  let size = 0
  let most = usual

  const remember = (text: string, piece: KnownPiece): void => {
    if (text.length > longestPiece) return
    size += text.length
    if (size > most) {
      known.clear()
      size = text.length
    }
    known.set(text, piece)
  }

  /** Parses what is not known yet, all of it as one text. */
  const find = (text: string, pieces: readonly Piece[]): readonly KnownPiece[] | Root => {
    const isPrivate = privacyOf(text)
    const texts = pieces.map(({start, end}) => text.slice(start, end))
    const found = texts.map((part) => (isPrivate(part) ? undefined : known.get(part)))
    const missing = texts.filter((_, index) => !found[index]).map(detached)
    if (missing.length === 0) return found as KnownPiece[]
    const isWhole = missing.length === texts.length
    const source = isWhole ? text : missing.join('\n\n')
    const tree = parse(source)
    const places = isWhole ? pieces : placesOf(missing)
    const parsed = distribute(tree, places)
    if (!parsed) return isWhole ? tree : parse(text)
    for (const [index, piece] of parsed.entries())
      if (!isPrivate(missing[index]!)) remember(missing[index]!, piece)
    if (isWhole) return tree
    let next = 0
    return found.map((piece) => piece ?? parsed[next++]!)
  }

  return {
    parse(text) {
      most = Math.max(usual, 2 * text.length)
      const pieces = piecesOf(text)
      if (!pieces) return parse(text)
      const found = find(text, pieces)
      return 'type' in found ? found : assemble(text, pieces, found)
    },
    parsePieces(text) {
      const pieces = piecesOf(text)
      if (!pieces) return parse(text)
      const found = find(text, pieces)
      return 'type' in found ? found : {type: 'root', children: found.flatMap(({nodes}) => nodes)}
    }
  }
}

/** Which pieces mean something in their own text only: front matter, and what may refer to a definition. */
function privacyOf(text: string): (piece: string) => boolean {
  const hasDefinitions = text.includes(']:')
  return (piece) =>
    (hasDefinitions && piece.includes('[')) || piece.startsWith('---') || piece.startsWith('+++')
}

function placesOf(texts: readonly string[]): Piece[] {
  let start = 0
  return texts.map((text) => {
    const piece = {start, end: start + text.length}
    start = piece.end + 2
    return piece
  })
}

/** The nodes of each piece; null where one stands in two of them, which a safe cut does not leave. */
function distribute(tree: Root, places: readonly Piece[]): KnownPiece[] | null {
  const pieces = places.map(({start}) => ({nodes: [] as RootContent[], offset: start, line: 0}))
  let at = 0
  for (const node of tree.children) {
    const {start, end} = node.position!
    while (at < places.length && places[at]!.end < end.offset!) at++
    if (at === places.length || places[at]!.start > start.offset!) return null
    const piece = pieces[at]!
    // A piece begins with a line that is not blank.
    if (piece.nodes.length === 0) piece.line = start.line
    piece.nodes.push(node)
  }
  return pieces
}

function assemble(text: string, pieces: readonly Piece[], found: readonly KnownPiece[]): Root {
  let line = 1
  let counted = 0
  const countTo = (offset: number): number => {
    for (
      let next = text.indexOf('\n', counted);
      next >= 0 && next < offset;
      next = text.indexOf('\n', counted)
    ) {
      line++
      counted = next + 1
    }
    return line
  }
  const children = pieces.flatMap(({start}, index) => {
    const {nodes, offset, line: from} = found[index]!
    const lines = countTo(start) - from
    return nodes.map((node) => moved(node, lines, start - offset))
  })
  const end = {line: countTo(text.length), column: text.length - counted + 1, offset: text.length}
  return {type: 'root', children, position: {start: {line: 1, column: 1, offset: 0}, end}}
}

/** A copy of a node, some lines and characters further on. */
function moved<N extends Node>(node: N, lines: number, characters: number): N {
  const copy = {...node}
  const {position} = node
  const point = ({line, column, offset}: Point): Point => ({
    line: line + lines,
    column,
    offset: offset! + characters
  })
  if (position) copy.position = {start: point(position.start), end: point(position.end)}
  if ('children' in copy)
    copy.children = (copy.children as Node[]).map((child) => moved(child, lines, characters))
  return copy
}
