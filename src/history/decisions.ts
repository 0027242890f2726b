import {sha256, shortHash} from '../hash.ts'
import {normalise} from '../normalise.ts'
import type {Identities} from '../model/config.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {StateQuestion} from '../model/state.ts'
import type {Report} from '../problem/index.ts'

/** Which earlier question each question of a state continues, as a person says: index → index of it; null: none. */
export type Decided = Map<number, number | null>

/** A person's decisions on an article's questions, and what was published, as they are looked up state by state. */
export interface Decider {
  readonly decide: (questions: readonly StateQuestion[]) => Decided
  /** A text of the question with that index: from then on it may be called so. */
  readonly learn: (index: number, question: StateQuestion) => void
  /** Reports the entries of the configuration that named nothing. */
  readonly reportUnused: (report: Report) => void
}

export function deciderOf(identities: Identities, memory: ArticleMemory): Decider {
  const entries = new Map(
    Object.entries(identities).map(([text, earlier]) => [
      normalise(text),
      {text, earlier: earlier === false ? null : earlier}
    ])
  )
  const used = new Set<string>()
  const published = publishedIds(memory)
  const names = new Names(memory)
  const decide: Decider['decide'] = (questions) => {
    const decided: Decided = new Map()
    const claimed = new Set<number>()
    for (const [index, question] of questions.entries()) {
      const key = normalise(question.text)
      const entry = entries.get(key)
      // Said once: from then on the question is known by its own words.
      if (entry?.earlier === null) {
        used.add(key)
        if (!names.hasText(key)) decided.set(index, null)
        continue
      }
      const wanted = entry?.earlier ?? question.explicitId ?? published.get(sha256(key))
      const found = wanted === null || wanted === undefined ? undefined : names.find(wanted)
      if (found === undefined || claimed.has(found)) continue
      if (entry) used.add(key)
      claimed.add(found)
      decided.set(index, found)
    }
    return decided
  }
  const reportUnused = (report: Report) => {
    for (const [key, {text, earlier}] of entries)
      if (!used.has(key)) report('identity-unknown', undefined, {question: text, earlier: earlier ?? 'null'})
  }
  return {decide, learn: names.learn, reportUnused}
}

/** Ids by the hash of the text, where only one question was ever published with it. */
function publishedIds({questions}: ArticleMemory): Map<string, string> {
  const ids = new Map(questions.map(({id, text}) => [text, id]))
  for (const {id, text} of questions) if (ids.get(text) !== id) ids.delete(text)
  return ids
}

/** What earlier questions may be called: their ids, the ids they get without one, their texts. */
class Names {
  readonly #byId = new Map<string, number>()
  readonly #byText = new Map<string, number>()

  readonly #remembered: ReadonlyMap<string, string>
  readonly #met = new Set<number>()

  constructor({questions}: ArticleMemory) {
    this.#remembered = new Map(questions.map(({id, text}) => [text, id]))
  }

  learn = (index: number, {explicitId, text}: StateQuestion): void => {
    const key = normalise(text)
    const isFirst = !this.#met.has(index)
    this.#met.add(index)
    this.#byText.set(key, index)
    const ids = [explicitId, this.#remembered.get(sha256(key)), isFirst ? `q-${shortHash(key)}` : null]
    for (const id of ids) if (id !== null && id !== undefined) this.#byId.set(id, index)
  }

  hasText = (key: string): boolean => this.#byText.has(key)

  find = (name: string): number | undefined => this.#byId.get(name) ?? this.#byText.get(normalise(name))
}
