import type {Root, RootContent} from 'mdast'

import {normalise} from '../normalise.ts'
import {plainText} from '../parse/plain-text.ts'
import {faqParts, habitOfHeadings, type Headings, siblings} from './heading-questions.ts'
import {htmlQuestionsIn} from './html-questions.ts'
import {type InnerQuestion, isAnswered} from './inner-question.ts'
import {type ListTrust, listQuestionsIn} from './list-questions.ts'
import {paragraphQuestionsIn, termIn} from './paragraph-questions.ts'
import {type QuestionLine, questionLineOf} from './question-line.ts'
import {asks, saysFaq} from './question-marks.ts'
import type {Slices} from './slices.ts'
import {tableQuestionsIn} from './table-questions.ts'

interface QuestionLinesOptions {
  readonly slices: Slices
  readonly headings: Headings
  readonly notes: ReadonlySet<unknown>
  /** What the front matter says of the title, or null. */
  readonly title: string | null
  /** The heading that is the title, if one is. */
  readonly titleNode: RootContent | null
  readonly fileName: string
}

type Lines = Map<RootContent, QuestionLine>
type Inner = Map<RootContent, readonly InnerQuestion[]>

/** What asks in an article: top-level nodes that are a question, and nodes that hold questions beside each other. */
export interface QuestionLines {
  readonly lines: ReadonlyMap<RootContent, QuestionLine>
  readonly inner: ReadonlyMap<RootContent, readonly InnerQuestion[]>
}

/**
 * Which nodes ask. What is marked with Q asks anywhere; a heading, bold line, list item or term that merely is a
 * question does where the article (or the section) says that it is one of questions, or where asking is its habit.
 */
export function findQuestionLines({children}: Root, options: QuestionLinesOptions): QuestionLines {
  const nodes = children.filter((node) => node !== options.titleNode && !options.notes.has(node))
  const found = candidatesIn(nodes, options)
  const marked = withoutContents(markedIn(found), nodes, options)
  const others = unmarked(nodes, found, options)
  // Where many more ask without a mark, a `Q:` in an answer is a question that the answer quotes.
  if (sizeAskingIn(others) > countOf(marked) * 2)
    return join(others, {lines: headingsOf(marked.lines), inner: new Map()})
  if (countOf(marked) > 1) return join(marked, {lines: found.weak, inner: new Map()})
  return join(others, asksAtAll(marked, options.slices))
}

const headingsOf = (lines: ReadonlyMap<RootContent, QuestionLine>): Lines =>
  new Map([...lines].filter(([, {level}]) => level !== null))

// A single `- Q: …` that nothing answers may be the key Q.
const asksAtAll = ({lines, inner}: QuestionLines, slices: Slices): QuestionLines => ({
  lines,
  inner: new Map(
    [...inner].filter(([, [only]]) => only && (asks(only.line.text) || isAnswered(only, slices)))
  )
})

const countOf = ({lines, inner}: QuestionLines): number => lines.size + [...inner.values()].flat().length

const join = (one: QuestionLines, other: QuestionLines): QuestionLines => ({
  lines: new Map([...one.lines, ...other.lines]),
  inner: new Map([...one.inner, ...other.inner])
})

/** Everything that might ask, by its form. */
interface Candidates {
  readonly marked: Lines
  readonly weak: Lines
  readonly dashes: Lines
  /** Disclosures, whether their summary asks or not. */
  readonly disclosures: Lines
  /** Headings that ask. */
  readonly asking: Lines
  /** Lines that begin in bold. */
  readonly bold: Lines
  /** Terms with a definition. */
  readonly terms: Lines
  readonly markedInner: Inner
  readonly html: Inner
}

function candidatesIn(nodes: readonly RootContent[], {slices, headings}: QuestionLinesOptions): Candidates {
  const found = {
    marked: new Map(),
    weak: new Map(),
    dashes: new Map(),
    disclosures: new Map(),
    asking: new Map(),
    bold: new Map(),
    terms: new Map(),
    markedInner: new Map(),
    html: new Map()
  } satisfies Candidates
  for (const [index, node] of nodes.entries()) {
    const inner = headings.has(node) ? [] : innerOf(node, slices)
    if (inner.some(({line}) => line.form === 'marked')) found.markedInner.set(node, inner)
    else if (inner.length > 0) found.html.set(node, inner)
    if (inner.length > 0) continue
    const term = termIn(node, nodes[index + 1], slices)
    const line = questionLineOf(node, headings.get(node), slices)
    if (term && line?.form !== 'marked') found.terms.set(node, term)
    else if (line) familyOf(line, found)?.set(node, line)
  }
  return found
}

