import type {Edit, KnownText, SentencePair, Significance} from '../model/delta.ts'
import {compareTexts} from './edits.ts'

// Formatting, and the target of a link: `[label](target)` → `label`.
const formatting = /[*_~`]+|\]\([^)]*\)|[[\]<>]|^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/gmu
const blank = /[\p{P}\p{Z}\p{C}\s]+/gu
// What changes a statement however short it is: digits, negations.
const weighty =
  /[\p{N}〇一二三四五六七八九十百千万億]+|ない|ません|ぬ|ず|無|不|未|非|否|\b(?:not?|never|without|non)\b|n['’]t\b/giu

const plain = (text: string): string => text.normalize('NFKC').replace(formatting, '')
const bare = (text: string): string => plain(text).replace(blank, '')
const weights = (text: string): string => (text.toLowerCase().match(weighty) ?? []).join(' ')

/** At most this many characters of a sentence, unclaimed, are a typo mended. */
const typo = 2

/**
 * Whether readers are told (RFC 4287 §4.2.15, "significant"). Width, punctuation, white space, formatting or a
 * link's target alone: minor. At most two characters of a sentence that nobody claims: minor. A digit, a date, a
 * version, a negation, anything claimed: major.
 */
export function significanceOf(before: KnownText, after: KnownText, isClaimed: boolean): Significance {
  if (isClaimed) return 'major'
  const {sentences} = compareTexts([plain(before.markdown)], [plain(after.markdown)])
  const pairs = [{before: plain(before.text), after: plain(after.text)}, ...sentences]
  return pairs.some(isWeighty) ? 'major' : 'minor'
}

function isWeighty({before, after}: SentencePair): boolean {
  const one = before ?? ''
  const other = after ?? ''
  if (bare(one) === bare(other)) return false
  return weights(one) !== weights(other) || changedCharacters(compareTexts([one], [other]).edits) > typo
}

function changedCharacters(edits: readonly Edit[]): number {
  let changed = 0
  for (const [index, {type, text}] of edits.entries()) {
    const next = edits[index + 1]
    if (type === 'deleted') changed += replaced(bare(text), next?.type === 'inserted' ? bare(next.text) : '')
    else if (type === 'inserted' && edits[index - 1]?.type !== 'deleted') changed += replaced('', bare(text))
  }
  return changed
}

/** How many characters differ between two runs of words. */
function replaced(before: string, after: string): number {
  const one = [...before]
  const other = [...after]
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  const changed = Math.max(left.length, right.length)
  // Two letters make another word where words are letters (north, south): one slip of a long word is a typo.
  const isLatin = /\p{Script=Latin}/u.test(before + after)
  const isSlip = changed <= 1 || (left.length === 2 && left.join('') === right.toReversed().join(''))
  return isLatin && !(isSlip && Math.min(one.length, other.length) >= longWord)
    ? Math.max(one.length, other.length)
    : changed
}

const longWord = 4
