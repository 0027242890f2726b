/**
 * Runs items in threads. One that kills its thread takes along what lay before that thread as well: whatever fails is
 * run once more, one after the other, and fails for good if it fails again.
 */
export function tryAgain<T, R>(run: (item: T) => Promise<R>): (item: T) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve()
  return async (item) => {
    try {
      return await run(item)
    } catch {
      const again = last.then(() => run(item))
      last = again.catch(() => {})
      return again
    }
  }
}
