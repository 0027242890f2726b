import {countTexts, type Fingerprint} from './likeness.ts'

// A text is looked up by so many of its rarest bigrams …
const most = 48
// … as far as no more texts than these share them.
const mostSharing = 64
/** Of so many earlier questions at most each later one is compared with. */
const mostCandidates = 12

/**
 * Earlier texts worth comparing with each later one, best first: those that share its rare bigrams. The work grows
 * with the number of texts, not with that of pairs.
 */
export function findCandidates(
  before: ReadonlyMap<number, Fingerprint>,
  after: ReadonlyMap<number, Fingerprint>
): Map<number, number[]> {
  const counts = countTexts([...before.values()])
  const holders = new Map<string, number[]>()
  for (const [index, text] of before) {
    for (const bigram of rarest(text, counts)) {
      const known = holders.get(bigram)
      if (known) known.push(index)
      else holders.set(bigram, [index])
    }
  }
  return new Map([...after].map(([index, text]) => [index, bestHolders(text, counts, holders)]))
}

function rarest({bigrams}: Fingerprint, counts: ReadonlyMap<string, number>): string[] {
  const shared = [...bigrams.keys()].filter((bigram) => (counts.get(bigram) ?? Infinity) <= mostSharing)
  if (shared.length <= most) return shared
  return shared.sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1)).slice(0, most)
}

function bestHolders(
  text: Fingerprint,
  counts: ReadonlyMap<string, number>,
  holders: ReadonlyMap<string, readonly number[]>
): number[] {
  const votes = new Map<number, number>()
  for (const bigram of text.bigrams.keys()) {
    for (const index of holders.get(bigram) ?? [])
      votes.set(index, (votes.get(index) ?? 0) + 1 / (1 + counts.get(bigram)!))
  }
  return [...votes]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, mostCandidates)
    .map(([index]) => index)
}
