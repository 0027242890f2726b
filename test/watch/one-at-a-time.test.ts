import {setTimeout as after} from 'node:timers/promises'

import {describe, expect, test} from 'vitest'

import {oneAtATime} from '../../src/io/watch/one-at-a-time.ts'

/** A run that ends when it is told to. */
function stage() {
  const runs: (readonly string[])[] = []
  let now = 0
  let most = 0
  let end: (() => void) | undefined
  const run = async (reasons: readonly string[]) => {
    runs.push(reasons)
    most = Math.max(most, ++now)
    await new Promise<void>((resolve) => {
      end = resolve
    })
    now--
  }
  return {runs, run, end: () => end?.(), most: () => most}
}

const until = async (is: () => boolean) => {
  while (!is()) await after(1)
}

describe('one at a time', () => {
  test('what is asked for together is one run', async () => {
    const {runs, run, end} = stage()
    const worker = oneAtATime(run, 5)
    for (const name of ['a', 'b', 'c']) worker.request(name)
    await until(() => runs.length > 0)
    end()
    await worker.close()
    expect(runs).toEqual([['a', 'b', 'c']])
  })

  test('what is asked for while one runs makes one more, and never two at once', async () => {
    const {runs, run, end, most} = stage()
    const worker = oneAtATime(run, 1)
    worker.request('a')
    await until(() => runs.length === 1)
    worker.request('b')
    await after(20)
    worker.request('c')
    end()
    await until(() => runs.length === 2)
    end()
    await worker.close()
    expect(runs).toEqual([['a'], ['b', 'c']])
    expect(most()).toBe(1)
  })

  test('closing waits for what runs, and starts nothing more', async () => {
    const {runs, run, end} = stage()
    const worker = oneAtATime(run, 1)
    worker.request('a')
    await until(() => runs.length === 1)
    worker.request('b')
    let isClosed = false
    const closing = worker.close().then(() => {
      isClosed = true
    })
    await after(20)
    expect(isClosed).toBe(false)
    end()
    await closing
    await after(20)
    expect(runs).toEqual([['a']])
  })
})
