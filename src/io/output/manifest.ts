import {appendFileSync, mkdirSync} from 'node:fs'
import {readFile, rm} from 'node:fs/promises'
import path from 'node:path'

import {contentOf} from '../content.ts'
import {holds, isAbsence, replace, statOf} from './place.ts'

/** Which files of the output folder are ours: only those are replaced or deleted. */
export const manifestName = '.kaitei-manifest.json'

/** Names that a build claims before it writes them, each as JSON on a line: what a killed build left is ours as well. */
const journalName = '.kaitei-manifest.journal'

export interface Manifest {
  readonly files: readonly string[]
  /** Ids of articles that were written in spite of errors. */
  readonly provisional: readonly string[]
}

/** What an output folder says of its own files. Other builds may say more at any time. */
export class Notes {
  readonly #folder: string
  /** How the manifest stood when it was read last. */
  #stamp: string | null = null
  /** Bytes of the journal that are known. */
  #known = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The manifest; null: there is one, and nobody can read it. */
  async readManifest(): Promise<Manifest | null> {
    const file = this.#at(manifestName)
    this.#stamp = stampOf(file)
    return readManifest(file)
  }

  /** Names in the journal: claimed by builds that did not end, or not yet. */
  async readJournal(): Promise<string[]> {
    const text = await readExisting(this.#at(journalName)).catch(() => null)
    this.#known = text?.length ?? 0
    return namesIn(text?.toString('utf8') ?? '')
  }

  /** What other builds noted since both were read; nothing was read twice where nobody did. */
  async readNews(): Promise<string[]> {
    const isSameManifest = stampOf(this.#at(manifestName)) === this.#stamp
    const manifest = isSameManifest ? null : await this.readManifest()
    const journal = this.#isJournalKnown() ? [] : await this.readJournal()
    return [...(manifest?.files ?? []), ...journal]
  }

  /** Claims names. Throws as writing does. */
  claim(names: readonly string[]): void {
    if (names.length === 0) return
    const isKnown = this.#isJournalKnown()
    // A line before them may have been cut off by a full disk.
    const lines = Buffer.from(`\n${names.map((name) => `${JSON.stringify(name)}\n`).join('')}`)
    mkdirSync(this.#folder, {recursive: true})
    appendFileSync(this.#at(journalName), lines)
    if (isKnown) this.#known += lines.length
  }

  /** Replaces the manifest, where it says anything else. Throws as writing does. */
  writeManifest(next: Manifest): void {
    const file = this.#at(manifestName)
    const content = contentOf({[Symbol.iterator]: () => printManifest(next)})
    const info = statOf(file)
    if (info && holds(file, info, content)) return
    // Other files can be made again; which of them are ours only this one knows, also after a lost current.
    replace(this.#folder, manifestName, content, {isLasting: true})
  }

  /** Removes the journal, unless another build noted more there. */
  async endJournal(known: (name: string) => boolean): Promise<void> {
    if (this.#isJournalKnown() || (await this.readJournal()).every(known))
      await rm(this.#at(journalName), {force: true}).catch(() => {})
  }

  #isJournalKnown(): boolean {
    return (statOf(this.#at(journalName))?.size ?? 0) === this.#known
  }

  #at(name: string): string {
    return path.join(this.#folder, name)
  }
}

/** A manifest in pieces: of a large site it is long. */
function* printManifest({files, provisional}: Manifest): Generator<string> {
  yield `{\n  "generator": "kaitei",\n  "files": `
  yield* printList(files)
  if (provisional.length > 0) {
    yield ',\n  "provisional": '
    yield* printList(provisional)
  }
  yield '\n}\n'
}

function* printList(names: readonly string[]): Generator<string> {
  let mark = '['
  for (const name of names) {
    yield `${mark}\n    ${JSON.stringify(name)}`
    mark = ','
  }
  yield names.length === 0 ? '[]' : '\n  ]'
}

async function readManifest(file: string): Promise<Manifest | null> {
  try {
    const text = await readExisting(file)
    if (text === null) return {files: [], provisional: []}
    const {files, provisional} = JSON.parse(text.toString('utf8')) as {files: unknown; provisional?: unknown}
    return Array.isArray(files)
      ? {files: texts(files).filter(isWithin), provisional: texts(provisional)}
      : null
  } catch {
    return null
  }
}

/** Another when a file was written anew. */
function stampOf(file: string): string | null {
  const info = statOf(file)
  return info && `${info.ino} ${info.size} ${info.ctimeMs}`
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

function namesIn(journal: string): string[] {
  return journal.split('\n').flatMap((line) => {
    try {
      const name: unknown = JSON.parse(line)
      return typeof name === 'string' && isWithin(name) ? [name] : []
    } catch {
      // A line may be cut off: what it was to name was not written yet.
      return []
    }
  })
}

// These are files like any others: what leads out of the folder is not ours. `a//b`, `./a`, `a/..`, `\a`, nothing
const strange = /(?:^|[/\\])\.{0,2}(?:[/\\]|$)|\0/u

const isWithin = (name: string): boolean => !strange.test(name) && !path.isAbsolute(name)

async function readExisting(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}
