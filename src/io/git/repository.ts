import {existsSync} from 'node:fs'
import {realpath} from 'node:fs/promises'
import path from 'node:path'

import {posix} from '../paths.ts'

/** A file as its repository knows it. */
export interface TrackedFile {
  /** Folder that holds `.git`. Absolute, without symbolic links. */
  readonly root: string
  /** From the root, `/` between folders, NFC. */
  readonly path: string
}

/**
 * Finds the repositories of files without asking git: `.git` is a folder, or in a worktree or submodule a file. One
 * look at a folder, however many files stand in it.
 */
export class RepositoryFinder {
  readonly #roots = new Map<string, string | null>()

  /** Null where the file is in no repository, or is no file. */
  async find(file: string): Promise<TrackedFile | null> {
    const real = await realpath(file).catch(() => null)
    const root = real === null ? null : this.#rootOf(path.dirname(real))
    return real === null || root === null ? null : {root, path: posix(path.relative(root, real))}
  }

  #rootOf(folder: string): string | null {
    const known = this.#roots.get(folder)
    if (known !== undefined) return known
    const parent = path.dirname(folder)
    const above = () => (parent === folder ? null : this.#rootOf(parent))
    const root = existsSync(path.join(folder, '.git')) ? folder : above()
    this.#roots.set(folder, root)
    return root
  }
}
