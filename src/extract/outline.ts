import type {Heading, Root, RootContent} from 'mdast'

import type {Place} from '../model/state.ts'
import {idOfComment} from './explicit-id.ts'
import {normalise} from '../normalise.ts'
import {type QuestionLine, questionLineOf} from './question-line.ts'
import {isDefinition, offsetsOf, type Slices} from './slices.ts'

/** A section as the walk finds it; its parent is known by index. */
export interface OutlineSection {
  readonly heading: RootContent
  readonly level: number
  readonly parent: number | null
}

export interface OutlineQuestion {
  readonly node: RootContent
  readonly line: QuestionLine
  readonly section: number | null
  /** An id that a comment before or behind the question gives. */
  commentId: string | null
  readonly answer: RootContent[]
}

export interface OutlineText {
  readonly section: number | null
  before: number | null
  readonly nodes: RootContent[]
}

/** Which top-level node is what. Every node is in exactly one place. */
export interface Outline {
  readonly title: RootContent | null
  readonly sections: readonly OutlineSection[]
  readonly questions: readonly OutlineQuestion[]
  readonly texts: readonly OutlineText[]
  readonly places: readonly Place[]
}

// Words by which an article says that it asks and answers.
const faqWords =
  /\bFAQs?\b|\bQ\s?[&＆]\s?As?\b|frequently asked|よく(?:ある|いただく|頂く)?(?:ご)?質問|質疑応答|一問一答|問答|问答|常见问题|常見問題|자주\s?(?:묻는|하는)/iu

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
  const title = titleOf(tree, options)
  const lines = acceptedLines(tree, title, options)
  const walk = new Walk(title, lines, headingsThatHold(tree.children, lines), options.notes)
  const types = tree.children.map((node, index) => walk.place(node, tree.children[index + 1]))
  const {sections, questions, texts} = walk
  return {title, sections, questions, texts, places: tile(tree, types, options)}
}

/** One pass over the top level; knows the section and the question that a node stands in. */
class Walk {
  readonly sections: OutlineSection[] = []
  readonly questions: OutlineQuestion[] = []
  readonly texts: OutlineText[] = []
  readonly #title: RootContent | null
  readonly #lines: ReadonlyMap<RootContent, QuestionLine>
  readonly #holding: ReadonlySet<RootContent>
  readonly #notes: ReadonlySet<unknown>
  #section: number | null = null
  #question: OutlineQuestion | null = null
  #text: OutlineText | null = null
  #commentId: string | null = null

  constructor(
    title: RootContent | null,
    lines: ReadonlyMap<RootContent, QuestionLine>,
    holding: ReadonlySet<RootContent>,
    notes: ReadonlySet<unknown>
  ) {
    this.#title = title
    this.#lines = lines
    this.#holding = holding
    this.#notes = notes
  }

  place(node: RootContent, next: RootContent | undefined): Place['type'] {
    if (node.type === 'yaml' || (node.type as string) === 'toml') return 'front-matter'
    if (isDefinition(node)) return 'definition'
    if (node === this.#title) return 'title'
    if (this.#notes.has(node)) return this.#notesHere()
    const line = this.#lines.get(node)
    if (line) return this.#ask(node, line)
    if (node.type === 'heading' && !this.#isPartOfAnswer(node)) return this.#openSection(node)
    if (node.type === 'html') this.#readComment(node.value, next)
    return this.#question && this.#commentId === null ? this.#answer(node, this.#question) : this.#say(node)
  }

  // Revision notes end an answer: what follows them does not go on with it.
  #notesHere(): 'notes' {
    this.#question = null
    this.#text = null
    return 'notes'
  }

  #ask(node: RootContent, line: QuestionLine): 'question' {
    if (line.level !== null) this.#section = this.#sectionAbove(line.level)
    if (this.#text) this.#text.before = this.questions.length
    this.#text = null
    this.#question = {node, line, section: this.#section, commentId: this.#commentId, answer: []}
    this.#commentId = null
    this.questions.push(this.#question)
    return 'question'
  }

  #openSection(heading: Heading): 'section' {
    this.#question = null
    this.#text = null
    const parent = this.#sectionAbove(heading.depth)
    this.#section = this.sections.push({heading, level: heading.depth, parent}) - 1
    return 'section'
  }

  #answer(node: RootContent, question: OutlineQuestion): 'answer' {
    question.answer.push(node)
    const closes = question.line.disclosure && node.type === 'html' && /<\/details>/iu.test(node.value)
    if (closes) this.#question = null
    return 'answer'
  }

  #say(node: RootContent): 'text' {
    this.#text ??= this.#openText()
    this.#text.nodes.push(node)
    return 'text'
  }

