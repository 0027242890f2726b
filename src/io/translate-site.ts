import {readFile} from 'node:fs/promises'
import path from 'node:path'

import type {History} from '../model/history.ts'
import {isMinor} from '../pipeline.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {type Coverage, coverageOf} from '../translate/coverage.ts'
import {prefixed, prefixOf} from '../translate/open-catalogue.ts'
import {isHeader, type PoEntry, type PoFile, readPo, writePo} from '../translate/po.ts'
import {type Unit, unitsOf} from '../translate/units.ts'
import {isSameList, updateEntries} from '../translate/update.ts'
import {readArticles} from './articles.ts'
import {sharedFile} from './catalogues.ts'
import {sweepLeftovers} from './leftovers.ts'
import {writeDurably} from './memory-store.ts'
import {displayPath} from './paths.ts'
import {decodeText, messageOf} from './read-text.ts'
import type {Workspace} from './workspace.ts'

/** One language of one article, with its catalogue as it is now. */
export interface Translation {
  readonly id: string
  /** The article's file, as problems name it. */
  readonly display: string
  readonly sourceLang: string
  readonly lang: string
  readonly history: History
  /** Under the contexts that they have in the file. */
  readonly units: readonly Unit[]
  readonly prefix: string
  readonly draft: CatalogueDraft
}

/** A catalogue that is being brought up to date: kept in mind, and written when it differs. */
export interface CatalogueDraft {
  /** Absolute. */
  readonly file: string
  readonly display: string
  /** What stands on the disk, whole and by its entries; null: nothing. */
  written: string | null
  read: PoFile
  entries: readonly PoEntry[]
  /** It cannot be read whole, and is left alone. */
  readonly isBroken: boolean
}

export interface TranslationPlan {
  readonly translations: readonly Translation[]
  readonly drafts: readonly CatalogueDraft[]
  readonly problems: readonly Problem[]
}

/** Brings the catalogues of all articles up to date, in mind only. */
export async function planTranslations(workspace: Workspace): Promise<TranslationPlan> {
  const problems: Problem[] = [...workspace.problems]
  const drafts = new Map<string, CatalogueDraft>()
  const translations: Translation[] = []
  for await (const {file, outcome, problems: own} of readArticles(workspace)) {
    problems.push(...own)
    if (outcome.type !== 'built') continue
    const {id, input, output} = outcome
    const {history} = output
    const sourceLang = history.present.state.lang
    const languages = new Set([...workspace.site.languages, ...input.catalogues.keys()])
    for (const lang of languages) {
      if (lang === sourceLang) continue
      const shared = sharedFile(lang, workspace)
      const source = input.catalogues.get(lang)
      const beside = source && !source.isShared ? path.resolve(workspace.cwd, source.path) : null
      const target = shared ?? beside ?? path.join(path.dirname(file.file), `${id}.${lang}.po`)
      const draft = drafts.get(target) ?? (await openDraft(target, workspace.cwd))
      drafts.set(target, draft)
      const prefix = prefixOf(id, {isShared: shared !== null})
      const units = prefixed(unitsOf(history), prefix)
      const translation = {id, display: file.display, sourceLang, lang, history, units, prefix, draft}
      // A catalogue from before the common one brings what it has.
      if (shared !== null && beside !== null) adopt(translation, source!.text)
      bringUp(translation, shared === null ? id : nameOf(workspace))
      translations.push(translation)
    }
  }
  return {translations, drafts: [...drafts.values()], problems}
}

async function openDraft(file: string, cwd: string): Promise<CatalogueDraft> {
  const display = displayPath(file, cwd)
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const written = bytes === null ? null : decodeText(bytes)
  const read = readPo(written ?? '')
  const isBroken = (bytes !== null && written === null) || read.faults.length > 0
  return {file, display, written, read, entries: read.entries, isBroken}
}

function adopt({prefix, draft}: Translation, text: string): void {
  const {entries, faults} = readPo(text)
  if (faults.length > 0 || draft.isBroken) return
  if (draft.entries.some(({context}) => context?.startsWith(prefix))) return
  const own = entries
    .filter((entry) => !isHeader(entry))
    .map((entry) => ({...entry, context: `${prefix}${entry.context ?? ''}`, raw: null}))
  draft.entries = [...draft.entries, ...own]
}

const nameOf = ({site}: Workspace): string => Object.values(site.title)[0] ?? 'kaitei'

/** Brings the entries of one article up to date. */
function bringUp({lang, sourceLang, units, prefix, draft}: Translation, project: string): void {
  if (draft.isBroken) return
  draft.entries = updateEntries(draft.entries, units, {
    lang,
    sourceLang,
    project,
    isMinor,
    owns: (context) => context.startsWith(prefix)
  })
}

export const coverageIn = ({units, draft, history}: Translation): Coverage =>
  coverageOf(units, draft.entries, history)

/** What a draft would be on the disk. */
const textOf = ({entries, read, isBroken, written}: CatalogueDraft): string | null =>
  isBroken || isSameList(entries, read.entries) ? written : writePo(entries, read.tail)

export const isChanged = (draft: CatalogueDraft): boolean => textOf(draft) !== draft.written

/** Replaces a catalogue's file at once, where it differs. */
export async function saveDraft(draft: CatalogueDraft): Promise<Problem[]> {
  const problems: Problem[] = []
  const text = textOf(draft)
  if (text === null || text === draft.written) return problems
  try {
    // Whoever edits it at the same time must not lose a word.
    if (isChangedSince(draft, await readFile(draft.file).catch(() => null))) {
      reporter(draft.display, problems)('catalogue-changed', undefined)
      return problems
    }
    await sweepLeftovers(path.dirname(draft.file), (name) => name.startsWith(`${path.basename(draft.file)}.`))
    await writeDurably(draft.file, text)
    draft.written = text
    draft.read = {...draft.read, entries: draft.entries}
  } catch (error) {
    reporter(draft.display, problems)('output-failed', undefined, {detail: messageOf(error), more: 0})
  }
  return problems
}

const isChangedSince = ({written}: CatalogueDraft, bytes: Uint8Array | null): boolean =>
  (bytes === null ? null : decodeText(bytes)) !== written
