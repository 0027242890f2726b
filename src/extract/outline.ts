import type {Root, RootContent} from 'mdast'

import type {Place} from '../model/state.ts'
import {idOfComment} from './explicit-id.ts'
import {type HeadingLine, headingsIn} from './heading.ts'
import {type AnswerPart, type InnerQuestion, leavesText} from './inner-question.ts'
import {normalise} from '../normalise.ts'
import type {QuestionLine} from './question-line.ts'
import {asks} from './question-marks.ts'
import {findQuestionLines} from './question-lines.ts'
import {isDefinition, offsetsOf, type Range, type Slices} from './slices.ts'

/** A section as the walk finds it; its parent is known by index. */
export interface OutlineSection {
  readonly node: RootContent
  readonly heading: HeadingLine
  readonly parent: number | null
}

export interface OutlineQuestion {
  /** The top-level node that is the question; null where it stands in one beside others. */
  readonly node: RootContent | null
  readonly line: QuestionLine
  readonly section: number | null
  /** An id that a comment before or behind the question gives. */
  commentId: string | null
  readonly answer: AnswerPart[]
}

export interface OutlineText {
  readonly section: number | null
  before: number | null
  readonly parts: {readonly node: RootContent; readonly without: readonly Range[]}[]
}

/** Which top-level node is what. Every node is in exactly one place. */
export interface Outline {
  readonly title: RootContent | null
  readonly sections: readonly OutlineSection[]
  readonly questions: readonly OutlineQuestion[]
  readonly texts: readonly OutlineText[]
  /** Nodes that hold questions beside each other: lists, tables, lines of a paragraph. */
  readonly inner: ReadonlyMap<RootContent, readonly InnerQuestion[]>
  readonly places: readonly Place[]
}

interface OutlineOptions {
  readonly slices: Slices
  readonly notes: ReadonlySet<unknown>
  /** The title that the front matter gives, or null. */
  readonly title: string | null
  readonly fileName: string
  /** Where the body begins, for front matter that the Markdown parser does not know. */
  readonly bodyStart: number
  readonly sourceLength: number
}

/** Says of every top-level node of an article what it is. */
export function outlineOf(tree: Root, options: OutlineOptions): Outline {
  const headings = headingsIn(tree, options.slices)
  const title = titleIn(tree, headings, options)
  const {lines, inner} = findQuestionLines(tree, {...options, headings, titleNode: title})
  const walk = new Walk({
    slices: options.slices,
    title,
    lines,
    inner,
    headings,
    holding: headingsThatHold(tree.children, headings, lines),
    notes: options.notes
  })
  const types = tree.children.map((node, index) => walk.place(node, tree.children[index + 1]))
  const {sections, questions, texts} = walk
  return {title, sections, questions, texts, inner, places: tile(tree, types, options)}
}

/** What is known of the nodes before the walk. */
interface Known {
  readonly slices: Slices
  readonly title: RootContent | null
  readonly lines: ReadonlyMap<RootContent, QuestionLine>
  readonly inner: ReadonlyMap<RootContent, readonly InnerQuestion[]>
  readonly headings: ReadonlyMap<RootContent, HeadingLine>
  /** Headings under which a question stands. */
  readonly holding: ReadonlySet<RootContent>
  readonly notes: ReadonlySet<unknown>
}

const endOf = {details: /<\/details>/iu, dl: /<\/dl>/iu}
// </dd></dl>
const isOnlyEnds = /^(?:\s|<\/(?:details|d[dl])>)*$/iu

/** One pass over the top level; knows the section and the question that a node stands in. */
class Walk {
  readonly sections: OutlineSection[] = []
  readonly questions: OutlineQuestion[] = []
  readonly texts: OutlineText[] = []
  readonly #known: Known
  #section: number | null = null
  #question: OutlineQuestion | null = null
  #text: OutlineText | null = null
  #commentId: string | null = null

  constructor(known: Known) {
    this.#known = known
  }

