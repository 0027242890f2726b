import {sha256} from '../hash.ts'
import {normalise} from '../normalise.ts'
import type {Identities} from '../model/config.ts'
import type {IdentifiedState} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import type {ArticleState, StateQuestion, StateSection} from '../model/state.ts'
import type {Report} from '../problem/index.ts'
import {type Decider, deciderOf} from './decisions.ts'
import {idsFor} from './ids.ts'
import {type Matchable, matchQuestions} from './match.ts'

/** One question (or section) through all states: index of the state → index of the question in it. */
type Chain = Map<number, number>

/** What the configuration says of an article's questions. */
export interface PersonalDecisions {
  readonly article: string
  readonly identities: Identities
}

interface IdentityOptions {
  readonly memory: ArticleMemory
  readonly decisions: PersonalDecisions
  readonly report: Report
}

/** A question's answer as one text, annotations cut out (or, as `markdown`, as it is written). */
export const answerContent = (
  {answer}: StateQuestion,
  as: 'content' | 'markdown' | 'text' = 'content'
): string =>
  answer
    .map((block) => block[as])
    .filter((content) => content !== '')
    .join('\n\n')

/**
 * Gives every question and section of every state its id, so that the same one has the same id in all of them:
 * explicit, else as remembered, else from its text as first known. `states` are oldest first; problems are
 * reported for the last, which is the present file.
 */
export function identify(
  states: readonly ArticleState[],
  {memory, decisions, report}: IdentityOptions
): IdentifiedState[] {
  const decider = deciderOf(decisions.identities, memory)
  const {chains: questionChains, unsure} = chainQuestions(states, decider)
  const questionIds = idsOfQuestions(states, questionChains, memory, report)
  decider.reportUnused(report)
  for (const doubt of unsure) reportUnsure(doubt, states, questionIds, {memory, decisions, report})
  const sectionChains = chainSections(states, questionIds)
  const sectionIds = idsOfSections(states, sectionChains, questionIds.flat())
  return states.map((state, index) => ({
    state,
    questionIds: questionIds[index]!,
    sectionIds: sectionIds[index]!
  }))
}

const matchable = (question: StateQuestion, {sections}: ArticleState): Matchable => ({
  explicitId: question.explicitId,
  text: question.text,
  answer: answerContent(question),
  section: question.section === null ? '' : pathOf(sections, question.section).join('\n')
})

/** A question that may continue an earlier one: nobody but a person can tell. */
interface Unsure {
  readonly earlier: Chain
  readonly later: Chain
}

function chainQuestions(
  states: readonly ArticleState[],
  decider: Decider
): {chains: Chain[]; unsure: Unsure[]} {
  const chains: Chain[] = []
  const doubts: Unsure[] = []
  const numbers = new Map<Chain, number>()
  let living: Chain[] = []
  for (const [now, state] of states.entries()) {
    const here = new Map<number, Chain>()
    const decided = decider.decide(state.questions)
    const {matches, unsure} = matchQuestions(
      living.map((chain) => latestMatchable(chain, states)),
      state.questions.map((question) => matchable(question, state)),
      new Map(
        [...decided].map(([after, chain]) => [after, chain === null ? null : living.indexOf(chains[chain]!)])
      )
    )
    for (const {before, after} of matches) here.set(after, living[before]!)
    for (const [after, chain] of decided) {
      if (chain !== null && !living.includes(chains[chain]!)) here.set(after, chains[chain]!)
    }
    const gone = goneChains(chains, living, states)
    for (const [index, question] of state.questions.entries()) {
      const isNew = decided.get(index) === null
      const returning = isNew ? undefined : gone.get(normalise(question.text))
      const chain = here.get(index) ?? returning ?? newChain(chains)
      if (!numbers.has(chain)) numbers.set(chain, chains.length - 1)
      chain.set(now, index)
      here.set(index, chain)
      decider.learn(numbers.get(chain)!, question)
    }
    for (const {before, after} of unsure) doubts.push({earlier: living[before]!, later: here.get(after)!})
    living = state.questions.map((_, index) => here.get(index)!)
  }
  return {chains, unsure: doubts}
}

