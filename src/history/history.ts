import {normalise} from '../normalise.ts'
import type {CommitState, History, IdentifiedState, KeptState} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState} from '../model/state.ts'
import type {Report} from '../problem/index.ts'
import {gatherClaims} from './claims.ts'
import {reportCutOff} from './cut-off.ts'
import {dateStates} from './dating.ts'
import {inOrder} from './earlier.ts'
import {identify, type PersonalDecisions} from './identity.ts'
import {revisionOfAnnotation} from './late.ts'
import {cuesOfRevisions} from './reconstruct.ts'
import {takeSnapshots} from './snapshots.ts'
import {stepsOf} from './steps.ts'
import {drawTimeline} from './timeline.ts'

export interface HistoryOptions {
  /** Of the article. */
  readonly id: string
  /** In any order. */
  readonly kept: readonly KeptState[]
  /** Oldest first. */
  readonly committed: readonly CommitState[]
  /** Git's earliest commits are missing. */
  readonly isCutOff: boolean
  readonly memory: ArticleMemory
  readonly decisions: PersonalDecisions
  readonly tolerance: number
  readonly report: Report
}

/** Everything that states, notes, annotations and memory tell of an article's past; deltas are another room's. */
export function traceHistory(present: ArticleState, options: HistoryOptions): Omit<History, 'deltas'> {
  const {memory, report} = options
  const earlier = inOrder(options.kept, options.committed)
  const identified = identify([...earlier.map(({state}) => state), present], options)
  const presentState = identified.at(-1)!
  reportDuplicates(presentState, report)
  const datings = dateStates(earlier, present, options)
  const drawn = drawTimeline(
    presentState,
    earlier.map((item, index) => ({item, identified: identified[index]!})),
    datings,
    options
  )
  const steps = stepsOf(drawn.revisions, identified, earlier)
  const timeline = drawn.revisions.map((revision, index) => ({...revision, steps: steps[index]!}))
  if (options.isCutOff) {
    const at = earlier.findIndex(({origin}) => origin === 'git')
    reportCutOff(timeline, {first: options.committed[0], dating: datings.states[at]}, memory, report)
  }
  const claims = gatherClaims(presentState, {...drawn, revisions: timeline}, report)
  return {
    present: presentState,
    timeline,
    snapshots: takeSnapshots(timeline, claims),
    claims,
    cues: cuesOfRevisions(present, timeline),
    annotationRevisions: present.annotations.map(
      (annotation) => timeline[revisionOfAnnotation(annotation, presentState, drawn)]?.id ?? null
    )
  }
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