  #openText(): OutlineText {
    const text: OutlineText = {section: this.#section, before: null, nodes: []}
    this.texts.push(text)
    return text
  }

  // `<!-- #id -->` names the question behind it, or the one right before it.
  #readComment(html: string, next: RootContent | undefined): void {
    const id = idOfComment(html)
    if (id === null) return
    if (next && this.#lines.has(next)) this.#commentId = id
    else if (this.#question?.answer.length === 0) this.#question.commentId ??= id
  }

  #isPartOfAnswer(heading: Heading): boolean {
    if (!this.#question) return false
    const {line, section} = this.#question
    const rank = line.level ?? (section === null ? 0 : this.sections[section]!.level)
    return line.disclosure || (heading.depth > rank && !this.#holding.has(heading))
  }

  #sectionAbove(level: number): number | null {
    let index = this.#section
    while (index !== null && this.sections[index]!.level >= level) index = this.sections[index]!.parent
    return index
  }
}

/** The first `# heading` where the front matter has no title, or repeats it. */
function titleOf(tree: Root, {title, slices, notes}: OutlineOptions): RootContent | null {
  const first = tree.children.find((node) => node.type === 'heading' && node.depth === 1 && !notes.has(node))
  if (!first) return null
  if (title === null) return first
  return normalise(slices.textOf(first)) === normalise(title) ? first : null
}

function acceptedLines(
  tree: Root,
  title: RootContent | null,
  options: OutlineOptions
): Map<RootContent, QuestionLine> {
  const {slices, notes} = options
  const marked = new Map<RootContent, QuestionLine>()
  const sentences = new Map<RootContent, QuestionLine>()
  let headings = 0
  for (const node of tree.children) {
    if (node === title || notes.has(node)) continue
    if (node.type === 'heading') headings++
    const line = questionLineOf(node, slices)
    if (line) (line.form === 'marked' ? marked : sentences).set(node, line)
  }
  // Sentences count where the article says that it asks, or where asking is its habit.
  const says = faqWords.test(
    [
      options.title ?? '',
      title ? slices.textOf(title) : '',
      options.fileName,
      ...headingTexts(tree, slices)
    ].join('\n')
  )
  const habit = sentences.size >= 3 && sentences.size * 2 >= headings
  if (!(says || (habit && marked.size === 0))) return marked
  return new Map([...marked, ...sentences])
}

const headingTexts = (tree: Root, slices: Slices): string[] =>
  tree.children.filter((node) => node.type === 'heading').map((node) => slices.textOf(node))

/** Headings under which, before the next of the same or a higher rank, a question stands: sections inside an answer's reach. */
function headingsThatHold(
  nodes: readonly RootContent[],
  lines: ReadonlyMap<RootContent, QuestionLine>
): Set<Heading> {
  const holding = new Set<Heading>()
  let open: Heading[] = []
  for (const node of nodes) {
    if (node.type === 'heading') open = open.filter((heading) => heading.depth < node.depth)
    if (lines.has(node)) {
      for (const heading of open) holding.add(heading)
      open = []
    } else if (node.type === 'heading') open.push(node)
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
