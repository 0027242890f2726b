import {toString} from 'mdast-util-to-string'
import type {List, ListItem, Nodes, Paragraph, Root, RootContent, Table} from 'mdast'
import type {Node} from 'unist'

import {foldText, type Folded} from '../locale/reading/fold.ts'
import {containerNamed, versionNamedIn} from '../locale/reading/index.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {PlainDay} from '../plain-date.ts'
import type {Position, Report} from '../problem/index.ts'
import {lex, type DayToken, type Token} from './annotation-lexer.ts'
import {parseLine} from './annotation-parser.ts'
import {tellsOfOtherRevisions} from './article-title.ts'
import {flatten, positionsIn, type FlatText} from './flatten.ts'
import type {FoundNote} from './found.ts'
import {contradictedWeekday, dayIn} from './written-day.ts'

export interface FoundNotes {
  /** In document order. */
  readonly notes: FoundNote[]
  /** The root's children that hold notes only, with the heading or label above them. */
  readonly nodes: ReadonlySet<Node>
}

/**
 * Revision notes: dated lines at the head of the article, or under a heading or label that announces them.
 * A list of days elsewhere tells of other things.
 */
export function findRevisionNotes(tree: Root, source: string, {report}: {report: Report}): FoundNotes {
  if (tellsOfOtherRevisions(tree)) return {notes: [], nodes: new Set()}
  const reader = new NoteReader(tree, source, report)
  return reader.read()
}

/** A note as a line of text, e.g. of a list in the front matter: `2023-08-23: …`; `null` where no day opens it. */
export function readNoteText(text: string): {date: PlainDay; rest: string} | null {
  const lead = leadOf(text)
  const date = lead && dayOf(lead.day)
  return lead && date ? {date, rest: text.slice(lead.rest).trim()} : null
}

// The day that opens a note ------------------------------------------------------------------------------------

/** Where a note's day stands and where its words begin, as indexes into the written line. */
interface Lead {
  readonly day: DayToken
  readonly from: number
  readonly to: number
  readonly rest: number
  /** `-2025/05/07`: meant as a list item. */
  readonly bullet: boolean
  readonly stray: boolean
  /** A sentence that happens to begin with a day, `2020年10月31日に…`. */
  readonly prose: boolean
  /** The day does not open the note. */
  readonly late: boolean
}

// Days stand within the first characters of a note; the rest is not cut into tokens.
const reach = 64
// Longer lines are text.
const longestNote = 2000

function leadOf(written: string): Lead | undefined {
  const folded = foldText(written.slice(0, reach))
  const tokens = lex(folded.text)
  const first = tokens.findIndex((token) => !opensNote(token))
  const day = tokens[first]
  if (day?.type !== 'day' || day.day.year === undefined || day.day.terse || day.day.ambiguous)
    return undefined
  let next = first + 1
  while (next < tokens.length && separatesNote(tokens[next]!)) next++
  return {
    day,
    from: folded.at(day.start),
    to: folded.at(day.day.dayEnd),
    rest: next < tokens.length ? folded.at(tokens[next]!.start) : Math.min(written.length, reach),
    bullet: tokens.slice(0, first).some((token) => token.type === 'mark'),
    stray: tokens[first - 1]?.type === 'decoration' && folded.text[tokens[first - 1]!.start] === '#',
    prose: isProse(tokens, first + 1),
    late: false
  }
}

const opensNote = (token: Token): boolean =>
  ['space', 'decoration', 'open', 'silent'].includes(token.type) ||
  (token.type === 'mark' && '-・'.includes(token.text))

const separatesNote = (token: Token): boolean =>
  ['space', 'close', 'decoration'].includes(token.type) ||
  (token.type === 'mark' && ':,、-–—―|・;'.includes(token.text))

function isProse(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next]
  if (after === undefined) return false
  if (after.type === 'mark') return ',、。'.includes(after.text)
  return after.type === 'text' || (after.type === 'word' && after.word.kind === undefined)
}

const dayOf = ({day}: DayToken): PlainDay | undefined =>
  day.year === undefined ? undefined : dayIn(day.year, day)

// What a note says ---------------------------------------------------------------------------------------------

interface Said {
  readonly kind: AnnotationKind
  readonly verb: 'first' | 'last'
}

// A clause ends where a writer breathes; notes list several things, the first one counts.
const clauseEnd = /[。、,;；.](?:\s|$|(?=[^\d\sa-z]))/iu

