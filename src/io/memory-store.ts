import {mkdir, open, readdir, readFile, rename, rm} from 'node:fs/promises'
import path from 'node:path'

import {conflictIn, parseMemory, resolveConflicts, resolveKept, settleMemory} from '../history/memory.ts'
import {defaultLimits, type Limits} from '../model/limits.ts'
import {type ArticleMemory, noMemory, siteMemory, type SiteMemory} from '../model/memory.ts'
import type {SourceState} from '../model/state.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {displayPath} from './paths.ts'
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
  return {
    folder,
    site,
    isReadable: own.length === 0,
    articles,
    async readArticle(id, problems) {
      const file = path.join(folder, 'articles', `${id}.jsonl`)
      const text = await readMemory(file, display, problems)
      if (text === null) return noMemory
      return settleMemory(parseMemory(text, reporter(display(file), problems)))
    },
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
        const lines = await readFile(file, 'utf8').catch(absent)
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

/** Writes a file of the memory so that a killed process or a lost current leaves the old one or the new one. */
export async function writeDurably(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), {recursive: true})
  const temporary = `${file}.${process.pid}.tmp`
  const handle = await open(temporary, 'w')
  try {
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {})
    throw error
  }
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
