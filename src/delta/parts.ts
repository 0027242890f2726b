import {sentencesOf} from './sentences.ts'

/** What a part is: a sentence, a row of a table, a line of code, or markup that says nothing (a fence, a rule). */
export type PartKind = 'prose' | 'row' | 'code' | 'markup'

/** The smallest thing that is told of as changed. Leads and texts, joined in order, are the Markdown they come from. */
export interface Part {
  readonly kind: PartKind
  /** What stands between this part and the one before: white space, list markers, `>`, `##`. */
  readonly lead: string
  readonly text: string
  /** Number of the block, a paragraph, a whole list, a table …, that holds it. */
  readonly block: number
}

// > , with one space that belongs to it
const quoteMark = /^[ \t]{0,3}>[ \t]?/u
// - item, 1. item, and nothing behind the marker
const listMark = /^(?<indent>[ \t]*)(?<marker>[-*+]|\d{1,9}[.)])(?<space>[ \t]+|$)/u
// ## heading
const headingMark = /^[ \t]{0,3}#{1,6}(?:[ \t]+|$)/u
// ```yaml, ~~~
const fenceMark = /^[ \t]*(?<fence>`{3,}|~{3,})(?<info>[^\n]*)$/u
// ***, - - -, ___
const rule = /^[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u
// === below a heading's text, or ---
const underline = /^[ \t]{0,3}(?:=+|-+)[ \t]*$/u
// |---|:-:|, --- | ---
const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u
// :::note, :::
const directive = /^[ \t]{0,3}:{3,}[^\n]*$/u
// [^1]: text
const footnote = /^[ \t]{0,3}\[\^[^\]\s]+\]:[ \t]*/u
// [label]: https://e.x
const definition = /^[ \t]{0,3}\[[^\]^][^\]]*\]:[ \t]*\S+/u
// <div>, </p>, <!-- … -->
const htmlLine = /^[ \t]{0,3}<(?:[/!?]?[a-zA-Z]|!--)/u
const preformatted = /^[ \t]{0,3}<(?<tag>pre|script|style|textarea)(?=[\s>])/iu
// <!-- with its end on a later line: nobody reads what stands between
const comment = /^[ \t]{0,3}<!--(?!.*-->)/u
// Tags inside a sentence; all others part sentences.
const inlineTag =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(?=[\s/>])/iu
const htmlPieces = /<!--(?:[^-]|-(?!->)){0,500}-->|<[/!?]?[a-zA-Z][^<>]*>|[^<]+|</gu

type Open =
  | {readonly type: 'none' | 'table' | 'indented'}
  | {readonly type: 'prose'; readonly isHtml: boolean}
  | {readonly type: 'fence'; readonly mark: string; readonly indent: number}
  | {readonly type: 'pre'; readonly end: RegExp; readonly kind: PartKind}

// Markers of one line beyond this many are text: nobody nests so deep, and each is looked for in all that follows.
const deepest = 20

const none: Open = {type: 'none'}

interface Item {
  /** Column at which its content begins. */
  readonly column: number
  readonly isNumbered: boolean
}

/**
 * Markdown cut into parts, by a reading of its lines that knows as much of CommonMark as a comparison needs: where a
 * parser sees it otherwise the parts are others, and nothing is lost.
 */
export const partsOf = (markdown: string): Part[] => new Cutter(markdown.split('\n')).cut()

class Cutter {
  readonly #lines: readonly string[]
  readonly #parts: Part[] = []
  #open = none
  /** The list items around, the outermost first. */
  #items: Item[] = []
  #isQuoted = false
  #isAfterBlank = true
  #block = -1
  #lead = ''
  /** The paragraph that is being read. */
  #prose = ''

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  cut(): Part[] {
    for (const [index, line] of this.#lines.entries()) {
      if (index > 0) this.#breakLine()
      this.#read(line, this.#lines[index + 1])
    }
    this.#flush()
    if (this.#lead !== '') this.#push('markup', '')
    return this.#parts
  }

  // A line's end belongs to the paragraph that goes on behind it, else to what comes next.
  #breakLine(): void {
    if (this.#open.type === 'prose') this.#prose += '\n'
    else this.#lead += '\n'
  }

  #read(line: string, next: string | undefined): void {
    const {quote, rest} = this.#unquote(line)
    if (this.#isInCode(quote, rest)) this.#readCode(quote, rest)
    else if (rest.trim() === '') this.#readBlank(quote, rest)
    else this.#readContent(quote, rest, next === undefined ? '' : this.#unquote(next).rest)
  }

  #unquote(line: string): {quote: string; rest: string} {
    const isInside = !this.#isQuoted && this.#items.length > 0 && widthOf(line) >= this.#column()
    if (isInside || (!this.#isQuoted && isCode(this.#open))) return {quote: '', rest: line}
    let rest = line
    for (let mark = quoteMark.exec(rest); mark; mark = quoteMark.exec(rest)) rest = rest.slice(mark[0].length)
    return {quote: line.slice(0, line.length - rest.length), rest}
  }

  #isInCode(quote: string, rest: string): boolean {
    if (!isCode(this.#open) || (this.#isQuoted && quote === '')) return false
    return this.#open.type !== 'indented' || rest.trim() === '' || widthOf(rest) >= this.#column() + 4
  }

  #readCode(quote: string, rest: string): void {
    const open = this.#open
    this.#lead += quote
    if (open.type === 'fence') {
      const {fence, info} = fenceMark.exec(rest)?.groups ?? {}
      const isEnd = info?.trim() === '' && fence!.startsWith(open.mark)
      this.#pushIndented(isEnd ? 'markup' : 'code', rest, open.indent)
      if (isEnd) this.#open = none
    } else if (open.type === 'pre') {
      this.#push(open.kind, rest)
      if (open.end.test(rest)) this.#open = none
    } else if (rest.trim() === '') {
      this.#lead += rest
      this.#isAfterBlank = true
    } else this.#pushIndented('code', rest, this.#column() + 4)
  }

  #readBlank(quote: string, rest: string): void {
    this.#flush()
    this.#open = none
    this.#lead += quote + rest
    this.#isAfterBlank = true
    if (quote === '' && this.#isQuoted) this.#leave()
  }

  #leave(): void {
    this.#items = []
    this.#isQuoted = false
  }

  #readContent(quote: string, rest: string, next: string): void {
    if (this.#goesOn(rest, next)) {
      this.#prose += quote + rest
      return
    }
    const isTable = this.#open.type === 'table' && !startsBlock(rest)
    const isUnderline = this.#open.type === 'prose' && underline.test(rest)
    this.#flush()
    if (!isTable && !isUnderline) this.#place(quote !== '', rest)
    this.#lead += quote
    if (isTable) this.#readRow(rest)
    else if (isUnderline) this.#close('markup', rest)
    else this.#openBlock(rest, next)
    this.#isAfterBlank = false
  }

  /** Whether a line is one more of the paragraph above. */
  #goesOn(rest: string, next: string): boolean {
    if (this.#open.type !== 'prose') return false
    if (this.#open.isHtml || widthOf(rest) >= this.#column() + 4) return !this.#opensItem(rest)
    return !(underline.test(rest) || startsBlock(rest) || this.#opensItem(rest) || opensTable(rest, next))
  }

  // As in CommonMark a number other than 1 goes on with a paragraph; inside a list it is the next item.
  #opensItem(rest: string): boolean {
    const {marker, space} = listMark.exec(rest)?.groups ?? {}
    if (!marker || space === '') return false
    return this.#items.length > 0 || !/\d/u.test(marker) || Number.parseInt(marker, 10) === 1
  }

  /** Leaves the lists and quotations that a line is not in, and begins another block where nothing is left. */
  #place(isQuoted: boolean, rest: string): void {
    const isSameQuote = isQuoted && this.#isQuoted
    if (isQuoted !== this.#isQuoted) this.#leave()
    const column = widthOf(rest)
    let left: Item | undefined
    while (this.#items.length > 0 && column < this.#column()) left = this.#items.pop()
    const marker = itemAt(rest)?.['marker']
    const isSameList = left !== undefined && marker !== undefined && left.isNumbered === /\d/u.test(marker)
    if (!isSameQuote && !isSameList && this.#items.length === 0) this.#block++
    this.#isQuoted = isQuoted
  }

  #openBlock(line: string, next: string): void {
    let rest = line
    for (let depth = 0; depth < deepest; depth++) {
      const mark = this.#markAt(rest, line)
      if (mark === '') break
      this.#lead += mark
      rest = rest.slice(mark.length)
    }
    this.#openLeaf(rest, next)
  }

  /** A list item's marker, or a quotation's inside of one. */
  #markAt(rest: string, line: string): string {
    const item = itemAt(rest)
    if (!item || widthOf(rest) >= this.#column() + 4)
      return rest === line && this.#items.length === 0 ? '' : (quoteMark.exec(rest)?.[0] ?? '')
    const {indent = '', marker = '', space = ''} = item
    const mark = indent + marker + (space.length > 4 ? space.slice(0, 1) : space)
    const column = columnsOf(line.slice(0, line.length - rest.length + mark.length))
    this.#items.push({column: space === '' ? column + 1 : column, isNumbered: /\d/u.test(marker)})
    return mark
  }

  #openLeaf(rest: string, next: string): void {
    const {fence, info} = fenceMark.exec(rest)?.groups ?? {}
    const column = this.#column()
    if (fence !== undefined && !(fence.startsWith('`') && info!.includes('`'))) {
      this.#open = {type: 'fence', mark: fence, indent: this.#items.length > 0 ? column : widthOf(rest)}
      this.#pushIndented('markup', rest, Infinity)
    } else if (this.#isAfterBlank && widthOf(rest) >= column + 4) {
      this.#open = {type: 'indented'}
      this.#pushIndented('code', rest, column + 4)
    } else if (comment.test(rest)) this.#openPre('markup', rest, /-->/u)
    else if (preformatted.test(rest)) this.#openPre('code', rest, endOf(preformatted.exec(rest)!))
    else if (rule.test(rest) || directive.test(rest) || definition.test(rest)) this.#close('markup', rest)
    else if (opensTable(rest, next)) {
      this.#open = {type: 'table'}
      this.#readRow(rest)
    } else this.#openProse(rest)
  }

  #openPre(kind: PartKind, rest: string, end: RegExp): void {
    this.#close(kind, rest)
    if (!end.test(rest)) this.#open = {type: 'pre', end, kind}
  }

  #openProse(rest: string): void {
    const heading = headingMark.exec(rest)?.[0]
    const lead = heading ?? footnote.exec(rest)?.[0] ?? /^[ \t]*/u.exec(rest)![0]
    this.#lead += lead
    this.#prose = rest.slice(lead.length)
    this.#open = {type: 'prose', isHtml: heading === undefined && htmlLine.test(rest)}
    if (heading === undefined) return
    this.#flush()
    this.#open = none
  }

  #readRow(rest: string): void {
    this.#push(delimiterRow.test(rest) ? 'markup' : 'row', rest)
  }

  #close(kind: PartKind, text: string): void {
    this.#push(kind, text)
    this.#open = none
  }

  #column(): number {
    return this.#items.at(-1)?.column ?? 0
  }

  /** White space up to a column belongs to what is around, not to the code. */
  #pushIndented(kind: PartKind, rest: string, column: number): void {
    const indent = /^[ \t]*/u.exec(rest)![0].slice(0, column)
    this.#lead += indent
    this.#push(kind, rest.slice(indent.length))
  }

  #push(kind: PartKind, text: string): void {
    this.#parts.push({kind, lead: this.#lead, text, block: Math.max(0, this.#block)})
    this.#lead = ''
  }

  #flush(): void {
    if (this.#open.type !== 'prose') return
    if (this.#open.isHtml) this.#pushHtml(this.#prose)
    else this.#pushSentences(this.#prose)
    this.#prose = ''
  }

  #pushHtml(html: string): void {
    let inline = ''
    for (const piece of html.match(htmlPieces) ?? []) {
      if (!/^<./su.test(piece) || inlineTag.test(piece)) inline += piece
      else {
        this.#pushSentences(inline)
        this.#push('markup', piece)
        inline = ''
      }
    }
    this.#pushSentences(inline)
  }

  #pushSentences(prose: string): void {
    for (const {lead, text} of sentencesOf(prose)) {
      this.#lead += lead
      if (text !== '') this.#push('prose', text)
    }
  }
}

const endOf = ({groups}: RegExpExecArray): RegExp => new RegExp(`</${groups!['tag']!}>`, 'iu')

const isCode = ({type}: Open): boolean => type === 'fence' || type === 'pre' || type === 'indented'

const startsBlock = (line: string): boolean =>
  [headingMark, fenceMark, rule, directive, footnote].some((mark) => mark.test(line.trimStart()))

const itemAt = (rest: string): Readonly<Record<string, string | undefined>> | undefined =>
  rule.test(rest) ? undefined : listMark.exec(rest)?.groups

const opensTable = (line: string, next: string): boolean =>
  line.includes('|') && next.includes('|') && delimiterRow.test(next)

const widthOf = (line: string): number => columnsOf(/^[ \t]*/u.exec(line)![0])

/** How many columns a text takes; tabs reach to the next multiple of four. */
function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += character === '\t' ? 4 - (columns % 4) : 1
  return columns
}
