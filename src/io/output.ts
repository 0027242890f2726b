import {createHash} from 'node:crypto'
import {appendFileSync, lstatSync, mkdirSync, renameSync, rmSync, type Stats} from 'node:fs'
import {readdir, readFile, rm, rmdir} from 'node:fs/promises'
import path from 'node:path'

import {type Problem, reporter} from '../problem/index.ts'
import {type Content, contentOf, isContentOf, writeContent} from './content.ts'
import {sweepLeftovers, temporaryEnd} from './leftovers.ts'
import {displayPath} from './paths.ts'
import {messageOf} from './read-text.ts'

/** Which files of the output folder are ours: only those are replaced or deleted. */
const manifestName = '.kaitei-manifest.json'

/** Names that a build claims before it writes them, each as JSON on a line: what a killed build left is ours as well. */
const journalName = '.kaitei-manifest.journal'

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

export interface OutputFolder {
  /** Ids of articles that the build before wrote in spite of errors: their files are no good ones to keep. */
  readonly provisional: ReadonlySet<string>
  /** Replaces one file at once; nothing where it holds the same already. Null where it could not be written. */
  write(file: WrittenFile): Promise<FileRecord | null>
  /**
   * Whether all these files stand as they were written; those that changed since then are read. `since`
   * (milliseconds, as the file system tells them): when the records were kept.
   */
  has(files: readonly FileRecord[], since: number): Promise<boolean>
  /** They stand there already, and stay. */
  claim(files: readonly FileRecord[]): void
  /** Keeps what earlier builds wrote of an article that cannot be built now; returns its names. */
  keep(belongsTo: (path: string) => boolean): string[]
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
  /** What this build is the first to write. */
  const own = new Set<string>()
  const notedNow = async () =>
    new Set([
      ...((await readManifest(at(manifestName)))?.files ?? []),
      ...(await readJournal(at(journalName)))
    ])
  if (!dryRun) await sweepLeftovers(folder, (name) => name.startsWith('.kaitei-'))
  const links = new Links(folder)

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

