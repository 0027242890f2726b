/**
 * Runs items in threads. One that kills its thread takes along what lay before that thread as well: whatever fails is
 * run once more, one after the other, and fails for good if it fails again. With the signal, nothing is run any more.
 */
export function tryAgain<T, R>(
  run: (item: T) => Promise<R>,
  {signal}: {readonly signal: AbortSignal}
): (item: T) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve()
  return async (item) => {
    try {
      return await run(item)
    } catch (error) {
      const again = last.then(() => {
        if (signal.aborted) throw error
        return run(item)
      })
      last = again.catch(() => {})
      return again
    }
  }
}
