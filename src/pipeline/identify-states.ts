import {extractArticle} from '../extract/article.ts'
import {inOrder} from '../history/earlier.ts'
import {identify} from '../history/identity.ts'
import type {IdentifiedState} from '../model/history.ts'
import type {ArticleState, SourceState} from '../model/state.ts'
import type {Report} from '../problem/index.ts'
import type {ArticleInput} from './input.ts'

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

const silent: Report = () => {}
