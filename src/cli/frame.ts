import type {Colors} from 'picocolors/types.js'

import type {Problem, Severity} from '../problem/index.ts'
import {columnsOf, columnsOfCharacter} from './columns.ts'
import {visible} from './visible.ts'

/** As much of a line as a terminal shows without breaking it. */
const widest = 90
/** Of it, what stands before the place. */
const lead = 30

/**
 * The line of a problem and, below it, its place underlined; nothing where the line is not known.
 *
 *     119 | **Q. NSX-T は必須ですか？**（#2020/10/31 更新）
 *         |                             ^^^^^^^^^^^^^^^^^^^
 */
export function frameOf(
  problem: Problem,
  source: string | undefined,
  paint: Colors[keyof Colors & string],
  colors: Colors
): string {
  const {position, end} = problem
  const line = position && source?.split('\n')[position.line - 1]
  if (line === undefined || line.trim() === '') return ''
  const from = Math.min(position!.column - 1, line.length)
  const to = end ? (end.line > position!.line ? line.length : end.column - 1) : endOf(line, from, problem)
  const [before, marked, after] = crop(line, from, Math.max(from, to))
  const number = String(position!.line)
  const margin = (text: string) => colors.dim(`  ${text.padStart(number.length)} | `)
  const under = '^'.repeat(Math.max(1, columnsOf(marked)))
  const shown = `${margin(number)}${before}${marked}${after}`
  const color = paint as (text: string) => string
  return `${shown}\n${margin('')}${' '.repeat(columnsOf(before))}${color(under)}\n`
}

/** Severities as terminals show them. */
export const paints = {error: 'red', warning: 'yellow', info: 'cyan'} as const satisfies Record<
  Severity,
  keyof Colors
>

/** Where no end is known: what the message quotes, if it stands there, else one character. */
function endOf(line: string, from: number, {data}: Problem): number {
  for (const name of ['raw', 'found', 'url', 'words']) {
    const quoted = data[name]
    if (typeof quoted === 'string' && quoted !== '' && line.startsWith(quoted, from))
      return from + quoted.length
  }
  const [word] = /^\S/u.exec(line.slice(from)) ?? ['']
  return from + word.length
}

/** What stands before, at and behind the place, in so many columns; what is left out shows as `…`. */
function crop(line: string, from: number, to: number): [string, string, string] {
  const show = (text: string) => visible(text.replaceAll('\t', ' '))
  const [before, marked, after] = [
    show(line.slice(0, from)),
    show(line.slice(from, to)),
    show(line.slice(to))
  ]
  if (columnsOf(before + marked + after) <= widest) return [before, marked, after]
  const head = columnsOf(before) > lead ? `…${lastColumns(before, lead)}` : before
  const middle = firstColumns(marked, widest - columnsOf(head))
  const room = widest - columnsOf(head) - columnsOf(middle)
  const cut = columnsOf(after) > room
  return [head, middle, cut && room > 0 ? `${firstColumns(after, room)}…` : cut ? '' : after]
}

function firstColumns(text: string, columns: number): string {
  let result = ''
  let used = 0
  for (const character of text) {
    used += columnsOfCharacter(character)
    if (used > columns) break
    result += character
  }
  return result
}

const lastColumns = (text: string, columns: number): string => {
  const reversed = [...text].reverse()
  let used = 0
  const count = reversed.findIndex((character) => (used += columnsOfCharacter(character)) > columns)
  return (count < 0 ? reversed : reversed.slice(0, count)).reverse().join('')
}
