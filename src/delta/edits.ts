import {diffArrays} from 'diff'

import type {Edit, SentencePair} from '../model/delta.ts'
import {sentencesOf, wordsOf} from './tokens.ts'

type Step =
  | {readonly type: 'kept'; readonly before: string; readonly after: string}
  | {readonly type: 'changed'; readonly before: string; readonly after: string}
  | {readonly type: 'inserted'; readonly after: string}
  | {readonly type: 'deleted'; readonly before: string}

export interface TextDelta {
  readonly edits: Edit[]
  readonly sentences: SentencePair[]
}

// Where two parts have more than this in common they are one part that was changed.
const alike = 0.4
// Runs of changed parts above this many pairs are paired in order, not by likeness: the work stays bounded.
const mostPairs = 10_000
// Myers' algorithm costs (length × edits); beyond this many edits the whole is replaced (never `timeout`: its
// result depends on the machine).
const mostEdits = 2_000

/**
 * What differs between two Markdown texts: paragraphs first, sentences inside the ones that changed, words inside
 * those sentences. Blocks are joined by a blank line, and kept + inserted = after, kept + deleted = before.
 */
export function compareTexts(before: readonly string[], after: readonly string[]): TextDelta {
  const edits: Edit[] = []
  const sentences: SentencePair[] = []
  const blocks = align(before, after)
  const seen = {before: false, after: false}
  for (const [block, step] of blocks.entries()) {
    const push = (type: Edit['type'], text: string) => append(edits, {type, text, block})
    separate(step, seen, push)
    if (step.type === 'kept') push('kept', step.after)
    if (step.type === 'inserted') push('inserted', step.after)
    if (step.type === 'deleted') push('deleted', step.before)
    if (step.type === 'changed') compareBlocks(step.before, step.after, push, sentences)
    else if (step.type === 'inserted') sentences.push({before: null, after: step.after})
    else if (step.type === 'deleted') sentences.push({before: step.before, after: null})
  }
  return {edits, sentences}
}

const blankLine = '\n\n'

// The blank line before a block belongs to the side that has another block above it.
function separate(
  step: Step,
  seen: {before: boolean; after: boolean},
  push: (type: Edit['type'], text: string) => void
) {
  const inBefore = step.type !== 'inserted'
  const inAfter = step.type !== 'deleted'
  if (inBefore && seen.before && inAfter && seen.after) push('kept', blankLine)
  else if (inBefore && seen.before) push('deleted', blankLine)
  else if (inAfter && seen.after) push('inserted', blankLine)
  seen.before ||= inBefore
  seen.after ||= inAfter
}

function compareBlocks(
  before: string,
  after: string,
  push: (type: Edit['type'], text: string) => void,
  pairs: SentencePair[]
) {
  for (const step of align(sentencesOf(before), sentencesOf(after))) {
    if (step.type === 'kept') {
      push('kept', step.after)
      continue
    }
    if (step.type !== 'inserted' && step.type !== 'deleted') compareWords(step.before, step.after, push)
    else push(step.type, step.type === 'inserted' ? step.after : step.before)
    const was = step.type === 'inserted' ? null : step.before.trim()
    const is = step.type === 'deleted' ? null : step.after.trim()
    // White space alone is no sentence, and makes none another.
    if (was !== is && (was || is)) pairs.push({before: was, after: is})
  }
}

function compareWords(before: string, after: string, push: (type: Edit['type'], text: string) => void) {
  for (const {type, text} of joinIslands(wordEdits(before, after))) push(type, text)
}

type WordEdit = Pick<Edit, 'type' | 'text'>

function wordEdits(before: string, after: string): WordEdit[] {
  const parts = diffArrays(wordsOf(before), wordsOf(after), {maxEditLength: mostEdits})
  if (!parts)
    return [
      {type: 'deleted', text: before},
      {type: 'inserted', text: after}
    ]
  return parts.map(({added, removed, value}) => ({
    type: added ? 'inserted' : removed ? 'deleted' : 'kept',
    text: value.join('')
  }))
}

// Two Hiragana or fewer between two changes are an island that no reader wants to see (でき|ま|せん).
const island = /^[\p{Script=Hiragana}\s]{1,2}$/u

