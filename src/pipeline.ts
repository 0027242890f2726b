import {compareRevisions} from './delta/between.ts'
import {checkClaims} from './delta/claims.ts'
import {compareSnapshots} from './delta/compare.ts'
import {countChanges} from './delta/counts.ts'
import {recall} from './delta/remembered.ts'
import {settleClaims} from './delta/settle-claims.ts'
import {significanceOf} from './delta/significance.ts'
import {extractArticle} from './extract/article.ts'
import {contentHash} from './history/content-hash.ts'
import {inOrder} from './history/earlier.ts'
import {traceHistory} from './history/history.ts'
import {identify} from './history/identity.ts'
import {reconstruct} from './history/reconstruct.ts'
import {redactCatalogue} from './history/redact-catalogue.ts'
import {isRedacted, redactedIn, redactionsOf, redactSource} from './history/redact.ts'
import type {Changelog} from './model/changelog.ts'
import type {Identities} from './model/config.ts'
import type {Delta} from './model/delta.ts'
import type {DraftDelta, History, IdentifiedState} from './model/history.ts'
import type {Limits} from './model/limits.ts'
import type {ArticleMemory, EventEntry} from './model/memory.ts'
import type {Site} from './model/site.ts'
import type {ArticleState, CommittedPast, SourceState} from './model/state.ts'
import {LimitError} from './parse/limits.ts'
import {type Problem, type Report, reporter} from './problem/index.ts'
import type {Carry} from './translate/carry.ts'
import type {Catalogues} from './translate/localize.ts'
import {type CatalogueSource, openCatalogue} from './translate/open-catalogue.ts'
import {markRetracted} from './translate/retractions.ts'
import {sayArticle} from './translate/say-article.ts'
import {type ChangeId, eventIds, sayDelta} from './translate/say-changes.ts'
import {unitsOf} from './translate/units.ts'
import {createVoice} from './translate/voice.ts'

/** Everything that one article is built from, as values: `io/` reads them. */
export interface ArticleInput {
  readonly id: string
  readonly source: SourceState
  /** Earlier states by the revision they were kept as. */
  readonly kept: readonly {readonly revision: string; readonly source: SourceState}[]
  /** What git has of it; null without git. */
  readonly committed: CommittedPast | null
  readonly memory: ArticleMemory
  /** gettext PO files by language. */
  readonly catalogues: ReadonlyMap<string, CatalogueSource>
  /** The configuration's language for articles that do not say theirs. */
  readonly lang: string | null
  /** What the configuration decides on its questions. */
  readonly identities?: Identities
  readonly site: Site
  /** None: whatever it holds. */
  readonly limits?: Pick<Limits, 'questions' | 'annotations'>
}

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
  const catalogues = readCatalogues(catalogued({...given, memory}), history, [])
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

/** All states of an article with the ids of their questions, as they are written: the last is the present. */
export function identifyStates(input: ArticleInput): {
  readonly states: readonly IdentifiedState[]
  /** Index by index. */
  readonly sources: readonly SourceState[]
} {
  const {id, source, kept, committed, lang, memory, identities} = input
  const read = (source: SourceState) => extractArticle(source, {lang, isEarlier: true, report: silent})
  const sources = new Map<ArticleState, SourceState>()
  const stateOf = (source: SourceState): ArticleState => {
    const state = read(source)
    sources.set(state, source)
    return state
  }
  const earlier = inOrder(
    kept.map(({revision, source}) => ({origin: 'snapshot', revision, state: stateOf(source)})),
    (committed?.states ?? []).map(({source, ...commit}) => ({
      origin: 'git',
      ...commit,
      state: stateOf(source)
    }))
  )
  const states = identify([...earlier.map(({state}) => state), stateOf(source)], {
    memory,
    decisions: {article: id, identities: identities ?? {}},
    report: silent
  })
  return {states, sources: states.map(({state}) => sources.get(state)!)}
}

/** What is built, without what was withdrawn from it, whatever its sources say: nothing behind this line sees that. */
export function withoutRedacted(input: ArticleInput, report: Report = silent): ArticleInput {
  if (input.memory.redactions.length === 0) return input
  const {kept, committed, lang, memory, source} = input
  const redactions = redactionsOf(memory.redactions)
  const {states, sources} = identifyStates(input)
  const cleaned = new Map<SourceState, SourceState>()
  for (const [index, identified] of states.entries()) {
    const {path} = sources[index]!
    const read = (text: string) => extractArticle({path, text}, {lang, isEarlier: true, report: silent})
    cleaned.set(sources[index]!, {path, text: redactSource(identified, redactions, read)})
  }
  const present = states.at(-1)!
  for (const index of redactedIn(present, redactions))
    if (!isRedacted(present.state, index))
      report('redacted-in-source', present.state.questions[index]!.position, {
        id: present.questionIds[index]!
      })
  return catalogued({
    ...input,
    source: cleaned.get(source)!,
    kept: kept.map(({revision, source}) => ({revision, source: cleaned.get(source)!})),
    committed: committed && {
      ...committed,
      states: committed.states.map((state) => ({...state, source: cleaned.get(state.source)!}))
    }
  })
}

/** With catalogues that know nothing of what was withdrawn. */
function catalogued(input: ArticleInput): ArticleInput {
  const {catalogues, memory} = input
  if (memory.redactions.length === 0) return input
  const redactions = redactionsOf(memory.redactions)
  return {
    ...input,
    catalogues: new Map(
      [...catalogues].map(([lang, {path, text}]) => [lang, {path, text: redactCatalogue(text, redactions)}])
    )
  }
}

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

function readCatalogues(input: ArticleInput, history: History, problems: Problem[]): Catalogues {
  const {catalogues, id, site} = input
  const own = history.present.state.lang
  const units = unitsOf(history)
  const languages = new Set([...site.languages, ...catalogues.keys()])
  return new Map(
    [...languages].flatMap((lang) => {
      const source = catalogues.get(lang)
      if (!source || lang === own) return []
      const report = reporter(source.path, problems)
      const {outdated = 'show'} = site
      return [[lang, openCatalogue(source, {id, lang, history, units, isMinor, outdated, report})] as const]
    })
  )
}

/** Whether a translation can go on where its source changed: readers would not be told of it either. */
export const isMinor: Carry = (before, after) =>
  significanceOf(knownText(before), knownText(after), false) === 'minor'

const knownText = (markdown: string) => ({state: 'known', text: '', markdown}) as const
