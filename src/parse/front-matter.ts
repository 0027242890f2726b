import {detached} from '../detached.ts'
import type {FrontMatter} from '../model/front-matter.ts'
import type {Position, Report} from '../problem/index.ts'
import {type Block, findBlock, type FrontMatterFormat} from './front-matter/block.ts'
import {readFields} from './front-matter/fields.ts'
import {blank} from './front-matter/lines.ts'
import {collectSlips, type ReportAt} from './front-matter/slips.ts'
import {readToml} from './front-matter/toml.ts'
import type {Entry} from './front-matter/value.ts'
import {readYaml} from './front-matter/yaml.ts'

export type {FrontMatterFormat}

/** What stands before an article's text, and where the text begins. */
export interface FrontMatterReading {
  readonly frontMatter: FrontMatter
  readonly format: FrontMatterFormat
  /** Offset of the body's first character; 0 without front matter. */
  readonly end: number
  /** Where the value of a key stands: one of ours (`date`, also if written `published`) or one of `extra`. */
  readonly positionOf: (key: string) => Position | undefined
}

/** A reading, and what it had to tell. */
interface KnownReading {
  readonly block: Block
  readonly reading: FrontMatterReading
  readonly tell: (report: Report) => void
}

// A build asks for the same one several times, and the states of an article share theirs. Forgotten all at once.
const most = 100
const longestKnown = 4096
const known = new Map<string, KnownReading>()

/** Reads the front matter of a text without a byte order mark. Reports what is wrong with it; never throws. */
export function readFrontMatter(text: string, report: Report): FrontMatterReading {
  const block = findBlock(text)
  const head = text.slice(0, block.end)
  const before = known.get(head)
  const found = before && isSameBlock(before.block, block) ? before : readBlock(detached(head), block)
  if (found !== before && head.length <= longestKnown) {
    if (known.size === most) known.clear()
    known.set(detached(head), found)
  }
  found.tell(report)
  return found.reading
}

// Where a front matter never ends, its text alone does not say so.
const isSameBlock = (one: Block, other: Block): boolean =>
  one.format === other.format &&
  one.start === other.start &&
  one.stop === other.stop &&
  one.isClosed === other.isClosed

function readBlock(head: string, block: Block): KnownReading {
  const {at, reportAt, tell} = collectSlips(head)
  if (!block.isClosed) reportAt('front-matter-unclosed', 0, {fence: head.slice(0, 3)})
  const entries = readEntries(head, block, reportAt)
  const {frontMatter, starts} = readFields(entries, at, reportAt)
  const positionOf = (key: string) => {
    const start = starts.get(key)
    return start === undefined ? undefined : at(start)
  }
  return {block, reading: {frontMatter, format: block.format, end: block.end, positionOf}, tell}
}

/** The text with its front matter as spaces: a Markdown parser sees the body only, at its own lines and offsets. */
export const blankFrontMatter = (text: string, end: number): string =>
  blank(text.slice(0, end)) + text.slice(end)

// Some broken texts take a parser quadratic time; what people write is a hundredth of this.
const longest = 32_768

function readEntries(text: string, {format, start, stop}: Block, reportAt: ReportAt): Entry[] {
  if (format === 'none') return []
  if (stop - start > longest) {
    reportAt('front-matter-too-long', start, {limit: String(longest)})
    return []
  }
  // What stands before is blanked, so that offsets stay those of the text. The parsers know `\n` and `\r\n` only.
  const source = blankFrontMatter(text.slice(0, stop), start).replace(/\r(?!\n)/gu, '\n')
  return format === 'toml' ? readToml(source, reportAt) : readYaml(source, reportAt)
}
