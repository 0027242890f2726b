import {createHash} from 'node:crypto'
import {lstatSync, mkdirSync, readFileSync, renameSync, rmSync, type Stats} from 'node:fs'
import {readdir, rm, rmdir} from 'node:fs/promises'
import path from 'node:path'

import {type Content, isContentOf, writeContent} from '../content.ts'
import {temporaryEnd} from '../leftovers.ts'

/**
 * What was written to a file, when it changed last (milliseconds) and its number in the file system, so that it is known
 * again without being read.
 */
export type FileRecord = readonly [
  path: string,
  bytes: number,
  sha256: string,
  changed: number,
  inode: number
]

/** What is known of a file without reading it, nor what a link leads to; null where there is none. */
export function statOf(file: string): Stats | null {
  try {
    return lstatSync(file, {throwIfNoEntry: false}) ?? null
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

export function isAbsence(error: unknown): boolean {
  const {code} = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** Whether a file that is there holds this. A link or a pipe is not read, and equal to no content. A folder throws. */
export const holds = (file: string, info: Stats, content: Content): boolean =>
  (info.isFile() || info.isDirectory()) && isContentOf(file, content)

/**
 * Whether a file stands as its record says. `since` (milliseconds, as the file system tells them): when the record was
 * kept. What changed since then is read.
 */
export function stands(
  file: string,
  [, size, hash, changed, inode]: FileRecord,
  since: number
): boolean {
  try {
    const info = statOf(file)
    if (!info?.isFile() || info.size !== size) return false
    // Earlier is not enough: clocks are set back. Nor is the same time as the record's: the clock of a file system ticks
    // slowly. Two builds that write within one tick write two files.
    if (info.ctimeMs === changed && info.ino === inode && changed < since) return true
    return createHash('sha256').update(readFileSync(file)).digest('base64url') === hash
  } catch {
    // Whoever writes it anew says what is wrong.
    return false
  }
}

/**
 * Writes a file beside its place first: a killed process leaves the old one or the new one. Synchronous: of thousands of
 * small files, waiting for another thread at every step costs more than the steps. `isLasting`: so that it stands
 * after a lost current as well. Throws as writing does.
 */
export function replace(folder: string, name: string, content: Content, {isLasting = false} = {}): void {
  const file = path.join(folder, name)
  const temporary = path.join(folder, `.kaitei-${temporaryEnd()}`)
  try {
    unlessAbsent(folder, () => writeContent(temporary, content, {isLasting}))
    unlessAbsent(path.dirname(file), () => renameSync(temporary, file))
  } catch (error) {
    drop(temporary)
    throw error
  }
}

/** Most files have a folder already. */
function unlessAbsent(folder: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!isAbsence(error)) throw error
    mkdirSync(folder, {recursive: true})
    write()
  }
}

function drop(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // Why it could not be written is told; the next build sweeps.
  }
}

/** Removes a file, and the folders that are empty without it: they were ours as well. */
export async function remove(folder: string, name: string): Promise<void> {
  await rm(path.join(folder, name), {force: true})
  for (let parent = path.dirname(name); parent !== '.'; parent = path.dirname(parent)) {
    const entries = await readdir(path.join(folder, parent)).catch(() => ['?'])
    if (entries.length > 0) return
    await rmdir(path.join(folder, parent)).catch(() => {})
  }
}
