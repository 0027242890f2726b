import type {Root} from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

import {shortenBareUrls} from './bare-url.ts'
import {remarkGuardedLiterals} from './guarded-literals.ts'
import {createPieceParser} from './known-pieces.ts'
import {placeLateLiterals} from './late-literals.ts'
import {type NativeParser, readNative} from './native/read.ts'
import {dropNoCharacters} from './no-character.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .use(remarkGuardedLiterals)
  .use(remarkCjkFriendly)
  // After remark-gfm, or its mending of `~~…~~` beside Japanese is lost.
  .use(remarkCjkFriendlyStrikethrough)
  .freeze()

const commonMark = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze()

/** As GitHub and other readers of plain CommonMark and GFM see a text: what differs there, authors want to know. */
export const parseAsGitHub = (text: string): Root => commonMark.parse(text)

let native: NativeParser | null = null

/**
 * Lets a native parser read the texts that it and remark read alike; null: none. No tree depends on it, only the time
 * that it takes.
 */
export function accelerate(parser: NativeParser | null): void {
  native = parser
}

const toTree = (text: string): Root => (native && readNative(text, native)) ?? processor.parse(text)

/**
 * Markdown → mdast, positions and offsets included. The text must come without a byte order mark:
 * micromark drops one, and every offset would be one less than the index into the text.
 */
export function parseWhole(text: string): Root {
  const tree = toTree(text)
  placeLateLiterals(tree, text)
  shortenBareUrls(tree)
  dropNoCharacters(tree, text)
  return tree
}

/** `parseMarkdown`: as `parseWhole`, but no block is parsed twice. `parsePieces`: where positions do not matter. */
export const {parse: parseMarkdown, parsePieces} = createPieceParser(parseWhole)
