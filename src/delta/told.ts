import type {SentencePair} from '../model/delta.ts'
import type {Part} from './parts.ts'
import {readablePart} from './plain.ts'
import type {Step} from './steps.ts'

interface NumberedStep {
  readonly step: Step
  readonly block: number
}

/**
 * The sentences that differ, as a reader sees them: no marks, no targets of links. A block that came or went whole is
 * told in one piece, and so are sentences in the place of which others stand.
 */
export function tellSentences(steps: readonly NumberedStep[]): SentencePair[] {
  const shared = new Set<number>()
  for (const {step, block} of steps) if (step.before && step.after) shared.add(block)
  const pairs: SentencePair[] = []
  let [removed, added]: [Part[], Part[]] = [[], []]
  const flush = (isWhole: boolean) => {
    for (const pair of isWhole ? [pairOf(removed, added)] : pairsOf(removed, added))
      if (pair) pairs.push(pair)
    ;[removed, added] = [[], []]
  }
  for (const [index, {step, block}] of steps.entries()) {
    if (step.before && step.after) {
      flush(false)
      const pair = pairOf([step.before], [step.after])
      if (pair) pairs.push(pair)
      continue
    }
    if (step.before) removed.push(step.before)
    else added.push(step.after)
    if (steps[index + 1]?.block !== block) flush(!shared.has(block))
  }
  return pairs
}

// Among sentences that were kept each that came or went is one statement.
const pairsOf = (removed: readonly Part[], added: readonly Part[]): (SentencePair | null)[] =>
  removed.length > 0 && added.length > 0
    ? [pairOf(removed, added)]
    : [...removed.map((part) => pairOf([part], [])), ...added.map((part) => pairOf([], [part]))]

function pairOf(removed: readonly Part[], added: readonly Part[]): SentencePair | null {
  const [before, after] = [readableParts(removed), readableParts(added)]
  if (isOtherCode(removed, added) ? before === after : squeeze(before) === squeeze(after)) return null
  return {before: before === '' ? null : before, after: after === '' ? null : after}
}

const squeeze = (text: string): string => text.replace(/\s+/gu, '')

// The indentation of code may be all that differs, and is told, with the line.
const isOtherCode = ([one]: readonly Part[], [other]: readonly Part[]): boolean =>
  one?.kind === 'code' && other?.kind === 'code'

/** Sentences of one line stay on one line. */
function readableParts(parts: readonly Part[]): string {
  let text = ''
  for (const part of parts) {
    const own = readablePart(part)
    if (own === '') continue
    const gap = part.lead.includes('\n') ? '\n' : part.lead
    text += text === '' ? own : gap + own
  }
  return text
}