function innerOf(node: RootContent, slices: Slices): readonly InnerQuestion[] {
  if (node.type === 'list')
    return listQuestionsIn(node, 'bold', slices).filter(
      ({line}) => line.form === 'marked' || line.form === 'summary'
    )
  if (node.type === 'table') return tableQuestionsIn(node, slices)
  if (node.type === 'paragraph') return paragraphQuestionsIn(node, slices)
  return node.type === 'html' ? htmlQuestionsIn(node, slices) : []
}

function familyOf(line: QuestionLine, found: Candidates): Lines | null {
  if (line.form === 'marked') return found.marked
  if (line.element === 'details') return found.disclosures
  if (line.form === 'weak') return found.weak
  if (line.form === 'dash') return found.dashes
  if (line.level === null) return found.bold
  return line.form === 'sentence' ? found.asking : null
}

function markedIn({marked, dashes, markedInner}: Candidates): QuestionLines {
  // A dash alone opens many things; where most of those that it opens ask, it is a dialogue.
  const asked = [...dashes.values()].filter(({text}) => asks(text)).length
  const isDialogue = dashes.size > 1 && asked * 2 >= dashes.size
  return {lines: new Map([...marked, ...(isDialogue ? dashes : [])]), inner: markedInner}
}

/** Leaves out tables of contents: questions that nothing answers there, and that are asked again elsewhere. */
function withoutContents(
  {lines, inner}: QuestionLines,
  nodes: readonly RootContent[],
  {headings, slices}: QuestionLinesOptions
): QuestionLines {
  const indexes = new Map(nodes.map((node, index) => [node, index]))
  const isBare = (node: RootContent, line: QuestionLine) => {
    if (headings.has(node) || line.rest !== null) return false
    const next = nodes[indexes.get(node)! + 1]
    return next === undefined || lines.has(next) || headings.has(next) || next.type === 'thematicBreak'
  }
  const bare = new Set([...lines].flatMap(([node, line]) => (isBare(node, line) ? [node] : [])))
  const answered = new Set([...lines].flatMap(([node, {text}]) => (bare.has(node) ? [] : [normalise(text)])))
  const isContents = (asked: readonly InnerQuestion[]) =>
    asked.every((question) => !isAnswered(question, slices)) &&
    asked.filter(({line}) => answered.has(normalise(line.text))).length * 2 >= asked.length
  return {
    lines: new Map([...lines].filter(([node, {text}]) => !bare.has(node) || !answered.has(normalise(text)))),
    inner: new Map([...inner].filter(([, asked]) => !isContents(asked)))
  }
}

/** Questions without a mark: by what the article says of itself, or by habit. */
function unmarked(
  nodes: readonly RootContent[],
  found: Candidates,
  options: QuestionLinesOptions
): QuestionLines {
  const {headings, fileName} = options
  if (saysFaq(titleOf(options))) return askedIn(nodes, found, options)
  const parts = faqParts(nodes, headings)
  const asked = parts
    .map((part) => askedIn(part, within(part, found), options))
    .reduce<QuestionLines>(join, {lines: new Map(), inner: new Map()})
  if (countOf(asked) > 0) return join(asked, disclosuresOutside(parts, found))
  if (parts.length > 0 || saysFaq(fileName) || isIntroduced(nodes, found, options))
    return askedIn(nodes, found, options)
  return habit(nodes, found, options)
}

// A disclosure that asks does so anywhere.
function disclosuresOutside(parts: readonly RootContent[][], {disclosures}: Candidates): QuestionLines {
  const inside = new Set(parts.flat())
  const outside = [...disclosures].filter(([node, {form}]) => form === 'summary' && !inside.has(node))
  return {lines: new Map(outside), inner: new Map()}
}

const titleOf = ({title, titleNode, headings}: QuestionLinesOptions): string =>
  `${title ?? ''}\n${(titleNode && headings.get(titleNode)?.text) ?? ''}`

// 「Q&A風にまとめてみました」 above headings most of which ask; a link to a FAQ elsewhere says nothing.
function isIntroduced(
  nodes: readonly RootContent[],
  {asking}: Candidates,
  {headings}: QuestionLinesOptions
): boolean {
  const first = nodes.findIndex((node) => headings.has(node))
  const preface = nodes.slice(0, Math.max(first, 0)).filter(({type}) => type === 'paragraph')
  const said = preface.map((node) =>
    'children' in node
      ? node.children.map((child) => (child.type === 'link' ? '' : plainText(child))).join('')
      : ''
  )
  return asking.size * 2 >= headings.size && saysFaq(said.join('\n'))
}

