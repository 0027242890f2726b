import {createHash} from 'node:crypto'
import {readFile, stat} from 'node:fs/promises'

import type {Limits} from '../../model/limits.ts'
import type {InputFile} from '../collect.ts'
import {type OwnName, readName} from '../plan-ids.ts'

/** By the file (absolute; problems may name two alike): the hash of its bytes, and what its front matter says of its name. */
export type KnownNames = Readonly<Record<string, readonly [hash: string, name: OwnName]>>

/** Reads and hashes each file once, and parses only what is not as it was. */
export class NameReader {
  readonly #known: KnownNames
  readonly #read = new Map<string, KnownNames[string]>()

  readonly #limits: Limits

  constructor(known: KnownNames, limits: Limits) {
    this.#known = known
    this.#limits = limits
  }

  readonly read = async (file: InputFile): Promise<OwnName> => {
    const hash = await hashOf(file)
    const known = this.#known[file.file]
    const name = known && known[0] === hash ? known[1] : await readName(file, this.#limits)
    if (hash !== null) this.#read.set(file.file, [hash, name])
    return name
  }

  /** The hash of a file as it was read; null where it could not be. */
  hashOf({file}: InputFile): string | null {
    return this.#read.get(file)?.[0] ?? null
  }

  /** For the next build. */
  get names(): KnownNames {
    return Object.fromEntries(this.#read)
  }
}

/** SHA-256 of a file's bytes; null where it cannot be read, or is a pipe, which would keep us waiting. */
export async function hashOf({file}: InputFile): Promise<string | null> {
  const isFile = (await stat(file).catch(() => null))?.isFile() ?? false
  const bytes = isFile ? await readFile(file).catch(() => null) : null
  return bytes && createHash('sha256').update(bytes).digest('base64url')
}
