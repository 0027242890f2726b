import type {Link, LinkReference, Nodes, Root, RootContent} from 'mdast'

import {
  productsIn,
  type Products,
  subjectNames,
  type VersionCue,
  versionCuesIn
} from '../locale/reading/index.ts'
import type {Block, StateCue, StateQuestion, StateText} from '../model/state.ts'
import {type FlatText, flatten, positionsIn} from './flatten.ts'
import type {Outline} from './outline.ts'
import {offsetsOf, type Range, type Slices} from './slices.ts'
import {versionInUrl} from './version-url.ts'

export interface CueOptions {
  readonly source: string
  readonly title: string
  /** Texts of the revision notes. */
  readonly notes: readonly string[]
  readonly slices: Slices
  readonly annotations: readonly Range[]
  readonly questions: readonly StateQuestion[]
  readonly texts: readonly StateText[]
}

/** A block of the article with the node it was made of. */
interface Passage {
  readonly node: RootContent
  readonly block: Block
  readonly index: number
  readonly question: number | null
  readonly section: number | null
  /** What of the node belongs to the block. */
  readonly start: number
  readonly end: number
  readonly without: readonly Range[]
}

/** Where the text betrays of which version it speaks: by words (「v1.2 では」), or by links into a documentation. */
export function findVersionCues(tree: Root, outline: Outline, options: CueOptions): StateCue[] {
  const {source, title, notes} = options
  const products = productsIn(source, subjectNames({title, notes, text: source}))
  const reading: Reading = {
    ...options,
    products,
    positionAt: positionsIn(source),
    urls: urlsByLabel(tree)
  }
  return passagesOf(tree, outline, options)
    .flatMap((passage) => {
      const leaves = leavesOf(passage, reading)
      return [...wordCues(passage, leaves, reading), ...linkCues(passage, leaves, reading)]
    })
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column)
}

interface Reading extends CueOptions {
  readonly products: Products
  readonly positionAt: ReturnType<typeof positionsIn>
  readonly urls: ReadonlyMap<string, string>
}

function urlsByLabel(tree: Root): Map<string, string> {
  const urls = new Map<string, string>()
  forEachNode(tree, (node) => {
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url)
  })
  return urls
}

// Every answer is walked through: unist-util-visit, which keeps all parents, takes longer than the rest.
function forEachNode(node: Nodes, see: (node: Nodes) => void): void {
  see(node)
  if ('children' in node) for (const child of node.children) forEachNode(child, see)
}

function passagesOf(tree: Root, outline: Outline, {questions, texts}: CueOptions): Passage[] {
  const whole = (node: RootContent) => ({node, ...offsetsOf(node), without: []})
  const holderOf = holdersIn(tree)
  // A row, an item or a line is read in the node that holds it.
  const inside = (range: Range) => ({node: holderOf(range), ...range, without: []})
  const answers = outline.questions.flatMap(({line, section, answer}, question) => {
    const blocks = questions[question]!.answer
    // The rest of the question's own line is a block only where it says something.
    const hasRest = blocks.length > answer.length
    const rest = hasRest && line.rest ? [inside(line.rest)] : []
    return [...rest, ...answer.map((part) => ('type' in part ? whole(part) : inside(part)))].map(
      (place, index) => ({
        ...place,
        index,
        question,
        section,
        block: blocks[index]!
      })
    )
  })
  const others = outline.texts.flatMap(({section, parts}, text) =>
    parts.map(({node, without}, index) => ({
      ...whole(node),
      without,
      index,
      question: null,
      section,
      block: texts[text]!.blocks[index]!
    }))
  )
  return [...answers, ...others]
}

/** The top-level node that a range stands in, found by bisection. */
function holdersIn({children}: Root): (range: Range) => RootContent {
  const ends = children.map((node) => offsetsOf(node).end)
  return ({start}) => {
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! <= start) low = middle + 1
      else high = middle
    }
    return children[low]!
  }
}

/** A paragraph, heading or row of a table: what a sentence does not reach beyond. */
interface Leaf {
  readonly node: Nodes
  readonly flat: FlatText
  /** Where the passage begins in the flat text. */
  readonly from: number
  /** The flat text from there. */
  readonly text: string
  /** In the text. */
  readonly sentences: readonly Range[]
  readonly links: readonly FoundLink[]
  /** Those that stand in it. */
  readonly annotations: readonly Range[]
}