function within(part: readonly RootContent[], found: Candidates): Candidates {
  const nodes = new Set(part)
  const inPart = <T>(map: Map<RootContent, T>) => new Map([...map].filter(([node]) => nodes.has(node)))
  const {marked, weak, dashes, disclosures, asking, bold, terms, markedInner, html} = found
  return {
    marked: inPart(marked),
    weak: inPart(weak),
    dashes: inPart(dashes),
    disclosures: inPart(disclosures),
    asking: inPart(asking),
    bold: inPart(bold),
    terms: inPart(terms),
    markedInner: inPart(markedInner),
    html: inPart(html)
  }
}

/** What asks where questions are announced: in one form, the one that asks most; headings before others. */
function askedIn(
  nodes: readonly RootContent[],
  found: Candidates,
  options: QuestionLinesOptions
): QuestionLines {
  const {asking} = found
  const elements = elementsIn(found)
  const bold = wholeOrAsking(found.bold)
  const lists = listsIn(nodes, 'any', options.slices)
  if (countOf(elements) > 1 && countOf(elements) >= asking.size) return elements
  const isMost = (size: number) => size > 1 && size > asking.size * 2
  if (isMost(sizeOf(lists)) && sizeAsking(bold) <= sizeOf(lists)) return {lines: new Map(), inner: lists}
  if (isMost(sizeAsking(bold))) return {lines: bold, inner: new Map()}
  const lines = siblings(nodes, asking, options)
  return lines.size > 0 ? {lines, inner: new Map()} : elements
}

/** Disclosures and definitions: their form says what is asked and what answers, where some of them ask. */
function elementsIn({disclosures, terms, html}: Candidates): QuestionLines {
  const lines = new Map([...disclosures, ...terms])
  const asked = [...html.values()].flat().map(({line}) => line)
  if (isHabit([...lines.values(), ...asked])) return {lines, inner: html}
  return {lines: asksMostly(disclosures), inner: new Map()}
}

const sizeOf = (inner: Inner): number => [...inner.values()].flat().length

const sizeAskingIn = ({lines, inner}: QuestionLines): number =>
  sizeAsking(new Map([...lines.values(), ...[...inner.values()].flat().map(({line}) => line)].entries()))

const sizeAsking = (lines: ReadonlyMap<unknown, QuestionLine>): number =>
  [...lines.values()].filter(({form}) => form === 'sentence' || form === 'summary').length

// Statements count beside questions of their form, if those are most.
function asksMostly(lines: Lines): Lines {
  const asking = new Map([...lines].filter(([, {form}]) => form === 'sentence' || form === 'summary'))
  return asking.size * 2 >= lines.size ? lines : asking
}

// A line that begins in bold may be emphasis; one that is all bold, or asks, may be a question.
const wholeOrAsking = (bold: Lines): Lines =>
  asksMostly(new Map([...bold].filter(([, line]) => line.form === 'sentence' || isWholeParagraph(line))))

const isWholeParagraph = ({rest}: QuestionLine): boolean => rest === null

function listsIn(nodes: readonly RootContent[], trust: ListTrust, slices: Slices): Inner {
  return new Map(
    nodes.flatMap((node) => {
      if (node.type !== 'list') return []
      const asked = listQuestionsIn(node, trust, slices)
      return asked.some((question) => isAnswered(question, slices)) ? [[node, asked] as const] : []
    })
  )
}

/** What asks where nothing says that the article is one of questions. */
function habit(
  nodes: readonly RootContent[],
  {asking, bold, disclosures, terms, html}: Candidates,
  {headings, slices}: QuestionLinesOptions
): QuestionLines {
  const summaries = new Map([...disclosures].filter(([, {form}]) => form === 'summary'))
  const asked = habitOfHeadings(asking, headings)
  if (asked.size > 0) return {lines: asked, inner: new Map()}
  const inner = new Map([...html].filter(([, questions]) => isHabit(questions.map(({line}) => line))))
  const defined = isHabit([...terms.values()]) ? terms : new Map()
  if (summaries.size + inner.size + defined.size > 0)
    return {lines: new Map([...summaries, ...defined]), inner}
  const emphasised = new Map(
    [...bold].filter(([, line]) => line.form === 'sentence' && isWholeLine(line, slices))
  )
  if (asking.size === 0 && emphasised.size >= 3) return {lines: emphasised, inner: new Map()}
  const lists = listsIn(nodes, 'bold', slices)
  return {lines: new Map(), inner: sizeOf(lists) >= 3 ? lists : new Map()}
}

const isHabit = (lines: readonly QuestionLine[]): boolean => {
  const asked = lines.filter(({form}) => form === 'sentence' || form === 'summary').length
  return asked > 1 && asked * 2 >= lines.length
}

const isWholeLine = ({rest}: QuestionLine, slices: Slices): boolean =>
  rest === null || slices.source(rest.start, rest.start + 1) === '\n'
