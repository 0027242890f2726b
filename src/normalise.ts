// Quotes, brackets, dashes, symbols and emoji: what people change without asking another question.
const decoration = /[\p{P}\p{S}\p{Z}\p{C}\p{M}\uFE0F]/gu
// `Q.` `Q1:` `問2` `14.` `33、` before the question itself.
const marker = /^\s*(?:Q\s*\d*|問\s*\d+|\d+)\s*[-.:)、,\s]\s*/iu

/**
 * Folds what does not make another question or another text: widths (NFKC), case, punctuation, spaces, emoji, a
 * leading number. Two texts are the same exactly if this is. Where nothing else is left (`🐢`, `？`), the text stays.
 */
export function normalise(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  // `+` and `#` are letters of names: TKG and TKG+, C, C# and C++ are not the same.
  const kept = folded
    .replace(marker, '')
    .replace(decoration, (character) => (/[+#]/u.test(character) ? character : ''))
  return kept === '' ? folded.trim() : kept
}