/** A doubt is told as long as it matters: the one question is gone, the other here, and was not published as new. */
function reportUnsure(
  {earlier, later}: Unsure,
  states: readonly ArticleState[],
  ids: readonly (readonly string[])[],
  {memory, decisions, report}: IdentityOptions
): void {
  const now = states.length - 1
  const index = later.get(now)
  if (index === undefined || earlier.has(now)) return
  const {explicitId, text, position} = states[now]!.questions[index]!
  const hash = sha256(normalise(text))
  if (explicitId !== null || memory.questions.some((question) => question.text === hash)) return
  const [state, place] = [...earlier].at(-1)!
  const id = ids[state]![place]!
  const line = (decision: string | null) =>
    `"identities": {${JSON.stringify(decisions.article)}: {${JSON.stringify(text)}: ${JSON.stringify(decision)}}}`
  report('question-identity-unsure', position, {
    question: text,
    earlier: states[state]!.questions[place]!.text,
    id,
    same: line(id),
    other: line(null)
  })
}

function newChain(chains: Chain[]): Chain {
  const chain: Chain = new Map()
  chains.push(chain)
  return chain
}

// A question that was gone for a while comes back as itself, if its words are the same.
function goneChains(
  chains: readonly Chain[],
  living: readonly Chain[],
  states: readonly ArticleState[]
): Map<string, Chain> {
  const alive = new Set(living)
  // Of several with the same words the last to go comes back; of those that went together, the oldest.
  const gone = chains
    .filter((chain) => !alive.has(chain))
    .sort((a, b) => lastOf(a) - lastOf(b) || firstOf(b) - firstOf(a))
  return new Map(gone.map((chain) => [normalise(latest(chain, states).text), chain]))
}

const firstOf = (chain: Chain): number => [...chain.keys()][0]!
const lastOf = (chain: Chain): number => [...chain.keys()].at(-1)!

function latestMatchable(chain: Chain, states: readonly ArticleState[]): Matchable {
  const [state] = [...chain].at(-1)!
  return matchable(latest(chain, states), states[state]!)
}

function latest(chain: Chain, states: readonly ArticleState[]): StateQuestion {
  const [state, index] = [...chain].at(-1)!
  return states[state]!.questions[index]!
}

function idsOfQuestions(
  states: readonly ArticleState[],
  chains: readonly Chain[],
  memory: ArticleMemory,
  report: Report
): string[][] {
  const explicit = explicitIds(states, chains, report)
  const remembered = new Map(memory.questions.map(({id, text}) => [text, id]))
  const firsts = chains.map((chain) => {
    const [state, index] = [...chain][0]!
    const question = states[state]!.questions[index]!
    const section = question.section === null ? '' : states[state]!.sections[question.section]!.title
    return [question.text, section, answerContent(question)]
  })
  const hashed = idsFor('q', firsts)
  const taken = new Set(explicit.filter((id) => id !== null))
  const ids = chains.map((_, index) => {
    const id =
      explicit[index] ??
      unlessTaken(remembered.get(sha256(normalise(firsts[index]![0]!))), taken) ??
      hashed[index]!
    taken.add(id)
    return id
  })
  return states.map((state, now) => indexIds(state.questions.length, chains, ids, now))
}

const unlessTaken = (id: string | undefined, taken: ReadonlySet<string>): string | undefined =>
  id === undefined || taken.has(id) ? undefined : id

/** The id that a chain's newest state gives itself; the second of two equal ones is none. */
function explicitIds(
  states: readonly ArticleState[],
  chains: readonly Chain[],
  report: Report
): (string | null)[] {
  const taken = new Map<string, StateQuestion>()
  return chains.map((chain) => {
    const questions = [...chain].map(([state, index]) => states[state]!.questions[index]!)
    const question = questions.findLast(({explicitId}) => explicitId !== null)
    if (!question) return null
    const other = taken.get(question.explicitId!)
    if (!other) {
      taken.set(question.explicitId!, question)
      return question.explicitId
    }
    report('question-duplicate-id', question.position, {id: question.explicitId!}, other.position)
    return null
  })
}

