import {compareRevisions} from './delta/between.ts'
import {checkClaims} from './delta/claims.ts'
import {compareSnapshots} from './delta/compare.ts'
import {countChanges} from './delta/counts.ts'
import {recall} from './delta/remembered.ts'
import {settleClaims} from './delta/settle-claims.ts'
import {extractArticle} from './extract/article.ts'
import {contentHash} from './history/content-hash.ts'
import {traceHistory} from './history/history.ts'
import {reconstruct} from './history/reconstruct.ts'
import {redactionsOf} from './history/redact.ts'
import type {Changelog} from './model/changelog.ts'
import type {Delta} from './model/delta.ts'
import type {DraftDelta, History} from './model/history.ts'
import type {ArticleMemory, EventEntry} from './model/memory.ts'
import type {ArticleState, SourceState} from './model/state.ts'
import {linksOf} from './pipeline/article-links.ts'
import type {ArticleInput} from './pipeline/input.ts'
import {readCatalogues} from './pipeline/read-catalogues.ts'
import {withoutRedacted, withoutRedactedCatalogues} from './pipeline/without-redacted.ts'
import {LimitError} from './parse/limits.ts'
import {type Problem, type Report, reporter} from './problem/index.ts'
import {markRetracted} from './translate/retractions.ts'
import {sayArticle} from './translate/say-article.ts'
import {type ChangeId, eventIds, sayDelta} from './translate/say-changes.ts'
import {createVoice} from './translate/voice.ts'

export type {ArticleInput}
export {identifyStates} from './pipeline/identify-states.ts'
export {isMinor} from './pipeline/read-catalogues.ts'
export {withoutRedacted}

export interface ArticleOutput {
  readonly changelog: Changelog
  readonly state: ArticleState
  readonly history: History
  readonly problems: readonly Problem[]
}

/** The whole way of one article: text → state → history → deltas → said in every language. */
export function buildArticle(given: ArticleInput): ArticleOutput {
  const problems: Problem[] = []
  const report = reporter(given.source.path, problems)
  const input = withoutRedacted(given, report)
  const state = extractArticle(input.source, {lang: input.lang, report})
  checkCounts(state, input.limits)
  const history = traceDeltas(state, input, report)
  const changelog = sayArticle({
    id: input.id,
    history,
    counts: history.deltas.map(countChanges),
    contentHash: contentHash(state),
    catalogues: readCatalogues(input, history, problems),
    links: linksOf(input),
    memory: input.memory,
    site: input.site,
    report
  })
  return {changelog, state, history, problems}
}

function checkCounts(state: ArticleState, limits: ArticleInput['limits']): void {
  if (!limits) return
  for (const limit of ['questions', 'annotations'] as const)
    if (state[limit].length > limits[limit]) throw new LimitError(limit, state[limit].length)
}

/** What differs between any two revisions of a built article, by their places in its timeline. */
export function compareBuilt(
  {memory, ...given}: ArticleInput,
  {history}: Pick<ArticleOutput, 'history'>,
  from: number | null,
  to: number
): Delta {
  const {id, site} = given
  const catalogues = readCatalogues(withoutRedactedCatalogues({...given, memory}), history, [])
  const voice = createVoice({id, history, catalogues, memory, site, report: silent})
  const draft = compareRevisions(history, from, to)
  const isEvent = to - (from ?? -1) === 1
  const ids = isEvent ? eventIds(voice) : idsBetween(id, draft)
  return markRetracted([sayDelta(draft, countChanges(draft), ids, voice)], memory)[0]!
}

// No event: nobody was told of it as one.
const idsBetween =
  (id: string, {from, to}: DraftDelta): ChangeId =>
  ({subject, type}) =>
    `${id}/${subject.id}/${from?.revision.id ?? ''}..${to.revision.id}/${type}`

function traceDeltas(state: ArticleState, input: ArticleInput, report: Report): History {
  const {id, kept, committed, lang, memory, identities, site} = input
  // What is off in an earlier state was reported when it was the present one.
  const read = (source: SourceState) => extractArticle(source, {lang, isEarlier: true, report: silent})
  const past = traceHistory(state, {
    id,
    kept: kept.map(({revision, source}) => ({origin: 'snapshot', revision, state: read(source)})),
    committed: (committed?.states ?? []).map(({source, ...commit}) => ({
      origin: 'git',
      ...commit,
      state: read(source)
    })),
    isCutOff: committed?.isCutOff ?? false,
    memory,
    decisions: {article: id, identities: identities ?? {}},
    tolerance: site.tolerance,
    report
  })
  const {snapshots, timeline} = past
  const claims = settleClaims(past.claims, snapshots, site.tolerance)
  const deltas = snapshots.map((snapshot, index) =>
    compareSnapshots(
      snapshots[index - 1] ?? null,
      snapshot,
      claims.filter(({revision}) => revision === index)
    )
  )
  checkClaims({deltas, claims, present: past.present, published: lastPublished(timeline, memory)}, report)
  const recalled = recall(reconstruct(deltas, past), memory, state.lang)
  const {subjects} = redactionsOf(memory.redactions)
  reportRecalled(
    recalled.events.filter(({subject}) => !subjects.has(subject)),
    report
  )
  return {...past, claims, deltas: recalled.deltas}
}

/** What was published stays; that the text says nothing of it any more is told once. */
function reportRecalled(events: readonly EventEntry[], report: Report): void {
  const [first] = events
  if (!first) return
  const name = Object.values(first.title)[0] ?? ''
  report('published-untold', undefined, {n: events.length, name, day: first.date})
}

const silent: Report = () => {}

/** Index of the newest revision that subscribers know of; -1 where none was published. */
const lastPublished = (timeline: History['timeline'], {revisions}: ArticleMemory): number =>
  timeline.findLastIndex(({id}) => revisions.some((revision) => revision.id === id))