/** Joins changes that only an island parts, deletions before insertions. */
function joinIslands(edits: readonly WordEdit[]): WordEdit[] {
  const result: WordEdit[] = []
  let deleted = ''
  let inserted = ''
  const flush = () => {
    if (deleted !== '') result.push({type: 'deleted', text: deleted})
    if (inserted !== '') result.push({type: 'inserted', text: inserted})
    deleted = inserted = ''
  }
  for (const [index, {type, text}] of edits.entries()) {
    if (type === 'deleted') deleted += text
    else if (type === 'inserted') inserted += text
    else if (island.test(text) && deleted + inserted !== '' && index < edits.length - 1) {
      deleted += text
      inserted += text
    } else {
      flush()
      result.push({type, text})
    }
  }
  flush()
  return result
}

/** Aligns two lists of parts: equal ones are kept, in runs of others the like ones are paired, in order. */
function align(before: readonly string[], after: readonly string[]): Step[] {
  const parts = diffArrays([...before], [...after], {maxEditLength: mostEdits})
  if (!parts) return pairRun(before, after)
  const steps: Step[] = []
  let removed: string[] = []
  let added: string[] = []
  const flush = () => {
    steps.push(...pairRun(removed, added))
    removed = []
    added = []
  }
  for (const part of parts) {
    if (part.added) added.push(...part.value)
    else if (part.removed) removed.push(...part.value)
    else {
      flush()
      for (const text of part.value) steps.push({type: 'kept', before: text, after: text})
    }
  }
  flush()
  return steps
}

function pairRun(removed: readonly string[], added: readonly string[]): Step[] {
  const pairs =
    removed.length * added.length > mostPairs ? inOrder(removed, added) : byLikeness(removed, added)
  const steps: Step[] = []
  let left = 0
  let right = 0
  for (const [one, other] of [...pairs, [removed.length, added.length] as const]) {
    while (left < one) steps.push({type: 'deleted', before: removed[left++]!})
    while (right < other) steps.push({type: 'inserted', after: added[right++]!})
    if (one < removed.length && other < added.length) {
      steps.push({type: 'changed', before: removed[one]!, after: added[other]!})
      left++
      right++
    }
  }
  return steps
}

type IndexPair = readonly [number, number]

const inOrder = (removed: readonly string[], added: readonly string[]): IndexPair[] =>
  removed.slice(0, added.length).map((_, index) => [index, index])

/** The pairs of like parts, in order on both sides, whose likeness adds up to the most (as LCS, with weights). */
function byLikeness(removed: readonly string[], added: readonly string[]): IndexPair[] {
  const rows = removed.length + 1
  const columns = added.length + 1
  const best = new Float64Array(rows * columns)
  const scores = removed.map((one) => added.map((other) => likeness(one, other)))
  for (let row = rows - 2; row >= 0; row--) {
    for (let column = columns - 2; column >= 0; column--) {
      const score = scores[row]![column]!
      const paired = score >= alike ? score + best[(row + 1) * columns + column + 1]! : 0
      best[row * columns + column] = Math.max(
        paired,
        best[(row + 1) * columns + column]!,
        best[row * columns + column + 1]!
      )
    }
  }
  const pairs: IndexPair[] = []
  let row = 0
  let column = 0
  while (row < removed.length && column < added.length) {
    const here = best[row * columns + column]!
    if (here === best[(row + 1) * columns + column]!) row++
    else if (here === best[row * columns + column + 1]!) column++
    else pairs.push([row++, column++])
  }
  return pairs
}

/** Share of words that two texts have in common, 0…1. */
function likeness(one: string, other: string): number {
  const left = wordsOf(one).filter((word) => word.trim() !== '')
  const right = wordsOf(other).filter((word) => word.trim() !== '')
  if (left.length + right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    counts.set(word, count - 1)
    shared++
  }
  return (2 * shared) / (left.length + right.length)
}

function append(edits: Edit[], edit: Edit): void {
  if (edit.text === '') return
  const last = edits.at(-1)
  if (last && last.type === edit.type && last.block === edit.block)
    edits[edits.length - 1] = {...last, text: last.text + edit.text}
  else edits.push(edit)
}
