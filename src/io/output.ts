import type {Stats} from 'node:fs'
import path from 'node:path'

import {type Problem, reporter} from '../problem/index.ts'
import {type Content, contentOf} from './content.ts'
import {sweepLeftovers} from './leftovers.ts'
import {Links} from './output/links.ts'
import {type Manifest, manifestName, Notes} from './output/manifest.ts'
import {OutputNames} from './output/names.ts'
import {type FileRecord, holds, remove, replace, stands, statOf} from './output/place.ts'
import {displayPath} from './paths.ts'
import {messageOf} from './read-text.ts'

export type {FileRecord}

export interface OutputSummary {
  readonly written: number
  readonly unchanged: number
  readonly deleted: number
  /** With `dryRun`: the files that would be written or deleted. */
  readonly names: readonly string[]
}

/** A file of the output folder: text, pieces of a long one, or a picture's bytes. */
export interface WrittenFile {
  /** Relative to the folder, `/` between folders. */
  readonly path: string
  readonly content: string | Uint8Array | Iterable<string>
}

export interface OutputFolder {
  /** Ids of articles that the build before wrote in spite of errors: their files are no good ones to keep. */
  readonly provisional: ReadonlySet<string>
  /** Replaces one file at once; nothing where it holds the same already. Null where it could not be written. */
  write(file: WrittenFile): Promise<FileRecord | null>
  /** The same of several, whose names are claimed together. */
  writeAll(files: readonly WrittenFile[]): Promise<(FileRecord | null)[]>
  /**
   * Whether all these files stand as they were written; those that changed since then are read. `since`
   * (milliseconds, as the file system tells them): when the records were kept.
   */
  has(files: readonly FileRecord[], since: number): boolean
  /** They stand there already, and stay. */
  claim(files: readonly FileRecord[]): void
  /** Keeps these, as far as earlier builds wrote them. */
  keep(names: readonly string[]): void
  /** Keeps what earlier builds wrote of an article that cannot be built now; returns its names. */
  keepArticle(id: string): readonly string[]
  /** Deletes what earlier builds wrote and this one did not, and notes what is ours now. */
  finish(provisional: readonly string[]): Promise<OutputSummary>
}

/** What is to be done with a file, and what is known of the one that stands there: looked at before it was read. */
type Outcome = {readonly what: 'written'} | {readonly what: 'unchanged'; readonly info: Stats} | null

