import {normalise} from '../normalise.ts'
import type {History, IdentifiedState, KeptState} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState} from '../model/state.ts'
import type {Report} from '../problem/index.ts'
import {gatherClaims} from './claims.ts'
import {identify, type PersonalDecisions} from './identity.ts'
import {takeSnapshots} from './snapshots.ts'
import {drawTimeline, isEarlierVersion, newestDay} from './timeline.ts'

export interface HistoryOptions {
  /** Earlier states, in any order. */
  readonly kept: readonly KeptState[]
  readonly memory: ArticleMemory
  readonly decisions: PersonalDecisions
  readonly tolerance: number
  readonly report: Report
}

/** Everything that states, notes, annotations and memory tell of an article's past; deltas are another room's. */
export function traceHistory(present: ArticleState, options: HistoryOptions): Omit<History, 'deltas'> {
  const {report} = options
  const kept = inOrder(options.kept)
  const identified = identify([...kept.map(({state}) => state), present], options)
  const presentState = identified.at(-1)!
  reportDuplicates(presentState, report)
  const timeline = drawTimeline(
    presentState,
    kept.map(({revision}, index) => ({revision, identified: identified[index]!})),
    options
  )
  const claims = gatherClaims(presentState, timeline, report)
  return {
    present: presentState,
    timeline: timeline.revisions,
    snapshots: takeSnapshots(timeline.revisions, claims),
    claims,
    annotationRevisions: present.annotations.map(
      ({date}) => timeline.revisions[timeline.indexOf(date)]?.id ?? null
    )
  }
}

function inOrder(kept: readonly KeptState[]): KeptState[] {
  const days = new Map(kept.map((item) => [item, newestDay(item.state) ?? '']))
  return [...kept].sort((a, b) => {
    const one = days.get(a)!
    const other = days.get(b)!
    if (one !== other) return one < other ? -1 : 1
    return isEarlierVersion(a.revision, b.revision) ? -1 : 1
  })
}

function reportDuplicates({state}: IdentifiedState, report: Report): void {
  const seen = new Map<string, (typeof state.questions)[number]>()
  for (const question of state.questions) {
    const key = `${question.section} ${normalise(question.text)}`
    const first = seen.get(key)
    if (!first) seen.set(key, question)
    else if (question.explicitId === null)
      report('question-duplicate', question.position, {question: question.text}, first.position)
  }
}
