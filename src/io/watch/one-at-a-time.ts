/** Work that may be asked for at any time, and is done by one at a time. */
export interface Worker<T> {
  /** Asks for it; what is asked for close together, or while it runs, makes one more run. */
  request(reason: T): void
  /** Once what runs has ended, nothing starts any more. */
  close(): Promise<void>
}

/**
 * Waits until nothing is asked for during `quiet` milliseconds, then runs with all reasons since the run before. Never
 * two at once, and never is the last one lost. `run` must not throw.
 */
export function oneAtATime<T>(run: (reasons: readonly T[]) => Promise<void>, quiet: number): Worker<T> {
  let reasons: T[] = []
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let isClosed = false

  const start = () => {
    const taken = reasons
    reasons = []
    running = run(taken).finally(() => {
      running = null
      if (reasons.length > 0) wait()
    })
  }
  const wait = () => {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(start, quiet)
  }
  return {
    request(reason) {
      if (isClosed) return
      reasons.push(reason)
      // While one runs, its end starts the next.
      if (!running) wait()
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
    }
  }
}
