import type {Colors} from 'picocolors/types.js'

import type {Problem, Severity} from '../problem/index.ts'
import {type CliSay, type MessageLanguage, problemSayer} from './say.ts'

export interface FormatOptions {
  readonly lang: MessageLanguage
  readonly say: CliSay
  readonly colors: Colors
}

const paint = {error: 'red', warning: 'yellow', info: 'cyan'} as const satisfies Record<Severity, string>

/** `file:line:column severity message [code]`, and below it what to do. In the order of files and places. */
export function formatPretty(problems: readonly Problem[], {lang, say, colors}: FormatOptions): string {
  const words = problemSayer(lang)
  return inOrder(problems)
    .map((problem) => {
      const {message, advice} = words(problem)
      const severity = colors[paint[problem.severity]](say(problem.severity))
      const {related} = problem
      const see = related ? ` ${say('related', {place: place(related.file, related.position)})}` : ''
      const head = `${colors.bold(place(problem.file, problem.position))} ${severity} ${message}  ${colors.dim(`[${problem.code}]`)}`
      return advice + see === '' ? `${head}\n` : `${head}\n  ${advice}${see}\n`
    })
    .join('')
}

/** One array; the words are those of the chosen language. */
export function formatJson(problems: readonly Problem[], {lang}: Pick<FormatOptions, 'lang'>): string {
  const words = problemSayer(lang)
  const entries = inOrder(problems).map((problem) => {
    const {code, severity, file, position, related} = problem
    return {code, severity, file, position: position ?? null, ...words(problem), related: related ?? null}
  })
  return `${JSON.stringify(entries, null, 2)}\n`
}

/** `file:line:column` */
export const place = (file: string, position: Problem['position']): string =>
  position ? `${file}:${position.line}:${position.column}` : file

/** In the order of files and places. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1
    const one = a.position ?? {line: 0, column: 0}
    const other = b.position ?? {line: 0, column: 0}
    return (
      one.line - other.line || one.column - other.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
    )
  })
