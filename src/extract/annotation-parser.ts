import {goesOnAt, hasObjectBefore, type Word} from '../locale/reading/index.ts'
import type {Extent} from '../locale/reading.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import {lex, type DayToken, type Token, type WordToken} from './annotation-lexer.ts'
import type {FoundAnnotation} from './found.ts'

/** A folded line and what is known of the place where it stands. */
export interface Line {
  readonly text: string
  readonly place: 'heading' | 'paragraph' | 'cell'
  /** The first of its block: a later one may begin with the middle of a sentence. */
  readonly first: boolean
  /** The block is a whole list item, whose fields may be data: `更新：2021-02-26`. */
  readonly item: boolean
  /** Bare remarks at the start are not read: a list of events, lines of `key: value`, a changelog. */
  readonly bracketsOnly: boolean
  /** Whether emphasis ends at a place: `**Update 2020-10-31** text`. */
  emphasisEndsAt(index: number): boolean
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

/** Day and kind, in either order, with what belongs to them; `next` is the token behind. */
interface Core {
  readonly at: number
  readonly next: number
  readonly day: DayToken
  readonly kinds: readonly WordToken[]
  readonly tail: Extent | 'reference'
  readonly order: 'day' | 'kind'
  /** The day has brackets of its own: `追記(2018-12-27)`. */
  readonly closed: boolean
  readonly colon: boolean
}

// How far a bracket is looked into: longer ones are text.
const widestGap = 12
const longestSentence = 60

/** Annotations of one line, in order, without overlap. */
export function parseLine(line: Line): LineAnnotation[] {
  return new LineParser(line).read()
}

class LineParser {
  readonly #line: Line
  readonly #tokens: readonly Token[]

  constructor(line: Line) {
    this.#line = line
    this.#tokens = lex(line.text)
  }

  read(): LineAnnotation[] {
    const {found, next} = this.#start()
    let index = next
    while (index < this.#tokens.length) {
      const step = this.#bracketed(index) ?? this.#suffix(index)
      if (step) found.push(...step.found)
      index = step?.next ?? index + 1
    }
    return found
  }

  // The start of the line --------------------------------------------------------------------------------------

  #start(): {found: LineAnnotation[]; next: number} {
    const from = this.#skip(0, isSilent)
    const nothing = {found: [], next: from}
    if (this.#bracketed(from) || this.#line.bracketsOnly || this.#line.place === 'cell') return nothing
    const leads = this.#leads(from)
    const step = this.#prefix(from, leads) ?? this.#sentence(from, leads)
    return step ?? nothing
  }

