import fs from 'node:fs'
import {stat} from 'node:fs/promises'
import path from 'node:path'

import {globby, isGitIgnored} from 'globby'

import {type Problem, reporter} from '../problem/index.ts'
import {displayPath, isInside, posix} from './paths.ts'

/** A file that may be an article. */
export interface InputFile {
  /** Absolute. */
  readonly file: string
  /** As problems name it. */
  readonly display: string
  /** Named outright: always an article. */
  readonly isNamed: boolean
}

export interface CollectOptions {
  readonly cwd: string
  readonly root: string
  /** Absolute; never input. */
  readonly out: string
  /** From the configuration; null: the first of the usual places that exists. */
  readonly articles: readonly string[] | null
}

export interface Collected {
  readonly files: readonly InputFile[]
  readonly problems: readonly Problem[]
  /** No path was given, and none of the usual places exists. */
  readonly nowhere: boolean
  /** False: there may be more, where nobody may look. */
  readonly isComplete: boolean
}

/** Where articles are looked for when nobody says where; the first that exists. */
export const usualPlaces: readonly string[] = ['articles', 'content', 'source/_posts', '_posts', 'docs']
const documents = /^(?:readme|changelog)(?:[._-].*)?\.(?:md|markdown)$/iu

/** Finds the files that a command speaks of, in the order of their paths. */
export async function collect(paths: readonly string[], options: CollectOptions): Promise<Collected> {
  const {cwd, root, articles} = options
  const given = paths.length > 0 ? paths.map((item) => path.resolve(cwd, item)) : null
  const places =
    given ?? (articles ? articles.map((item) => path.resolve(root, item)) : await usualPlace(root))
  const problems: Problem[] = []
  const found = new Map<string, InputFile>()
  for (const place of places) {
    const info = await stat(place).catch(() => null)
    if (!info) reporter(displayPath(place, cwd), problems)('input-missing', undefined)
    else if (!info.isDirectory()) addFile(found, place, true, cwd)
    else {
      const {files, links, unread} = await filesIn(place, options)
      for (const [at, detail] of unread)
        reporter(displayPath(at, cwd), problems)('input-unlisted', undefined, {detail})
      for (const link of links) reporter(displayPath(link, cwd), problems)('input-link', undefined)
      if (files.length + unread.size === 0)
        reporter(displayPath(place, cwd), problems)('input-no-files', undefined)
      for (const file of files) addFile(found, file, false, cwd)
    }
  }
  const files = [...found.values()].sort(byPath)
  const isComplete = !problems.some(({code}) => code === 'input-unlisted')
  return {files, problems, nowhere: places.length === 0, isComplete}
}

// Two names that differ in their Unicode form alone are shown alike; the order is theirs, not the folder's.
function byPath(a: InputFile, b: InputFile): number {
  if (a.display !== b.display) return a.display < b.display ? -1 : 1
  return a.file < b.file ? -1 : 1
}

async function usualPlace(root: string): Promise<string[]> {
  for (const place of usualPlaces) {
    const folder = path.join(root, place)
    if ((await stat(folder).catch(() => null))?.isDirectory()) return [folder]
  }
  return []
}

interface Listed {
  readonly files: readonly string[]
  /** Articles by their names, if they were files. */
  readonly links: readonly string[]
  /** Folders, and lists of what git ignores, that cannot be read; why. */
  readonly unread: ReadonlyMap<string, string>
}

/** Markdown of a folder, but for what git ignores, `node_modules`, dot folders, the output, README and CHANGELOG. */
async function filesIn(folder: string, {out}: CollectOptions): Promise<Listed> {
  const ignored =
    isInside(out, folder) && out !== folder ? [`${escapeGlob(posix(path.relative(folder, out)))}/**`] : []
  const eyes = new Eyes()
  const options = {
    cwd: folder,
    gitignore: true,
    ignore: ['**/node_modules/**', ...ignored],
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    suppressErrors: true,
    fs: eyes.fs
  }
  const names = await globby(pattern, options)
  const all = eyes.sawLinks ? await globby(pattern, {...options, onlyFiles: false, objectMode: true}) : []
  const links = all.filter(({dirent}) => dirent.isSymbolicLink()).map(({path: name}) => name)
  const inFolder = (found: readonly string[]) =>
    found.filter((name) => !documents.test(path.posix.basename(name))).map((name) => path.join(folder, name))
  return {files: inFolder(names), links: inFolder(links).sort(), unread: await mattering(eyes.unread, folder)}
}

const pattern = '**/*.{md,markdown}'

/** Sees what a search passes over in silence. */
class Eyes {
  readonly unread = new Map<string, string>()
  sawLinks = false

  readonly fs = {
    ...fs,
    readdir: (folder: string, options: {withFileTypes: true}, done: ReadDone): void => {
      fs.readdir(folder, options, (error, entries) => {
        if (error) this.#note(folder, error)
        else this.sawLinks ||= entries.some((entry) => entry.isSymbolicLink() && isMarkdown.test(entry.name))
        done(error, entries)
      })
    },
    promises: {
      ...fs.promises,
      readFile: async (file: string, options: BufferEncoding) => {
        try {
          return await fs.promises.readFile(file, options)
        } catch (error) {
          this.#note(file, error as NodeJS.ErrnoException)
          throw error
        }
      }
    }
  } as unknown as typeof fs

  #note(place: string, {code}: NodeJS.ErrnoException): void {
    // Gone since it was seen.
    if (code !== 'ENOENT' && code !== 'ENOTDIR') this.unread.set(place, String(code))
  }
}

type ReadDone = (error: NodeJS.ErrnoException | null, entries: fs.Dirent[]) => void

const isMarkdown = /\.(?:md|markdown)$/iu

/** Without what is no input anyway: dot folders, and what git ignores. */
async function mattering(
  unread: ReadonlyMap<string, string>,
  folder: string
): Promise<ReadonlyMap<string, string>> {
  if (unread.size === 0) return unread
  const isIgnored = await isGitIgnored({cwd: folder, suppressErrors: true})
  const isHidden = (place: string) =>
    posix(path.relative(folder, place))
      .split('/')
      .some((part) => /^\.(?!\.?$|gitignore$)/u.test(part))
  return new Map([...unread].filter(([place]) => !isHidden(place) && !isIgnored(`${place}/`)).sort())
}

const escapeGlob = (text: string): string => text.replace(/[()[\]{}!*?@+|\\]/gu, '\\$&')

function addFile(found: Map<string, InputFile>, file: string, isNamed: boolean, cwd: string): void {
  const known = found.get(file)
  if (!known || isNamed) found.set(file, {file, display: displayPath(file, cwd), isNamed})
}
