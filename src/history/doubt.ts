import type {Known, Sides} from './known.ts'
import {compareWordings} from './wording.ts'

// By what the names in the questions' difference are (rows) and how alike the answers are.
const doubts = {
  // Both stand in the other's answer: another name for the same.
  explained: {alike: 0, similar: 0.1, different: 0.2},
  // The old one is gone from the whole article, the new one is new to it: renamed, perhaps.
  renamed: {alike: 0.05, similar: 0.2, different: 0.3},
  // One of them was there, or is there still: two things.
  foreign: {alike: 0.25, similar: 0.35, different: 0.45},
  // Other words.
  words: {alike: 0, similar: 0.08, different: 0.2},
  // Other words, and not one in common.
  unlike: {alike: 0.1, similar: 0.15, different: 0.25},
  // Other words, and the answers differ by the same: 追加 and 削除.
  parallel: {alike: 0.35, similar: 0.35, different: 0.35},
  // A reason, a time, what does not happen: never what the other asks for.
  aim: {alike: 0.05, similar: 0.2, different: 0.25},
  none: {alike: 0, similar: 0, different: 0}
}

// Answers of so many bigrams are no mere pattern, filled in twice.
const ownAnswer = 100

/** What speaks against two questions being one, to be taken from their likeness. */
export interface Doubt {
  readonly minus: number
  /** Nothing but fillers differs, and both ask for the same. */
  readonly asksTheSame: boolean
}

/** `answer`: how alike the answers are, as far as they tell anything. */
export function doubt(one: Known, other: Known, answer: number, named: Sides<ReadonlySet<string>>): Doubt {
  const {names, words} = compareWordings(one.wording, other.wording)
  const level = answer >= 0.8 ? 'alike' : answer >= 0.5 ? 'similar' : 'different'
  const gone = [...names[0], ...words[0]]
  const come = [...names[1], ...words[1]]
  const isSameAim = one.wording.aim === other.wording.aim
  const aim = isSameAim ? 0 : doubts.aim[level]
  if (gone.length === 0 && come.length === 0)
    return {minus: aim, asksTheSame: isSameAim && contentOf(one).length > 0}
  const kind =
    names[0].length > 0 && names[1].length > 0
      ? kindOfNames(names[0], names[1], one, other, named)
      : gone.length > 0 && come.length > 0
        ? kindOfWords(gone, come, one, other)
        : 'none'
  return {minus: Math.max(doubts[kind][level], aim), asksTheSame: false}
}

const contentOf = ({wording}: Known): string[] => [...wording.names, ...wording.words]

function kindOfNames(
  gone: readonly string[],
  come: readonly string[],
  one: Known,
  other: Known,
  named: Sides<ReadonlySet<string>>
): 'explained' | 'renamed' | 'foreign' {
  const stays = gone.filter((name) => named.after.has(name))
  const was = come.filter((name) => named.before.has(name))
  if (stays.length === 0 && was.length === 0) return 'renamed'
  const isExplained =
    was.every((name) => one.answerWording.names.includes(name)) &&
    stays.every((name) => other.answerWording.names.includes(name))
  return isExplained ? 'explained' : 'foreign'
}

function kindOfWords(
  gone: readonly string[],
  come: readonly string[],
  one: Known,
  other: Known
): 'words' | 'unlike' | 'parallel' {
  const length = Math.min(one.answer.length, other.answer.length)
  if (length < ownAnswer && moves(gone, one, other) && moves(come, other, one)) return 'parallel'
  const there = new Set(contentOf(other))
  return contentOf(one).some((word) => there.has(word)) ? 'words' : 'unlike'
}

/** Whether words of a question stand in its answer, and not in the other's. */
function moves(words: readonly string[], from: Known, to: Known): boolean {
  const phrase = words.join('')
  return from.text.includes(phrase) && from.answerText.includes(phrase) && !to.answerText.includes(phrase)
}

/** The names that questions and answers speak of. */
export const namesIn = (known: readonly Known[]): Set<string> =>
  new Set(known.flatMap(({wording, answerWording}) => [...wording.names, ...answerWording.names]))
