import type {RootContent} from 'mdast'

import type {HeadingLine} from './heading.ts'
import {headingQuestion, type QuestionLine} from './question-line.ts'
import {announcesQuestions, framesAnEssay, isAside, isNumbered} from './question-marks.ts'

export type Headings = ReadonlyMap<RootContent, HeadingLine>
type Lines = Map<RootContent, QuestionLine>

/** The sections whose heading says that they hold questions: what stands below each. */
export function faqParts(nodes: readonly RootContent[], headings: Headings): RootContent[][] {
  const parts: RootContent[][] = []
  let rank = Infinity
  for (const node of nodes) {
    const heading = headings.get(node)
    if (heading && heading.rank <= rank) {
      rank = announcesQuestions(heading.text) ? heading.rank : Infinity
      if (rank < Infinity) parts.push([])
    } else if (rank < Infinity) parts.at(-1)!.push(node)
  }
  return parts
}

/** Headings that ask in an article that says nothing of questions: if nearly all of their rank do. */
export function habitOfHeadings(asking: Lines, headings: Headings): Lines {
  if (asking.size < 3) return new Map()
  const rank = commonest([...asking.values()].map(({level}) => level!))
  const beside = [...headings].filter(([, heading]) => heading.rank === rank)
  const isOther = ([node]: (typeof beside)[number]) => !asking.has(node)
  const others = beside.filter((one) => isOther(one) && !isAside(one[1].text))
  const asked = beside.length - beside.filter(isOther).length
  const isEssay = beside.some(([, {text}]) => framesAnEssay(text))
  const isHabit = isEssay
    ? asked >= 6 && asked >= others.length * 4
    : asked >= 3 && asked >= others.length * 2
  if (!isHabit) return new Map()
  return new Map([...asking, ...numberedBeside(asking, others, headings)])
}

// Where questions are numbered, what is numbered among them is one too: 「2、说说过期策略」.
function numberedBeside(
  asking: Lines,
  others: readonly (readonly [RootContent, HeadingLine])[],
  headings: Headings
): [RootContent, QuestionLine][] {
  const numbered = [...asking.keys()].filter((node) => isNumbered(headings.get(node)?.text ?? ''))
  if (numbered.length * 2 < asking.size) return []
  return others.flatMap(([node, heading]): [RootContent, QuestionLine][] =>
    isNumbered(heading.text) ? [[node, headingQuestion(heading, 'statement')]] : []
  )
}

/**
 * Where questions are headings, a heading of their rank beside them is one too (「インストールできない」), if it is no
 * part for others and no aside. A list of questions that never asks goes by its own highest rank.
 */
export function siblings(
  nodes: readonly RootContent[],
  asking: Lines,
  {
    headings,
    titleNode,
    notes
  }: {
    readonly headings: Headings
    readonly titleNode: RootContent | null
    readonly notes: ReadonlySet<unknown>
  }
): Lines {
  const present = nodes.flatMap((node) => {
    const heading = headings.get(node)
    return heading && node !== titleNode && !notes.has(node) ? [{node, heading}] : []
  })
  const rank =
    asking.size > 0
      ? commonest([...asking.values()].map(({level}) => level!))
      : highestRank(present.map(({heading}) => heading))
  const lines: Lines = new Map(asking)
  // 「FAQ を作った話」 is told, not asked.
  const beside = present.filter(({heading}) => heading.rank === rank)
  if (asking.size * 4 < beside.length && beside.some(({heading}) => framesAnEssay(heading.text))) return lines
  // Headings above the present one, outermost first.
  let above: (typeof present)[number][] = []
  for (const [index, {node, heading}] of present.entries()) {
    above = above.filter((other) => other.heading.rank < heading.rank)
    const isInAnswer = above.some((other) => lines.has(other.node))
    if (heading.rank === rank && !isInAnswer && isAsked(index, present, asking))
      lines.set(node, lines.get(node) ?? headingQuestion(heading, 'statement'))
    above.push({node, heading})
  }
  return lines
}

type PresentHeadings = readonly {readonly node: RootContent; readonly heading: HeadingLine}[]

/** Whether a heading can be a question: it says something, is no aside, and no question of a lower rank stands below. */
function isAsked(index: number, present: PresentHeadings, asking: Lines): boolean {
  const {heading} = present[index]!
  if (heading.text === '' || isAside(heading.text)) return false
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
