import type {Root, RootContent} from 'mdast'

import type {HeadingLine} from './heading.ts'
import {type ListQuestion, listQuestionsIn} from './list-questions.ts'
import {headingQuestion, type QuestionLine, questionLineOf} from './question-line.ts'
import type {Slices} from './slices.ts'

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

type Headings = ReadonlyMap<RootContent, HeadingLine>
type Lines = Map<RootContent, QuestionLine>

/** What asks at the top level of an article: nodes that are a question, and lists whose items are. */
export interface QuestionLines {
  readonly lines: ReadonlyMap<RootContent, QuestionLine>
  readonly lists: ReadonlyMap<RootContent, readonly ListQuestion[]>
}

// Words by which an article, or a part of it, says that it asks and answers.
const faqWords =
  /\bFAQs?\b|\bQ\s?[&＆]\s?As?\b|frequently asked|よく(?:ある|いただく|頂く|寄せられる)?(?:ご)?質問|質疑応答|一問一答|問答|问答|常见问题|常見問題|자주\s?(?:묻는|하는)/iu
// What stands beside questions without being one.
const asideWords =
  /^(?:参考|参照|関連|目次|まとめ|おわりに|終わりに|はじめに|付録|脚注|参考文献|総結|总结|小结|目录|前言|附录|참고|references?|see also|table of contents|contents|toc|introduction|overview|summary|conclusion|further reading|links|appendix)/iu

/**
 * Which top-level nodes ask. A line marked with Q asks anywhere; a heading or bold line that merely is a question
 * does where the article (or the section) says that it is one of questions, or where asking is its habit.
 */
export function findQuestionLines(tree: Root, options: QuestionLinesOptions): QuestionLines {
  const {slices, headings, notes, titleNode} = options
  const markedLists: Lists = new Map()
  const boldLists: Lists = new Map()
  const marked: Lines = new Map()
  const asking: Lines = new Map()
  const bold: Lines = new Map()
  for (const node of tree.children) {
    if (node === titleNode || notes.has(node)) continue
    if (node.type === 'list') {
      const asked = listQuestionsIn(node, slices)
      const isMarked = asked.some(({line}) => line.form === 'marked')
      if (asked.length > 0) (isMarked ? markedLists : boldLists).set(node, asked)
    }
    const line = questionLineOf(node, headings.get(node), slices)
    if (line) (line.form === 'marked' ? marked : line.level === null ? bold : asking).set(node, line)
  }
  if (marked.size + countLists(markedLists) > 1) return {lines: marked, lists: markedLists}
  const others = sentences(tree.children, {asking, bold}, options)
  const isBoldHabit = others.size === 0 && countLists(boldLists) >= (saysFaq(titleOf(options)) ? 2 : 3)
  return {lines: new Map([...marked, ...others]), lists: isBoldHabit ? boldLists : markedLists}
}

type Lists = Map<RootContent, ListQuestion[]>

const countLists = (lists: Lists): number => [...lists.values()].flat().length

/** Headings and bold lines that ask without a mark. */
interface Sentences {
  readonly asking: Lines
  readonly bold: Lines
}

/** Headings, or else bold lines; never both, for answers emphasise questions too. */
function sentences(nodes: readonly RootContent[], found: Sentences, options: QuestionLinesOptions): Lines {
  const {headings, fileName} = options
  if (saysFaq(titleOf(options))) return siblings(nodes, found, options)
  const parts = faqParts(nodes, headings).flatMap((part) => [...siblings(part, within(part, found), options)])
  if (parts.length > 0) return new Map(parts)
  if (saysFaq(fileName) || faqParts(nodes, headings).length > 0) return siblings(nodes, found, options)
  const {asking, bold} = found
  if (asking.size >= 3 && asking.size * 2 >= headings.size) return asking
  return asking.size === 0 && bold.size >= 3 ? bold : new Map()
}

const titleOf = ({title, titleNode, headings}: QuestionLinesOptions): string =>
  `${title ?? ''}\n${(titleNode && headings.get(titleNode)?.text) ?? ''}`

const saysFaq = (text: string): boolean => faqWords.test(text)

function within(part: readonly RootContent[], {asking, bold}: Sentences): Sentences {
  const nodes = new Set(part)
  const inPart = (lines: Lines): Lines => new Map([...lines].filter(([node]) => nodes.has(node)))
  return {asking: inPart(asking), bold: inPart(bold)}
}

/** The sections whose heading says that they hold questions: what stands below each. */
function faqParts(nodes: readonly RootContent[], headings: Headings): RootContent[][] {
  const parts: RootContent[][] = []
  let rank = Infinity
  for (const node of nodes) {
    const heading = headings.get(node)
    if (heading && heading.rank <= rank) {
      rank = saysFaq(heading.text) ? heading.rank : Infinity
      if (rank < Infinity) parts.push([])
    } else if (rank < Infinity) parts.at(-1)!.push(node)
  }
  return parts
}

/**
 * Where questions are headings, a heading of their rank beside them is one too (「インストールできない」), if it is no
 * part for others and no aside. A list of questions that never asks goes by its own highest rank.
 */
function siblings(
  nodes: readonly RootContent[],
  {asking, bold}: Sentences,
  options: QuestionLinesOptions
): Lines {
  if (asking.size === 0 && bold.size > 1) return bold
  const {headings, titleNode, notes} = options
  const present = nodes.flatMap((node) => {
    const heading = headings.get(node)
    return heading && node !== titleNode && !notes.has(node) ? [{node, heading}] : []
  })
  const rank =
    asking.size > 0
      ? commonest([...asking.values()].map(({level}) => level!))
      : highestRank(present.map(({heading}) => heading))
  const lines: Lines = new Map(asking)
  // Headings above the present one, outermost first.
  let above: (typeof present)[number][] = []
  for (const [index, {node, heading}] of present.entries()) {
    above = above.filter((other) => other.heading.rank < heading.rank)
    const isInAnswer = above.some((other) => lines.has(other.node))
    if (heading.rank === rank && !isInAnswer && isAsked(index, present, asking))
      lines.set(node, lines.get(node) ?? headingQuestion(heading, 'sentence'))
    above.push({node, heading})
  }
  return lines
}

type PresentHeadings = readonly {readonly node: RootContent; readonly heading: HeadingLine}[]

/** Whether a heading can be a question: it says something, is no aside, and no question of a lower rank stands below. */
function isAsked(index: number, present: PresentHeadings, asking: Lines): boolean {
  const {heading} = present[index]!
  if (heading.text === '' || asideWords.test(heading.text)) return false
  for (const below of present.slice(index + 1)) {
    if (below.heading.rank <= heading.rank) return true
    if (asking.has(below.node)) return false
  }
  return true
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || a - b)[0]![0]
}

/** The highest rank that at least three headings have; 0, which none has, where there is none. */
function highestRank(headings: readonly HeadingLine[]): number {
  const ranks = [1, 2, 3, 4, 5, 6]
  return ranks.find((rank) => headings.filter((heading) => heading.rank === rank).length >= 3) ?? 0
}