  const put = async (name: string, content: Content): Promise<'written' | 'unchanged' | null> => {
    try {
      const link = links.above(name)
      if (link !== null) {
        if (!links.told.has(link)) report(link)('output-not-ours', undefined)
        links.told.add(link)
        return null
      }
      const isThere = statOf(at(name)) !== null
      const isSame = isThere && holds(at(name), content)
      // Another build may have written it meanwhile.
      if (!isSame && isThere && !ours.has(name) && (await notedNow()).has(name)) ours.add(name)
      if (!isSame && isThere && !ours.has(name)) {
        report(name)('output-not-ours', undefined)
        return null
      }
      current.add(name)
      if (isSame) return 'unchanged'
      if (!ours.has(name)) own.add(name)
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
      // What a link leads to is not what we wrote.
      if (current.has(name) || links.above(name) !== null) continue
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
    async write({path: name, content: raw}) {
      const content = contentOf(raw)
      const outcome = await put(name, content)
      if (!outcome) return null
      summary[outcome]++
      const {ctimeMs, ino} = statOf(at(name)) ?? {ctimeMs: 0, ino: 0}
      const {bytes, sha256} = content.digest()
      return [name, bytes, sha256, ctimeMs, ino]
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
      const names = [...ours].filter(belongsTo)
      for (const name of names) current.add(name)
      return names
    },
    async finish(provisional) {
      await removeRest()
      // What another build wrote meanwhile is still Kaitei's.
      const others = [...(await notedNow())].filter((name) => !ours.has(name) && !own.has(name))
      const next = {
        generator: 'kaitei',
        files: [...new Set([...current, ...others])].sort(),
        ...(provisional.length > 0 && {provisional: [...provisional].sort()})
      }
      ours.add(manifestName)
      const isNoted = await put(manifestName, contentOf(`${JSON.stringify(next, null, 2)}\n`))
      if (isNoted && !dryRun) await endJournal(at(journalName), new Set([...next.files, ...ours, ...own]))
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
  return text.split('\n').flatMap((line) => {
    try {
      const name: unknown = JSON.parse(line)
      return typeof name === 'string' && isWithin(name) ? [name] : []
    } catch {
      // A line may be cut off: what it was to name was not written yet.
      return []
    }
  })
}

/** Removes a journal, unless another build noted more there. */
async function endJournal(file: string, known: ReadonlySet<string>): Promise<void> {
  if ((await readJournal(file)).every((name) => known.has(name)))
    await rm(file, {force: true}).catch(() => {})
}

// These are files like any others: what leads out of the folder is not ours.
const isWithin = (name: string): boolean =>
  name !== '' &&
  !path.isAbsolute(name) &&
  !name.includes('\0') &&
  name.split(/[/\\]/u).every((part) => part !== '' && part !== '.' && part !== '..')

/** A link or a pipe is not read, and equal to no content. A folder throws, as it does when it is read. */
function holds(file: string, content: Content): boolean {
  const info = statOf(file)
  return info !== null && (info.isFile() || info.isDirectory()) && isContentOf(file, content)
}

function statOf(file: string): Stats | null {
  try {
    return lstatSync(file, {throwIfNoEntry: false}) ?? null
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

/** Links among the folders of an output, which nobody wrote who builds: they may lead anywhere. */
class Links {
  readonly #folder: string
  readonly #known = new Map<string, string | null>()
  /** Those that were reported. */
  readonly told = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The link on the way to a file, if there is one. */
  above(name: string): string | null {
    const parent = path.posix.dirname(name)
    if (parent === '.') return null
    const known = this.#known.get(parent)
    if (known !== undefined) return known
    const found = this.above(parent) ?? (this.#isLink(parent) ? parent : null)
    this.#known.set(parent, found)
    return found
  }

  #isLink(name: string): boolean {
    try {
      return lstatSync(path.join(this.#folder, name)).isSymbolicLink()
    } catch {
      return false
    }
  }
}

const readExisting = async (file: string): Promise<string | null> =>
  (await readBytes(file))?.toString('utf8') ?? null

async function readBytes(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

function isAbsence(error: unknown): boolean {
  const {code} = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

async function stands(
  folder: string,
  [name, size, hash, changed, inode]: FileRecord,
  since: number
): Promise<boolean> {
  const file = path.join(folder, name)
  const info = statOf(file)
  if (!info?.isFile() || info.size !== size) return false
  // Earlier is not enough: clocks are set back. Nor is the same time as the record's: the clock of a file system ticks
  // slowly. Two builds that write within one tick write two files.
  if (info.ctimeMs === changed && info.ino === inode && changed < since) return true
  const bytes = await readBytes(file).catch(() => null)
  return bytes !== null && createHash('sha256').update(bytes).digest('base64url') === hash
}

/**
 * Writes a file beside its place first: a killed process leaves the old one or the new one. Synchronous: of thousands of
 * small files, waiting for another thread at every step costs more than the steps.
 */
function replace(folder: string, name: string, content: Content, isOurs: boolean): void {
  const file = path.join(folder, name)
  const temporary = path.join(folder, `.kaitei-${temporaryEnd()}`)
  mkdirSync(path.dirname(file), {recursive: true})
  // A line before it may have been cut off by a full disk.
  if (!isOurs) appendFileSync(path.join(folder, journalName), `\n${JSON.stringify(name)}\n`)
  try {
    // Other files can be made again; which of them are ours only this one knows, also after a lost current.
    writeContent(temporary, content, {isLasting: name === manifestName})
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

async function remove(folder: string, name: string): Promise<void> {
  await rm(path.join(folder, name), {force: true})
  // Folders that are empty now were ours as well.
  for (let parent = path.dirname(name); parent !== '.'; parent = path.dirname(parent)) {
    const entries = await readdir(path.join(folder, parent)).catch(() => ['?'])
    if (entries.length > 0) return
    await rmdir(path.join(folder, parent)).catch(() => {})
  }
}
