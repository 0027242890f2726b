import pc from 'picocolors'
import type {Colors} from 'picocolors/types.js'

import {type CliSay, cliSay, type MessageLanguage, messageLanguage} from './say.ts'

/** The world of one run: the only place that knows arguments, environment and terminal. */
export interface Context {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Of this program. */
  readonly version: string
  readonly lang: MessageLanguage
  readonly say: CliSay
  /** Colours of stderr. */
  readonly colors: Colors
  readonly isTerminal: boolean
  /** Of stdout. */
  readonly output: {readonly colors: Colors; readonly isTerminal: boolean}
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Asks in the terminal; null where there is none. */
  readonly ask: ((question: string) => Promise<string>) | null
  /** Fulfilled once somebody stops the command (Ctrl-C, or a signal of the system). */
  readonly untilStopped: () => Promise<void>
}

export interface ContextOptions {
  readonly argv: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  readonly version: string
  /** Of stderr and of stdout. */
  readonly isTerminal: boolean
  readonly isOutputTerminal: boolean
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly ask: ((question: string) => Promise<string>) | null
  readonly untilStopped: () => Promise<void>
}

export function createContext(options: ContextOptions): Context {
  const {argv, env, isTerminal, isOutputTerminal, ...rest} = options
  const lang = messageLanguage(argv, env)
  const colorsOf = (terminal: boolean) => pc.createColors(terminal && !env.NO_COLOR && env.TERM !== 'dumb')
  const output = {colors: colorsOf(isOutputTerminal), isTerminal: isOutputTerminal}
  return {...rest, env, lang, say: cliSay(lang), colors: colorsOf(isTerminal), isTerminal, output}
}

/** Exit codes of every command. */
export const exit = {done: 0, problems: 1, usage: 2} as const

export type ExitCode = (typeof exit)[keyof typeof exit]