  #prefix(from: number, leads: Leads) {
    const core = this.#core(leads.next)
    if (!core || !this.#mayStart(core)) return undefined
    const end = this.#endOfPrefix(core)
    if (!end) return undefined
    const {start} = this.#tokens[from]!
    const found = [this.#annotation(core, {from: start, to: end.to, form: end.form, leads})]
    return {found, next: end.next}
  }

  #mayStart(core: Core): boolean {
    const {item, first, text} = this.#line
    if (core.kinds.every(({word}) => word.strength === 'cited') && !this.#endsLine(core.next)) return false
    if (item && core.order === 'kind' && core.colon && this.#endsLine(core.next) && core.kinds.every(isField))
      return false
    if (first || !isLatinCore(core)) return true
    return /[A-Z\d]/u.test(text[this.#tokens[core.at]!.start]!)
  }

  // What follows decides: the end of the line, punctuation, the end of the emphasis, or a space.
  #endOfPrefix(core: Core): {to: number; next: number; form: 'line' | 'prefix'} | undefined {
    const tokens = this.#tokens
    const last = tokens[core.next - 1]!
    const after = tokens[this.#skip(core.next, isSpace)]
    if (this.#endsLine(core.next)) return {to: this.#endOfLine(core.next), next: tokens.length, form: 'line'}
    if (after?.type === 'mark' && this.#separates(after)) {
      return {to: after.end, next: this.#skip(core.next, isSpace) + 1, form: 'prefix'}
    }
    const here = {to: last.end, next: core.next, form: 'prefix'} as const
    if (this.#line.emphasisEndsAt(last.end)) return here
    if (goesOnAt(this.#line.text, last.end)) return undefined
    if (core.closed && last.type === 'close') return here
    if (isLatinCore(core)) return this.#englishSentence(core)
    return tokens[core.next]?.type === 'space' &&
      core.day.day.day !== undefined &&
      !this.#refusedBehindSpace(core)
      ? here
      : undefined
  }

  #refusedBehindSpace(core: Core): boolean {
    const after = this.#tokens[core.next + 1]
    return after === undefined || isRefusedAfter(after) || goesOnAt(this.#line.text, after.start)
  }

  #separates(mark: Token): boolean {
    const {text} = this.#line
    const character = text[mark.start]!
    const closing = /[\s\uFFFC]/u.test(text[mark.end] ?? ' ')
    if (':、。;,'.includes(character)) return true
    if (character === '.') return closing
    return '-–—―|~'.includes(character) && closing
  }

  // `Updated on 2023-01-10 to include …`: the sentence is about the update, up to its end.
  #englishSentence(core: Core): {to: number; next: number; form: 'line' | 'prefix'} | undefined {
    const {text} = this.#line
    const {end} = this.#tokens[core.next - 1]!
    if (
      core.order !== 'kind' ||
      !/^ (?:to|with|after|because|following|due) /u.test(text.slice(end, end + 12))
    )
      return undefined
    const stop = text.indexOf('. ', end)
    const to = stop < 0 ? text.trimEnd().length : stop + 1
    const next = this.#tokens.findIndex((token) => token.start >= to)
    return {to, next: next < 0 ? this.#tokens.length : next, form: stop < 0 ? 'line' : 'prefix'}
  }

  // `3/22 遊び方の追記`, `2025-06-30 最新の内容に更新しました。`: a line of its own that says what was added.
  #sentence(from: number, leads: Leads) {
    const tokens = this.#tokens
    const {place, item, first, text} = this.#line
    const day = tokens[leads.next]
    if (place !== 'paragraph' || item || !first || day?.type !== 'day') return undefined
    const space = tokens[leads.next + 1]
    if (space?.type !== 'space' && !(space?.type === 'mark' && space.text === ':')) return undefined
    const end = this.#endOfSentence()
    const kind = tokens[end.kind]
    if (!isKind(kind) || kind.latin || kind.word.strength !== 'plain' || end.kind <= leads.next + 2)
      return undefined
    if (kind.start - day.end > longestSentence || !hasObjectBefore(text, kind.start)) return undefined
    const between = tokens.slice(leads.next + 1, end.kind)
    if (between.some((token) => token.type === 'mark' && '。.!?'.includes(token.text))) return undefined
    if (isRefusedAfter(tokens[leads.next + 2]!)) return undefined
    const core: Core = {
      at: leads.next,
      next: tokens.length,
      day,
      kinds: [kind],
      tail: end.tail,
      order: 'day',
      closed: false,
      colon: false
    }
    const to = this.#endOfLine(tokens.length)
    const found = [this.#annotation(core, {from: tokens[from]!.start, to, form: 'line', leads})]
    return {found, next: tokens.length}
  }

  // The last kind of the line, where nothing but tails and a full stop follows it.
  #endOfSentence(): {kind: number; tail: Extent | 'reference'} {
    let index = this.#tokens.length - 1
    let tail: Extent | 'reference' = 'point'
    for (; index > 0; index--) {
      const token: Token = this.#tokens[index]!
      if (token.type === 'word' && token.word.kind) break
      if (token.type === 'word' && token.word.tail) tail = token.word.tail
      else if (token.type === 'day' || (!isSilent(token) && !isFullStop(token))) break
    }
    return {kind: index, tail}
  }

  // Brackets ---------------------------------------------------------------------------------------------------

  #bracketed(open: number) {
    const bracket = this.#tokens[open]
    if (bracket?.type !== 'open') return undefined
    const leads = this.#leads(open + 1)
    const cores = this.#cores(leads.next)
    if (cores.length === 0) return this.#looselyBracketed(open, leads)
    const last = cores.at(-1)!
    const close = this.#skip(last.next, isSpaceOrStop)
    if (closes(bracket, this.#tokens[close])) return this.#wholeBracket(open, close, cores, leads)
    return this.#startOfBracket(open, cores, leads)
  }

  // `（2020/10/31 追加、2021/01/05 更新）` holds two: the second begins where the first ends.
  #wholeBracket(open: number, close: number, cores: readonly Core[], leads: Leads) {
    if (cores.some((core) => !this.#mayStandInBracket(open, close, core))) return undefined
    const tokens = this.#tokens
    const shortcode = tokens[open]!.end - tokens[open]!.start > 1
    const lineStart =
      open <= 8 && tokens.slice(0, open).every((token) => isSilent(token) || isDecoration(token))
    const ends = this.#endsLine(close + 1)
    const whole = lineStart && ends && cores.length === 1
    const colon = tokens[close + 1]
    const withColon = lineStart && !ends && colon?.type === 'mark' && colon.text === ':'
    const first = whole ? tokens[this.#skip(0, isSilent)]!.start : tokens[open]!.start
    const outer = whole ? this.#endOfLine(close + 1) : withColon ? colon.end : tokens[close]!.end
    const form = whole ? 'line' : 'bracketed'
    const found = cores.map((core, index) =>
      this.#annotation(core, {
        from: index > 0 ? tokens[cores[index - 1]!.next - 1]!.end : shortcode ? tokens[open]!.end : first,
        to: index < cores.length - 1 ? tokens[core.next - 1]!.end : shortcode ? tokens[close]!.start : outer,
        form,
        leads
      })
    )
    return {found, next: whole ? tokens.length : withColon ? close + 2 : close + 1}
  }

  #mayStandInBracket(open: number, close: number, core: Core): boolean {
    const {text} = this.#line
    if (core.tail === 'reference') return false
    const before = text.slice(0, this.#tokens[open]!.start).trimEnd()
    if (before !== '' && goesOnAt(text, this.#tokens[close]!.end)) return false
    if (core.kinds.some(({word}) => word.strength !== 'cited')) return true
    // `『…』（2018年2月13日 改訂）`, `[…](…) (published 2019-03-01)`: the revision of what is cited
    if (/[』」”"’》〉\uFFFC\])]$/u.test(before)) return false
    return before === '' || this.#endsLine(close + 1)
  }

  // `（2020/10/31 追記：…）`, `[Update 2020-10-31: …]`: the brackets stay with the text.
  #startOfBracket(open: number, cores: readonly Core[], leads: Leads) {
    const [core] = cores
    if (!core || cores.length > 1 || core.tail === 'reference') return undefined
    if (core.kinds.every(({word}) => word.strength === 'cited')) return undefined
    const after = this.#tokens[core.next]
    const first = this.#tokens[open + 1]!
    if (after?.type === 'mark' && this.#separates(after)) {
      return {
        found: [this.#annotation(core, {from: first.start, to: after.end, form: 'prefix', leads})],
        next: core.next + 1
      }
    }
    if (after?.type !== 'space' || isRefusedAfter(this.#tokens[core.next + 1] ?? after)) return undefined
    if (goesOnAt(this.#line.text, after.end) || (core.order === 'day' && isLatinCore(core))) return undefined
    return {
      found: [this.#annotation(core, {from: first.start, to: after.end, form: 'prefix', leads})],
      next: core.next + 1
    }
  }

  // `（2020/10/31 表を追加）`: a few words between day and kind, and nothing behind it.
  #looselyBracketed(open: number, leads: Leads) {
    const tokens = this.#tokens
    const day = tokens[leads.next]
    const space = tokens[leads.next + 1]
    if (day?.type !== 'day' || day.day.day === undefined || !space || !isGap(space) || space.type === 'word')
      return undefined
    let kind = leads.next + 2
    while (
      kind < tokens.length &&
      tokens[kind]!.start - day.end <= widestGap &&
      !this.#endsGap(tokens[kind]!)
    )
      kind++
    const token = tokens[kind]
    if (!isKind(token) || token.word.strength !== 'plain') return undefined
    const {next, tail} = this.#tails(kind + 1)
    if (!closes(tokens[open]!, tokens[next])) return undefined
    const core: Core = {
      at: leads.next,
      next,
      day,
      kinds: [token],
      tail,
      order: 'day',
      closed: false,
      colon: false
    }
    return this.#wholeBracket(open, next, [core], leads)
  }

  #endsGap(token: Token): boolean {
    if (token.type === 'word') return token.word.kind !== undefined || token.word.refusedAfter === true
    return token.type !== 'text' && token.type !== 'space' && token.type !== 'mark'
  }

  // The end of a heading or sentence ---------------------------------------------------------------------------

  #suffix(at: number) {
    const token = this.#tokens[at]!
    if (this.#line.bracketsOnly || (token.type !== 'day' && !isKind(token))) return undefined
    const core = this.#core(at)
    if (!core || core.day.day.day === undefined || core.tail === 'reference') return undefined
    if (!this.#endsLine(core.next) || core.kinds.some(({word}) => word.strength === 'cited')) return undefined
    if (!this.#maySuffix(at, core)) return undefined
    const to = this.#tokens[core.next - 1]!.end
    const found = [this.#annotation(core, {from: token.start, to, form: 'suffix', leads: noLeads})]
    return {found, next: this.#tokens.length}
  }

  #maySuffix(at: number, core: Core): boolean {
    const before = this.#line.text.slice(0, this.#tokens[at]!.start)
    const trimmed = before.trimEnd()
    if (trimmed === '') return false
    // `…ですか？ 2020/10/31 追加`
    if (/[。！？!?.]$/u.test(trimmed) && !(isLatinCore(core) && before === trimmed)) return true
    if (this.#line.place !== 'heading' || before === trimmed) return false
    // `## 料金 2020/10/31 更新`, `## Prices – updated 2020-10-31`
    return !isLatinCore(core) || /[-–—―|:,]$/u.test(trimmed)
  }

  // Pieces -----------------------------------------------------------------------------------------------------

  #leads(from: number): Leads {
    let next = from
    let extent: Extent = 'point'
    let stray: string | undefined
    for (const token of this.#tokens.slice(from, from + 8)) {
      const lead = token.type === 'word' ? token.word.lead : undefined
      if (lead === undefined && !isLeadSign(token, next === from)) break
      if (lead !== undefined && lead !== 'point') extent = lead
      next++
      if (token.type === 'decoration' && token.text === '#' && this.#tokens[next]?.type === 'day') stray = '#'
    }
    return {next, extent, stray}
  }

  #cores(at: number): Core[] {
    const cores: Core[] = []
    for (let core = this.#core(at); core && cores.length < 8;) {
      cores.push(core)
      const next = this.#skip(core.next, isGap)
      core = next > core.next && next - core.next <= 3 ? this.#core(next) : undefined
    }
    return cores
  }

  #core(at: number): Core | undefined {
    const token = this.#tokens[at]
    if (token?.type === 'day') return this.#dayFirst(at, token, at + 1)
    if (isKind(token)) return this.#kindFirst(at)
    return token?.type === 'open' ? this.#bracketedDayFirst(at) : undefined
  }

  #dayFirst(at: number, day: DayToken, behind: number, closed = false): Core | undefined {
    const kind = this.#skip(behind, isGap, 4)
    const kinds = this.#kinds(kind)
    if (!kinds) return undefined
    return {
      at,
      next: kinds.next,
      day,
      kinds: kinds.words,
      tail: kinds.tail,
      order: 'day',
      closed,
      colon: false
    }
  }

  // `（2018-12-27）追記：…`
  #bracketedDayFirst(at: number): Core | undefined {
    const day = this.#tokens[at + 1]
    if (day?.type !== 'day' || !closes(this.#tokens[at]!, this.#tokens[at + 2])) return undefined
    return this.#dayFirst(at, day, at + 3, true)
  }

  #kindFirst(at: number): Core | undefined {
    const kinds = this.#kinds(at)
    if (!kinds) return undefined
    const gap = this.#skip(kinds.next, isGap, 4)
    const token = this.#tokens[gap]
    if (token?.type !== 'open' && token?.type !== 'day') return undefined
    const between = this.#tokens.slice(kinds.next, gap)
    const colon = between.some((token) => token.type === 'mark' && token.text === ':')
    const rest = {at, kinds: kinds.words, order: 'kind', colon} as const
    if (token?.type === 'open') {
      const inner = this.#skip(gap + 1, isDecoration, 2)
      const day = this.#tokens[inner]
      if (day?.type !== 'day' || !closes(token, this.#tokens[inner + 1])) return undefined
      const {next, tail} = this.#tails(inner + 2)
      return {...rest, next, day, tail: stronger(kinds.tail, tail), closed: true}
    }
    if (token.type !== 'day' || isRefusedAfter(this.#tokens[gap + 1])) return undefined
    const {next, tail} = this.#tails(gap + 1)
    return {...rest, next, day: token, tail: stronger(kinds.tail, tail), closed: false}
  }

  // 追記・変更済み; refused before 版, behind 最終
  #kinds(at: number): {words: WordToken[]; next: number; tail: Extent | 'reference'} | undefined {
    const words: WordToken[] = []
    let tail: Extent | 'reference' = 'point'
    let next = at
    for (let index = at; words.length < 4; index = this.#skip(next, isConjunction, 3)) {
      const token = this.#tokens[index]
      if (!isKind(token) || token.word.strength === 'note' || this.#isRefused(index)) break
      words.push(token)
      const tails = this.#tails(index + 1)
      next = tails.next
      tail = stronger(tail, tails.tail)
    }
    if (words.length === 0 || isRefusedAfter(this.#tokens[next])) return undefined
    return {words, next, tail}
  }

  #isRefused(kind: number): boolean {
    const before = this.#tokens[kind - 1]
    const earlier = before && isSpace(before) ? this.#tokens[kind - 2] : before
    return earlier?.type === 'word' && earlier.word.refusedBefore === true
  }

  #tails(from: number): {next: number; tail: Extent | 'reference'} {
    let next = from
    let tail: Extent | 'reference' = 'point'
    for (;;) {
      const index = this.#skip(next, isSpace, 1)
      const token = this.#tokens[index]
      if (token?.type !== 'word' || token.word.tail === undefined) return {next, tail}
      // A Latin or spaced tail is one only where nothing else follows: `Update again`
      if (index > next && !this.#endsTail(index + 1)) return {next, tail}
      tail = stronger(tail, token.word.tail)
      next = index + 1
    }
  }

  #endsTail(index: number): boolean {
    const token = this.#tokens[index]
    return (
      token === undefined ||
      token.type === 'close' ||
      token.type === 'mark' ||
      token.type === 'day' ||
      isSpace(token)
    )
  }

  #skip(from: number, test: (token: Token) => boolean, most = 8): number {
    let index = from
    while (index < this.#tokens.length && index - from < most && test(this.#tokens[index]!)) index++
    return index
  }

  #endsLine(from: number): boolean {
    const index = this.#skip(from, (token) => isSpaceOrStop(token) || isSilent(token) || isDecoration(token))
    return index >= this.#tokens.length
  }

  // Up to the last full stop or decoration, without `{#id}` and space.
  #endOfLine(from: number): number {
    let index = this.#tokens.length - 1
    while (index >= from && (isSpace(this.#tokens[index]!) || isSilent(this.#tokens[index]!))) index--
    return this.#tokens[index]!.end
  }

  #annotation(
    core: Core,
    {from, to, form, leads}: {from: number; to: number; form: FoundAnnotation['form']; leads: Leads}
  ): LineAnnotation {
    const tail = core.tail === 'reference' ? 'point' : core.tail
    return {
      from,
      to,
      day: core.day,
      kinds: [...new Set(core.kinds.map(({word}) => word.kind!))],
      form,
      extent: tail === 'point' ? leads.extent : tail,
      latin: isLatinCore(core),
      stray: leads.stray
    }
  }
}

interface Leads {
  readonly next: number
  readonly extent: Extent
  readonly stray: string | undefined
}

const noLeads: Leads = {next: 0, extent: 'point', stray: undefined}

const isSpace = (token: Token) => token.type === 'space'
const isSilent = (token: Token) => token.type === 'silent' || token.type === 'space'
const isLeadSign = (token: Token, first: boolean) =>
  ['space', 'silent', 'decoration'].includes(token.type) ||
  (token.type === 'mark' && (first ? '・-' : ':、,').includes(token.text))
const isDecoration = (token: Token) => token.type === 'decoration'
const isFullStop = (token: Token): boolean => token.type === 'mark' && '。.:!'.includes(token.text)
const isSpaceOrStop = (token: Token) => isSpace(token) || isFullStop(token)
const isKind = (token: Token | undefined): token is WordToken & {word: Word & {kind: AnnotationKind}} =>
  token?.type === 'word' && token.word.kind !== undefined
const isRefusedAfter = (token: Token | undefined) =>
  token?.type === 'word' && token.word.refusedAfter === true
const isGap = (token: Token) =>
  isSpace(token) ||
  (token.type === 'mark' && ':,、-–—―/|・;'.includes(token.text)) ||
  (token.type === 'word' && token.word.join === true && token.word.refusedAfter !== true)
const isConjunction = (token: Token) =>
  isSpace(token) ||
  (token.type === 'mark' && '・、,/&+'.includes(token.text)) ||
  (token.type === 'word' && token.word.join === true)
const isLatinCore = (core: Core) => core.kinds.every(({latin}) => latin)
const isField = ({word}: WordToken) => word.kind === 'updated' || word.kind === 'published'
const closes = (open: Token, close: Token | undefined) =>
  open.type === 'open' && close?.type === 'close' && open.text === close.text

const stronger = (a: Extent | 'reference', b: Extent | 'reference') => (b === 'point' ? a : b)
