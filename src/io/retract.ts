import path from 'node:path'

import {retract} from '../history/memory.ts'
import type {ArticleMemory, EventEntry} from '../model/memory.ts'
import type {PlainDate} from '../plain-date.ts'
import type {Problem} from '../problem/index.ts'
import {slipsBetween} from '../check/nearest.ts'
import {reportUnrecorded, writeDurably} from './memory-store.ts'
import type {Workspace} from './workspace.ts'

/** A published event, and the memory of its article. */
export interface PublishedEvent {
  readonly article: string
  readonly event: EventEntry
  readonly memory: ArticleMemory
}

/** What a person's word for an event led to; `near` are those that were meant, perhaps. */
export type EventFinding =
  | ({readonly type: 'found'} & PublishedEvent)
  | {readonly type: 'unknown'; readonly near: readonly string[]}
  /** The memory cannot be read: it must not be written either. */
  | {readonly type: 'unreadable'; readonly problems: readonly Problem[]}

// So many near ones are worth reading.
const nearest = 3

/** Finds a published event by its id, or by a feed item's `tag:` URI that ends in it. */
export async function findEvent({memory}: Workspace, wanted: string): Promise<EventFinding> {
  const id = eventIn(wanted)
  const problems: Problem[] = []
  const known: string[] = []
  for (const article of memory.articles) {
    const remembered = await memory.readArticle(article, problems)
    const event = remembered.events.find((event) => event.id === id)
    if (problems.length > 0) return {type: 'unreadable', problems}
    if (event) return {type: 'found', article, event, memory: remembered}
    known.push(...remembered.events.map((event) => event.id))
  }
  const slips = new Map(known.map((event) => [event, slipsBetween(id, event)]))
  const near = [...slips.keys()].filter((event) => slips.get(event)! <= event.length / 3)
  return {
    type: 'unknown',
    near: near.sort((one, other) => slips.get(one)! - slips.get(other)!).slice(0, nearest)
  }
}

// tag:faq.example,2021:en/<event>, percent-encoded
const tagUri = /^tag:[^:]*:[^/]+\/(?<event>.+)$/u

function eventIn(wanted: string): string {
  const encoded = tagUri.exec(wanted)?.groups!.event
  if (encoded === undefined) return wanted.normalize('NFC')
  try {
    return decodeURIComponent(encoded).normalize('NFC')
  } catch {
    return encoded
  }
}

/** Whether an event was retracted already. */
export const isRetracted = ({event, memory}: PublishedEvent): boolean =>
  memory.retractions.some((retraction) => retraction.event === event.id)

/** Records that an event is withdrawn; `correction` is the day of what feeds tell instead. */
export async function recordRetraction(
  {article, event, memory}: PublishedEvent,
  correction: PlainDate | null,
  workspace: Workspace
): Promise<Problem[]> {
  const file = path.join(workspace.memory.folder, 'articles', `${article}.jsonl`)
  const problems: Problem[] = []
  try {
    await writeDurably(file, retract(memory, event.id, correction), workspace.memory.versionOf(article))
  } catch (error) {
    reportUnrecorded(error, file, workspace.cwd, problems)
  }
  return problems
}
