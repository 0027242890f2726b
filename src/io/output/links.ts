import {lstatSync} from 'node:fs'
import path from 'node:path'

/** Links among the folders of an output, which nobody wrote who builds: they may lead anywhere. */
export class Links {
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