// しました, した, 済み, する, in brackets or not: what may follow a Japanese or Korean verb at the end of its clause
const behindVerb = /^(?:いた|致)?(?:しました|した|する|済み?|함|됨|했습니다)?[)\]】\s]{0,4}$/u

/** Whether a clause is about what was done, and does not merely speak of it: 表を追加, not 追加が承認される. */
function tellsRevision(text: string): boolean {
  const [clause] = foldText(text.slice(0, 400)).text.split(clauseEnd)
  const tokens = lex(clause ?? '').filter((token) => token.type === 'word' && token.word.kind)
  const last = tokens.at(-1)
  return last?.type === 'word' && (last.word.verb === 'first' || behindVerb.test(clause!.slice(last.end)))
}

/** What a note says that was done: the verb of its first clause that has one. */
export function kindOf(text: string): AnnotationKind | null {
  for (const clause of foldText(text.slice(0, 400)).text.split(clauseEnd)) {
    const said = saidIn(clause)
    const last = said.at(-1)
    if (last) return last.verb === 'last' && said[0]!.verb === 'last' ? last.kind : said[0]!.kind
  }
  return null
}

function saidIn(clause: string): Said[] {
  return lex(clause).flatMap((token) =>
    token.type === 'word' && token.word.kind
      ? [{kind: token.word.kind, verb: token.word.verb ?? 'first'}]
      : []
  )
}

// Lines that may be notes --------------------------------------------------------------------------------------

/** A line of a block that may be a note. */
interface Unit {
  readonly flat: FlatText
  readonly from: number
  readonly to: number
  /** Of a list or table, or with a bullet of its own. */
  readonly listed: boolean
  /** The cell of its row that is a version. */
  readonly version?: string
  /** Items below a day that stands alone. */
  readonly below: readonly Unit[]
}

const textOf = ({flat, from, to}: Unit): string => flat.text.slice(from, to)

interface Read {
  readonly unit: Unit
  readonly lead: Lead | undefined
  /** Without its day. */
  readonly text: string
  readonly kind: AnnotationKind | null
  readonly version: string | null
}

class NoteReader {
  readonly #children: readonly RootContent[]
  readonly #source: string
  readonly #report: Report
  readonly #notes: FoundNote[] = []
  readonly #nodes = new Set<Node>()
  readonly #positionAt: (offset: number) => Position

  constructor(tree: Root, source: string, report: Report) {
    this.#children = tree.children
    this.#source = source
    this.#report = report
    this.#positionAt = positionsIn(source)
  }

  read(): FoundNotes {
    const body = this.#skipHead()
    const preface = this.#takePreface(body)
    const heading = this.#children.findIndex((node, index) => index >= preface && node.type === 'heading')
    const firstHeading = heading < 0 ? this.#children.length : heading
    for (let index = preface; index < this.#children.length;) {
      index =
        this.#takeSection(index) ??
        this.#takeLabelled(index) ??
        this.#takeList(index, firstHeading) ??
        index + 1
    }
    return {notes: this.#notes.sort((a, b) => a.start - b.start), nodes: this.#nodes}
  }

  // (a) right behind front matter and title

  #skipHead(): number {
    let index = 0
    while (index < this.#children.length && isBeforeText(this.#children[index]!)) index++
    const title = this.#children[index]
    if (title?.type !== 'heading' || title.depth !== 1 || this.#containerIn(title)) return index
    index++
    while (index < this.#children.length && isBeforeText(this.#children[index]!)) index++
    return index
  }

  #takePreface(from: number): number {
    let index = from
    for (; index < this.#children.length; index++) {
      const reads = this.#readBlock(this.#children[index]!)
      if (!reads || !this.#isPreface(reads)) break
      this.#take(this.#children[index]!, reads)
    }
    return index
  }

  #isPreface(reads: readonly Read[]): boolean {
    if (!reads.every(({lead}) => lead && opensWithDay(lead) && !lead.prose)) return false
    const said = reads.filter((read) => saysRevision(read))
    if (said.length === 0) return false
    const [only] = reads
    return reads.length > 1 || only!.unit.listed || only!.lead!.bullet || !this.#isAnnotation(only!)
  }

  // `2021-03-22 更新` alone is a remark on what follows; `2021-03-22 表を更新` says more.
  #isAnnotation({unit}: Read): boolean {
    const [found] = parseLine({
      text: foldText(textOf(unit)).text,
      place: 'paragraph',
      first: true,
      item: false,
      bracketsOnly: false,
      emphasisEndsAt: () => false
    })
    return found !== undefined && (found.form !== 'line' || found.to - found.from < 32)
  }

  // A list before the first heading whose items say what was done to the article.
  #takeList(index: number, firstHeading: number): number | undefined {
    const node = this.#children[index]!
    if (index >= firstHeading || node.type !== 'list') return undefined
    const reads = this.#readBlock(node)
    if (!reads || reads.length < 2 || !reads.every(({lead}) => lead && opensWithDay(lead))) return undefined
    if (reads.filter((read) => tellsRevision(read.text)).length * 4 < reads.length * 3) return undefined
    this.#take(node, reads)
    return index + 1
  }

