import {readdir} from 'node:fs/promises'
import path from 'node:path'

import {sha256} from '../hash.ts'
import {type Problem, reporter} from '../problem/index.ts'
import type {CatalogueSource} from '../translate/open-catalogue.ts'
import {displayPath} from './paths.ts'
import {messageOf, readText} from './read-text.ts'
import type {Workspace} from './workspace.ts'

type Places = Pick<Workspace, 'cwd' | 'root' | 'config' | 'site'>

/** Where the catalogue of a language stands if all articles share one; null where each has its own. */
export const sharedFile = (lang: string, {root, config}: Pick<Places, 'root' | 'config'>): string | null =>
  config.catalogues === null ? null : path.resolve(root, config.catalogues.replaceAll('{lang}', lang))

// faq.en.po, faq.zh_Hant.po
const besideName = /^(?<stem>.+)\.(?<lang>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\.po$/u

/** Reads catalogues: the one that all articles share, else those beside articles: `<id>.<language>.po`, or by the file's name. */
export class CatalogueReader {
  readonly #places: Places
  readonly #folders = new Map<string, Promise<Beside>>()
  readonly #shared = new Map<string, CatalogueSource>()
  /** A hash of all that is shared. */
  #sharedName = ''

  constructor(places: Places) {
    this.#places = places
  }

  /** Reads the catalogues that all articles share; what is off with them belongs to none. */
  async readShared(): Promise<Problem[]> {
    const problems: Problem[] = []
    for (const lang of this.#places.site.languages) {
      const source = await readShared(lang, this.#places, problems)
      if (source) this.#shared.set(lang, source)
    }
    this.#sharedName = sha256(JSON.stringify([...this.#shared]))
    return problems
  }

  async read(article: string, id: string, problems: Problem[]): Promise<Map<string, CatalogueSource>> {
    const catalogues = await this.#readBeside(article, id, problems)
    for (const lang of this.#places.site.languages) {
      const shared = this.#shared.get(lang)
      // One that does not know the article yet leaves the word to the one beside it.
      if (shared && (!catalogues.has(lang) || (await knows(shared, id)))) catalogues.set(lang, shared)
    }
    return catalogues
  }

  /** What `read` depends on, without parsing any of it; null where something cannot be read. */
  async fingerprint(article: string, id: string): Promise<string | null> {
    const problems: Problem[] = []
    const beside = await this.#readBeside(article, id, problems)
    // Not the shared texts themselves: every article would name them all.
    return problems.length > 0 ? null : JSON.stringify([...beside, this.#sharedName])
  }

  async #readBeside(article: string, id: string, problems: Problem[]): Promise<Map<string, CatalogueSource>> {
    const folder = path.dirname(article)
    const stem = path
      .basename(article)
      .replace(/\.[^.]*$/u, '')
      .normalize('NFC')
    const catalogues = new Map<string, CatalogueSource>()
    let beside: Beside
    try {
      beside = await this.#list(folder)
    } catch (error) {
      const report = reporter(displayPath(folder, this.#places.cwd), problems)
      report('input-unreadable', undefined, {detail: messageOf(error)})
      return catalogues
    }
    const named = [...new Set([id, stem])].flatMap((name) => beside.get(name) ?? [])
    for (const {name, lang} of named.sort(byName)) {
      const file = path.join(folder, name)
      const source = await readText(
        file,
        displayPath(file, this.#places.cwd),
        problems,
        this.#places.config.limits
      )
      if (source) catalogues.set(lang, source)
    }
    return catalogues
  }

  // One look at a folder, however many articles stand in it.
  #list(folder: string): Promise<Beside> {
    const known = this.#folders.get(folder)
    if (known) return known
    const listed = readdir(folder).then(besideIn)
    this.#folders.set(folder, listed)
    return listed
  }
}

/** The catalogues of a folder, by what they are named after. */
type Beside = ReadonlyMap<string, readonly {readonly name: string; readonly lang: string}[]>

function besideIn(names: readonly string[]): Beside {
  const found = new Map<string, {name: string; lang: string}[]>()
  for (const name of names) {
    const {stem, lang} = besideName.exec(name.normalize('NFC'))?.groups ?? {}
    if (stem === undefined) continue
    const named = found.get(stem) ?? []
    found.set(stem, [...named, {name, lang: lang!.replaceAll('_', '-')}])
  }
  return found
}

const byName = (a: {readonly name: string}, b: {readonly name: string}): number => (a.name < b.name ? -1 : 1)

async function readShared(
  lang: string,
  places: Places,
  problems: Problem[]
): Promise<CatalogueSource | null> {
  const file = sharedFile(lang, places)
  if (file === null) return null
  const names = await readdir(path.dirname(file)).catch(() => [] as string[])
  if (!names.includes(path.basename(file))) return null
  const source = await readText(file, displayPath(file, places.cwd), problems, places.config.limits)
  if (!source) return null
  // Projects without shared catalogues need nobody who reads them.
  const {fileOf, reportLanguage} = await import('../translate/open-catalogue.ts')
  const {reportFaults} = await import('../translate/catalogue.ts')
  const shared = {...source, isShared: true}
  const report = reporter(shared.path, problems)
  reportFaults(fileOf(shared).faults, report)
  reportLanguage(fileOf(shared), lang, report)
  return shared
}

async function knows(source: CatalogueSource, id: string): Promise<boolean> {
  const {fileOf, prefixOf} = await import('../translate/open-catalogue.ts')
  const known = knownPrefixes.get(source) ?? prefixesOf(fileOf(source).entries)
  knownPrefixes.set(source, known)
  return known.has(prefixOf(id, source))
}

// Asked once an article, of entries that grow with the articles.
const knownPrefixes = new WeakMap<CatalogueSource, ReadonlySet<string>>()

/** What contexts begin with: `tea/pots/`, of `tea/pots/title`, and `tea/`. */
function prefixesOf(entries: readonly {readonly context: string | null}[]): Set<string> {
  const prefixes = new Set<string>()
  for (const {context} of entries)
    for (let end = context?.indexOf('/') ?? -1; end !== -1; end = context!.indexOf('/', end + 1))
      prefixes.add(context!.slice(0, end + 1))
  return prefixes
}
