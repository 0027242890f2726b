import {createHash} from 'node:crypto'
import {appendFileSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {readdir, readFile, rm, rmdir} from 'node:fs/promises'
import path from 'node:path'

import {type Problem, reporter} from '../problem/index.ts'
import {displayPath} from './paths.ts'
import {isRunning} from './processes.ts'
import {messageOf} from './read-text.ts'

/** Which files of the output folder are ours: only those are replaced or deleted. */
const manifestName = '.kaitei-manifest.json'

/** Names that a build claims before it writes them, a line each: what a killed build left is ours as well. */
const journalName = '.kaitei-manifest.journal'

export interface OutputSummary {
  readonly written: number
  readonly unchanged: number
  readonly deleted: number
  /** With `dryRun`: the files that would be written or deleted. */
  readonly names: readonly string[]
}

/** A file of the output folder: text, or a picture's bytes. */
export interface WrittenFile {
  /** Relative to the folder, `/` between folders. */
  readonly path: string
  readonly content: string | Uint8Array
}

/** What was written to a file, so that it is known again without being read. */
export type FileRecord = readonly [path: string, bytes: number, sha256: string]

export interface OutputFolder {
  /** Ids of articles that the build before wrote in spite of errors: their files are no good ones to keep. */
  readonly provisional: ReadonlySet<string>
  /** Replaces one file at once; nothing where it holds the same already. Null where it could not be written. */
  write(file: WrittenFile): Promise<FileRecord | null>
  /**
   * Whether all these files stand as they were written; those that changed after `since` (milliseconds, as the file
   * system tells them) are read.
   */
  has(files: readonly FileRecord[], since: number): Promise<boolean>
  /** They stand there already, and stay. */
  claim(files: readonly FileRecord[]): void
  /** Keeps what earlier builds wrote of an article that cannot be built now. */
  keep(belongsTo: (path: string) => boolean): void
  /** Deletes what earlier builds wrote and this one did not, and notes what is ours now. */
  finish(provisional: readonly string[]): Promise<OutputSummary>
}

/** Opens a folder for writing. With `dryRun`, counts what would happen and touches nothing. */
export async function openOutput(
  folder: string,
  {cwd, dryRun, problems}: {cwd: string; dryRun: boolean; problems: Problem[]}
): Promise<OutputFolder> {
  const at = (name: string) => path.join(folder, name)
  const report = (name: string) => reporter(displayPath(at(name), cwd), problems)
  const manifest = await readManifest(at(manifestName))
  if (!manifest) report(manifestName)('output-manifest', undefined)
  const ours = new Set([...(manifest?.files ?? []), ...(await readJournal(at(journalName)))])
  if (!dryRun) await sweep(folder)

  const current = new Set<string>()
  const summary = {written: 0, unchanged: 0, deleted: 0}
  const names: string[] = []
  // A full disk refuses every file: that is one problem, not one a file.
  const failures = new Map<string, {name: string; more: number}>()
  const fail = (name: string, error: unknown) => {
    const detail = messageOf(error)
    const known = failures.get(detail)
    if (known) known.more++
    else failures.set(detail, {name, more: 0})
  }

  const put = async (name: string, content: Buffer): Promise<'written' | 'unchanged' | null> => {
    try {
      const existing = await readBytes(at(name))
      const isSame = existing?.equals(content) === true
      if (!isSame && existing !== null && !ours.has(name)) {
        report(name)('output-not-ours', undefined)
        return null
      }
      current.add(name)
      if (isSame) return 'unchanged'
      if (dryRun) names.push(name)
      else replace(folder, name, content, ours.has(name))
      return 'written'
    } catch (error) {
      fail(name, error)
      // What stands there stays ours, and is not taken for left over.
      if (ours.has(name)) current.add(name)
      else current.delete(name)
      return null
    }
  }

  const removeRest = async (): Promise<void> => {
    for (const name of ours) {
      if (current.has(name)) continue
      try {
        if (dryRun) names.push(name)
        else await remove(folder, name)
        summary.deleted++
      } catch (error) {
        fail(name, error)
        current.add(name)
      }
    }
  }

  return {
    provisional: new Set(manifest?.provisional),
    async write({path: name, content}) {
      const bytes = Buffer.from(content)
      const outcome = await put(name, bytes)
      if (!outcome) return null
      summary[outcome]++
      return [name, bytes.length, createHash('sha256').update(bytes).digest('base64url')]
    },
    async has(files, since) {
      for (const record of files)
        if (!ours.has(record[0]) || !(await stands(folder, record, since))) return false
      return true
    },
    claim(files) {
      for (const [name] of files) current.add(name)
      summary.unchanged += files.length
    },
    keep(belongsTo) {
      for (const name of ours) if (belongsTo(name)) current.add(name)
    },
    async finish(provisional) {
      await removeRest()
      const next = {
        generator: 'kaitei',
        files: [...current].sort(),
        ...(provisional.length > 0 && {provisional: [...provisional].sort()})
      }
      ours.add(manifestName)
      const isNoted = await put(manifestName, Buffer.from(`${JSON.stringify(next, null, 2)}\n`))
      if (isNoted && !dryRun) await rm(at(journalName), {force: true}).catch(() => {})
      for (const [detail, {name, more}] of failures) report(name)('output-failed', undefined, {detail, more})
      return {...summary, names: names.filter((name) => name !== manifestName)}
    }
  }
}

interface Manifest {
  readonly files: readonly string[]
  readonly provisional: readonly string[]
}

/** Null: there is one, and nobody can read it. */
async function readManifest(file: string): Promise<Manifest | null> {
  try {
    const text = await readExisting(file)
    if (text === null) return {files: [], provisional: []}
    const {files, provisional} = JSON.parse(text) as {files: unknown; provisional?: unknown}
    return Array.isArray(files)
      ? {files: texts(files).filter(isWithin), provisional: texts(provisional)}
      : null
  } catch {
    return null
  }
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

async function readJournal(file: string): Promise<string[]> {
  const text = (await readExisting(file).catch(() => null)) ?? ''
  // The last line may be cut off: what it was to name was not written yet.
  return text.split('\n').slice(0, -1).filter(isWithin)
}

// These are files like any others: what leads out of the folder is not ours.
const isWithin = (name: string): boolean =>
  name !== '' &&
  !path.isAbsolute(name) &&
  !name.includes('\0') &&
  name.split(/[/\\]/u).every((part) => part !== '' && part !== '.' && part !== '..')

const readExisting = async (file: string): Promise<string | null> =>
  (await readBytes(file))?.toString('utf8') ?? null

async function readBytes(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

async function stands(folder: string, [name, size, hash]: FileRecord, since: number): Promise<boolean> {
  const file = path.join(folder, name)
  const info = lstatSync(file, {throwIfNoEntry: false})
  if (!info?.isFile() || info.size !== size) return false
  // Of equal times the file's may be the later one: the clock of a file system ticks slowly.
  if (info.ctimeMs < since) return true
  const bytes = await readBytes(file).catch(() => null)
  return bytes !== null && createHash('sha256').update(bytes).digest('base64url') === hash
}

const temporaryName = (pid: number): string => `.kaitei-${pid}.tmp`

/**
 * Writes a file beside its place first: a killed process leaves the old one or the new one. Synchronous: of thousands of
 * small files, waiting for another thread at every step costs more than the steps.
 */
function replace(folder: string, name: string, content: Uint8Array, isOurs: boolean): void {
  const file = path.join(folder, name)
  const temporary = path.join(folder, temporaryName(process.pid))
  mkdirSync(path.dirname(file), {recursive: true})
  if (!isOurs) appendFileSync(path.join(folder, journalName), `${name}\n`)
  try {
    writeFileSync(temporary, content)
    renameSync(temporary, file)
  } catch (error) {
    drop(temporary)
    throw error
  }
}

function drop(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // Why it could not be written is told; the next build sweeps.
  }
}

/** Removes what a killed build was just writing. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(/^\.kaitei-(?<pid>\d+)\.tmp$/u.exec(name)?.groups!.pid)
    if (!Number.isNaN(pid) && !isRunning(pid))
      await rm(path.join(folder, name), {force: true}).catch(() => {})
  }
}

async function remove(folder: string, name: string): Promise<void> {
  await rm(path.join(folder, name), {force: true})
  // Folders that are empty now were ours as well.
  for (let parent = path.dirname(name); parent !== '.'; parent = path.dirname(parent)) {
    const entries = await readdir(path.join(folder, parent)).catch(() => ['?'])
    if (entries.length > 0) return
    await rmdir(path.join(folder, parent)).catch(() => {})
  }
}
