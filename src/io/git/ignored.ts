import {readFile} from 'node:fs/promises'

import type {Report} from '../../problem/index.ts'
import {messageOf} from '../read-text.ts'

/** Reads a list of commits as git blame's `--ignore-revs-file` has it: one full name a line, `#` begins a comment. */
export async function readIgnoredCommits(file: string, report: Report): Promise<Set<string>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    report('ignore-revs-unreadable', undefined, {detail: messageOf(error)})
    return ''
  })
  const commits = new Set<string>()
  for (const [index, line] of text
    .replace(/^\u{FEFF}/u, '')
    .split('\n')
    .entries()) {
    const name = line.replace(/#.*/u, '').trim()
    if (name === '') continue
    if (/^(?:[\da-f]{40}|[\da-f]{64})$/iu.test(name)) commits.add(name.toLowerCase())
    else report('ignore-revs-line', {line: index + 1, column: line.indexOf(name) + 1}, {found: name})
  }
  return commits
}
