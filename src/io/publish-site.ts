import {readdir} from 'node:fs/promises'
import path from 'node:path'

import {entriesOf, remember, serializeMemory} from '../history/memory.ts'
import {extractForSite} from '../emit/emit.ts'
import type {FeedItem} from '../model/emitter.ts'
import type {SiteMemory} from '../model/memory.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {encodeId} from '../translate/urls.ts'
import {readArticles} from './articles.ts'
import {mendConflicts, writeDurably} from './memory-store.ts'
import {displayPath} from './paths.ts'
import {messageOf} from './read-text.ts'
import type {Workspace} from './workspace.ts'

/** What publishing would record: decided first, written when somebody agrees. */
export interface PublishPlan {
  readonly problems: readonly Problem[]
  /** What subscribers get that they were not told before. */
  readonly newItems: readonly FeedItem[]
  /** Something changed, and nothing dates it yet. */
  readonly hasUnreleased: boolean
  /** Files of the memory that differ from what is there, by absolute path. */
  readonly files: ReadonlyMap<string, string>
}

// The revision of what nothing dates yet.
const unreleased = 'unreleased'

/** Thinks only; writes nothing. Articles in error are not published. */
export async function planPublication(workspace: Workspace): Promise<PublishPlan> {
  const {memory, site} = workspace
  const problems: Problem[] = [...workspace.problems]
  const newItems: FeedItem[] = []
  const files = new Map<string, string>()
  let hasUnreleased = false
  for await (const {outcome, problems: own} of readArticles(workspace)) {
    problems.push(...own)
    if (outcome.type !== 'built' || own.some(({severity}) => severity === 'error')) continue
    const {id, output} = outcome
    const {changelog, history, state} = output
    const known = new Set(outcome.memory.revisions.map(({id}) => id))
    newItems.push(...extractForSite(changelog, site).feedItems.filter(({revision}) => !known.has(revision)))
    // Killed in between, what is recorded must have its text: the snapshot goes first.
    const newest = history.timeline.findLast(({date}) => date !== null)
    // A state that was kept never changes; what is not released yet is not kept.
    if (newest && newest.known === history.present && !(await isKept(id, newest.id, workspace)))
      files.set(path.join(memory.folder, 'revisions', `${id}@${encodeId(newest.id)}.md`), state.source)
    if (history.timeline.at(-1)?.id === unreleased) hasUnreleased = true
    const remembered = remember(outcome.memory, changelog, history.present)
    if (remembered !== serializeMemory(entriesOf(outcome.memory)))
      files.set(path.join(memory.folder, 'articles', `${id}.jsonl`), remembered)
  }
  if (memory.site === null) files.set(path.join(memory.folder, 'site.json'), siteFile(workspace))
  return {problems, newItems, hasUnreleased, files}
}

async function isKept(id: string, revision: string, {memory}: Workspace): Promise<boolean> {
  const kept = await memory.readKept(id, [])
  return kept.some((state) => state.revision === revision)
}

// As it is in effect: the ids that readers have seen stay what they are.
function siteFile({site}: Workspace): string {
  const memory: SiteMemory = {authority: site.authority, year: site.year, zone: site.zone}
  return `${JSON.stringify(memory, null, 2)}\n`
}

/** Writes a plan, as far as the disk lets it. */
export async function recordPublication({files}: PublishPlan, cwd: string): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const [file, content] of files) {
    try {
      await writeDurably(file, content)
    } catch (error) {
      reporter(displayPath(file, cwd), problems)('output-failed', undefined, {
        detail: messageOf(error),
        more: 0
      })
      break
    }
  }
  return problems
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
  return mended
}