function leavesOf({node, start, end, without}: Passage, {source, annotations}: CueOptions): Leaf[] {
  return leafNodesIn(node).flatMap((part) => {
    const range = offsetsOf(part)
    const isElsewhere = without.some((other) => other.start <= range.start && range.end <= other.end)
    if (range.end <= start || range.start >= end || isElsewhere) return []
    const flat = flatten(part, source, 'visible')
    const from = firstFrom(flat, start)
    const text = flat.text.slice(from)
    let sentences: readonly Range[] | undefined
    let own: readonly Range[] | undefined
    return [
      {
        node: part,
        flat,
        from,
        text,
        // Most leaves speak of no version.
        get sentences() {
          return (sentences ??= sentencesIn(text))
        },
        links: linksIn(part),
        get annotations() {
          return (own ??= annotations.filter(({start, end}) => range.start <= start && end <= range.end))
        }
      }
    ]
  })
}

function leafNodesIn(node: Nodes): Nodes[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableRow') return [node]
  return 'children' in node ? node.children.flatMap(leafNodesIn) : []
}

/** The first character of a flat text that stands at or behind an offset of the source, found by bisection. */
function firstFrom(flat: FlatText, offset: number): number {
  let [low, high] = [0, flat.text.length]
  // A whole leaf begins with its node.
  if (high === 0 || flat.startOf(0) >= offset) return 0
  while (low < high) {
    const middle = (low + high) >> 1
    if (flat.startOf(middle) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function wordCues(passage: Passage, leaves: readonly Leaf[], reading: Reading): StateCue[] {
  const {products, positionAt} = reading
  return leaves.flatMap((leaf) => {
    const {flat, from, node, text, links} = leaf
    const found = versionCuesIn(text, products)
    if (found.length === 0) return []
    const unread = [...links.map(({range}) => range), ...leaf.annotations]
    const code = rangesOf(node, 'inlineCode')
    const cues = found.filter(({start, end}) => {
      const [first, last] = [flat.startOf(from + start), flat.startOf(from + end - 1)]
      const isWithin = (range: Range) => range.start <= first && first < range.end
      // `v1.2` では speaks of a version, code that says all of it is quoted.
      return !unread.some(isWithin) && !code.some((range) => isWithin(range) && last < range.end)
    })
    return cues.map((cue, index) => {
      const {extent, ...range} = datedBy(leaf, cue, cues[index - 1], cues[index + 1])
      return {
        version: cue.version,
        role: cue.role,
        words: text.slice(cue.start, cue.end).trim(),
        position: positionAt(flat.startOf(from + cue.start)),
        ...placeOf(passage),
        ...extentOf(
          passage,
          leaf,
          node.type === 'tableRow' ? {...wholeOf(leaf), extent: 'part'} : {...range, extent},
          reading.slices,
          leaves.length === 1
        )
      }
    })
  })
}

const wholeOf = ({text}: Leaf): Range => ({start: 0, end: text.length})

const placeOf = ({question, section, index}: Passage) => ({question, section, block: index})

/** What is dated of a leaf. */
interface Dated extends Range {
  readonly extent: 'sentence' | 'part'
}

function extentOf({block}: Passage, leaf: Leaf, dated: Dated, slices: Slices, isOnlyLeaf: boolean) {
  if (isOnlyLeaf && isAllThatIsSaid(leaf, dated)) return {extent: 'block' as const, text: block.content}
  const {flat, from} = leaf
  const start = flat.startOf(from + dated.start)
  const end = flat.endOf(from + dated.end)
  return {extent: dated.extent, text: slices.content(...withLinks(leaf, start, end)).trim()}
}

/** Whether nothing but annotations stands beside it. */
function isAllThatIsSaid({text, flat, from, annotations}: Leaf, {start, end}: Range): boolean {
  const isSaid = (index: number) => {
    if (/\s/u.test(text[index]!)) return false
    const offset = flat.startOf(from + index)
    return !annotations.some((range) => range.start <= offset && offset < range.end)
  }
  for (let index = 0; index < start; index++) if (isSaid(index)) return false
  for (let index = end; index < text.length; index++) if (isSaid(index)) return false
  return true
}

/** What a cue dates: the brackets it stands in, else its sentence, shared with the other cues in it. */
function datedBy(
  {text, sentences}: Leaf,
  cue: VersionCue,
  previous: VersionCue | undefined,
  next: VersionCue | undefined
): Dated {
  const bracket = bracketRound(text, cue)
  if (bracket) return {...bracket, extent: 'part'}
  const sentence = sentenceAt(sentences, cue.start)
  const end = next && next.start < sentence.end ? next.start : sentence.end
  const isShared = end < sentence.end || (previous !== undefined && previous.start >= sentence.start)
  if (!isShared) return {...sentence, extent: 'sentence'}
  const start = previous && previous.start >= sentence.start ? cue.start : sentence.start
  return {
    start,
    end: start + text.slice(start, end).replace(/(?<![\s、，,;；(（])[\s、，,;；(（]+$/u, '').length,
    extent: 'part'
  }
}

const closers: Readonly<Record<string, string>> = {'(': ')', '（': '）', '[': ']', '【': '】'}
const allClosers = new Set(Object.values(closers))
// A bracket farther away holds more than a remark; the work stays bounded.
const farthestBracket = 500

/** The innermost brackets that hold a cue and say something beside it: `(TKG1.2 は…)`, but not （v1.2 以降）. */
function bracketRound(text: string, {start, end}: VersionCue): Range | null {
  let depth = 0
  for (let index = start - 1; index >= Math.max(0, start - farthestBracket); index--) {
    const character = text[index]!
    if (allClosers.has(character)) depth++
    else if (character in closers && depth-- === 0) {
      const inside = text.slice(end, end + farthestBracket)
      const close = inside.indexOf(closers[character]!)
      const beside = close < 0 ? '' : text.slice(index + 1, start) + inside.slice(0, close)
      return /[\p{L}\p{N}]/u.test(beside) ? {start: index, end: end + close + 1} : null
    }
  }
  return null
}

// 。！？ with the brackets that close behind them, or .!? before a space.
const sentenceEnd = /[。！？][」』）)\]】”’]*|[.!?]["'”’」』）)\]]*(?=\s|$)/gu

function sentencesIn(text: string): Range[] {
  const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length)
  if (ends.at(-1) !== text.length) ends.push(text.length)
  return ends.map((end, index) => trimmed(text, ends[index - 1] ?? 0, end))
}

const sentenceAt = (sentences: readonly Range[], index: number): Range =>
  sentences.find(({end}) => index < end) ?? sentences.at(-1)!

function trimmed(text: string, start: number, end: number): Range {
  const sentence = text.slice(start, end)
  return {
    start: start + (sentence.length - sentence.trimStart().length),
    end: start + sentence.trimEnd().length
  }
}

function rangesOf(node: Nodes, type: Nodes['type']): Range[] {
  const ranges: Range[] = []
  forEachNode(node, (part) => {
    if (part.type === type) ranges.push(offsetsOf(part))
  })
  return ranges
}

interface FoundLink {
  readonly node: Link | LinkReference
  readonly range: Range
}

function linksIn(node: Nodes): FoundLink[] {
  const links: FoundLink[] = []
  forEachNode(node, (part) => {
    if (part.type === 'link' || part.type === 'linkReference')
      links.push({node: part, range: offsetsOf(part)})
  })
  return links
}

function linkCues(passage: Passage, leaves: readonly Leaf[], reading: Reading): StateCue[] {
  const {products, positionAt, slices, urls} = reading
  const told = new Set<string>()
  return leaves.flatMap((leaf) =>
    leaf.links.flatMap(({node, range}) => {
      const url = node.type === 'link' ? node.url : (urls.get(node.identifier) ?? '')
      if (range.start < passage.start || told.has(url)) return []
      const version = versionInUrl(url, () => slices.textOf(node), products)
      if (version === null) return []
      told.add(url)
      return [
        {
          version,
          role: 'link' as const,
          words: url,
          position: positionAt(range.start),
          ...placeOf(passage),
          ...linkExtent(passage, leaf, range, slices, leaves.length === 1)
        }
      ]
    })
  )
}

/** A quotation is dated by its source, a sentence by a link in it. */
function linkExtent(passage: Passage, leaf: Leaf, range: Range, slices: Slices, isOnlyLeaf: boolean) {
  if (passage.node.type === 'blockquote') return {extent: 'block' as const, text: passage.block.content}
  const {flat, from, sentences} = leaf
  const sentence = sentenceAt(sentences, Math.max(0, firstFrom(flat, range.start) - from))
  return extentOf(passage, leaf, {...sentence, extent: 'sentence'}, slices, isOnlyLeaf)
}

/** A range of the source that cuts no link in two. */
function withLinks({links}: Leaf, start: number, end: number): [number, number] {
  const cut = links.filter(({range}) => range.start < end && range.end > start)
  return [
    Math.min(start, ...cut.map(({range}) => range.start)),
    Math.max(end, ...cut.map(({range}) => range.end))
  ]
}
