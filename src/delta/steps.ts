import {alignKeys, slide, stretchesOf} from './align.ts'
import {pairParts} from './pairs.ts'
import {type Part, partsOf} from './parts.ts'
import {cellsOf} from './plain.ts'

/** A part on both sides, or on one. */
export type Step =
  | {readonly before: Part; readonly after: Part}
  | {readonly before: null; readonly after: Part}
  | {readonly before: Part; readonly after: null}

/** The parts of two Markdown texts, side by side. */
export function stepsBetween(before: string, after: string): Step[] {
  const parts = [partsOf(before), partsOf(after)] as const
  const keys = [parts[0].map(keyOf), parts[1].map(keyOf)] as const
  const matches = slide(alignKeys(...keys), keys, (side, index) => strengthAt(parts[side], index))
  const steps: Step[] = []
  for (const stretch of stretchesOf(matches, parts[0].length, parts[1].length)) {
    const removed = parts[0].slice(stretch.before.from, stretch.before.to)
    const added = parts[1].slice(stretch.after.from, stretch.after.to)
    const found = stretch.isKept
      ? removed.map((_, index) => ({before: removed[index]!, after: added[index]!}))
      : changed(removed, added)
    for (const step of found) steps.push(step)
  }
  return steps
}

/**
 * Parts with one key are the same part: white space tells nothing but in code, where it may be what a line says, and a
 * paragraph that was only wrapped anew is the same.
 */
function keyOf({kind, text}: Part): string {
  if (kind === 'code') return `code ${text.trimEnd()}`
  if (kind === 'row') return `row ${cellsOf(text).join('|')}`
  return `${kind} ${text.replace(/\n[ \t]*(?:>[ \t]?)*|\s+/gu, '')}`
}

/** A block is cut before its first part, and a list before an item. */
function strengthAt(parts: readonly Part[], index: number): number {
  const part = parts[index]
  if (part === undefined || part.block !== parts[index - 1]?.block) return 2
  return part.lead.includes('\n') ? 1 : 0
}

function changed(removed: readonly Part[], added: readonly Part[]): Step[] {
  const steps: Step[] = []
  let [from, otherFrom] = [0, 0]
  for (const [to, otherTo] of [...pairParts(removed, added), [removed.length, added.length] as const]) {
    for (const step of unpaired(removed.slice(from, to), added.slice(otherFrom, otherTo))) steps.push(step)
    const [before, after] = [removed[to], added[otherTo]]
    if (before && after) steps.push({before, after})
    ;[from, otherFrom] = [to + 1, otherTo + 1]
  }
  return steps
}

// One part in the place of one of its kind was replaced by it, however little they share.
function unpaired(removed: readonly Part[], added: readonly Part[]): Step[] {
  const [before, after] = [removed[0], added[0]]
  if (before && after && removed.length === 1 && added.length === 1 && before.kind === after.kind)
    return [{before, after}]
  return [
    ...removed.map((part): Step => ({before: part, after: null})),
    ...added.map((part): Step => ({before: null, after: part}))
  ]
}
