import {existsSync, lstatSync, readFileSync} from 'node:fs'
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises'
import path from 'node:path'

import {sha256, shortHash} from '../../hash.ts'
import type {Problem} from '../../problem/index.ts'
import type {Contents} from '../make-article.ts'
import {type ExtractRecord, isWhole, type ReadExtract} from '../extract-text.ts'
import {sweepLeftovers, temporaryEnd} from '../leftovers.ts'
import type {MissingPictures} from '../missing-pictures.ts'
import type {FileRecord} from '../output.ts'
import type {PictureUse} from '../pictures.ts'
import {partOf} from '../waiting-extracts.ts'
import {codeVersion} from './code-version.ts'
import type {KnownNames} from './names.ts'
import {takeTurn, type Turn} from './turn.ts'

/** What the last build made of one file: everything but the files themselves, which stand in the output folder. */
export interface CachedArticle {
  /** Of all that it was built from. */
  readonly key: string
  readonly type: 'built' | 'draft' | 'other' | 'redacted'
  readonly id: string | null
  readonly problems: readonly Problem[]
  readonly built: {
    readonly contents: Contents
    readonly files: readonly FileRecord[]
    readonly pictures: readonly PictureUse[]
    /** Those that nobody has, and what was said of them. */
    readonly missing: MissingPictures
    /** Where its links to other files of the project led. */
    readonly links: Readonly<Record<string, string | null>>
    /** Its extract, which is kept beside it. */
    readonly extract: CachedExtract
  } | null
}

export interface CachedExtract extends ExtractRecord {
  /** When its file changed last, in milliseconds. */
  readonly changed?: number
}

/** The files that all articles share, as the last build wrote them. */
export interface CachedSite {
  /** Of the code and the site. */
  readonly maker: string
  /** Of all that they were made of. */
  readonly key: string
  readonly files: readonly FileRecord[]
  /** By path, of what it was made of; of those that are made at every change there is none. */
  readonly bases: Readonly<Record<string, string>>
}

/** What files are called, as one version of the code reads it. */
interface CachedNames {
  readonly code: string
  readonly names: KnownNames
}

/** An entry, and since when it has stood there: files that are older were looked at when it was written. */
export interface Found<T> {
  readonly entry: T
  /** Milliseconds, as the file system tells them. */
  readonly since: number
}

/**
 * What the last build into one output folder made of each input. An entry that cannot be read, or is damaged, is none;
 * one that two builds at once may have written is none either.
 */
export interface BuildCache {
  names(): Promise<KnownNames>
  find(name: string): Promise<Found<CachedArticle> | null>
  findSite(): Promise<Found<CachedSite> | null>
  /** Reads the extract that an entry speaks of. */
  extractOf(name: string): ReadExtract
  /** Its extract turned out to be damaged: the next build must not find it. */
  forget(name: string): Promise<void>
  /** False where it could not. Entries are written when the files that they speak of are. */
  keep(name: string, article: CachedArticle, extract: string | null): Promise<boolean>
  keepSite(site: CachedSite): void
  keepNames(names: KnownNames): void
  /** Forgets what is not among the names, and lets other builds in. */
  close(names: Iterable<string>): Promise<void>
}

/** Opens the cache of a workspace's builds. */
export const openCacheOf = async ({root, out}: {readonly root: string; readonly out: string}) =>
  openCache(await cacheFolder(root), out)

/** Throws away what earlier builds into the same folder left. */
export async function dropCache({root, out}: {readonly root: string; readonly out: string}): Promise<void> {
  await rm(placeOf(await cacheFolder(root), out), {recursive: true, force: true})
}

/** The folder of a project's caches: where tools keep theirs if packages are installed there, else one of our own. */
export async function cacheFolder(root: string): Promise<string> {
  const modules = path.join(root, 'node_modules')
  const isThere = (await stat(modules).catch(() => null))?.isDirectory() ?? false
  return isThere ? path.join(modules, '.cache', 'kaitei') : path.join(root, '.kaitei-cache')
}

/**
 * Opens the cache of the builds into one output folder (absolute). Where another build is just writing there, or nothing can be
 * written, it is one that knows nothing and keeps nothing: a build works without.
 */
export async function openCache(folder: string, out: string): Promise<BuildCache> {
  const place = placeOf(folder, out)
  try {
    await mkdir(path.join(place, articlesName), {recursive: true})
    await writeFile(path.join(place, homeName), out)
    await sweepHomeless(folder, place)
    // Whatever the project's own list says: this is nobody's business but this machine's.
    await writeFile(path.join(folder, '.gitignore'), '*\n', {flag: 'wx'}).catch(() => {})
    const turn = await takeTurn(place)
    if (turn.isAlone) return new Folder(place, turn)
    return {...noCache, close: turn.end}
  } catch {
    return noCache
  }
}

const placeOf = (folder: string, out: string): string => path.join(folder, shortHash(out, 16))

