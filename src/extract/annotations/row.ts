import type {AnnotationKind} from '../../model/annotation-kind.ts'
import type {Extent} from '../../locale/reading.ts'
import type {FoundAnnotation} from '../found.ts'
import {isMute, isSilent} from './signs.ts'
import {lex, type DayToken, type Token} from './tokens.ts'

/** A folded line and what is known of the place where it stands. */
export interface Line {
  readonly text: string
  readonly place: 'heading' | 'paragraph' | 'cell'
  /** The first of its block: a later one may begin with the middle of a sentence. */
  readonly first: boolean
  /** The block is a whole list item, whose fields may be data: `更新：2021-02-26`. */
  readonly item: boolean
  /** Other lines of the block begin with days as well: a log or a list of events. */
  readonly crowded: boolean
  /** Bare remarks at the start are not read: a list of events, lines of `key: value`, a changelog. */
  readonly bracketsOnly: boolean
  /** Whether emphasis ends at a place: `**Update 2020-10-31** text`. */
  emphasisEndsAt(index: number): boolean
  /** Whether what was struck out or put in its place ends there: `~~old~~（2020/10/31 更新）new`. */
  revisionEndsAt(index: number): boolean
}

/** A line of a paragraph by itself, but for its text. */
export const plainLine: Omit<Line, 'text'> = {
  place: 'paragraph',
  first: true,
  item: false,
  crowded: false,
  bracketsOnly: false,
  emphasisEndsAt: () => false,
  revisionEndsAt: () => false
}

/** An annotation within a line, in places of its folded text. */
export interface LineAnnotation {
  readonly from: number
  readonly to: number
  readonly day: DayToken
  readonly kinds: readonly AnnotationKind[]
  readonly form: FoundAnnotation['form']
  readonly extent: Extent
  /** All kinds are English words: `12/9` is then a fraction as well as a day. */
  readonly latin: boolean
  /** A `#` that strayed in front of the day. */
  readonly stray: string | undefined
}

/** What a rule of the grammar read at a place, and the token behind it. */
export interface Step {
  readonly found: readonly LineAnnotation[]
  readonly next: number
}

// Q4. A1： 問1　答、
const questionLabel = /^\s*(?:[qa] ?\d{0,3} ?[.:、)]|(?:問|答|質問|回答|q|a) ?\d{1,3}(?=\s)) */iu

/** A line as tokens, and how to walk over them. */
export class Row {
  readonly line: Line
  readonly text: string
  readonly tokens: readonly Token[]
  /** Where the line begins to say something: behind `Q4.`, `A：`. */
  readonly opening: number

  constructor(line: Line) {
    this.line = line
    this.text = line.text
    this.tokens = lex(line.text)
    this.opening = questionLabel.exec(line.text)?.[0].length ?? 0
  }

  /** Index of the first token from `from` on that is something else; `most` tokens are skipped. */
  skip(from: number, test: (token: Token) => boolean, most = 8): number {
    let index = from
    while (index < this.tokens.length && index - from < most && test(this.tokens[index]!)) index++
    return index
  }

  /** Index of the token that the line opens with. */
  get firstToken(): number {
    if (this.opening === 0) return 0
    const index = this.tokens.findIndex(({start}) => start >= this.opening)
    return index < 0 ? this.tokens.length : index
  }

  /** Whether nothing that says anything stands from `from` on. */
  endsLine(from: number): boolean {
    return this.skip(from, isMute) >= this.tokens.length
  }

  /** Up to the last full stop or decoration, without `{#id}` and space. */
  endOfLine(from: number): number {
    let index = this.tokens.length - 1
    while (index >= from && isSilent(this.tokens[index]!)) index--
    return this.tokens[index]!.end
  }

  /** The last character before a place that is no space; empty at the start of the line. */
  signBefore(place: number): string {
    let index = place - 1
    while (index >= this.opening && /\s/u.test(this.text[index]!)) index--
    return index < this.opening ? '' : this.text[index]!
  }

  /** Whether a space stands directly before a place. */
  isSpacedAt(place: number): boolean {
    return /\s/u.test(this.text[place - 1] ?? '')
  }
}
