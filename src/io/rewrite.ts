import {readFile, realpath, rename, rm, stat, writeFile} from 'node:fs/promises'
import path from 'node:path'

import {applyEdits, editsInFile} from '../check/mend.ts'
import type {TextEdit} from '../problem/index.ts'
import {ChangedMeanwhile} from './changed-meanwhile.ts'
import {sweepLeftovers, temporaryEnd} from './leftovers.ts'
import {decodeText} from './read-text.ts'

/**
 * Splices edits into a file, at once: a killed process or a lost current leaves the old one or the new one. All other
 * bytes stay.
 */
export async function rewriteFile(file: string, expected: string, edits: readonly TextEdit[]): Promise<void> {
  // A link stays a link.
  const target = await realpath(file)
  const bytes = await readFile(target)
  if (decodeText(bytes) !== expected) throw new ChangedMeanwhile(file)
  const written = bytes.toString('utf8')
  const {mode} = await stat(target)
  const temporary = path.join(path.dirname(target), `.kaitei-${temporaryEnd()}`)
  await sweepLeftovers(path.dirname(target), (name) => name.startsWith('.kaitei-'))
  try {
    await writeFile(temporary, applyEdits(written, editsInFile(written, edits)), {mode, flush: true})
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {})
    throw error
  }
}
