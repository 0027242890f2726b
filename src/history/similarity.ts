import {normalise} from '../normalise.ts'
import {findCandidates} from './candidates.ts'
import {type Fingerprint, fingerprint, weigher} from './likeness.ts'
import {areCompatible, type Match, type Matchable} from './matchable.ts'
import {anchorsOf, type Anchors} from './neighbours.ts'
import {compareWordings, sharedInitials, type Wording, wordingOf} from './wording.ts'

// How the figures were found: docs/matching.md.
const sure = 0.5
const margin = 0.1
const possible = 0.35
// An answer of so many bigrams is full evidence; 「はい。」 is next to none.
const tellingLength = 20
// What extends an answer is no doubt, but a text of few words stands in many others.
const containmentCounts = 0.9
const bonus = {alone: 0.1, neighbours: 0.05, section: 0.02}
const mostRounds = 4

interface Pair {
  readonly before: number
  readonly after: number
  readonly score: number
  readonly by: 'answer' | 'similarity'
}

interface Left {
  readonly before: ReadonlySet<number>
  readonly after: ReadonlySet<number>
}

/** Decides by likeness what is left, the clearest first; what is decided is evidence for its neighbours. */
export function bySimilarity(
  before: readonly Matchable[],
  after: readonly Matchable[],
  matches: readonly Match[],
  left: Left
): {decided: Pair[]; unsure: Pair[]} {
  if (left.before.size === 0 || left.after.size === 0) return {decided: [], unsure: []}
  const judge = judgeOf(before, after, left)
  const decided: Pair[] = []
  let rest = {before: new Set(left.before), after: new Set(left.after)}
  for (let round = 0; ; round++) {
    const anchors = anchorsOf([...matches, ...decided], before.length, after.length)
    const result = decide(judge(anchors, rest))
    decided.push(...result.decided)
    rest = {before: new Set(rest.before), after: new Set(rest.after)}
    for (const pair of result.decided) {
      rest.before.delete(pair.before)
      rest.after.delete(pair.after)
    }
    if (result.decided.length === 0 || round === mostRounds) return {decided, unsure: result.unsure}
  }
}

function decide(pairs: readonly Pair[]): {decided: Pair[]; unsure: Pair[]} {
  const decided: Pair[] = []
  const unsure: Pair[] = []
  const gone = {before: new Set<number>(), after: new Set<number>()}
  const byBefore = groupBy(pairs, 'before')
  const byAfter = groupBy(pairs, 'after')
  for (const pair of pairs) {
    if (gone.before.has(pair.before) || gone.after.has(pair.after)) continue
    gone.before.add(pair.before)
    gone.after.add(pair.after)
    const rivals = [
      ...byBefore.get(pair.before)!.filter(({after}) => !gone.after.has(after)),
      ...byAfter.get(pair.after)!.filter(({before}) => !gone.before.has(before))
    ]
    const second = Math.max(0, ...rivals.map(({score}) => score))
    ;(pair.score >= sure && pair.score - second >= margin ? decided : unsure).push(pair)
  }
  return {decided, unsure}
}

function groupBy(pairs: readonly Pair[], side: 'before' | 'after'): Map<number, Pair[]> {
  const groups = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const group = groups.get(pair[side])
    if (group) group.push(pair)
    else groups.set(pair[side], [pair])
  }
  return groups
}

type Judge = (anchors: Anchors, left: Left) => Pair[]

/** Prepares all that is known of each text; a judge then scores pairs, best first, in an order that is always the same. */
function judgeOf(before: readonly Matchable[], after: readonly Matchable[], left: Left): Judge {
  const known = {before: before.map(read), after: after.map(read)}
  const all = [...known.before, ...known.after]
  const questions = weigher(all.map(({question}) => question))
  const answers = weigher(all.map(({answer}) => answer))
  const candidates = candidatesOf(known, left)
  const equalAnswers = uniqueAnswers(known, left)
  const named = {before: namesIn(known.before), after: namesIn(known.after)}
  const basics = new Map<string, Omit<Pair, 'before' | 'after'>>()

  const likenessOf = (one: Known, other: Known): number => {
    const {dice} = questions(one.question, other.question)
    const initials = sharedInitials(one.wording, other.wording)
    if (!initials) return dice
    // Both written with the initials.
    const written = initials.words.join('')
    const short = ({text}: Known) => fingerprint(text.replaceAll(written, initials.name))
    return Math.max(dice, questions(short(one), short(other)).dice)
  }

  const basicOf = (source: number, target: number): Omit<Pair, 'before' | 'after'> => {
    const one = known.before[source]!
    const other = known.after[target]!
    const question = likenessOf(one, other)
    const {dice, containment} = answers(one.answer, other.answer)
    const length = Math.min(one.answer.length, other.answer.length)
    const weight = 0.5 * Math.min(1, length / tellingLength)
    const answer = length < tellingLength ? dice : Math.max(dice, containment * containmentCounts)
    const isEqualAnswer = equalAnswers.get(source) === target
    const base = 0.5 * question + weight * answer + (0.5 - weight) * question * question
    const evidence = {question, answer: length < tellingLength ? answer * (length / tellingLength) : answer}
    const against = doubt(one, other, evidence, named)
    const score = Math.min(Math.max(base, isEqualAnswer ? 0.62 : 0) - against.minus, against.atMost)
    return {score, by: isEqualAnswer ? 'answer' : 'similarity'}
  }

  const scoreOf = (source: number, target: number, anchors: Anchors): Pair => {
    const key = `${source} ${target}`
    const basic = basics.get(key) ?? basicOf(source, target)
    basics.set(key, basic)
    const place = anchors.placeOf(source, target)
    const plus =
      (place === 'apart' ? 0 : bonus[place]) +
      (before[source]!.section === after[target]!.section ? bonus.section : 0)
    return {before: source, after: target, by: basic.by, score: basic.score + (basic.score > 0.2 ? plus : 0)}
  }

  return (anchors, rest) => {
    const pairs: Pair[] = []
    for (const target of rest.after) {
      const sources = new Set([...(candidates.get(target) ?? []), ...anchors.alongside(target)])
      for (const source of sources) {
        if (!rest.before.has(source) || !areCompatible(before[source]!, after[target]!)) continue
        const pair = scoreOf(source, target, anchors)
        if (pair.score >= possible) pairs.push(pair)
      }
    }
    return pairs.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after)
  }
}

