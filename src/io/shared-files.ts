import {sha256} from '../hash.ts'
import type {SiteArticle} from '../model/emitter.ts'
import type {BuildCache, ExtractRecord} from './cache/build-cache.ts'
import {codeVersion} from './cache/code-version.ts'
import {printExtract} from './extract-text.ts'
import type {FileRecord, OutputFolder} from './output.ts'
import {WaitingExtracts} from './waiting-extracts.ts'
import type {Workspace} from './workspace.ts'

/** What the files that articles share need of one: its extract, looked at where something changed only. */
export interface ToldArticle {
  readonly id: string
  /** SHA-256 of the extract. */
  readonly hash: string
  readonly open: () => Promise<SiteArticle>
}

/** The files that all articles share. What they tell of each waits outside of memory. */
export class SharedFiles {
  readonly #workspace: Workspace
  readonly #output: OutputFolder
  readonly #cache: BuildCache
  readonly #waiting = new WaitingExtracts()

  constructor(workspace: Workspace, output: OutputFolder, cache: BuildCache) {
    this.#workspace = workspace
    this.#output = output
    this.#cache = cache
  }

  /** An article whose printed extract nobody else keeps. */
  async tell(id: string, extract: string): Promise<ToldArticle> {
    const article = await this.#waiting.keep(extract)
    return {id, hash: sha256(extract), open: async () => article}
  }

  /** One whose extract the cache keeps, under the name of its file. */
  tellKept(id: string, name: string, record: ExtractRecord): ToldArticle {
    return {id, hash: record.sha256, open: () => this.#openKept(id, name, record)}
  }

  /** Writes them, if anything that they tell is another than before. */
  async write(told: readonly ToldArticle[]): Promise<void> {
    const {site} = this.#workspace
    const hashes = told.map(({hash}) => hash).sort()
    const key = sha256(JSON.stringify([codeVersion(), site, hashes]))
    const found = await this.#cache.findSite()
    if (found?.entry.key === key && this.#output.has(found.entry.files, found.since)) {
      this.#output.claim(found.entry.files)
      this.#cache.keepSite(found.entry)
      return
    }
    const records = await this.#writeAll(told)
    const files = records.filter((record) => record !== null)
    if (files.length === records.length) this.#cache.keepSite({key, files})
  }

  async end(): Promise<void> {
    await this.#waiting.end()
  }

  async #writeAll(told: readonly ToldArticle[]): Promise<(FileRecord | null)[]> {
    const {site} = this.#workspace
    const articles: SiteArticle[] = []
    for (const {open} of told) articles.push(await open())
    const records: (FileRecord | null)[] = []
    const {emitSharedFiles} = await import('../emit/emit.ts')
    for (const file of emitSharedFiles(articles, site)) records.push(await this.#output.write(file))
    // It shows what the JSON says.
    if (site.outputs.includes('api')) {
      const {embedAssets} = await import('./embed-assets.ts')
      for (const file of await embedAssets()) records.push(await this.#output.write(file))
    }
    if (site.outputs.includes('pages')) {
      const {pageAssets} = await import('./page-assets.ts')
      for (const file of await pageAssets()) records.push(await this.#output.write(file))
    }
    return records
  }

  /** What the cache kept; the output says the same where somebody deletes the cache meanwhile. */
  async #openKept(id: string, name: string, record: ExtractRecord): Promise<SiteArticle> {
    try {
      return await this.#cache.extractOf(name, record)
    } catch (error) {
      const {restoreExtract} = await import('./last-good.ts')
      const restored = await restoreExtract(id, this.#workspace)
      if (restored) return this.#waiting.keep(printExtract(restored))
      throw error
    }
  }
}
