import type {Edit} from '../model/delta.ts'

/** A piece of a marked text; `elided` stands for unchanged text that is left out. */
export type Mark =
  {readonly type: Edit['type']; readonly text: string} | {readonly type: 'elided'; readonly text: ''}

/** Blocks of Markdown, each in pieces. */
export type MarkedText = readonly (readonly Mark[])[]

const elided: Mark = {type: 'elided', text: ''}

/** What a reader wants to see of edits: the blocks that changed, and in them the sentences round each change. */
export function markedText(edits: readonly Edit[]): MarkedText {
  const result: Mark[][] = []
  for (const block of blocksOf(edits)) {
    if (block.every(({type}) => type === 'kept')) {
      // One sign is enough for all that is left out.
      if (result.at(-1)?.at(-1)?.type !== 'elided') result.push([elided])
      continue
    }
    const shown = shortened(block)
    if (shown[0]?.type === 'elided' && isElided(result.at(-1))) result.pop()
    result.push(shown)
  }
  return result.every(isElided) ? [] : result
}

/** A text that came or went as a whole. */
export const wholeText = (type: Edit['type'], markdown: string): MarkedText =>
  blocksIn(markdown).map((text) => [{type, text}])

// ``` or ~~~, with what it is the code of.
const fence = /^ {0,3}(?<mark>`{3,}|~{3,})/u

/** Markdown cut at its blank lines, but for those in fenced code. */
function blocksIn(markdown: string): string[] {
  const blocks: string[][] = [[]]
  let open: string | null = null
  for (const line of markdown.split('\n')) {
    const mark: string | undefined = fence.exec(line)?.groups!.mark
    if (open === null && line.trim() === '') blocks.push([])
    else blocks.at(-1)!.push(line)
    if (open === null) open = mark ?? null
    else if (mark?.startsWith(open) && line.trim() === mark) open = null
  }
  return blocks.map((lines) => lines.join('\n')).filter((block) => block !== '')
}

// ```…, ~~~…, | a table |, indented code.
const lineByLine = /^(?:\s*(?:```|~~~|\|)| {4}|\t)/u

/** Whether a block is read line by line, as code and tables are. */
export const isLineByLine = (block: readonly Mark[]): boolean =>
  lineByLine.test(block.map(({text}) => text).join(''))

const isElided = (block: readonly Mark[] | undefined): boolean =>
  block?.length === 1 && block[0]!.type === 'elided'

function blocksOf(edits: readonly Edit[]): Edit[][] {
  const blocks = new Map<number, Edit[]>()
  for (const edit of edits) {
    const block = blocks.get(edit.block)
    if (block) block.push(edit)
    else blocks.set(edit.block, [edit])
  }
  return [...blocks.values()].map(withoutBlankLines).filter((block) => block.length > 0)
}

// The blank line between two blocks is part of the later one.
function withoutBlankLines(block: readonly Edit[]): Edit[] {
  const [first, ...rest] = block
  if (!first) return []
  const text = first.text.replace(/^\n+/u, '')
  return text === '' ? withoutBlankLines(rest) : [{...first, text}, ...rest]
}

function shortened(block: readonly Edit[]): Mark[] {
  return block.flatMap(({type, text}, index): Mark[] => {
    if (type !== 'kept') return [{type, text}]
    const head = index === 0 ? '' : firstSentence(text)
    const tail = index === block.length - 1 ? '' : lastSentence(text)
    // Little is left out better not at all.
    if (text.length - head.length - tail.length < shortest) return [{type, text}]
    return [
      ...(head === '' ? [] : [{type, text: head} as const]),
      elided,
      ...(tail === '' ? [] : [{type, text: tail} as const])
    ]
  })
}

const shortest = 24

// A sentence ends behind 。！？ and the brackets that close it, behind .!? before a space, or with its line.
const sentenceEnd = /[。！？]+[」』）)\]】”’]*|(?<![.!?])[.!?]+["'”’)\]]*(?=\s)|\n/gu

function firstSentence(text: string): string {
  // The change may stand at the very end of its sentence: what follows is the next one.
  const ends = [...text.matchAll(sentenceEnd)].map(({0: end, index}) => index + end.length)
  const end = ends.find((at) => text.slice(0, at).trim() !== '')
  return end === undefined ? text : text.slice(0, end)
}

function lastSentence(text: string): string {
  const starts = [...text.matchAll(sentenceEnd)].map(({0: end, index}) => index + end.length)
  const start = starts.findLast((at) => text.slice(at).trim() !== '')
  if (start === undefined) return text
  // A line of its own stays one behind what is left out.
  return text[start - 1] === '\n' ? text.slice(start - 1) : text.slice(start).replace(/^[^\S\n]+/u, '')
}