interface Known {
  readonly text: string
  readonly question: Fingerprint
  readonly answer: Fingerprint
  readonly wording: Wording
  readonly answerWording: Wording
  readonly answerText: string
}

const read = ({text, answer}: Matchable): Known => ({
  text: normalise(text),
  question: fingerprint(text),
  answer: fingerprint(answer),
  wording: wordingOf(text),
  answerWording: wordingOf(answer),
  answerText: normalise(answer)
})

interface Sides<T> {
  readonly before: T
  readonly after: T
}

function candidatesOf(known: Sides<readonly Known[]>, left: Left): Map<number, number[]> {
  const pick = (side: keyof Sides<unknown>, of: 'question' | 'answer') =>
    new Map([...left[side]].map((index) => [index, known[side][index]![of]]))
  const byQuestion = findCandidates(pick('before', 'question'), pick('after', 'question'))
  const byAnswer = findCandidates(pick('before', 'answer'), pick('after', 'answer'))
  return new Map(
    [...left.after].map((index) => [index, [...byQuestion.get(index)!, ...byAnswer.get(index)!]])
  )
}

/** Answers that stand once on each side, and are long enough to tell: 「はい。」 answers many questions. */
function uniqueAnswers(known: Sides<readonly Known[]>, left: Left): Map<number, number> {
  const index = (side: keyof Sides<unknown>) => {
    const places = new Map<string, number | null>()
    for (const place of left[side]) {
      const {answerText} = known[side][place]!
      if (answerText.length >= 10) places.set(answerText, places.has(answerText) ? null : place)
    }
    return places
  }
  const targets = index('after')
  const result = new Map<number, number>()
  for (const [text, source] of index('before')) {
    const target = targets.get(text)
    if (source !== null && target !== null && target !== undefined) result.set(source, target)
  }
  return result
}

const namesIn = (known: readonly Known[]): Set<string> =>
  new Set(known.flatMap(({wording, answerWording}) => [...wording.names, ...answerWording.names]))

interface Doubt {
  readonly minus: number
  readonly atMost: number
}

const noDoubt: Doubt = {minus: 0, atMost: 1}
// By what the names in the questions' difference are (rows) and how alike the answers are.
const doubts = {
  // Both stand in the other's answer: another name for the same.
  explained: {alike: 0, similar: 0.1, different: 0.2},
  // The old one is gone from the whole article, the new one is new to it: renamed, perhaps.
  renamed: {alike: 0.05, similar: 0.15, different: 0.3},
  // Both were there all the time: two things.
  foreign: {alike: 0.2, similar: 0.35, different: 0.45},
  // Other words.
  words: {alike: 0, similar: 0.08, different: 0.2}
}

/** What speaks against two questions being one: each names something that the other does not. */
function doubt(
  one: Known,
  other: Known,
  {answer}: {readonly question: number; readonly answer: number},
  named: Sides<ReadonlySet<string>>
): Doubt {
  const {names, words} = compareWordings(one.wording, other.wording)
  const level = answer >= 0.8 ? 'alike' : answer >= 0.5 ? 'similar' : 'different'
  const [gone, come] = names
  if (gone.length > 0 && come.length > 0) {
    const kind = kindOfNames(gone, come, one, other, named)
    return {minus: doubts[kind][level], atMost: kind === 'foreign' ? sure - 0.01 : 1}
  }
  const [lost, won] = [
    [...gone, ...words[0]],
    [...come, ...words[1]]
  ]
  if (lost.length > 0 && won.length > 0) return {minus: doubts.words[level], atMost: 1}
  return noDoubt
}

function kindOfNames(
  gone: readonly string[],
  come: readonly string[],
  one: Known,
  other: Known,
  named: Sides<ReadonlySet<string>>
): 'explained' | 'renamed' | 'foreign' {
  const stays = gone.filter((name) => named.after.has(name))
  const was = come.filter((name) => named.before.has(name))
  if (stays.length === 0 && was.length === 0) return 'renamed'
  const isExplained =
    come.every((name) => !named.before.has(name) || one.answerWording.names.includes(name)) &&
    gone.every((name) => !named.after.has(name) || other.answerWording.names.includes(name))
  return isExplained ? 'explained' : 'foreign'
}
