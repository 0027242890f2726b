import {statSync} from 'node:fs'
import {mkdir, open, readdir, readFile, rename, rm} from 'node:fs/promises'
import path from 'node:path'

import {conflictIn, parseMemory, resolveConflicts, resolveKept, settleMemory} from '../history/memory.ts'
import {sha256} from '../hash.ts'
import {defaultLimits, type Limits} from '../model/limits.ts'
import {type ArticleMemory, noMemory, siteMemory, type SiteMemory} from '../model/memory.ts'
import type {SourceState} from '../model/state.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {sweepLeftovers, temporaryEnd} from './leftovers.ts'
import {displayPath} from './paths.ts'
import {ChangedMeanwhile} from './changed-meanwhile.ts'
import {messageOf, readMarkdown} from './read-text.ts'

/** `.kaitei/`: what was published. Read by builds, written by `publish` only. */
export interface MemoryStore {
  readonly folder: string
  readonly site: SiteMemory | null
  /** False: there is a memory, and it cannot be read. */
  readonly isReadable: boolean
  /** Ids under which articles were published, sorted. */
  readonly articles: readonly string[]
  readArticle(id: string, problems: Problem[]): Promise<ArticleMemory>
  /** Names the memory of an article as it was read last, so that who writes it again knows whether it is still that one. */
  versionOf(id: string): string | null
  /** Earlier states of an article, by the revision they were kept as. */
  readKept(id: string, problems: Problem[]): Promise<{revision: string; source: SourceState}[]>
  /** What both depend on, without parsing any of it; null where something cannot be read. */
  fingerprint(id: string): Promise<string | null>
}

/** Opens a memory folder; one that does not exist is empty. */
export async function openMemory(
  folder: string,
  cwd: string,
  problems: Problem[],
  limits: Limits = defaultLimits
): Promise<MemoryStore> {
  const display = (file: string) => displayPath(file, cwd)
  const own: Problem[] = []
  const kept = await listKept(path.join(folder, 'revisions'), display, own)
  const articles = await listArticles(path.join(folder, 'articles'), display, own)
  const site = await readSite(path.join(folder, 'site.json'), display, own)
  problems.push(...own)
  const versions = new Map<string, string>()
  return {
    folder,
    site,
    isReadable: own.length === 0,
    articles,
    async readArticle(id, problems) {
      const file = path.join(folder, 'articles', `${id}.jsonl`)
      const text = await readMemory(file, display, problems)
      versions.set(id, versionOfText(text))
      if (text === null) return noMemory
      return settleMemory(parseMemory(text, reporter(display(file), problems)))
    },
    versionOf: (id) => versions.get(id) ?? null,
    async readKept(id, problems) {
      const states: {revision: string; source: SourceState}[] = []
      for (const {revision, file} of kept.get(id.normalize('NFC')) ?? []) {
        const source = await readMarkdown(file, display(file), problems, limits)
        const line = source && conflictIn(source.text)
        if (line) reporter(display(file), problems)('memory-conflict-text', {line, column: 1})
        if (source) states.push({revision, source})
      }
      return states
    },
    async fingerprint(id) {
      try {
        const file = path.join(folder, 'articles', `${id}.jsonl`)
        // Most articles have none.
        const isThere = statSync(file, {throwIfNoEntry: false}) !== undefined
        const lines = isThere ? await readFile(file, 'utf8').catch(absent) : null
        const texts = (kept.get(id.normalize('NFC')) ?? []).map(async ({revision, file}) => [
          revision,
          display(file),
          await readFile(file, 'utf8')
        ])
        return JSON.stringify([lines, display(file), await Promise.all(texts)])
      } catch {
        return null
      }
    }
  }
}

/** Null where there is none; what cannot be read is reported. */
async function unlessUnreadable<T>(
  file: string,
  read: () => Promise<T>,
  display: (file: string) => string,
  problems: Problem[]
): Promise<T | null> {
  try {
    return await read().catch(absent)
  } catch (error) {
    reporter(display(file), problems)('memory-unreadable', undefined, {detail: messageOf(error)})
    return null
  }
}

