import {extractArticle} from '../extract/article.ts'
import {redactCatalogue} from '../history/redact-catalogue.ts'
import {isRedacted, redactedIn, redactionsOf, redactSource} from '../history/redact.ts'
import type {SourceState} from '../model/state.ts'
import type {Report} from '../problem/index.ts'
import {identifyStates} from './identify-states.ts'
import type {ArticleInput} from './input.ts'

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
  return withoutRedactedCatalogues({
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
export function withoutRedactedCatalogues(input: ArticleInput): ArticleInput {
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

const silent: Report = () => {}