/** Output folders that are gone left what nobody will ask for. */
async function sweepHomeless(folder: string, own: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const place = path.join(folder, name)
    const home = await readFile(path.join(place, homeName), 'utf8').catch(() => null)
    if (place !== own && home !== null && !existsSync(home)) await rm(place, {recursive: true, force: true})
  }
}

/** Knows nothing, keeps nothing. */
export const noCache: BuildCache = {
  names: async () => ({}),
  find: async () => null,
  findSite: async () => null,
  extractOf: () => () => {
    throw new Error('no cache')
  },
  forget: async () => {},
  keep: async () => false,
  keepSite: () => {},
  keepNames: () => {},
  close: async () => {}
}

/**
 * So many entries wait to be written: a file system's clock ticks slowly, and what has the same tick as its entry
 * would be read again by the next build.
 */
const waitingRoom = 64

class Folder implements BuildCache {
  readonly #place: string
  readonly #turn: Turn
  readonly #waiting: (() => Promise<void>)[] = []

  constructor(place: string, turn: Turn) {
    this.#place = place
    this.#turn = turn
  }

  async names(): Promise<KnownNames> {
    const found = readEntry<CachedNames>(path.join(this.#place, namesName))
    return found?.entry.code === codeVersion() ? found.entry.names : {}
  }

  async find(name: string): Promise<Found<CachedArticle> | null> {
    const found = readEntry<CachedArticle>(this.#file(name))
    const extract = found?.entry.built?.extract
    return found && extract && !this.#holds(name, extract, found.since) ? null : found
  }

  async findSite(): Promise<Found<CachedSite> | null> {
    return readEntry(path.join(this.#place, siteName))
  }

  extractOf(name: string): ReadExtract {
    return partOf(this.#extract(name))
  }

  async forget(name: string): Promise<void> {
    await rm(this.#extract(name), {force: true})
  }

  // As with the files of an output folder: what did not change since is as it was.
  #holds(name: string, record: CachedExtract, since: number): boolean {
    const info = lstatSync(this.#extract(name), {throwIfNoEntry: false})
    if (info?.size !== record.bytes) return false
    return (info.ctimeMs === record.changed && info.ctimeMs < since) || isWhole(record, this.extractOf(name))
  }

  // One entry an input: a cache is as big as what it speaks of.
  async keep(name: string, article: CachedArticle, extract: string | null): Promise<boolean> {
    try {
      if (extract !== null) await replace(this.#extract(name), extract)
      const changed = lstatSync(this.#extract(name), {throwIfNoEntry: false})?.ctimeMs
      const {built} = article
      const entry =
        built && changed !== undefined
          ? {...article, built: {...built, extract: {...built.extract, changed}}}
          : article
      this.#waiting.push(() => writeEntry(this.#file(name), entry))
      if (this.#waiting.length > waitingRoom) await this.#waiting.shift()!()
      return true
    } catch {
      return false
    }
  }

  keepSite(site: CachedSite): void {
    this.#waiting.push(() => writeEntry(path.join(this.#place, siteName), site))
  }

  keepNames(names: KnownNames): void {
    const entry: CachedNames = {code: codeVersion(), names}
    this.#waiting.push(() => writeEntry(path.join(this.#place, namesName), entry))
  }

  async close(names: Iterable<string>): Promise<void> {
    try {
      for (const write of this.#waiting.splice(0)) await write()
      await this.#sweep(new Set([...names].flatMap((name) => [this.#file(name), this.#extract(name)])))
    } catch {
      // A full disk, or a folder that somebody deleted: the next build has more to do.
    }
    await this.#turn.end()
  }

  #file(name: string): string {
    return path.join(this.#place, articlesName, `${shortHash(name, 16)}.json`)
  }

  #extract(name: string): string {
    return path.join(this.#place, articlesName, `${shortHash(name, 16)}.extract.json`)
  }

  async #sweep(known: ReadonlySet<string>): Promise<void> {
    const folder = path.join(this.#place, articlesName)
    for (const name of await readdir(folder))
      if (!known.has(path.join(folder, name))) await rm(path.join(folder, name), {force: true})
    await sweepLeftovers(this.#place, () => true)
  }
}

/** The output folder that a place speaks of. */
const homeName = 'home'
const articlesName = 'articles'
const siteName = 'site.json'
const namesName = 'names.json'

/**
 * An entry's file: the hash of the rest, and the rest. Read at once: of thousands of small files, waiting for another
 * thread at every step costs more than the steps.
 */
function readEntry<T>(file: string): Found<T> | null {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    if (text.slice(0, end) !== sha256(body)) return null
    return {entry: JSON.parse(body) as T, since: lstatSync(file).ctimeMs}
  } catch {
    return null
  }
}

function writeEntry(file: string, entry: CachedArticle | CachedSite | CachedNames): Promise<void> {
  const body = JSON.stringify(entry)
  return replace(file, `${sha256(body)}\n${body}`)
}

async function replace(file: string, content: string): Promise<void> {
  const temporary = `${file}.${temporaryEnd()}`
  try {
    await writeFile(temporary, content)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {})
    throw error
  }
}
