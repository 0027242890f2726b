import path from 'node:path'

import {dayAt, type PlainDate, toPlainDate} from '../../plain-date.ts'

/** What a file was on one side of a comparison. */
export interface Version {
  readonly path: string
  /** Six octal digits: 100644 and 100755 are files, 120000 is a symbolic link, 160000 a submodule. */
  readonly mode: string
  readonly blob: string
}

/** A file that differs between a parent and its child; null: it is not there. */
export interface Difference {
  readonly before: Version | null
  readonly after: Version | null
}

export interface LoggedCommit {
  readonly id: string
  /** None where the history begins, or is cut off. */
  readonly parents: readonly string[]
  readonly day: PlainDate
  /** Names of its tags, sorted. */
  readonly tags: readonly string[]
  /** Its parents are missing: a shallow clone. */
  readonly isGrafted: boolean
  /** By parent, those from which anything differs; against nothing, by the empty text. */
  readonly differences: ReadonlyMap<string, readonly Difference[]>
}

// The same that `collect.ts` looks for.
const usual = /\.(?:md|markdown)$/iu

const walk = ['log', '--topo-order', '--full-history', '--sparse', '--no-follow', '--no-show-signature']

const printing = [
  '--format=raw',
  '--encoding=UTF-8',
  '--no-notes',
  '--no-color',
  '--no-abbrev-commit',
  '--decorate=full',
  '--decorate-refs=refs/tags/'
]

// `-O/dev/null` is git's own way to be rid of `diff.orderFile`, on every system.
const comparing = [
  '-m',
  '--root',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '-l1000',
  '-O/dev/null'
]

/**
 * One log of everything from HEAD. `raw` is the one format that says from which parent a merge differs; without
 * `--sparse`, commits that touch no Markdown, and their tags, would be left out.
 */
export function logArguments(files: readonly string[], renames: 'alike' | 'equal'): string[] {
  const others = new Set(files.filter((file) => !usual.test(file)).map(kindOf))
  const globs = ['*.md', '*.markdown', ...[...others].sort()]
  return [
    ...walk,
    ...printing,
    ...comparing,
    renames === 'equal' ? '-M100%' : '-M50%',
    '--',
    ...globs.map((glob) => `:(icase,glob)**/${glob}`)
  ]
}

/** Files named outright may be called anything; theirs is followed among their like. */
const kindOf = (file: string): string => {
  const extension = path.posix.extname(file)
  return extension === '' ? escapeGlob(path.posix.basename(file)) : `*${escapeGlob(extension)}`
}

const escapeGlob = (text: string): string => text.replace(/[*?[\]\\]/gu, '\\$&')

/** Reads the log as it comes: one commit is held at a time. */
export async function* readLog(chunks: AsyncIterable<Buffer>): AsyncGenerator<LoggedCommit> {
  let commit: CommitDraft | null = null
  let raw: RegExpExecArray | null = null
  const names: string[] = []
  for await (const token of splitAtNul(chunks)) {
    if (raw) {
      names.push(token)
      if (names.length < pathsOf(raw)) continue
      commit!.latest.push(toDifference(raw, names.splice(0)))
      raw = null
    } else if (token.startsWith('commit ')) {
      const head = readHead(token)
      if (commit?.id !== head.id) {
        if (commit) yield commit
        commit = head.commit
      }
      commit.latest = []
      commit.differences.set(head.from ?? commit.parents[0] ?? '', commit.latest)
      raw = readRaw(token.slice(token.lastIndexOf('\n') + 1))
    } else raw = readRaw(token)
  }
  if (commit) yield commit
}

interface CommitDraft extends LoggedCommit {
  readonly differences: Map<string, Difference[]>
  /** Of the parent that is being read. */
  latest: Difference[]
}

async function* splitAtNul(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const last = chunk.subarray(start, end)
      yield (rest.length === 0 ? last : Buffer.concat([...rest, last])).toString('utf8')
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
}

// `:100644 100644 9dbaf49… e15faf5… M`, `… R086` (then two paths)
const rawLine = /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*$/u

const readRaw = (line: string): RegExpExecArray | null => rawLine.exec(line)

const pathsOf = (raw: RegExpExecArray): number => (raw[5] === 'R' || raw[5] === 'C' ? 2 : 1)

function toDifference(raw: RegExpExecArray, names: readonly string[]): Difference {
  const [, modeBefore, modeAfter, blobBefore, blobAfter, status] = raw as unknown as readonly string[]
  const before = {path: names[0]!, mode: modeBefore!, blob: blobBefore!}
  const after = {path: names.at(-1)!, mode: modeAfter!, blob: blobAfter!}
  return {before: status === 'A' || status === 'C' ? null : before, after: status === 'D' ? null : after}
}

// `commit 153d3a8… (from d3d1ac7…) (tag: refs/tags/v1, tag: refs/tags/v2, grafted)`
const headLine = /^commit (?<id>[0-9a-f]+)(?: \(from (?<from>[0-9a-f]+)\))?(?: \((?<decorations>.*)\))?$/u

function readHead(token: string): {id: string; from: string | undefined; commit: CommitDraft} {
  const [first = '', ...lines] = (token.split('\n\n', 1)[0] ?? '').split('\n')
  const {id = '', from, decorations = ''} = headLine.exec(first)?.groups ?? {}
  // A name of git's holds no space.
  const marks = decorations.split(', ')
  const isGrafted = marks.includes('grafted')
  const commit: CommitDraft = {
    id,
    // `raw` prints them as written, also where they are missing.
    parents: isGrafted ? [] : [...new Set(fieldsOf(lines, 'parent '))],
    day: dayOf(fieldsOf(lines, 'author ')[0] ?? ''),
    tags: marks.flatMap((mark) => (mark.startsWith(tagMark) ? [mark.slice(tagMark.length)] : [])).sort(),
    isGrafted,
    differences: new Map(),
    latest: []
  }
  return {id, from, commit}
}

const tagMark = 'tag: refs/tags/'

const fieldsOf = (lines: readonly string[], name: string): string[] =>
  lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length))

// `A U Thor <author@example.com> 1577889000 +0900`
const authorTime = / (?<seconds>-?\d+) (?<sign>[+-])(?<hours>\d{2})(?<minutes>\d{2})$/u

// A commit that does not say is of the day on which git's clock begins, as in git.
function dayOf(author: string): PlainDate {
  const {seconds, sign, hours, minutes} = authorTime.exec(author)?.groups ?? {}
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return dayAt(Number(seconds), offset) ?? toPlainDate(1970, 1, 1)!
}