  // (b) under a heading

  #takeSection(index: number): number | undefined {
    const heading = this.#children[index]!
    if (heading.type !== 'heading') return undefined
    const container = this.#containerIn(heading)
    if (!container) return undefined
    let end = index + 1
    while (end < this.#children.length && !this.#endsSection(this.#children[end]!, heading.depth)) end++
    const taken = this.#takeBlocks(index + 1, end, container)
    if (taken.count === 0) return undefined
    if (taken.whole) this.#nodes.add(heading)
    return end
  }

  #takeBlocks(from: number, end: number, container: 'notes' | 'perhaps'): {count: number; whole: boolean} {
    let count = 0
    let whole = true
    let under: Lead | undefined
    for (const node of this.#children.slice(from, end)) {
      if (isBeforeText(node) || isFence(node, this.#source)) continue
      const dayHeading = node.type === 'heading' ? this.#dayHeading(node) : undefined
      if (dayHeading) under = dayHeading
      const reads = dayHeading ? undefined : this.#readContained(node, container, under)
      if (reads) {
        this.#take(node, reads, under)
        count++
      } else if (!dayHeading) whole = false
      else this.#nodes.add(node)
    }
    return {count, whole}
  }

  // `### 2020-10-31` with the notes below it
  #dayHeading(node: Nodes): Lead | undefined {
    const text = flatten(node, this.#source, 'visible').text
    const lead = leadOf(text)
    return lead && text.slice(lead.rest).trim() === '' ? lead : undefined
  }

  #readContained(node: RootContent, container: 'notes' | 'perhaps', under?: Lead): Read[] | undefined {
    const reads = this.#readBlock(node)
    if (!reads) return undefined
    if (under && (node.type === 'list' || node.type === 'paragraph')) return reads
    const dated = reads.filter(({lead}) => lead)
    if (!reads[0]?.lead || dated.length * 2 < reads.length) return undefined
    if (node.type === 'paragraph' && dated.every(({lead}) => lead!.prose)) return undefined
    const said = dated.filter((read) => saysRevision(read) && read.kind !== 'published')
    return container === 'notes' || said.length * 2 >= dated.length ? reads : undefined
  }

  // (b) under a label: 【更新履歴】, <summary>更新履歴</summary>, :::details 更新履歴

  #takeLabelled(index: number): number | undefined {
    const label = this.#children[index]!
    const container = this.#labelIn(label)
    if (!container) return undefined
    const units = unitsIn(label, this.#source)
    if (units.length > 1) {
      const reads = this.#withLeads(units.slice(1))
      if (!reads[0]!.lead || !reads.every(({lead}) => lead)) return undefined
      this.#take(label, reads)
      return index + 1
    }
    let next = index + 1
    let reads = this.#children[next] && this.#readContained(this.#children[next]!, container)
    if (!reads) return undefined
    for (; reads; reads = this.#children[next] && this.#readContained(this.#children[next]!, container)) {
      this.#take(this.#children[next]!, reads)
      next++
    }
    this.#nodes.add(label)
    const fence = this.#children[next]
    if (!fence || !isFence(fence, this.#source)) return next
    this.#nodes.add(fence)
    return next + 1
  }

  #endsSection(node: RootContent, depth: number): boolean {
    return (node.type === 'heading' && node.depth <= depth) || this.#labelIn(node) !== undefined
  }

  #labelIn(node: RootContent): 'notes' | 'perhaps' | undefined {
    if (node.type !== 'paragraph' && node.type !== 'html' && node.type !== 'blockquote') return undefined
    const [first] = unitsIn(node, this.#source)
    return first && labelOf(textOf(first))
  }

  #containerIn(heading: Nodes): 'notes' | 'perhaps' | undefined {
    return labelOf(flatten(heading, this.#source, 'visible').text)
  }

  // Reading a block

  #readBlock(node: RootContent): Read[] | undefined {
    const units = unitsIn(node, this.#source)
    return units.length > 0 && node.type !== 'heading' ? this.#withLeads(units) : undefined
  }

  #withLeads(units: readonly Unit[]): Read[] {
    return units.map((unit) => readUnit(unit))
  }

  #take(node: Node, reads: readonly Read[], under?: Lead): void {
    this.#nodes.add(node)
    let last = under
    for (const read of reads) {
      last = read.lead ?? last
      if (last) this.#note(read, last)
    }
  }

