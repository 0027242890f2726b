import type {Edit, SentencePair} from '../model/delta.ts'
import {compareRows} from './rows.ts'
import {tellSentences} from './told.ts'
import {type Step, stepsBetween} from './steps.ts'
import {compareWords, gather, rawEdits, type WordEdit} from './words.ts'

export interface TextDelta {
  readonly edits: Edit[]
  readonly sentences: SentencePair[]
}

/** Steps of which a block of one side has some, on whichever side. */
type Numbered = readonly {readonly step: Step; readonly block: number}[]

/**
 * What differs between two Markdown texts: their parts (sentences, items, rows, lines of code) side by side, words
 * inside of the ones that changed. Kept + inserted = after, kept + deleted = before.
 */
export function compareTexts(before: string, after: string): TextDelta {
  const numbered = numberBlocks(stepsBetween(before, after))
  const edits: Edit[] = []
  for (let index = 0; index < numbered.length;) {
    const {block} = numbered[index]!
    const found: WordEdit[] = []
    for (; numbered[index]?.block === block; index++)
      for (const edit of editsOf(numbered[index]!.step)) found.push(edit)
    for (const {type, text} of gather(found)) edits.push({type, text, block})
  }
  return {edits, sentences: tellSentences(numbered)}
}

/** Blocks that share a part share a number: a paragraph that was parted in two is one block. */
function numberBlocks(steps: readonly Step[]): Numbered {
  const last = [new Map<number, number>(), new Map<number, number>()] as const
  for (const [index, {before, after}] of steps.entries()) {
    if (before) last[0].set(before.block, index)
    if (after) last[1].set(after.block, index)
  }
  let [block, reach] = [-1, -1]
  return steps.map((step, index) => {
    if (index > reach) block++
    const {before, after} = step
    reach = Math.max(reach, before ? last[0].get(before.block)! : -1, after ? last[1].get(after.block)! : -1)
    return {step, block}
  })
}

function editsOf({before, after}: Step): WordEdit[] {
  if (before === null) return [{type: 'inserted', text: after.lead + after.text}]
  if (after === null) return [{type: 'deleted', text: before.lead + before.text}]
  const inside =
    before.kind === 'row' && after.kind === 'row'
      ? compareRows(before.text, after.text)
      : compareWords(before.text, after.text)
  return [...rawEdits(before.lead, after.lead), ...inside]
}
