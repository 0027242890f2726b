import {readdir} from 'node:fs/promises'
import path from 'node:path'

import type {SourceState} from '../model/state.ts'
import type {Problem} from '../problem/index.ts'
import {displayPath} from './paths.ts'
import {readText} from './read-text.ts'

/** Reads the catalogues that stand beside articles: `<id>.<language>.po`, or by the file's name. */
export class CatalogueReader {
  readonly #cwd: string
  readonly #folders = new Map<string, Promise<readonly string[]>>()

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  async read(article: string, id: string, problems: Problem[]): Promise<Map<string, SourceState>> {
    const folder = path.dirname(article)
    const stem = path
      .basename(article)
      .replace(/\.[^.]*$/u, '')
      .normalize('NFC')
    const catalogues = new Map<string, SourceState>()
    for (const name of await this.#list(folder)) {
      const match = /^(?<stem>.+)\.(?<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\.po$/u.exec(
        name.normalize('NFC')
      )
      if (!match || (match.groups!.stem !== id && match.groups!.stem !== stem)) continue
      const file = path.join(folder, name)
      const source = await readText(file, displayPath(file, this.#cwd), problems)
      if (source) catalogues.set(match.groups!.lang!.replaceAll('_', '-'), source)
    }
    return catalogues
  }

  // One look at a folder, however many articles stand in it.
  #list(folder: string): Promise<readonly string[]> {
    const known = this.#folders.get(folder)
    if (known) return known
    const listed = readdir(folder).then((names) => names.filter((name) => name.endsWith('.po')).sort())
    this.#folders.set(folder, listed)
    return listed
  }
}
