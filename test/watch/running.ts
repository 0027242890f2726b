import {spawn} from 'node:child_process'

import {onTestFinished} from 'vitest'

import {bin, type Project} from '../cli/project.ts'

/** A command that goes on until it is stopped. */
export interface Running {
  /** All that it has printed. */
  text(): string
  /** Waits until it has printed something since `from` (a length of `text()`). */
  prints(what: RegExp, from?: number): Promise<RegExpExecArray>
  /** Its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  readonly pid: number
}

/** Starts the compiled command in a project; it is killed when the test ends. */
export function start({folder}: Project, args: string, node: readonly string[] = []): Running {
  const child = spawn(process.execPath, [...node, bin, ...args.split(' ')], {
    cwd: folder,
    env: {PATH: process.env.PATH, HOME: folder, CI: 'true', LANG: 'C', TZ: 'UTC'},
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let text = ''
  let heard: (() => void) | undefined
  const listen = (part: string) => {
    text += part
    heard?.()
  }
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      resolve(code)
      heard?.()
    })
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const prints = async (what: RegExp, from = 0): Promise<RegExpExecArray> => {
    for (;;) {
      const found = what.exec(text.slice(from))
      if (found) return found
      if (child.exitCode !== null) throw new Error(`ended before it printed ${what}:\n${text}`)
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`never printed ${what}:\n${text}`)), 30_000)
        heard = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  return {
    text: () => text,
    prints,
    stop(signal = 'SIGINT') {
      child.kill(signal)
      return ended
    },
    pid: child.pid!
  }
}
