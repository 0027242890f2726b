/**
 * Which of the things present on both sides moved: all but a longest increasing subsequence of the positions
 * before, read in the order after. Comparing indexes would call everything below an insertion moved.
 */
export function movedIn(before: readonly string[], after: readonly string[]): Set<string> {
  const rank = new Map(before.map((id, index) => [id, index]))
  const common = after.filter((id) => rank.has(id))
  const stay = longestIncreasing(common.map((id) => rank.get(id)!))
  return new Set(common.filter((_, index) => !stay.has(index)))
}

/** Indexes of a longest increasing subsequence (Fredman 1975, n log n). */
export function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, value] of values.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[tails[middle]!]! < value) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  }
  const result = new Set<number>()
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index]!) result.add(index)
  return result
}
