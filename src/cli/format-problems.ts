import type {Colors} from 'picocolors/types.js'

import type {Problem} from '../problem/index.ts'
import {frameOf, paints} from './frame.ts'
import {type CliSay, type MessageLanguage, problemSayer} from './say.ts'

export interface FormatOptions {
  readonly lang: MessageLanguage
  readonly say: CliSay
  readonly colors: Colors
  /** Texts of files: the lines of their problems are shown. */
  readonly sources?: ReadonlyMap<string, string>
  /** Of many alike in one file, a few are shown and the rest counted: nobody reads a hundred. */
  readonly folds?: boolean
}

/**
 * `file:line:column severity message [code]`, below it the line with its place underlined, if it is known, and what
 * to do. In the order of files and places.
 */
export function formatPretty(
  problems: readonly Problem[],
  {lang, say, colors, sources, folds = false}: FormatOptions
): string {
  const words = problemSayer(lang)
  const counts = countAlike(problems)
  const shown = new Map<string, number>()
  return inOrder(problems)
    .map((problem) => {
      const alike = alikeOf(problem)
      const nth = (shown.get(alike) ?? 0) + 1
      shown.set(alike, nth)
      const more = counts.get(alike)! - fewAlike
      if (folds && more > 1 && nth > fewAlike) {
        const {code, file} = problem
        return nth === fewAlike + 1 ? `${colors.dim(`… ${say('moreAlike', {n: more, code, file})}`)}\n` : ''
      }
      const {message, advice} = words(problem)
      const severity = colors[paints[problem.severity]](say(problem.severity))
      const {related} = problem
      const see = related ? ` ${say('related', {place: place(related.file, related.position)})}` : ''
      const head = `${colors.bold(place(problem.file, problem.position))} ${severity} ${message}  ${colors.dim(`[${problem.code}]`)}`
      const source = sources?.get(problem.file)
      const frame = frameOf(problem, source, colors[paints[problem.severity]], colors)
      return advice + see === '' ? `${head}\n${frame}` : `${head}\n${frame}  ${advice}${see}\n`
    })
    .join('')
}

const fewAlike = 3

const alikeOf = ({file, code}: Problem): string => `${code} ${file}`

function countAlike(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const problem of problems) counts.set(alikeOf(problem), (counts.get(alikeOf(problem)) ?? 0) + 1)
  return counts
}

/** One array; the words are those of the chosen language. */
export function formatJson(problems: readonly Problem[], {lang}: Pick<FormatOptions, 'lang'>): string {
  const words = problemSayer(lang)
  const entries = inOrder(problems).map((problem) => {
    const {code, severity, file, position, end, related, fix} = problem
    const place = {file, position: position ?? null, end: end ?? null}
    return {code, severity, ...place, ...words(problem), related: related ?? null, fix: fix ?? null}
  })
  return `${JSON.stringify(entries, null, 2)}\n`
}

/** `file:line:column` */
export const place = (file: string, position: Problem['position']): string =>
  position ? `${file}:${position.line}:${position.column}` : file

/** By file, place and code. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1
    const one = a.position ?? {line: 0, column: 0}
    const other = b.position ?? {line: 0, column: 0}
    return (
      one.line - other.line || one.column - other.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
    )
  })
