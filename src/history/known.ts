import {normalise} from '../normalise.ts'
import {findCandidates} from './candidates.ts'
import {type Fingerprint, fingerprint} from './likeness.ts'
import type {Matchable} from './matchable.ts'
import {type Wording, wordingOf} from './wording.ts'

/** A question and its answer as they are compared. */
export interface Known {
  readonly text: string
  readonly question: Fingerprint
  readonly wording: Wording
  readonly answerText: string
  readonly answer: Fingerprint
  readonly answerWording: Wording
}

export interface Sides<T> {
  readonly before: T
  readonly after: T
}

/** Indices of what is not found again yet. */
export type Left = Sides<ReadonlySet<number>>

export const readKnown = ({text, answer}: Pick<Matchable, 'text' | 'answer'>): Known => ({
  text: normalise(text),
  question: fingerprint(text),
  wording: wordingOf(text),
  answerText: normalise(answer),
  answer: fingerprint(answer),
  answerWording: wordingOf(answer)
})

/** By each question after: those before that it is worth comparing with. */
export function candidatesOf(known: Sides<readonly Known[]>, left: Left): Map<number, number[]> {
  const pick = (side: keyof Sides<unknown>, of: 'question' | 'answer') =>
    new Map([...left[side]].map((index) => [index, known[side][index]![of]]))
  const byQuestion = findCandidates(pick('before', 'question'), pick('after', 'question'))
  const byAnswer = findCandidates(pick('before', 'answer'), pick('after', 'answer'))
  return new Map(
    [...left.after].map((index) => [
      index,
      [...new Set([...byQuestion.get(index)!, ...byAnswer.get(index)!])]
    ])
  )
}

// 「はい。」 answers many questions.
const shortestAnswer = 10

/** Answers that stand once on each side and are long enough to tell: index before → index after. */
export function uniqueAnswers(known: Sides<readonly Known[]>, left: Left): Map<number, number> {
  const targets = placesOfAnswers(known.after, left.after)
  const result = new Map<number, number>()
  for (const [text, source] of placesOfAnswers(known.before, left.before)) {
    const target = targets.get(text)
    if (source !== null && target !== null && target !== undefined) result.set(source, target)
  }
  return result
}

function placesOfAnswers(known: readonly Known[], left: ReadonlySet<number>): Map<string, number | null> {
  const places = new Map<string, number | null>()
  for (const place of left) {
    const {answerText} = known[place]!
    if (answerText.length >= shortestAnswer) places.set(answerText, places.has(answerText) ? null : place)
  }
  return places
}
