import {readdir, readFile, realpath, stat} from 'node:fs/promises'
import path from 'node:path'

import {isInside} from '../paths.ts'

/** What stands at an address below a folder. */
export type Found =
  | {readonly type: 'file'; readonly name: string; readonly content: Buffer}
  /** A folder without a page of its own: what is in it, folders with `/` behind. */
  | {readonly type: 'folder'; readonly names: readonly string[]}
  /** A folder that was asked for without the `/` behind it. */
  | {readonly type: 'elsewhere'; readonly location: string}
  | {readonly type: 'nothing'}

const nothing: Found = {type: 'nothing'}

/** Finds what a path of an address stands for. Nothing outside of the folder is there, by whatever way; no dot files. */
export async function findFile(folder: string, pathname: string): Promise<Found> {
  const parts = partsOf(pathname)
  if (!parts) return nothing
  try {
    const root = await realpath(folder)
    // A link that leads out of the folder is as if it were not there.
    const file = await realpath(path.join(root, ...parts))
    if (!isInside(file, root) || isHidden(path.relative(root, file).split(path.sep))) return nothing
    if (!(await stat(file)).isDirectory())
      return pathname.endsWith('/') ? nothing : {type: 'file', name: file, content: await readFile(file)}
    if (!pathname.endsWith('/'))
      return {type: 'elsewhere', location: `/${parts.map(encodeURIComponent).join('/')}/`}
    return await pageOf(file, root)
  } catch {
    // Also what was deleted a moment ago.
    return nothing
  }
}

async function pageOf(folder: string, root: string): Promise<Found> {
  const entries = await readdir(folder, {withFileTypes: true})
  if (entries.some((entry) => entry.name === 'index.html')) {
    const name = await realpath(path.join(folder, 'index.html'))
    return isInside(name, root) ? {type: 'file', name, content: await readFile(name)} : nothing
  }
  const names = entries
    .filter((entry) => !isHidden([entry.name]) && (entry.isFile() || entry.isDirectory()))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
  return {type: 'folder', names: names.sort()}
}

const isHidden = (parts: readonly string[]): boolean => parts.some((part) => part.startsWith('.'))

/** The names on the way, decoded; null where one is none. */
function partsOf(pathname: string): string[] | null {
  const parts = pathname.split('/').slice(1)
  if (parts.at(-1) === '') parts.pop()
  try {
    const names = parts.map(decodeURIComponent)
    return names.every(isName) ? names : null
  } catch {
    return null
  }
}

const isName = (name: string): boolean => name !== '' && !name.startsWith('.') && !/[/\\:\p{Cc}]/u.test(name)
