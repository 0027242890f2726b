import {closeSync, openSync, readSync} from 'node:fs'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'

import type {ReadExtract} from './extract-text.ts'

/** Extracts that no cache keeps wait in a folder of the system's until the common files are written. */
export class WaitingExtracts {
  #folder: string | null = null
  #number = 0

  /** Takes a printed extract out of memory, where a file can hold it. */
  async keep(text: string): Promise<ReadExtract> {
    try {
      this.#folder ??= await mkdtemp(path.join(tmpdir(), 'kaitei-'))
      const file = path.join(this.#folder, `${this.#number++}`)
      await writeFile(file, text)
      return partOf(file)
    } catch {
      const bytes = Buffer.from(text)
      return (at, length) => bytes.toString('utf8', at, at + length)
    }
  }

  async end(): Promise<void> {
    if (this.#folder !== null) await rm(this.#folder, {recursive: true, force: true})
  }
}

/** Reads parts of a file. Opened each time: thousands of files cannot all stay open. */
export const partOf =
  (file: string): ReadExtract =>
  (at, length) => {
    const bytes = Buffer.alloc(length)
    const descriptor = openSync(file, 'r')
    try {
      readSync(descriptor, bytes, 0, length, at)
    } finally {
      closeSync(descriptor)
    }
    return bytes.toString('utf8')
  }