function indexIds(length: number, chains: readonly Chain[], ids: readonly string[], now: number): string[] {
  const result = Array.from({length}, () => '')
  for (const [index, chain] of chains.entries()) {
    const place = chain.get(now)
    if (place !== undefined) result[place] = ids[index]!
  }
  return result
}

/** Sections follow their explicit id or title, else their questions. */
function chainSections(
  states: readonly ArticleState[],
  questionIds: readonly (readonly string[])[]
): Chain[] {
  const chains: Chain[] = []
  let before: Chain[] = []
  for (const [now, state] of states.entries()) {
    const left = new Set(before)
    const here: (Chain | undefined)[] = state.sections.map(() => undefined)
    const keys = sectionKeys(state)
    const claim = (index: number, chain: Chain | undefined) => {
      if (!chain) return
      left.delete(chain)
      here[index] = chain
    }
    const keyed = now === 0 ? new Map<string, Chain>() : keyedChains(before, now - 1, states[now - 1]!)
    for (const [index, key] of keys.entries()) {
      const chain = keyed.get(key)
      if (chain && left.has(chain)) claim(index, chain)
    }
    for (const index of keys.keys()) {
      if (here[index] || state.sections[index]!.explicitId !== null || left.size === 0) continue
      claim(index, heirOf(index, left, now, states, questionIds))
    }
    before = here.map((chain, index) => {
      const mine = chain ?? newChain(chains)
      mine.set(now, index)
      return mine
    })
  }
  return chains
}

const sectionKeys = ({sections}: ArticleState): string[] =>
  sections.map(({explicitId}, index) =>
    explicitId === null ? pathOf(sections, index).join('\n') : `#${explicitId}`
  )

function keyedChains(chains: readonly Chain[], then: number, state: ArticleState): Map<string, Chain> {
  const keys = sectionKeys(state)
  return new Map(chains.map((chain) => [keys[chain.get(then)!]!, chain]))
}

/** The section before that more than half of whose questions stand here now. */
function heirOf(
  index: number,
  left: ReadonlySet<Chain>,
  now: number,
  states: readonly ArticleState[],
  questionIds: readonly (readonly string[])[]
): Chain | undefined {
  const here = membersOf(states[now]!, questionIds[now]!, index)
  return [...left].find((chain) => {
    const [then, place] = [...chain].at(-1)!
    if (states[then]!.sections[place]!.explicitId !== null) return false
    const there = membersOf(states[then]!, questionIds[then]!, place)
    return here.filter((id) => there.includes(id)).length * 2 > there.length
  })
}

const membersOf = ({questions}: ArticleState, ids: readonly string[], section: number): string[] =>
  ids.filter((_, question) => questions[question]!.section === section)

/** A section's title and those above it, nearest first. */
function pathOf(sections: readonly StateSection[], index: number): string[] {
  const titles: string[] = []
  for (let at: number | null = index; at !== null; at = sections[at]!.parent)
    titles.push(normalise(sections[at]!.title))
  return titles
}

/** `others` are ids that sections must not have: a question and a section are never the same anchor. */
function idsOfSections(
  states: readonly ArticleState[],
  chains: readonly Chain[],
  others: readonly string[]
): string[][] {
  const hashed = idsFor(
    's',
    chains.map((chain) => {
      const [state, index] = [...chain][0]!
      const [title = '', ...above] = pathOf(states[state]!.sections, index)
      return [title, above.join('\n'), textOfSection(states[state]!, index)]
    })
  )
  const taken = new Set(others)
  const ids = chains.map((chain, index) => {
    const [state, place] = [...chain].at(-1)!
    const explicit = states[state]!.sections[place]!.explicitId
    const id = explicit === null || taken.has(explicit) ? hashed[index]! : explicit
    taken.add(id)
    return id
  })
  return states.map((state, now) => indexIds(state.sections.length, chains, ids, now))
}

/** A section's own text (or, for null, the article's), without its questions. */
export const textOfSection = (state: ArticleState, section: number | null): string =>
  state.texts
    .filter((text) => text.section === section)
    .flatMap(({blocks}) => blocks.map(({content}) => content))
    .filter((content) => content !== '')
    .join('\n\n')
