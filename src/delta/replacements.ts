import type {Edit} from '../model/delta.ts'
import type {DraftChange, DraftReplacement} from '../model/history.ts'
import {compareTexts} from './edits.ts'
import {wordsOf} from './tokens.ts'

interface Pair {
  readonly before: string
  readonly after: string
}

/** What differs in a question: words in place of others, and whether that is all. */
interface Difference {
  readonly question: string
  readonly pairs: readonly Pair[]
  readonly isAll: boolean
}

interface Words extends Pair {
  /** Of `before`, folded. */
  readonly words: readonly string[]
}

// The same replacement in this many questions is told once.
const many = 3
// In characters; what is longer is a passage and no wording.
const longest = 60

/**
 * The same words put in place of the same others in many questions of a delta, and its changes, marked `replaced`
 * where that is all they are.
 */
export function withReplacements(changes: readonly DraftChange[]): {
  changes: DraftChange[]
  replacements: DraftReplacement[]
} {
  const differences = new Map(
    changes.flatMap((change) => {
      const difference = differenceOf(change)
      return difference ? [[change, difference] as const] : []
    })
  )
  const shared = sharedIn([...differences.values()])
  if (shared.length === 0) return {changes: [...changes], replacements: []}
  const questions = new Map(shared.map((words) => [words, new Set<string>()]))
  const told = changes.map((change) => {
    const difference = differences.get(change)
    if (!difference) return change
    const used = difference.pairs.map((pair) => explain(pair, shared))
    for (const words of used.flat()) questions.get(words)!.add(difference.question)
    return {...change, replaced: difference.isAll && used.every((words) => words.length > 0)}
  })
  return {
    changes: told,
    replacements: shared.map((words) => ({
      before: words.before,
      after: words.after,
      questions: [...questions.get(words)!]
    }))
  }
}

// A correction is told for itself; where a text is unknown, so is what was replaced in it.
function differenceOf(change: DraftChange): Difference | null {
  if (change.type !== 'updated' || change.subject.type !== 'question' || !change.edits) return null
  const {before, after, edits, moved, split, merged} = change
  if (before.state === 'unknown' || after.state === 'unknown') return null
  const all = [...pairsIn(edits), ...pairsIn(compareTexts(before.text, after.text).edits)]
  const pairs = all.filter((pair) => pair !== null)
  return {
    question: change.subject.id,
    pairs,
    isAll: pairs.length > 0 && pairs.length === all.length && !moved && !split && !merged
  }
}

/** A deletion with an insertion in its place, trimmed; null for everything else that differs. */
function pairsIn(edits: readonly Edit[]): (Pair | null)[] {
  const pairs: (Pair | null)[] = []
  for (const [index, edit] of edits.entries()) {
    const previous = edits[index - 1]
    const next = edits[index + 1]
    if (edit.type === 'kept') continue
    if (edit.type === 'inserted') {
      if (previous?.type !== 'deleted' || previous.block !== edit.block) pairs.push(null)
      continue
    }
    const isPair = next?.type === 'inserted' && next.block === edit.block
    const mark = isPair ? sentenceMark(previous, edits[index + 2]) : ''
    pairs.push(isPair ? {before: edit.text.trim() + mark, after: next.text.trim() + mark} : null)
  }
  return pairs
}

/** What ends the sentence that was replaced as a whole; nothing where a part of it stayed. */
const sentenceMark = (previous: Edit | undefined, next: Edit | undefined): string =>
  previous === undefined || endsSentence(previous.text)
    ? (/^[。！？!?]/u.exec(next?.text ?? '')?.[0] ?? '')
    : ''

function endsSentence(text: string): boolean {
  const words = text.trimEnd()
  return /[。！？!?.]$/u.test(words) || text.includes('\n', words.length)
}

const fold = (text: string): string => text.normalize('NFKC')
const keyOf = ({before, after}: Pair): string => `${fold(before)}\n${fold(after)}`

/** The replacements that many questions share, the first told first. */
function sharedIn(differences: readonly Difference[]): Words[] {
  const questions = new Map<string, Set<string>>()
  const found = new Map<string, Words>()
  for (const {question, pairs} of differences) {
    for (const pair of pairs.filter(isWording)) {
      const key = keyOf(pair)
      found.set(key, found.get(key) ?? {...pair, words: wordsOf(fold(pair.before))})
      questions.set(key, (questions.get(key) ?? new Set()).add(question))
    }
  }
  // Met by itself twice; beside other words (「TKC と TKC」) it counts too.
  const candidates = [...found].filter(([key]) => questions.get(key)!.size > 1).map(([, words]) => words)
  const shared = candidates.filter((words) => {
    const having = differences.filter(({pairs}) => pairs.some((pair) => explain(pair, [words]).length > 0))
    return having.length >= many
  })
  return shared.filter(
    (words) => !shared.some((other) => other !== words && explain(words, [other]).length > 0)
  )
}

// `v1.2`, `6.7`; a bare number is a fact of its question, not a word.
const version = /^[vV]?\d+(?:\.\d+)+$/u
// Nothing but Hiragana: grammar.
const grammar = /^[\p{Script=Hiragana}\p{P}\s]+$/u
// The end of a sentence or line.
const end = /[。！？\n]/u
// Markup: `**`, `` ` ``, brackets, escapes.
const markup = /[*_~`\\[\]]/gu

function isWording({before, after}: Pair): boolean {
  const sides = [fold(before), fold(after)]
  if (sides.some((text) => text.length > longest || end.test(text))) return false
  if (!sides.every((text) => /\p{L}/u.test(text) || version.test(text))) return false
  if (sides.every((text) => grammar.test(text))) return false
  return sides[0]!.replace(markup, '') !== sides[1]!.replace(markup, '')
}

/** Those of the replacements that make the one side of a pair the other; none, if they do not. */
function explain(pair: Pair, replacements: readonly Words[]): Words[] {
  const one =
    replacements.find((words) => keyOf(words) === keyOf(pair)) ??
    replacements.find((words) => replaceWords(pair, [words]).length > 0)
  return one ? [one] : replaceWords(pair, replacements)
}

function replaceWords(pair: Pair, replacements: readonly Words[]): Words[] {
  const used = new Set<Words>()
  const words = wordsOf(fold(pair.before))
  let text = ''
  for (let at = 0; at < words.length;) {
    const found = longestAt(words, at, replacements)
    text += found ? fold(found.after) : words[at]!
    at += found?.words.length ?? 1
    if (found) used.add(found)
  }
  return text === fold(pair.after) ? [...used] : []
}

function longestAt(words: readonly string[], at: number, replacements: readonly Words[]): Words | null {
  let longest: Words | null = null
  for (const replacement of replacements) {
    const isHere = replacement.words.every((word, index) => words[at + index] === word)
    if (isHere && replacement.words.length > (longest?.words.length ?? 0)) longest = replacement
  }
  return longest
}
