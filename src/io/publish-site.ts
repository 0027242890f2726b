import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'

import {remember} from '../history/memory.ts'
import {extractForSite} from '../emit/emit.ts'
import type {FeedItem} from '../model/emitter.ts'
import type {History} from '../model/history.ts'
import type {SiteMemory} from '../model/memory.ts'
import {withoutRedacted} from '../pipeline.ts'
import type {Problem} from '../problem/index.ts'
import {asMinor, pendingChanges} from '../translate/minor.ts'
import {encodeId} from '../translate/urls.ts'
import {readArticles} from './articles.ts'
import {ChangedMeanwhile} from './changed-meanwhile.ts'
import {
  mendConflicts,
  mendKept,
  reportUnrecorded,
  sweepMemory,
  versionOfText,
  writeDurably
} from './memory-store.ts'
import {displayPath} from './paths.ts'
import type {Workspace} from './workspace.ts'

export interface PublishOptions {
  /** Also keep the earlier revisions whose text git has: from then on they need no git. */
  readonly fromGit: boolean
  /** Questions whose pending change is minor, whatever it looks like: nobody is told. */
  readonly minor?: readonly string[]
}

/** What a person's word for a question's pending change led to, where that was not one question. */
export interface MinorMiss {
  readonly wanted: string
  /** `<article>#<question>`; none: no change of it is pending. */
  readonly matches: readonly string[]
}

/** What publishing would record: decided first, written when somebody agrees. */
export interface PublishPlan {
  readonly problems: readonly Problem[]
  /** What subscribers get that they were not told before. */
  readonly newItems: readonly FeedItem[]
  /** Something changed, and nothing dates it yet. */
  readonly hasUnreleased: boolean
  /** What was declared minor and is not one question's pending change: nothing must be recorded then. */
  readonly misses: readonly MinorMiss[]
  /** Of the memory; absolute. */
  readonly folder: string
  /** Files of the memory that differ from what is there, by absolute path. */
  readonly files: ReadonlyMap<string, string>
  /** What the plan was made upon, by the file: recorded is upon that only. */
  readonly versions: ReadonlyMap<string, string | null>
}

// The revision of what nothing dates yet.
const unreleased = 'unreleased'

/** Thinks only; writes nothing. Articles in error are not published. */
export async function planPublication(
  workspace: Workspace,
  {fromGit, minor = []}: PublishOptions
): Promise<PublishPlan> {
  const {memory, site} = workspace
  const {folder} = memory
  const problems: Problem[] = [...workspace.problems]
  const newItems: FeedItem[] = []
  const files = new Map<string, string>()
  const versions = new Map<string, string | null>()
  const declared = new Map(minor.map((wanted) => [wanted, new Set<string>()]))
  let hasUnreleased = false
  for await (const {outcome, problems: own} of readArticles(workspace)) {
    problems.push(...own)
    if (outcome.type !== 'built' || own.some(({severity}) => severity === 'error')) continue
    const {id, output} = outcome
    const {history} = output
    const meant = minor.flatMap((wanted) => {
      const changes = pendingChanges(output.changelog, outcome.memory, wanted)
      for (const {question} of changes) declared.get(wanted)!.add(`${id}#${question}`)
      return changes
    })
    const changelog = asMinor(output.changelog, meant)
    const known = new Set(outcome.memory.revisions.map(({id}) => id))
    newItems.push(...extractForSite(changelog, site).feedItems.filter(({revision}) => !known.has(revision)))
    // Killed in between, what is recorded must have its text: the snapshot goes first.
    for (const {id: revision, known} of toKeep(history, fromGit)) {
      // A state that was kept never changes.
      if (await isKept(id, revision, workspace)) continue
      const file = path.join(memory.folder, 'revisions', `${id}@${encodeId(revision)}.md`)
      files.set(file, known.state.source)
      versions.set(file, versionOfText(null))
    }
    // A branch may have brought back what was withdrawn.
    for (const [index, {revision, source}] of withoutRedacted(outcome.input).kept.entries()) {
      if (source.text === outcome.input.kept[index]!.source.text) continue
      files.set(path.join(memory.folder, 'revisions', `${id}@${encodeId(revision)}.md`), source.text)
    }
    if (history.timeline.at(-1)?.id === unreleased) hasUnreleased = true
    const remembered = remember(outcome.memory, changelog, history)
    const file = path.join(memory.folder, 'articles', `${id}.jsonl`)
    versions.set(file, memory.versionOf(id))
    if (remembered !== (await readFile(file, 'utf8').catch(() => ''))) files.set(file, remembered)
  }
  const attributes = path.join(memory.folder, '.gitattributes')
  if ((await readFile(attributes, 'utf8').catch(() => null)) === null) files.set(attributes, gitAttributes)
  if (memory.site === null) files.set(path.join(memory.folder, 'site.json'), siteFile(workspace))
  const misses = [...declared]
    .filter(([, matches]) => matches.size !== 1)
    .map(([wanted, matches]) => ({wanted, matches: [...matches].sort()}))
  return {problems, newItems, hasUnreleased, misses, folder, files, versions}
}

