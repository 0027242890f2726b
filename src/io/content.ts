import {createHash} from 'node:crypto'
import {closeSync, fsyncSync, openSync, readSync, writeFileSync} from 'node:fs'

/** How long a content is, and its SHA-256. */
export interface Digest {
  readonly bytes: number
  readonly sha256: string
}

/** What is to stand in a file: in memory, or in pieces that are made when they are asked for. */
export interface Content {
  chunks(): Iterable<Uint8Array>
  /** Of the whole; known once it was gone through to its end. */
  digest(): Digest
}

export function contentOf(content: string | Uint8Array | Iterable<string>): Content {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return new Pieces(content)
  const bytes = Buffer.from(content)
  return {
    chunks: () => [bytes],
    digest: () => ({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64url')
    })
  }
}

/** Pieces are put together to so many characters: each chunk is a call of the system. */
const enough = 65_536

class Pieces implements Content {
  readonly #pieces: Iterable<string>
  #digest: Digest | null = null

  constructor(pieces: Iterable<string>) {
    this.#pieces = pieces
  }

  *chunks(): Generator<Uint8Array> {
    const hash = createHash('sha256')
    let bytes = 0
    for (const text of this.#texts()) {
      const chunk = Buffer.from(text)
      bytes += chunk.length
      hash.update(chunk)
      yield chunk
    }
    this.#digest = {bytes, sha256: hash.digest('base64url')}
  }

  digest(): Digest {
    if (this.#digest === null) for (const _ of this.chunks());
    return this.#digest!
  }

  *#texts(): Generator<string> {
    let text = ''
    for (const piece of this.#pieces) {
      text += piece
      if (text.length < enough) continue
      yield text
      text = ''
    }
    yield text
  }
}

/** Whether a file holds exactly this. Throws as reading does. */
export function isContentOf(file: string, content: Content): boolean {
  const descriptor = openSync(file, 'r')
  try {
    let at = 0
    for (const chunk of content.chunks()) {
      const found = Buffer.alloc(chunk.length)
      if (readSync(descriptor, found, 0, chunk.length, at) !== chunk.length || !found.equals(chunk))
        return false
      at += chunk.length
    }
    return readSync(descriptor, Buffer.alloc(1), 0, 1, at) === 0
  } finally {
    closeSync(descriptor)
  }
}

/** Writes a file anew; `isLasting`: so that it stands after a lost current as well. Throws as writing does. */
export function writeContent(file: string, content: Content, {isLasting = false} = {}): void {
  const descriptor = openSync(file, 'w')
  try {
    for (const chunk of content.chunks()) writeFileSync(descriptor, chunk)
    if (isLasting) fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
