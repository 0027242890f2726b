import {type Fingerprint, fingerprint, type Likeness} from './likeness.ts'
import type {Known, Sides} from './known.ts'
import {compareWordings} from './wording.ts'

// What was done to two questions or more was done on purpose.
const often = 2
const alike = 0.8

/** One term in place of another throughout an article. */
export interface Renaming {
  readonly from: string
  readonly to: string
}

/**
 * Terms that were replaced: two questions are the same but for this one term, an answer too, and the old term is
 * nowhere any more. Without the answer, a family of questions on one product may have made way for one on another.
 */
export function findRenamings(
  pairs: Iterable<readonly [Known, Known]>,
  known: Sides<readonly Known[]>,
  compare: (one: Fingerprint, other: Fingerprint) => Likeness
): Renaming[] {
  const seen = new Map<string, {renaming: Renaming; count: number; isProved: boolean}>()
  for (const [one, other] of pairs) {
    const renaming = renamingIn(one, other)
    if (!renaming) continue
    const key = `${renaming.from}\n${renaming.to}`
    const {count = 0, isProved = false} = seen.get(key) ?? {}
    seen.set(key, {
      renaming,
      count: count + 1,
      isProved: isProved || isSameAnswer(one, other, renaming, compare)
    })
  }
  const isGone = ({from}: Renaming) =>
    known.after.every(({text, answerText}) => !text.includes(from) && !answerText.includes(from))
  return [...seen.values()]
    .filter(({renaming, count, isProved}) => count >= often && isProved && isGone(renaming))
    .map(({renaming}) => renaming)
}

function renamingIn(one: Known, other: Known): Renaming | null {
  const {names, words} = compareWordings(one.wording, other.wording)
  const from = [...names[0], ...words[0]].join('')
  const to = [...names[1], ...words[1]].join('')
  if (from === '' || to === '') return null
  return one.text.replaceAll(from, to) === other.text ? {from, to} : null
}

const isSameAnswer = (
  one: Known,
  other: Known,
  {from, to}: Renaming,
  compare: (one: Fingerprint, other: Fingerprint) => Likeness
): boolean =>
  one.answerText.length >= 10 &&
  compare(fingerprint(one.answerText.replaceAll(from, to)), other.answer).dice >= alike

/** Pairs that were asked in one other way throughout: `X で使えますか` has become `X に対応していますか` for several X. */
export function findRewordings(
  pairs: Iterable<readonly [Known, Known]>
): (one: Known, other: Known) => boolean {
  const counts = new Map<string, number>()
  for (const [one, other] of pairs) {
    const key = frameOf(one, other)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return (one, other) => {
    const key = frameOf(one, other)
    return key !== null && (counts.get(key) ?? 0) >= often
  }
}

/** Both questions without the names that they share; null where there is none, or another one. */
function frameOf(one: Known, other: Known): string | null {
  const {names} = one.wording
  if (names.length === 0 || names.join(' ') !== other.wording.names.join(' ')) return null
  if (one.text === other.text || one.wording.aim !== other.wording.aim) return null
  const without = (text: string) => names.reduce((rest, name) => rest.replace(name, '…'), text)
  return `${without(one.text)}\n${without(other.text)}`
}
