import type {Edit, KnownText, Significance} from '../model/delta.ts'
import {compareTexts} from './edits.ts'

// Formatting, and the target of a link: `[label](target)` → `label`.
const formatting = /[*_~`]+|\]\([^)]*\)|[[\]<>]|^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/gmu
const blank = /[\p{P}\p{Z}\p{C}\s]+/gu
// What changes a statement however short it is: digits, negations.
const weighty = /\p{N}|ない|ません|ぬ|ず|無|不|未|非|否|\b(?:not?|never|without|non|un\w+)\b|n['’]t\b/iu

const bare = (text: string): string => text.normalize('NFKC').replace(formatting, '').replace(blank, '')

/** At most this many characters of a sentence, unclaimed, are a typo mended. */
const typo = 2

/**
 * Whether readers are told (RFC 4287 §4.2.15, "significant"). Width, punctuation, white space, formatting or a
 * link's target alone: minor. At most two characters of a sentence that nobody claims: minor. A digit, a date, a
 * version, a negation, anything claimed: major.
 */
export function significanceOf(before: KnownText, after: KnownText, isClaimed: boolean): Significance {
  if (isClaimed) return 'major'
  if (bare(before.text) === bare(after.text) && bare(before.markdown) === bare(after.markdown)) return 'minor'
  const {edits} = compareTexts([before.text, before.markdown], [after.text, after.markdown])
  return edits.some(({type}, index) => type !== 'kept' && isWeighty(edits, index)) ? 'major' : 'minor'
}

function isWeighty(edits: readonly Edit[], index: number): boolean {
  const {text} = edits[index]!
  const plain = bare(text)
  return [...plain].length > typo || weighty.test(plain)
}
