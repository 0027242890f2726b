import type {IdentifiedState} from '../model/history.ts'
import type {ArticleState, Block} from '../model/state.ts'
import {contexts} from './catalogue.ts'
import {essentialsOf} from './essentials.ts'
import type {Filling} from './fill.ts'

/** What a translated article brings into a catalogue. */
export interface Alignment {
  readonly fillings: readonly Filling[]
  /** Texts of the translated article without a counterpart, where they stand there. */
  readonly unaligned: readonly Unaligned[]
}

export interface Unaligned {
  readonly position: {readonly line: number; readonly column: number} | undefined
  readonly text: string
}

/** Something of an article that has a counterpart in its translation. */
interface Piece {
  /** What only the same kind has a counterpart in. */
  readonly kind: string
  readonly explicitId: string | null
  /** What is the same in both languages: numbers, links, code, names in Latin letters. */
  readonly marks: ReadonlySet<string>
}

type Pairs = readonly (readonly [number, number])[]

/**
 * Puts an article and its translation side by side: sections and questions by their order, the paragraphs of an
 * answer by their kind; where something is missing on a side, by what both have in common in the same characters.
 */
export function alignTranslation(source: IdentifiedState, translated: ArticleState): Alignment {
  const {state, questionIds, sectionIds} = source
  const fillings: Filling[] = []
  const unaligned: Unaligned[] = []
  const take = (context: string, text: string, translation: string) => {
    if (translation.trim() !== '') fillings.push({context, source: text, text: translation})
  }
  const takeBlocks = (context: string, own: readonly Block[], theirs: readonly Block[]) => {
    const pairs = align(own.map(pieceOfBlock), theirs.map(pieceOfBlock))
    for (const [one, other] of pairs) take(context, own[one]!.content, theirs[other]!.content)
    const done = new Set(pairs.map(([, other]) => other))
    for (const [index, {position, text, content}] of theirs.entries())
      if (!done.has(index) && content !== '') unaligned.push({position, text: text || content})
  }

  take(contexts.title, state.title, translated.title)
  const notes = pairNotes(state, translated)
  for (const [one, other] of notes)
    take(contexts.note(state.notes[one]!.date), state.notes[one]!.text, translated.notes[other]!.text)
  unaligned.push(...left(translated.notes, notes, ({text}) => text))

  const sections = align(
    state.sections.map((section) => pieceOfSection(section, state.sections)),
    translated.sections.map((section) => pieceOfSection(section, translated.sections))
  )
  for (const [one, other] of sections)
    take(sectionIds[one]!, state.sections[one]!.title, translated.sections[other]!.title)
  unaligned.push(...left(translated.sections, sections, ({title}) => title))

  const counterpart = new Map(sections.map(([one, other]) => [other, one]))
  const questions = align(
    state.questions.map((question) => pieceOfQuestion(question, question.section)),
    translated.questions.map((question) =>
      pieceOfQuestion(question, question.section === null ? null : (counterpart.get(question.section) ?? -1))
    )
  )
  for (const [one, other] of questions) {
    const own = state.questions[one]!
    const theirs = translated.questions[other]!
    take(questionIds[one]!, own.text, theirs.text)
    takeBlocks(contexts.answer(questionIds[one]!), own.answer, theirs.answer)
  }
  unaligned.push(...left(translated.questions, questions, ({text}) => text))

  for (const [section, theirs] of textsBySection(translated)) {
    const own = section === null ? null : (counterpart.get(section) ?? -1)
    const blocks = textsBySection(state).get(own) ?? []
    takeBlocks(contexts.text(own === null || own < 0 ? null : sectionIds[own]!), blocks, theirs)
  }
  return {fillings, unaligned}
}

function left<T extends {readonly position: {readonly line: number; readonly column: number}}>(
  theirs: readonly T[],
  pairs: Pairs,
  textOf: (piece: T) => string
): Unaligned[] {
  const done = new Set(pairs.map(([, other]) => other))
  return theirs
    .filter((_, index) => !done.has(index))
    .map((piece) => ({position: piece.position, text: textOf(piece)}))
}

/** Notes of a day are each other's, in their order. */
function pairNotes({notes}: ArticleState, translated: ArticleState): Pairs {
  const free = new Set(translated.notes.keys())
  return notes.flatMap(({date}, one) => {
    const other = [...free].find((index) => translated.notes[index]!.date === date)
    if (other === undefined) return []
    free.delete(other)
    return [[one, other] as const]
  })
}

