import {keyLines, linesFrom} from './lines.ts'

export type FrontMatterFormat = 'yaml' | 'toml' | 'hexo' | 'none'

export interface Block {
  readonly format: FrontMatterFormat
  /** Offsets of what is between the fences. */
  readonly start: number
  readonly stop: number
  /** Offset behind the closing fence. */
  readonly end: number
  readonly isClosed: boolean
}

const noBlock: Block = {format: 'none', start: 0, stop: 0, end: 0, isClosed: true}

export const findBlock = (text: string): Block =>
  findFenced(text, 'yaml') ?? findFenced(text, 'toml') ?? findHexo(text) ?? noBlock

// As in remark-frontmatter: in the first column, the opening one in the first line.
const fences = {yaml: /^---[\t ]*$/u, toml: /^\+\+\+[\t ]*$/u}

function findFenced(text: string, format: 'yaml' | 'toml'): Block | undefined {
  const lines = linesFrom(text)
  const opening = lines.next().value
  if (!opening || !fences[format].test(opening.text)) return undefined
  const start = opening.next
  for (const line of lines) {
    if (fences[format].test(line.text))
      return {format, start, stop: line.start, end: line.next, isClosed: true}
  }
  return findUnclosed(text, format, start)
}

// An article may open with a thematic break: without a key in the next line nothing is unclosed.
function findUnclosed(text: string, format: 'yaml' | 'toml', start: number): Block | undefined {
  let end = start
  for (const line of linesFrom(text, start)) {
    const belongs = keyLines[format].test(line.text) || (end > start && continuation.test(line.text))
    if (!belongs) break
    end = line.next
  }
  return end > start ? {format, start, stop: end, end, isClosed: false} : undefined
}

// What goes on below its key: indented text, an item of a list.
const continuation = /^(?:[\t ]+\S|-(?:[\t ]|$))/u

// A wrong guess would swallow text (`Q: …` over `---` is a heading): one of these must be there.
const hexoKey =
  /^(?:title|date|updated|layout|permalink|comments|categories|category|tags|tag|description|author|lang|language|id|slug|excerpt|keywords|published|draft|cover|coverImage|toc)[\t ]*:/u

/** Hexo's form has no opening fence. */
function findHexo(text: string): Block | undefined {
  let isKnown = false
  let isBelowBlank = true
  for (const line of linesFrom(text)) {
    if (isKnown && /^-{3,}[\t ]*$/u.test(line.text)) {
      return {format: 'hexo', start: 0, stop: line.start, end: line.next, isClosed: true}
    }
    const isBlank = line.start > 0 && line.text.trim() === ''
    // Below an empty line, `# …` is rather a heading, `- …` a list of the text.
    const belongs = isBlank || (!isBelowBlank && (line.text.startsWith('#') || continuation.test(line.text)))
    if (!belongs && !keyLines.yaml.test(line.text)) return undefined
    isKnown ||= hexoKey.test(line.text)
    isBelowBlank = isBlank
  }
  return undefined
}
