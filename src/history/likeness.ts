import {normalise} from '../normalise.ts'

/** A text as it is compared: how often each two neighbouring characters stand in it, without what decorates it. */
export interface Fingerprint {
  readonly bigrams: ReadonlyMap<string, number>
  /** Number of bigrams. */
  readonly length: number
}

export function fingerprint(text: string): Fingerprint {
  const characters = [...normalise(text)]
  const bigrams = new Map<string, number>()
  const pairs =
    characters.length < 2
      ? characters
      : characters.slice(1).map((character, index) => characters[index]! + character)
  for (const pair of pairs) bigrams.set(pair, (bigrams.get(pair) ?? 0) + 1)
  return {bigrams, length: pairs.length}
}

/** How many of the texts hold a bigram. */
export function countTexts(texts: readonly Fingerprint[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const {bigrams} of texts)
    for (const bigram of bigrams.keys()) counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  return counts
}

export interface Likeness {
  /** Dice: the shared part of both, 0…1. */
  readonly dice: number
  /** The shared part of the shorter, 0…1: what stays 1 when a text is extended. */
  readonly containment: number
}

/** Compares texts of one article; a bigram weighs the more, the fewer of them hold it. */
export function weigher(texts: readonly Fingerprint[]): (one: Fingerprint, other: Fingerprint) => Likeness {
  const counts = countTexts(texts)
  const weightOf = (bigram: string) => Math.log(1 + texts.length / (counts.get(bigram) ?? 1))
  const sizes = new Map<Fingerprint, number>()
  const sizeOf = (text: Fingerprint): number => {
    const known = sizes.get(text)
    if (known !== undefined) return known
    let size = 0
    for (const [bigram, count] of text.bigrams) size += count * weightOf(bigram)
    sizes.set(text, size)
    return size
  }
  return (one, other) => {
    const total = sizeOf(one) + sizeOf(other)
    // Two empty texts are no evidence of anything.
    if (one.length === 0 || other.length === 0) return {dice: 0, containment: 0}
    let shared = 0
    for (const [bigram, count] of one.bigrams)
      shared += Math.min(count, other.bigrams.get(bigram) ?? 0) * weightOf(bigram)
    return {dice: (2 * shared) / total, containment: shared / Math.min(sizeOf(one), sizeOf(other))}
  }
}
