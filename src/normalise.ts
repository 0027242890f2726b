// Quotes, brackets, dashes, symbols and emoji: what people change without asking another question.
const decoration = /[\p{P}\p{S}\p{Z}\p{C}\p{M}\uFE0F]/gu
// `Q.` `Q1:` `問2` `質問 3` `14.` `33、` before the question itself; not `1.2 の`, `3 日`.
const marker = /^\s*(?:(?:Q\s*\d*|(?:質問|问题|질문|問|问)\s*\d+)\s*[-.:)、,\s]|\d+\s*[-.:)、,](?!\d))\s*/iu
// `1️⃣` `⑭` before the question itself.
const ornament = /^\s*(?:\d\uFE0F?\u20E3|[\u2460-\u2473])\s*/u

/** A text folded with NFKC or not, without the number that leads it. */
export const withoutMarker = (text: string): string => text.replace(marker, '')

/**
 * Folds what does not make another question or another text: widths (NFKC), case, punctuation, spaces, emoji, a
 * leading number. Two texts are the same exactly if this is. Where nothing else is left (`🐢`, `？`), the text stays.
 */
export function normalise(text: string): string {
  const folded = text.replace(ornament, '').normalize('NFKC').toLowerCase()
  // `+` and `#` are letters of names: TKG and TKG+, C, C# and C++ are not the same.
  const kept = folded
    .replace(marker, '')
    .replace(decoration, (character) => (/[+#]/u.test(character) ? character : ''))
  return kept === '' ? folded.trim() : kept
}
