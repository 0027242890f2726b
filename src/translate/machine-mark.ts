import {sha256} from '../hash.ts'
import type {PoEntry} from './po.ts'

// A translator's comment and no flag: gettext's own tools drop flags that they do not know, Poedit and Weblate keep
// comments. It holds a hash of what the machine wrote: who mends the translation thereby makes it a person's, and who
// finds it good as it is deletes the line.
// kaitei: translated by machine (deepl), not reviewed [3f2a9c01]
const mark = /^kaitei: translated by machine \((?<by>[^()]*)\), not reviewed \[(?<hash>[0-9a-f]{8})\]$/u

const shortHash = (text: string): string => sha256(text).slice(0, 8)

/** The comment of a machine's translation. */
export const machineComment = (text: string, by: string): string =>
  `kaitei: translated by machine (${by}), not reviewed [${shortHash(text)}]`

/** Whether a machine wrote a translation, and no person has touched it since. */
export function isMachine({comments, flags, text}: Pick<PoEntry, 'comments' | 'flags' | 'text'>): boolean {
  if (flags.includes('machine')) return true
  return comments.some((comment) => mark.exec(comment)?.groups!.hash === shortHash(text))
}

export const withoutMachine = (comments: readonly string[]): readonly string[] =>
  comments.some((comment) => mark.test(comment))
    ? comments.filter((comment) => !mark.test(comment))
    : comments
