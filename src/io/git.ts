import path from 'node:path'

import type {CommittedPast, CommittedState} from '../model/state.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {BlobReader, presentBlobs} from './git/blobs.ts'
import {readIgnoredCommits} from './git/ignored.ts'
import {type Line, LineFollower, type LineState} from './git/lines.ts'
import {logArguments, readLog} from './git/log.ts'
import {RepositoryFinder, type TrackedFile} from './git/repository.ts'
import {GitFailure, startGit} from './git/run.ts'
import {displayPath} from './paths.ts'
import {decodeText} from './read-text.ts'

/** What git tells of files: two processes a repository, however many files. */
export interface GitHistory {
  /** The file's committed states; null where git has none. */
  pastOf(file: string): Promise<CommittedPast | null>
  /** What its past depends on, without reading any text; null where texts are missing that may come later. */
  fingerprint(file: string): string | null
  /** Where the file was before, newest first. Absolute. */
  earlierPaths(file: string): readonly string[]
  /** Ends what still runs. */
  close(): void
}

export interface GitOptions {
  /** Problems and states name their files from here. */
  readonly cwd: string
  /** Commits that are none of the readers' business. Absolute. */
  readonly ignoreRevsFile: string | null
}

/** Where nobody asks git. */
export const noGit: GitHistory = {
  pastOf: async () => null,
  fingerprint: () => '',
  earlierPaths: () => [],
  close: () => {}
}

/** Reads the log of each repository that holds any of the files (absolute). Without git, or against it, goes on. */
export async function openGit(
  files: readonly string[],
  {cwd, ignoreRevsFile}: GitOptions,
  problems: Problem[]
): Promise<GitHistory> {
  const finder = new RepositoryFinder()
  const tracked = new Map<string, TrackedFile>()
  for (const file of files) {
    const found = await finder.find(file)
    if (found) tracked.set(file, found)
  }
  if (tracked.size === 0) return noGit
  const ignored = ignoreRevsFile
    ? await readIgnoredCommits(ignoreRevsFile, reporter(displayPath(ignoreRevsFile, cwd), problems))
    : new Set<string>()
  const roots = [...new Set([...tracked.values()].map(({root}) => root))].sort()
  const repositories = new Map<string, Repository>()
  for (const root of roots) {
    const paths = [...tracked.values()].filter((file) => file.root === root).map((file) => file.path)
    repositories.set(root, await openRepository(root, paths, cwd, problems))
  }
  const lineOf = (file: string): {repository: Repository; line: Line} | null => {
    const place = tracked.get(file)
    const repository = place && repositories.get(place.root)
    const line = repository?.lineOf(place!.path)
    return repository && line ? {repository, line} : null
  }
  return {
    async pastOf(file) {
      const found = lineOf(file)
      if (!found || found.line.states.length === 0) return null
      return readPast(found.line, found.repository, {path: displayPath(file, cwd), ignored})
    },
    fingerprint(file) {
      const found = lineOf(file)
      if (!found) return ''
      if (found.repository.isIncomplete()) return null
      const {states, isCutOff} = found.line
      const isIgnored = states.map(({commit}) => ignored.has(commit.id))
      return JSON.stringify([states, isIgnored, isCutOff])
    },
    earlierPaths(file) {
      const {root} = tracked.get(file) ?? {root: ''}
      return lineOf(file)?.line.earlierPaths.map((earlier) => path.join(root, earlier)) ?? []
    },
    close() {
      for (const {close} of repositories.values()) close()
    }
  }
}

interface Repository {
  lineOf(path: string): Line | null
  /** Null where it is missing. */
  read(blob: string): Promise<Buffer | null>
  /** Something that was asked for is not there. */
  isIncomplete(): boolean
  close(): void
}

async function openRepository(
  root: string,
  paths: readonly string[],
  cwd: string,
  problems: Problem[]
): Promise<Repository> {
  const report = reporter(displayPath(root, cwd), problems)
  const lines = await followLines(root, paths)
  if (lines instanceof GitFailure) {
    reportFailure(lines, report)
    return {lineOf: () => null, read: async () => null, isIncomplete: () => true, close: () => {}}
  }
  return {lineOf: (path) => lines.lineOf(path), ...readerOf(root, () => blobsOf(lines, paths), report)}
}