  place(node: RootContent, next: RootContent | undefined): Place['type'] {
    if (node.type === 'yaml' || (node.type as string) === 'toml') return 'front-matter'
    if (isDefinition(node)) return 'definition'
    if (node === this.#known.title) return 'title'
    if (this.#known.notes.has(node)) return this.#notesHere()
    const line = this.#known.lines.get(node)
    if (line) return this.#ask(node, line)
    const asked = this.#known.inner.get(node)
    if (asked) return this.#askWithin(node, asked)
    const heading = this.#known.headings.get(node)
    if (heading?.nodeEnd === heading?.end && heading && !this.#isPartOfAnswer(node, heading))
      return this.#openSection(node, heading)
    if (node.type === 'html') this.#readComment(node.value, next)
    return this.#question && this.#commentId === null ? this.#answer(node, this.#question) : this.#say(node)
  }

  // Revision notes end an answer: what follows them does not go on with it.
  #notesHere(): 'notes' {
    this.#question = null
    this.#text = null
    return 'notes'
  }

  #ask(node: RootContent | null, line: QuestionLine): 'question' {
    if (line.level !== null) this.#section = this.#sectionAbove(line.level)
    if (this.#text) this.#text.before = this.questions.length
    this.#text = null
    this.#question = {node, line, section: this.#section, commentId: this.#commentId, answer: []}
    this.#commentId = null
    this.questions.push(this.#question)
    return 'question'
  }

  #askWithin(node: RootContent, asked: readonly InnerQuestion[]): 'question' {
    // What of the node asks nothing stays text, above its questions.
    if (leavesText(node, asked, this.#known.slices)) this.#say(node, asked)
    for (const {line, answer} of asked) {
      this.#ask(null, line)
      this.#question!.answer.push(...answer)
    }
    if (!asked.at(-1)!.isOpen) this.#question = null
    return 'question'
  }

  #openSection(node: RootContent, heading: HeadingLine): 'section' {
    this.#question = null
    this.#text = null
    const parent = this.#sectionAbove(heading.rank)
    this.#section = this.sections.push({node, heading, parent}) - 1
    return 'section'
  }

  #answer(node: RootContent, question: OutlineQuestion): 'answer' {
    const {element} = question.line
    const closes = element !== null && node.type === 'html' && endOf[element].test(node.value)
    // The end of the element belongs to the question's form, not to what it says.
    if (!(closes && isOnlyEnds.test(node.value))) question.answer.push(node)
    if (closes) this.#question = null
    return 'answer'
  }

  #say(node: RootContent, without: readonly Range[] = []): 'text' {
    this.#text ??= this.#openText()
    this.#text.parts.push({node, without})
    return 'text'
  }

  #openText(): OutlineText {
    const text: OutlineText = {section: this.#section, before: null, parts: []}
    this.texts.push(text)
    return text
  }

  // `<!-- #id -->` names the question behind it, or the one right before it.
  #readComment(html: string, next: RootContent | undefined): void {
    const id = idOfComment(html)
    if (id === null) return
    if (next && this.#known.lines.has(next)) this.#commentId = id
    else if (this.#question?.answer.length === 0) this.#question.commentId ??= id
  }

  #isPartOfAnswer(node: RootContent, heading: HeadingLine): boolean {
    if (!this.#question) return false
    const {line, section} = this.#question
    const rank = line.level ?? (section === null ? 0 : this.sections[section]!.heading.rank)
    return line.element !== null || (heading.rank > rank && !this.#known.holding.has(node))
  }

  #sectionAbove(level: number): number | null {
    let index = this.#section
    while (index !== null && this.sections[index]!.heading.rank >= level) index = this.sections[index]!.parent
    return index
  }
}

/** The first heading of rank 1 where the front matter has no title, or repeats it. */
function titleIn(
  tree: Root,
  headings: ReadonlyMap<RootContent, HeadingLine>,
  {title, notes}: OutlineOptions
): RootContent | null {
  const first = tree.children.find((node) => headings.get(node)?.rank === 1 && !notes.has(node))
  const heading = first && headings.get(first)!
  if (!first || !heading || heading.end < heading.nodeEnd) return null
  // Of several that ask at that rank, the first is a question like the others.
  const beside = [...headings.values()].filter(({rank}) => rank === 1)
  const isAsked = beside.length > 1 && beside.filter(({text}) => asks(text)).length * 2 >= beside.length
  if (isAsked && asks(heading.text)) return null
  return title === null || normalise(heading.text) === normalise(title) ? first : null
}

/** Headings under which, before the next of the same or a higher rank, a question stands: no part of an answer. */
function headingsThatHold(
  nodes: readonly RootContent[],
  headings: ReadonlyMap<RootContent, HeadingLine>,
  lines: ReadonlyMap<RootContent, QuestionLine>
): Set<RootContent> {
  const holding = new Set<RootContent>()
  let open: RootContent[] = []
  for (const node of nodes) {
    const heading = headings.get(node)
    if (heading) open = open.filter((other) => headings.get(other)!.rank < heading.rank)
    if (lines.has(node)) {
      for (const other of open) holding.add(other)
      open = []
    } else if (heading) open.push(node)
  }
  return holding
}

/** Ranges from each node's start to the next one's: joined, they are the file. */
function tile(
  tree: Root,
  types: readonly Place['type'][],
  {bodyStart, sourceLength}: OutlineOptions
): Place[] {
  const starts = tree.children.map((node) => offsetsOf(node).start)
  const first = starts[0] ?? sourceLength
  const head: Place[] =
    bodyStart > 0 && bodyStart <= first ? [{type: 'front-matter', start: 0, end: first}] : []
  if (tree.children.length === 0 && head.length === 0 && sourceLength > 0)
    return [{type: 'text', start: 0, end: sourceLength}]
  return [
    ...head,
    ...types.map((type, index) => ({
      type,
      start: index === 0 && head.length === 0 ? 0 : starts[index]!,
      end: starts[index + 1] ?? sourceLength
    }))
  ]
}