  #note({unit, lead, text, kind, version}: Read, day: Lead): void {
    const date = dayOf(day.day)
    const written = textOf(unit)
    const from = unit.from + (lead ? Math.min(lead.from, lead.rest) : leadingSpace(written))
    const [start, end] = [unit.flat.startOf(from), unit.flat.endOf(unit.to)]
    const position = this.#positionAt(start)
    if (lead) this.#reportLead(lead, written, date, position)
    if (!date) return
    if (text === '' && unit.below.length > 0) {
      for (const below of unit.below) this.#note({...readUnit(below), lead: undefined}, day)
      return
    }
    this.#notes.push({date, kind, version, text, position, start, end})
  }

  #reportLead(lead: Lead, raw: string, date: PlainDay | undefined, position: Position): void {
    const found = raw.slice(lead.from, lead.to)
    if (!date) return this.#report('annotation-impossible-day', position, {found, raw})
    if (lead.stray) this.#report('annotation-stray-character', position, {found: '#', raw, day: date})
    if (lead.bullet) this.#report('revision-note-marker', position, {raw})
    if (contradictedWeekday(date, lead.day.day) === undefined) return
    this.#report('annotation-weekday', position, {raw, found, day: date})
  }
}

// Days elsewhere in a contained note: `Version 1.2 (2020-10-31): …`, `Added … at 2017-08-31 2:00:00 UTC.`

function readUnit(unit: Unit): Read {
  const written = textOf(unit)
  const lead = written.length > longestNote ? undefined : leadIn(written)
  const text = lead ? wordsOf(written, lead) : tidy(written)
  return {
    unit,
    lead,
    text,
    kind: kindOf(text),
    version: unit.version ?? versionNamedIn(text.slice(0, longestNote))
  }
}

const leadIn = (written: string): Lead | undefined =>
  leadOf(written) ?? endLead(written) ?? versionLead(written)

function endLead(written: string): Lead | undefined {
  const from = Math.max(0, written.length - reach)
  const folded = foldText(written.slice(from))
  const tokens = lex(folded.text)
  let index = tokens.length - 1
  while (
    index >= 0 &&
    (tokens[index]!.type === 'space' || tokens[index]!.type === 'close' || isStop(tokens[index]!))
  )
    index--
  const day = tokens[index]
  const before = tokens[index - 1]?.type === 'space' ? tokens[index - 2] : tokens[index - 1]
  if (
    day?.type !== 'day' ||
    day.day.day === undefined ||
    day.day.year === undefined ||
    day.day.ambiguous ||
    !before
  )
    return undefined
  if (before.type !== 'open' && !(before.type === 'word' && before.word.join)) return undefined
  return leadAt(day, folded, from, 0)
}

const isStop = (token: Token): boolean => token.type === 'mark' && '。.'.includes(token.text)