async function followLines(root: string, paths: readonly string[]): Promise<LineFollower | GitFailure> {
  const lines = await followWith(root, paths, 'alike')
  // What a partial clone lacks cannot be compared, and is never fetched.
  return lines instanceof GitFailure && /promisor/u.test(lines.message)
    ? followWith(root, paths, 'equal')
    : lines
}

async function followWith(
  root: string,
  paths: readonly string[],
  renames: 'alike' | 'equal'
): Promise<LineFollower | GitFailure> {
  const lines = new LineFollower(paths, {renames})
  const {child, ended} = startGit(root, logArguments(paths, renames))
  child.stdin.end()
  try {
    for await (const commit of readLog(child.stdout)) lines.take(commit)
  } catch (error) {
    // A stream that breaks off tells less than how git ended.
    const failure = await ended
    if (failure) return failure
    throw error
  }
  return (await ended) ?? lines
}

const blobsOf = (lines: LineFollower, paths: readonly string[]): Set<string> =>
  new Set(paths.flatMap((path) => lines.lineOf(path)?.states.map(({blob}) => blob) ?? []))

type Reporting = ReturnType<typeof reporter>

function reportFailure({message, isMissing}: GitFailure, report: Reporting): void {
  // A repository without commits has nothing to say.
  if (/does not have any commits yet/u.test(message)) return
  if (isMissing) report('git-missing', undefined)
  else
    report('git-failed', undefined, {
      detail: message
        .split('\n')
        .map((line) => line.trim())
        .join(' ')
    })
}

/** Reads blobs; once a partial clone lacks one, only those that it has. */
function readerOf(root: string, wanted: () => Set<string>, report: Reporting): Omit<Repository, 'lineOf'> {
  let blobs = new BlobReader(root)
  let present: Promise<ReadonlySet<string>> | null = null
  let isLost = false
  let isIncomplete = false
  const lose = (error: unknown): null => {
    if (!isLost) reportFailure(error instanceof GitFailure ? error : new GitFailure(String(error)), report)
    isLost = true
    return null
  }
  const listPresent = async (): Promise<ReadonlySet<string>> => {
    const found = await presentBlobs(root, wanted())
    blobs.close()
    blobs = new BlobReader(root)
    return found
  }
  const readPresent = async (blob: string): Promise<Buffer | null> =>
    (await present!).has(blob) ? blobs.read(blob) : null
  const read = async (blob: string): Promise<Buffer | null> => {
    if (isLost) return null
    if (present) return readPresent(blob).catch(lose)
    try {
      return await blobs.read(blob)
    } catch (error) {
      if (!(error instanceof GitFailure) || !/promisor/u.test(error.message)) return lose(error)
      present ??= listPresent()
      return readPresent(blob).catch(lose)
    }
  }
  return {
    async read(blob) {
      const content = await read(blob)
      isIncomplete ||= content === null
      return content
    },
    isIncomplete: () => isIncomplete,
    close: () => blobs.close()
  }
}

interface PastOptions {
  readonly path: string
  readonly ignored: ReadonlySet<string>
}

/** Texts of a line, oldest first, as far back as every one is there. */
async function readPast(line: Line, repository: Repository, options: PastOptions): Promise<CommittedPast> {
  const contents = await Promise.all(line.states.map(({blob}) => repository.read(blob)))
  const missing = contents.indexOf(null)
  const known = missing === -1 ? line.states : line.states.slice(0, missing)
  const states: CommittedState[] = []
  for (const [index, state] of [...known.entries()].reverse()) {
    const next = toState(state, contents[index]!, options)
    const before = states.at(-1)
    if (next && next.source.text === before?.source.text)
      states[states.length - 1] = {...before, tags: [...before.tags, ...next.tags]}
    else if (next) states.push(next)
  }
  return {states, isCutOff: line.isCutOff || missing !== -1}
}

function toState(
  {commit, tags}: LineState,
  content: Uint8Array,
  {path, ignored}: PastOptions
): CommittedState | null {
  const text = decodeText(content)
  if (text === null) return null
  return {source: {path, text}, date: commit.date, tags, isIgnored: ignored.has(commit.id)}
}
