import {compareRevisions} from './delta/between.ts'
import {checkClaims} from './delta/claims.ts'
import {compareSnapshots} from './delta/compare.ts'
import {countChanges} from './delta/counts.ts'
import {settleClaims} from './delta/settle-claims.ts'
import {significanceOf} from './delta/significance.ts'
import {extractArticle} from './extract/article.ts'
import {contentHash} from './history/content-hash.ts'
import {traceHistory} from './history/history.ts'
import {reconstruct} from './history/reconstruct.ts'
import type {Changelog} from './model/changelog.ts'
import type {Identities} from './model/config.ts'
import type {Delta} from './model/delta.ts'
import type {DraftDelta, History} from './model/history.ts'
import type {ArticleMemory} from './model/memory.ts'
import type {Site} from './model/site.ts'
import type {ArticleState, CommittedPast, SourceState} from './model/state.ts'
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
}

export interface ArticleOutput {
  readonly changelog: Changelog
  readonly state: ArticleState
  readonly history: History
  readonly problems: readonly Problem[]
}

/** The whole way of one article: text → state → history → deltas → said in every language. */
export function buildArticle(input: ArticleInput): ArticleOutput {
  const problems: Problem[] = []
  const report = reporter(input.source.path, problems)
  const state = extractArticle(input.source, {lang: input.lang, report})
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

/** What differs between any two revisions of a built article, by their places in its timeline. */
export function compareBuilt(
  input: ArticleInput,
  {history}: Pick<ArticleOutput, 'history'>,
  from: number | null,
  to: number
): Delta {
  const {id, memory, site} = input
  const catalogues = readCatalogues(input, history, [])
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
  return {...past, claims, deltas: reconstruct(deltas, past)}
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