/** Opens a folder for writing. With `dryRun`, counts what would happen and touches nothing. */
export async function openOutput(
  folder: string,
  {cwd, dryRun, problems}: {cwd: string; dryRun: boolean; problems: Problem[]}
): Promise<OutputFolder> {
  const at = (name: string) => path.join(folder, name)
  const report = (name: string) => reporter(displayPath(at(name), cwd), problems)
  const notes = new Notes(folder)
  const manifest = await notes.readManifest()
  if (!manifest) report(manifestName)('output-manifest', undefined)
  const names = new OutputNames()
  for (const name of manifest?.files ?? []) names.addOurs(name)
  for (const name of await notes.readJournal()) names.addOurs(name)
  if (!dryRun) await sweepLeftovers(folder, (name) => name.startsWith('.kaitei-'))
  const links = new Links(folder)

  const summary = {written: 0, unchanged: 0, deleted: 0}
  const planned: string[] = []
  // A full disk refuses every file: that is one problem, not one a file.
  const failures = new Map<string, {name: string; more: number}>()
  const fail = (name: string, error: unknown) => {
    // What no file system said is no matter of this place.
    if (!(error instanceof Error && 'code' in error)) throw error
    const detail = messageOf(error)
    const known = failures.get(detail)
    if (known) known.more++
    else failures.set(detail, {name, more: 0})
    // What stands there stays ours, and is not taken for left over.
    if (names.isOurs(name)) names.addCurrent(name)
    else names.dropCurrent(name)
  }

  const readOthers = async (): Promise<void> => {
    for (const name of await notes.readNews()) names.addOthers(name)
  }

  const look = async (name: string, content: Content): Promise<Outcome> => {
    const link = links.above(name)
    if (link !== null) {
      if (!links.told.has(link)) report(link)('output-not-ours', undefined)
      links.told.add(link)
      return null
    }
    const info = statOf(at(name))
    if (info === null) return {what: 'written'}
    if (holds(at(name), info, content)) return {what: 'unchanged', info}
    // Another build may have written it meanwhile.
    if (!names.isReplaceable(name)) await readOthers()
    if (names.isReplaceable(name)) return {what: 'written'}
    report(name)('output-not-ours', undefined)
    return null
  }

  const put = (name: string, content: Content): boolean => {
    try {
      if (dryRun) planned.push(name)
      else replace(folder, name, content)
      return true
    } catch (error) {
      fail(name, error)
      return false
    }
  }

  const claimNames = (claimed: readonly string[]): boolean => {
    const first = claimed.filter((name) => !names.isOurs(name))
    try {
      if (!dryRun) notes.claim(first)
      for (const name of first) names.addOwn(name)
      return true
    } catch (error) {
      for (const name of claimed) fail(name, error)
      return false
    }
  }

  const writeAll = async (files: readonly WrittenFile[]): Promise<(FileRecord | null)[]> => {
    const looked: {name: string; content: Content; outcome: Outcome}[] = []
    for (const {path: name, content: raw} of files) {
      const content = contentOf(raw)
      let outcome: Outcome = null
      try {
        outcome = await look(name, content)
        if (outcome) names.addCurrent(name)
      } catch (error) {
        fail(name, error)
      }
      looked.push({name, content, outcome})
    }
    const isClaimed = claimNames(
      looked.flatMap(({name, outcome}) => (outcome?.what === 'written' ? [name] : []))
    )
    return looked.map(({name, content, outcome}) => {
      if (outcome === null || (outcome.what === 'written' && !(isClaimed && put(name, content)))) return null
      summary[outcome.what]++
      return recordOf(name, content, outcome.what === 'unchanged' ? outcome.info : statOf(at(name)))
    })
  }

  const removeRest = async (): Promise<void> => {
    for (const name of names.allOurs()) {
      // What a link leads to is not what we wrote.
      if (names.isCurrent(name) || links.above(name) !== null) continue
      try {
        if (dryRun) planned.push(name)
        else await remove(folder, name)
        summary.deleted++
      } catch (error) {
        fail(name, error)
      }
    }
  }

  const note = async (next: Manifest): Promise<void> => {
    try {
      notes.writeManifest(next)
      const noted = new Set(next.files)
      await notes.endJournal((name) => names.isKnown(name) || noted.has(name))
    } catch (error) {
      fail(manifestName, error)
    }
  }

  const keep = (kept: readonly string[]): void => {
    for (const name of kept) if (names.isOurs(name)) names.addCurrent(name)
  }

  return {
    provisional: new Set(manifest?.provisional),
    writeAll,
    write: async (file) => (await writeAll([file]))[0]!,
    has: (files, since) =>
      files.every((record) => names.isOurs(record[0]) && stands(`${folder}/${record[0]}`, record, since)),
    claim(files) {
      for (const [name] of files) names.addCurrent(name)
      summary.unchanged += files.length
    },
    keep,
    keepArticle(id) {
      const kept = names.oursOf(id)
      keep(kept)
      return kept
    },
    async finish(provisional) {
      await removeRest()
      // What another build wrote meanwhile is still Kaitei's.
      await readOthers()
      for (const name of names.allOthers()) names.addCurrent(name)
      const next = {files: [...names.allCurrent()].sort(), provisional: [...provisional].sort()}
      if (!dryRun) await note(next)
      for (const [detail, {name, more}] of failures) report(name)('output-failed', undefined, {detail, more})
      return {...summary, names: planned}
    }
  }
}

function recordOf(name: string, content: Content, info: Stats | null): FileRecord {
  const {ctimeMs, ino} = info ?? {ctimeMs: 0, ino: 0}
  const {bytes, sha256} = content.digest()
  return [name, bytes, sha256, ctimeMs, ino]
}
