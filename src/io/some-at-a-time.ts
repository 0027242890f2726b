/** So many files are open at once; many systems let a process open a thousand or fewer. */
const most = 32

/** Does something to all items, in whatever order, and returns the results in theirs: a few at a time. */
export async function someAtATime<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results = Array.from<R>({length: items.length})
  const left = items.entries()
  const work = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await act(item)
  }
  await Promise.all(Array.from({length: Math.min(most, items.length)}, work))
  return results
}
