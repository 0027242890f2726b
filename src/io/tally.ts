import type {Outcome} from './articles.ts'
import type {Contents} from './make-article.ts'

/** What was found: files = articles + kept + failed + drafts + others + redacted. */
export interface Tally {
  readonly files: number
  readonly articles: number
  /** In error now; their last good files stay. */
  readonly kept: number
  /** In error now, and never built before. */
  readonly failed: number
  readonly drafts: number
  readonly others: number
  /** Their text was withdrawn. */
  readonly redacted: number
  readonly questions: number
  readonly annotations: number
  readonly revisions: number
  readonly events: number
}

export const emptyTally: Tally = {
  files: 0,
  articles: 0,
  kept: 0,
  failed: 0,
  drafts: 0,
  others: 0,
  redacted: 0,
  questions: 0,
  annotations: 0,
  revisions: 0,
  events: 0
}

/** Counts what one file became; `isKept`: its last good files stay. */
export function tallyUp(
  tally: Tally,
  type: Outcome['type'],
  contents: Contents | null,
  isKept: boolean
): Tally {
  const next = {...tally, files: tally.files + 1}
  if (isKept) return {...next, kept: next.kept + 1}
  if (type === 'failed') return {...next, failed: next.failed + 1}
  if (type === 'draft') return {...next, drafts: next.drafts + 1}
  if (type === 'other') return {...next, others: next.others + 1}
  if (type === 'redacted') return {...next, redacted: next.redacted + 1}
  const {questions, annotations, revisions, events} = contents!
  return {
    ...next,
    articles: next.articles + 1,
    questions: next.questions + questions,
    annotations: next.annotations + annotations,
    revisions: next.revisions + revisions,
    events: next.events + events
  }
}