/** The newest revision, and with `fromGit` those before whose text git has; what is not released yet is not kept. */
function toKeep({timeline, present}: History, fromGit: boolean) {
  const dated = timeline.filter(({date}) => date !== null)
  return dated.flatMap(({id, known, evidence}, index) => {
    const isNewest = index === dated.length - 1 && known === present
    return known && (isNewest || (fromGit && evidence === 'git')) ? [{id, known}] : []
  })
}

async function isKept(id: string, revision: string, {memory}: Workspace): Promise<boolean> {
  const kept = await memory.readKept(id, [])
  return kept.some((state) => state.revision === revision)
}

// The union of two branches' lines is right; of a text that both kept, the one of the branch that is merged into holds.
const gitAttributes = 'articles/*.jsonl text eol=lf merge=union\nrevisions/*.md -text merge=binary\n'

// As it is in effect: the ids that readers have seen stay what they are.
function siteFile({site}: Workspace): string {
  const memory: SiteMemory = {authority: site.authority, year: site.year, zone: site.zone}
  return `${JSON.stringify(memory, null, 2)}\n`
}

/** Writes a plan, as far as the disk lets it, and as long as nobody else records something. */
export async function recordPublication(
  {folder, files, versions}: PublishPlan,
  cwd: string
): Promise<Problem[]> {
  const problems: Problem[] = []
  await sweepMemory(folder)
  // Known beforehand, nothing of it is written.
  for (const [file, content] of files) {
    if (!(await isAnother(file, content, versions.get(file) ?? null))) continue
    reportUnrecorded(new ChangedMeanwhile(file), file, cwd, problems)
    return problems
  }
  for (const [file, content] of files) {
    try {
      await writeDurably(file, content, versions.get(file))
    } catch (error) {
      // Somebody else recorded just the same.
      if (error instanceof ChangedMeanwhile && !(await isAnother(file, content, ''))) continue
      reportUnrecorded(error, file, cwd, problems)
      break
    }
  }
  return problems
}

/** Neither what a plan was made upon, nor what it wants. */
async function isAnother(file: string, content: string, expected: string | null): Promise<boolean> {
  if (expected === null) return false
  const text = await readFile(file, 'utf8').catch(() => null)
  return text !== content && versionOfText(text) !== expected
}

/** Mends what a merge left in the memory; returns the files, as a person names them. */
export async function mendMemory({memory, cwd}: Workspace): Promise<string[]> {
  const folder = path.join(memory.folder, 'articles')
  const names = await readdir(folder).catch(() => [])
  const mended: string[] = []
  for (const name of names.filter((name) => name.endsWith('.jsonl')).sort()) {
    const file = path.join(folder, name)
    if (await mendConflicts(file)) mended.push(displayPath(file, cwd))
  }
  const texts = path.join(memory.folder, 'revisions')
  for (const name of (await readdir(texts).catch(() => [])).sort()) {
    const file = path.join(texts, name)
    if (name.endsWith('.md') && (await mendKept(file))) mended.push(displayPath(file, cwd))
  }
  return mended
}
