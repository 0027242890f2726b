import type {History} from '../model/history.ts'
import type {Limits} from '../model/limits.ts'
import type {OutdatedTranslations} from '../model/config.ts'
import type {SourceState} from '../model/state.ts'
import {excessOf} from '../parse/limits.ts'
import type {Report} from '../problem/index.ts'
import type {Carry} from './carry.ts'
import {type Catalogue, catalogueOf, contexts, reportFaults} from './catalogue.ts'
import {lostIn} from './essentials.ts'
import {isFuzzy, isHeader, type PoEntry, type PoFile, readPo} from './po.ts'
import type {Unit} from './units.ts'
import {languageOf, updateEntries} from './update.ts'

/** A PO file that holds translations of an article. */
export interface CatalogueSource extends SourceState {
  /** One file for all articles: `msgctxt` begins with the article's id. What is off with it as a whole is told once. */
  readonly isShared?: boolean
}

export interface OpenOptions {
  readonly id: string
  readonly lang: string
  readonly history: Pick<History, 'present' | 'snapshots' | 'timeline'>
  readonly units: readonly Unit[]
  readonly isMinor: Carry
  readonly outdated: OutdatedTranslations
  /** How much of a translation is still parsed; none: all. */
  readonly limits?: Limits | undefined
  readonly report: Report
}

/**
 * A catalogue as it is after an update, whoever updated it last: a build tells what is outdated though nobody ran
 * `kaitei translate`. Tells what is off with its entries.
 */
export function openCatalogue(source: CatalogueSource, options: OpenOptions): Catalogue {
  const {history, id, isMinor, lang, limits, outdated, report, units} = options
  const file = fileOf(source)
  const prefix = prefixOf(id, source)
  const owns = (context: string) => context.startsWith(prefix)
  if (!source.isShared) {
    reportFaults(file.faults, report)
    reportLanguage(file, lang, report)
  }
  const own = file.entries
    .filter((entry) => !isHeader(entry) && owns(entry.context ?? ''))
    .map((entry) => within(entry, limits, report))
  reportUnknown(own, knownContexts(units, history), prefix, report)
  reportLost(own, lang, report)
  const entries = updateEntries(own, prefixed(units, prefix), {
    lang,
    sourceLang: history.present.state.lang,
    project: id,
    isMinor
  })
  return withOutdated(catalogueOf(entries, prefix), outdated)
}

/** A translation that would take too long to parse is none. */
function within(entry: PoEntry, limits: Limits | undefined, report: Report): PoEntry {
  const excess = limits && excessOf(entry.text, limits)
  if (!excess) return entry
  const {limit} = excess
  report('limit-exceeded', entry.textPlace, {limit, most: String(limits[limit])})
  return {...entry, text: ''}
}

/** What the contexts of an article's entries begin with. */
export const prefixOf = (id: string, {isShared = false}: Pick<CatalogueSource, 'isShared'>): string =>
  isShared ? `${id}/` : ''

/** Units under the contexts that they have in a file. */
export const prefixed = (units: readonly Unit[], prefix: string): readonly Unit[] =>
  prefix === '' ? units : units.map((unit) => ({...unit, context: `${prefix}${unit.context}`}))

// A file that all articles share is read once.
const files = new WeakMap<CatalogueSource, PoFile>()

export function fileOf(source: CatalogueSource): PoFile {
  const file = files.get(source) ?? readPo(source.text)
  files.set(source, file)
  return file
}

// Without its title in a language, an article would have no feed in it.
function withOutdated(catalogue: Catalogue, outdated: OutdatedTranslations): Catalogue {
  if (outdated === 'show') return catalogue
  return {
    lookup(context, source) {
      const found = catalogue.lookup(context, source)
      return found?.state === 'outdated' && context !== contexts.title ? null : found
    }
  }
}

/** Tells where a header names another language than the file's name does. */
export function reportLanguage({entries}: PoFile, lang: string, report: Report): void {
  const header = entries.find(isHeader)
  const found = languageOf(header)
  // `pt` and `pt-BR` are the same catalogue to most tools.
  if (found === null || found.split('-')[0]!.toLowerCase() === lang.split('-')[0]!.toLowerCase()) return
  report('catalogue-language', header!.textPlace, {found, expected: lang})
}

/** The contexts of everything that the article has and had. */
function knownContexts(units: readonly Unit[], {snapshots}: Pick<History, 'snapshots'>): ReadonlySet<string> {
  const ids = new Set(
    snapshots.flatMap(({subjects}) =>
      subjects.filter(({subject}) => subject.type !== 'article').map(({subject}) => subject.id)
    )
  )
  return new Set([
    contexts.title,
    contexts.description,
    contexts.text(null),
    ...units.map(({context}) => context),
    ...[...ids].flatMap((id) => [id, contexts.answer(id), contexts.text(id)])
  ])
}

function reportUnknown(
  entries: readonly PoEntry[],
  known: ReadonlySet<string>,
  prefix: string,
  report: Report
): void {
  const told = new Set<string>()
  for (const {context, isObsolete, text, contextPlace} of entries) {
    const own = (context ?? '').slice(prefix.length)
    if (isObsolete || text === '' || known.has(own) || told.has(own)) continue
    told.add(own)
    report('catalogue-unknown-context', contextPlace, {found: context ?? '', near: nearest(own, known)})
  }
}

/** A known id of the same length that differs in a letter or two. */
function nearest(context: string, known: ReadonlySet<string>): string {
  const slips = (other: string) =>
    other.length === context.length
      ? [...other].filter((letter, index) => letter !== context[index]).length
      : Infinity
  return [...known].find((other) => slips(other) <= 2) ?? ''
}

function reportLost(entries: readonly PoEntry[], lang: string, report: Report): void {
  for (const entry of entries) {
    const {context, source, text, textPlace, isObsolete} = entry
    // What is fuzzy is translated from another text.
    if (isObsolete || text === '' || isFuzzy(entry)) continue
    for (const {kind, shown} of lostIn(source, text, lang))
      report('catalogue-lost', textPlace, {kind, found: shown, context: context ?? ''})
  }
}
