import {checkClaims} from './delta/claims.ts'
import {compareSnapshots} from './delta/compare.ts'
import {countChanges} from './delta/counts.ts'
import {extractArticle} from './extract/article.ts'
import {contentHash} from './history/content-hash.ts'
import {traceHistory} from './history/history.ts'
import type {Changelog} from './model/changelog.ts'
import type {Identities} from './model/config.ts'
import type {History} from './model/history.ts'
import type {ArticleMemory} from './model/memory.ts'
import type {Site} from './model/site.ts'
import type {ArticleState, CommittedPast, SourceState} from './model/state.ts'
import {type Problem, type Report, reporter} from './problem/index.ts'
import {readCatalogue} from './translate/catalogue.ts'
import {sayArticle} from './translate/say-article.ts'

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
  readonly catalogues: ReadonlyMap<string, SourceState>
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
    catalogues: readCatalogues(input, state.lang, problems),
    memory: input.memory,
    site: input.site,
    report
  })
  return {changelog, state, history, problems}
}

function traceDeltas(
  state: ArticleState,
  {id, kept, lang, memory, identities, site}: ArticleInput,
  report: Report
): History {
  const past = traceHistory(state, {
    // What is off in a kept state was reported when it was the present one.
    kept: kept.map(({revision, source}) => ({
      revision,
      state: extractArticle(source, {lang, report: silent})
    })),
    memory,
    decisions: {article: id, identities: identities ?? {}},
    tolerance: site.tolerance,
    report
  })
  const {snapshots, claims} = past
  const deltas = snapshots.map((snapshot, index) =>
    compareSnapshots(
      snapshots[index - 1] ?? null,
      snapshot,
      claims.filter(({revision}) => revision === index)
    )
  )
  checkClaims(deltas, claims, past.present, report)
  return {...past, deltas}
}

const silent: Report = () => {}

function readCatalogues({catalogues, site}: ArticleInput, lang: string, problems: Problem[]) {
  const languages = [...new Set([...site.languages, ...catalogues.keys()])].filter(
    (language) => language !== lang
  )
  return new Map(
    languages.flatMap((language) => {
      const file = catalogues.get(language)
      return file ? [[language, readCatalogue(file, reporter(file.path, problems))] as const] : []
    })
  )
}
