import {stat} from 'node:fs/promises'
import path from 'node:path'

import {globby} from 'globby'

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
      const files = await filesIn(place, options)
      if (files.length === 0) reporter(displayPath(place, cwd), problems)('input-no-files', undefined)
      for (const file of files) addFile(found, file, false, cwd)
    }
  }
  const files = [...found.values()].sort(byPath)
  return {files, problems, nowhere: places.length === 0}
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

/** Markdown of a folder, but for what git ignores, `node_modules`, dot folders, the output, README and CHANGELOG. */
async function filesIn(folder: string, {out}: CollectOptions): Promise<string[]> {
  const ignored =
    isInside(out, folder) && out !== folder ? [`${escapeGlob(posix(path.relative(folder, out)))}/**`] : []
  const names = await globby('**/*.{md,markdown}', {
    cwd: folder,
    gitignore: true,
    ignore: ['**/node_modules/**', ...ignored],
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    suppressErrors: true
  })
  return names
    .filter((name) => !documents.test(path.posix.basename(name)))
    .map((name) => path.join(folder, name))
}

const escapeGlob = (text: string): string => text.replace(/[()[\]{}!*?@+|\\]/gu, '\\$&')

function addFile(found: Map<string, InputFile>, file: string, isNamed: boolean, cwd: string): void {
  const known = found.get(file)
  if (!known || isNamed) found.set(file, {file, display: displayPath(file, cwd), isNamed})
}
