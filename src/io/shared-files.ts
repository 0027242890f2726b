import {setImmediate} from 'node:timers/promises'

import {sha256} from '../hash.ts'
import type {OutputFile, SharedFile, SiteArticle} from '../model/emitter.ts'
import type {BuildCache, CachedSite, Found} from './cache/build-cache.ts'
import {codeVersion} from './cache/code-version.ts'
import {
  type ExtractRecord,
  isWhole,
  LostExtract,
  openExtract,
  printExtract,
  type ReadExtract,
  recordOf
} from './extract-text.ts'
import type {FileRecord, OutputFolder} from './output.ts'
import {WaitingExtracts} from './waiting-extracts.ts'
import type {Workspace} from './workspace.ts'

/** What the files that articles share need of one: its extract, looked at where something changed only. */
export interface ToldArticle {
  readonly id: string
  /** The cache keeps its extract under this name; null: nobody does. */
  readonly name: string | null
  record: ExtractRecord
  read: ReadExtract
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
    return {id, name: null, record: recordOf(extract), read: await this.#waiting.keep(extract)}
  }

  /** One whose extract the cache keeps, under the name of its file. */
  tellKept(id: string, name: string, record: ExtractRecord): ToldArticle {
    return {id, name, record, read: this.#cache.extractOf(name)}
  }

  /** Writes them, if anything that they tell is another than before. */
  async write(told: readonly ToldArticle[]): Promise<void> {
    const {site} = this.#workspace
    const maker = sha256(JSON.stringify([codeVersion(), site]))
    const key = sha256(JSON.stringify([maker, told.map(({record}) => record.sha256).sort()]))
    const found = await this.#cache.findSite()
    if (found?.entry.key === key && this.#output.has(found.entry.files, found.since)) {
      this.#output.claim(found.entry.files)
      this.#cache.keepSite(found.entry)
      return
    }
    const earlier = found?.entry.maker === maker ? new Earlier(found, this.#output) : null
    const records: (FileRecord | null)[] = []
    const bases: Record<string, string> = {}
    for await (const file of this.#emit(told)) {
      const basis = 'basis' in file ? sha256(JSON.stringify(file.basis())) : null
      if (basis !== null) bases[file.path] = basis
      records.push(earlier?.leave(file.path, basis) ?? (await this.#write(file, told)))
      // Files are written without a pause; who is served meanwhile gets an answer between two.
      await setImmediate()
    }
    const files = records.filter((record) => record !== null)
    if (files.length === records.length) this.#cache.keepSite({maker, key, files, bases})
  }

  async end(): Promise<void> {
    await this.#waiting.end()
  }

  async *#emit(told: readonly ToldArticle[]): AsyncGenerator<OutputFile | SharedFile> {
    const {site} = this.#workspace
    const articles: SiteArticle[] = []
    for (const article of told) articles.push(await this.#open(article))
    const {emitSharedFiles} = await import('../emit/emit.ts')
    yield* emitSharedFiles(articles, site)
    // It shows what the JSON says.
    if (site.outputs.includes('api')) yield* await (await import('./embed-assets.ts')).embedAssets()
    if (site.outputs.includes('pages')) yield* await (await import('./page-assets.ts')).pageAssets()
  }

  async #open(article: ToldArticle): Promise<SiteArticle> {
    const open = () => openExtract(article.record, (at, bytes) => article.read(at, bytes))
    try {
      return open()
    } catch (error) {
      await this.#restore(article, error)
      return open()
    }
  }

  async #write(
    {path, content}: OutputFile | SharedFile,
    told: readonly ToldArticle[]
  ): Promise<FileRecord | null> {
    const write = () =>
      this.#output.write({path, content: typeof content === 'function' ? content() : content})
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof LostExtract)) throw error
      for (const article of told)
        if (!isWhole(article.record, article.read)) {
          const {sha256: known} = article.record
          await this.#restore(article, error)
          // What was written already tells of another.
          if (article.record.sha256 !== known) throw error
        }
      return write()
    }
  }

  /** Somebody deletes the cache meanwhile, or damaged it: the output says the same. */
  async #restore(article: ToldArticle, why: unknown): Promise<void> {
    const {restoreExtract} = await import('./last-good.ts')
    const extract = await restoreExtract(article.id, this.#workspace)
    if (article.name !== null) await this.#cache.forget(article.name)
    if (extract === null) throw why
    const text = printExtract(extract)
    article.record = recordOf(text)
    article.read = await this.#waiting.keep(text)
  }
}

/** The common files as the build before wrote them. */
class Earlier {
  readonly #found: Found<CachedSite>
  readonly #output: OutputFolder
  readonly #records: ReadonlyMap<string, FileRecord>

  constructor(found: Found<CachedSite>, output: OutputFolder) {
    this.#found = found
    this.#output = output
    this.#records = new Map(found.entry.files.map((record) => [record[0], record]))
  }

  /** Leaves a file that stands there, made of the same; null where it does not. */
  leave(path: string, basis: string | null): FileRecord | null {
    const {entry, since} = this.#found
    const record = this.#records.get(path)
    if (!record || basis === null || entry.bases[path] !== basis) return null
    if (!this.#output.has([record], since)) return null
    this.#output.claim([record])
    return record
  }
}