const readMemory = (file: string, display: (file: string) => string, problems: Problem[]) =>
  unlessUnreadable(file, () => readFile(file, 'utf8'), display, problems)

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

async function readSite(
  file: string,
  display: (file: string) => string,
  problems: Problem[]
): Promise<SiteMemory | null> {
  const text = await readMemory(file, display, problems)
  if (text === null) return null
  try {
    return siteMemory.parse(JSON.parse(text))
  } catch (error) {
    const detail = error instanceof SyntaxError ? 'no JSON' : 'expected authority, year and zone'
    reporter(display(file), problems)('memory-entry', {line: 1, column: 1}, {detail})
    return null
  }
}

// `<article>@<revision>.md`; an id may hold an `@` of its own, a percent-encoded revision cannot.
const keptName = /^(?<id>.+)@(?<revision>[^@]+)\.md$/u

async function listKept(
  folder: string,
  display: (file: string) => string,
  problems: Problem[]
): Promise<Map<string, {revision: string; file: string}[]>> {
  const names = (await unlessUnreadable(folder, () => readdir(folder), display, problems)) ?? []
  const kept = new Map<string, {revision: string; file: string}[]>()
  for (const name of names.sort()) {
    const match = keptName.exec(name.normalize('NFC'))
    if (!match) continue
    const {id, revision} = match.groups as {id: string; revision: string}
    kept.set(id, [...(kept.get(id) ?? []), {revision: decode(revision), file: path.join(folder, name)}])
  }
  return kept
}

async function listArticles(
  folder: string,
  display: (file: string) => string,
  problems: Problem[]
): Promise<string[]> {
  const names = (await unlessUnreadable(folder, () => readdir(folder), display, problems)) ?? []
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .sort()
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Removes what a killed process was just writing into a memory. */
export async function sweepMemory(folder: string): Promise<void> {
  for (const place of [folder, path.join(folder, 'articles'), path.join(folder, 'revisions')])
    await sweepLeftovers(place, () => true)
}

/**
 * Writes a file of the memory so that a killed process or a lost current leaves the old one or the new one. With
 * `expected`, rejects where the file is not of this version any more: what somebody else recorded meanwhile stays.
 */
export async function writeDurably(
  file: string,
  content: string,
  expected: string | null = null
): Promise<void> {
  const folder = path.dirname(file)
  const first = await mkdir(folder, {recursive: true})
  if (first !== undefined) await syncFolder(path.dirname(first))
  const temporary = `${file}.${temporaryEnd()}`
  const handle = await open(temporary, 'w')
  try {
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (expected !== null && versionOfText(await readFile(file, 'utf8').catch(absent)) !== expected)
      throw new ChangedMeanwhile(file)
    await rename(temporary, file)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {})
    throw error
  }
}

/** Names a text; null: there is none. */
export const versionOfText = (text: string | null): string => (text === null ? 'absent' : sha256(text))

/** The problem that a failure to record is. */
export function reportUnrecorded(error: unknown, file: string, cwd: string, problems: Problem[]): void {
  const report = reporter(displayPath(file, cwd), problems)
  if (error instanceof ChangedMeanwhile) report('memory-changed', undefined)
  else report('output-failed', undefined, {detail: messageOf(error), more: 0})
}

// The new name is the folder's: without this, a lost current may take it back. Some systems cannot, Windows among them.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/** Mends a kept text that a merge left in conflict: it stays as this branch published it. */
export async function mendKept(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(absent)
  if (text === null || conflictIn(text) === null) return false
  await writeDurably(file, resolveKept(text))
  return true
}

/** Mends a memory file that a merge left in conflict; returns whether there was one. */
export async function mendConflicts(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(absent)
  if (text === null) return false
  const mended = resolveConflicts(text)
  if (mended === text) return false
  // What both sides hold is one line again, and in its place.
  const lines = new Set(mended.split('\n').filter((line) => line !== ''))
  await writeDurably(
    file,
    [...lines]
      .sort()
      .map((line) => `${line}\n`)
      .join('')
  )
  return true
}
