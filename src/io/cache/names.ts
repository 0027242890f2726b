import {createHash} from 'node:crypto'

import type {InputFile} from '../collect.ts'
import {nameIn, noName, type OwnName, readBytes} from '../own-name.ts'
import {messageOf} from '../read-text.ts'

/** By the file (absolute; problems may name two alike): the hash of its bytes, and what its front matter says of its name. */
export type KnownNames = Readonly<Record<string, readonly [hash: string, name: OwnName]>>

/** Reads and hashes each file once, and parses only what is not as it was. */
export class NameReader {
  readonly #known: KnownNames
  readonly #read = new Map<string, KnownNames[string]>()
  readonly #failures = new Map<string, string>()

  constructor(known: KnownNames) {
    this.#known = known
  }

  readonly read = async (file: InputFile): Promise<OwnName> => {
    const bytes = this.#bytesOf(file)
    if (bytes === null) return noName
    const hash = hashOfBytes(bytes)
    const known = this.#known[file.file]
    const name = known && known[0] === hash ? known[1] : await nameIn(bytes)
    this.#read.set(file.file, [hash, name])
    return name
  }

  #bytesOf({file}: InputFile): Uint8Array | null {
    try {
      return readBytes(file)
    } catch (error) {
      this.#failures.set(file, messageOf(error))
      return null
    }
  }

  /** Why a file's name is not known: an article must not be built under another. */
  failureOf({file}: InputFile): string | null {
    return this.#failures.get(file) ?? null
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
export function hashOf({file}: InputFile): string | null {
  try {
    const bytes = readBytes(file)
    return bytes && hashOfBytes(bytes)
  } catch {
    return null
  }
}

const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')