function textsBySection({texts}: ArticleState): Map<number | null, Block[]> {
  const bySection = new Map<number | null, Block[]>()
  for (const {section, blocks} of texts)
    bySection.set(section, [...(bySection.get(section) ?? []), ...blocks])
  return bySection
}

const pieceOfBlock = ({type, content}: Block): Piece => ({
  kind: type,
  explicitId: null,
  marks: marksIn(content)
})

// A translation may begin its headings at another level.
const pieceOfSection = (
  {title, parent, explicitId}: ArticleState['sections'][number],
  sections: ArticleState['sections']
): Piece => ({
  kind: `depth ${depthOf(parent, sections)}`,
  explicitId,
  marks: marksIn(title)
})

function depthOf(parent: number | null, sections: ArticleState['sections']): number {
  return parent === null ? 0 : 1 + depthOf(sections[parent]!.parent, sections)
}

const pieceOfQuestion = (
  {text, answer, explicitId}: ArticleState['questions'][number],
  section: number | null
): Piece => ({
  kind: `section ${section}`,
  explicitId,
  marks: marksIn([text, ...answer.map(({content}) => content)].join('\n\n'))
})

// TKG, NSX-T, tkg: names that no language translates
const name =
  /[A-Z][A-Za-z0-9]*[A-Z0-9+][A-Za-z0-9+.-]*|(?<![A-Za-z])[A-Za-z]+(?![A-Za-z])(?=[^A-Za-z]*[\u3040-\u9fff])/gu

const marksIn = (markdown: string): ReadonlySet<string> =>
  new Set([
    ...essentialsOf(markdown).map(({key}) => key),
    ...(markdown.match(name) ?? []).map((word) => word.toLowerCase())
  ])

/** What two pieces have to reach to be each other's. */
const enough = 0.5

function likeness(one: Piece, other: Piece): number {
  if (one.kind !== other.kind) return 0
  if (one.explicitId !== null && one.explicitId === other.explicitId) return 3
  const common = [...one.marks].filter((mark) => other.marks.has(mark)).length
  const all = new Set([...one.marks, ...other.marks]).size
  return all === 0 ? 0.4 : (2 * common) / all
}

/** Pairs in the order of both sides, the sum of whose likeness is greatest (Needleman and Wunsch, 1970). */
function align(own: readonly Piece[], theirs: readonly Piece[]): Pairs {
  // As many on both sides: the order speaks, unless something speaks against it.
  const isOrdered = own.length === theirs.length && own.every(({kind}, index) => kind === theirs[index]!.kind)
  const score = (one: number, other: number) => {
    const value = likeness(own[one]!, theirs[other]!)
    return isOrdered && one === other ? value + 0.7 : value
  }
  const best = Array.from({length: own.length + 1}, () => Array.from({length: theirs.length + 1}, () => 0))
  for (let one = own.length - 1; one >= 0; one--)
    for (let other = theirs.length - 1; other >= 0; other--) {
      const value = score(one, other)
      best[one]![other] = Math.max(
        best[one + 1]![other]!,
        best[one]![other + 1]!,
        value >= enough ? value + best[one + 1]![other + 1]! : 0
      )
    }
  const pairs: (readonly [number, number])[] = []
  for (let one = 0, other = 0; one < own.length && other < theirs.length;) {
    const value = score(one, other)
    if (value >= enough && best[one]![other] === value + best[one + 1]![other + 1]!)
      pairs.push([one++, other++])
    else if (best[one]![other] === best[one + 1]![other]) one++
    else other++
  }
  return withGaps(pairs, own, theirs)
}

/** Between two pairs, as many of the same kinds on both sides are each other's. */
function withGaps(pairs: Pairs, own: readonly Piece[], theirs: readonly Piece[]): Pairs {
  const ends: Pairs = [...pairs, [own.length, theirs.length]]
  let [one, other] = [0, 0]
  return ends.flatMap(([nextOne, nextOther], index) => {
    const gap = nextOne - one
    const isAlike =
      gap === nextOther - other &&
      own.slice(one, nextOne).every(({kind}, at) => kind === theirs[other + at]!.kind)
    const [from, to] = [one, other]
    one = nextOne + 1
    other = nextOther + 1
    const filled = isAlike ? Array.from({length: gap}, (_, at) => [from + at, to + at] as const) : []
    return index === ends.length - 1 ? filled : [...filled, [nextOne, nextOther] as const]
  })
}