function versionLead(written: string): Lead | undefined {
  const folded = foldText(written.slice(0, reach))
  const tokens = lex(folded.text)
  const index = tokens.findIndex((token) => token.type === 'day')
  const day = tokens[index]
  if (day?.type !== 'day' || day.day.day === undefined || day.day.year === undefined || day.day.ambiguous)
    return undefined
  const before = folded.text.slice(0, day.start)
  const isVersion =
    /^[\s([【]*(?:v|ver\.?|version|rev\.?|第|バージョン)? ?[\d.]{1,16}(?:版)?[\s)\]】([【:、,|-]*$/iu.test(
      before
    )
  const isKindWord = tokens.slice(0, index).every((token) => token.type !== 'text') && kindOf(before) !== null
  return isVersion || isKindWord ? leadAt(day, folded, 0, 0) : undefined
}

const leadAt = (day: DayToken, folded: Folded, offset: number, rest: number): Lead => ({
  day,
  from: offset + folded.at(day.start),
  to: offset + folded.at(day.day.dayEnd),
  rest,
  bullet: false,
  stray: false,
  prose: false,
  late: true
})

/** A note without its day and what joined the day to it. */
function wordsOf(written: string, lead: Lead): string {
  if (lead.rest > lead.from) return tidy(written.slice(lead.rest))
  const before = written.slice(0, lead.from).replace(/(?:[(（[【\s]|(?<=\s)(?:at|on|as of)\s)$/iu, '')
  const after = written
    .slice(lead.to + (lead.day.end - lead.day.day.dayEnd))
    .replace(/^[\s)）\]】:：、,|-]+/u, '')
  return tidy(/^[.。]/u.test(after) ? before.trimEnd() + after : `${before.trimEnd()} ${after}`)
}

const saysRevision = ({unit, kind, version}: Read): boolean =>
  kind !== null || version !== null || unit.below.some((below) => kindOf(textOf(below)) !== null)

const opensWithDay = ({day, late}: Lead): boolean => day.day.day !== undefined && !late

const leadingSpace = (text: string): number => text.length - text.trimStart().length

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

// A soft break is a space between words, nothing between Japanese or Chinese characters.
function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const said = lines.filter((line) => line !== '' && !/^:{3,}$/u.test(line))
  return said.reduce((before, line) => (joins(before, line) ? before + line : `${before} ${line}`).trim(), '')
}

const joins = (before: string, after: string) => wide.test(before.at(-1) ?? '') && wide.test(after[0]!)

// Labels -------------------------------------------------------------------------------------------------------

// What may stand round a container's name: a directive, a number, brackets, a colon, an emoji, a remark in brackets.
const beforeName =
  /^(?:\s|:{3,}\s*[a-z-]{1,20}\s|[\d.]{1,6}\s|[[(【〔■□◆●▼※#*]|\p{Extended_Pictographic}\u{FE0F}?)+/iu
const behindName = /(?:\s|[\])】〕::]|\{#[^{}]{1,80}\}|\([^()]{1,60}\))+$/u

function labelOf(text: string): 'notes' | 'perhaps' | undefined {
  if (text.length > 120) return undefined
  const folded = foldText(text).text.toLowerCase()
  return containerNamed(folded.replace(beforeName, '').replace(behindName, ''))
}

// Blocks to lines ----------------------------------------------------------------------------------------------

function unitsIn(node: RootContent, source: string): Unit[] {
  if (node.type === 'list') return itemsOf(node, source)
  if (node.type === 'paragraph' || node.type === 'html') return linesOf(node, source)
  if (node.type === 'table') return rowsOf(node, source)
  if (node.type === 'blockquote') return node.children.flatMap((child) => unitsIn(child, source))
  return []
}

function itemsOf(list: List, source: string): Unit[] {
  return list.children.flatMap((item) => itemOf(item, source))
}

function itemOf(item: ListItem, source: string): Unit[] {
  const [first, ...others] = item.children
  if (first?.type !== 'paragraph') return []
  const below = others.flatMap((child) => unitsIn(child as RootContent, source))
  return [{...whole(first, source), below}]
}

function whole(node: Nodes, source: string): Unit {
  const flat = flatten(node, source, 'visible')
  return {flat, from: 0, to: flat.text.length, listed: true, below: []}
}

function linesOf(node: Paragraph | Nodes, source: string): Unit[] {
  const flat = flatten(node, source, 'visible')
  const units: Unit[] = []
  let from = 0
  for (const line of flat.text.split('\n')) {
    if (line.trim() !== '') units.push({flat, from, to: from + line.length, listed: false, below: []})
    from += line.length + 1
  }
  return units
}

// A row reads as its cells side by side; one of them may be the version alone: `1.3`, `v1.3`.
function rowsOf(table: Table, source: string): Unit[] {
  return table.children.slice(1).map((row) => {
    const version = row.children.map((cell) => bareVersion.exec(toString(cell))?.[1]).find(Boolean)
    return {...whole(row, source), ...(version !== undefined && {version})}
  })
}

// 1.3, v1.20
const bareVersion = /^\s{0,4}v?(\d{1,4}(?:\.\d{1,4}){1,3})\s{0,4}$/iu

// Blocks without text ------------------------------------------------------------------------------------------

const silentTypes: ReadonlySet<string> = new Set(['yaml', 'toml', 'definition', 'thematicBreak'])

function isBeforeText(node: RootContent): boolean {
  if (node.type === 'html') return node.value.startsWith('<!--')
  return silentTypes.has(node.type)
}

// `:::`, `</details>`
function isFence(node: RootContent, source: string): boolean {
  const [start, end] = [node.position!.start.offset!, node.position!.end.offset!]
  const text = source.slice(start, Math.min(end, start + 40))
  return /^(?::{3,}|<\/[a-z]{1,20}>|<\/?[a-z]{1,20}>)\s*$/u.test(text)
}
