import {detached} from './detached.ts'

// Quotes, brackets, dashes, symbols and emoji: what people change without asking another question.
// `+` and `#` are letters of names: TKG and TKG+, C, C# and C++ are not the same.
const decoration = /(?![+#])[\p{P}\p{S}\p{Z}\p{C}\p{M}\uFE0F]/gu
// `Q.` `Q1:` `問2` `質問 3` `14.` `33、` before the question itself; not `1.2 の`, `3 日`.
const marker = /^\s*(?:(?:Q\s*\d*|(?:質問|问题|질문|問|问)\s*\d+)\s*[-.:)、,\s]|\d+\s*[-.:)、,](?!\d))\s*/iu
// `1️⃣` `⑭` before the question itself.
const ornament = /^\s*(?:\d\uFE0F?\u20E3|[\u2460-\u2473])\s*/u

/** A text folded with NFKC or not, without the number that leads it. */
export const withoutMarker = (text: string): string => text.replace(marker, '')

// In characters. What is known is forgotten all at once: the texts of an article are asked for again and again, by
// every stage that tells questions apart, and those of the next one are others.
const most = 100_000
const known = new Map<string, string>()
let size = 0

/**
 * Folds what does not make another question or another text: widths (NFKC), case, punctuation, spaces, emoji, a
 * leading number. Two texts are the same exactly if this is. Where nothing else is left (`🐢`, `？`), the text stays.
 */
export function normalise(text: string): string {
  const folded = known.get(text)
  if (folded !== undefined) return folded
  size += text.length
  if (size > most) {
    known.clear()
    size = text.length
  }
  const result = fold(text)
  known.set(detached(text), detached(result))
  return result
}

function fold(text: string): string {
  const folded = text.replace(ornament, '').normalize('NFKC').toLowerCase()
  const kept = folded.replace(marker, '').replace(decoration, '')
  return kept === '' ? folded.trim() : kept
}
