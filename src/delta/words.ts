import type {Edit} from '../model/delta.ts'
import {alignKeys, slide, stretchesOf} from './align.ts'
import {weightOf, wordsOfBoth} from './tokens.ts'

/** A run of words that was kept, inserted or deleted. */
export type WordEdit = Pick<Edit, 'type' | 'text'>

// A sentence that changed in more than two places, and of which less than this share stands, is told as another one.
const leastKept = 0.35
const mostPlaces = 2

/** What differs between two sentences, word by word, as a reader would mark it. */
export function compareWords(before: string, after: string): WordEdit[] {
  return joinConfetti(joinIslands(rawEdits(before, after)))
}

/** The same with the fewest words marked. */
export function rawEdits(before: string, after: string): WordEdit[] {
  if (before === after) return before === '' ? [] : [{type: 'kept', text: before}]
  const words = wordsOfBoth(before, after)
  const matches = slide(alignKeys(...words), words, (side, index) => strengthAt(words[side], index))
  return stretchesOf(matches, words[0].length, words[1].length).flatMap((stretch): WordEdit[] => {
    const deleted = words[0].slice(stretch.before.from, stretch.before.to).join('')
    const inserted = words[1].slice(stretch.after.from, stretch.after.to).join('')
    return stretch.isKept ? [{type: 'kept', text: inserted}] : replacement(deleted, inserted)
  })
}

const replacement = (deleted: string, inserted: string): WordEdit[] => [
  ...(deleted === '' ? [] : [{type: 'deleted', text: deleted} as const]),
  ...(inserted === '' ? [] : [{type: 'inserted', text: inserted} as const])
]

/** How well a text is cut before a word: behind a comma well, inside of brackets or words badly. */
function strengthAt(words: readonly string[], index: number): number {
  const word = words[index - 1]
  if (word === undefined || index === words.length) return 2
  if (/^[。．、，,;；:：・\n]/u.test(word)) return 2
  return /^\s/u.test(word) || /^[」』）)\]】]/u.test(word) ? 1 : 0
}

// What stands between two changes and no reader wants to see: two Hiragana or fewer (でき|ま|せん), a space, a comma, a
// single Chinese character.
const island = /^(?:[\p{Script=Hiragana}\s]{1,2}|[、，,・:：\-–/]|\p{Script=Han})$/u

/** Joins changes that only an island parts. */
function joinIslands(edits: readonly WordEdit[]): WordEdit[] {
  const result: WordEdit[] = []
  for (const [index, edit] of edits.entries()) {
    const isIsland = edit.type === 'kept' && island.test(edit.text)
    if (isIsland && changesAround(edits, index))
      result.push({...edit, type: 'deleted'}, {...edit, type: 'inserted'})
    else result.push(edit)
  }
  return gather(result)
}

// Two insertions that a space parts stay two: nothing was replaced.
function changesAround(edits: readonly WordEdit[], index: number): boolean {
  const around = [edits[index - 2], edits[index - 1], edits[index + 1], edits[index + 2]]
  if (!around[1] || !around[2]) return false
  const types = new Set(
    [...(around[1].type === 'inserted' ? around : around.slice(1)), around[3]].map((edit) => edit?.type)
  )
  return types.has('deleted') && types.has('inserted')
}

/** Nothing empty, what goes on in one piece, and between two things that were kept one deletion, then one insertion. */
export function gather(edits: readonly WordEdit[]): WordEdit[] {
  const result: WordEdit[] = []
  let [kept, deleted, inserted] = ['', '', '']
  const flush = () => {
    if (kept !== '') result.push({type: 'kept', text: kept})
    result.push(...replacement(deleted, inserted))
    ;[kept, deleted, inserted] = ['', '', '']
  }
  for (const {type, text} of edits) {
    if (text === '') continue
    if (type === 'kept' && deleted + inserted !== '') flush()
    if (type === 'kept') kept += text
    else if (type === 'deleted') deleted += text
    else inserted += text
  }
  flush()
  return result
}

/** Where little stands between many changes, all that lies between the first and the last is one. */
function joinConfetti(edits: WordEdit[]): WordEdit[] {
  const first = edits.findIndex(({type}) => type !== 'kept')
  const last = edits.findLastIndex(({type}) => type !== 'kept')
  const between = edits.slice(first, last + 1)
  if (between.filter(({type}) => type === 'kept').length < mostPlaces) return edits
  let [kept, changed] = [0, 0]
  for (const {type, text} of edits) {
    const weight = weightOfAll(text)
    if (type === 'kept') kept += 2 * weight
    else changed += weight
  }
  if (kept >= leastKept * (kept + changed)) return edits
  const side = (other: Edit['type']) =>
    between
      .filter(({type}) => type !== other)
      .map(({text}) => text)
      .join('')
  return [
    ...edits.slice(0, first),
    ...replacement(side('inserted'), side('deleted')),
    ...edits.slice(last + 1)
  ]
}

const weightOfAll = (text: string): number =>
  wordsOfBoth(text, '')[0].reduce((sum, word) => sum + weightOf(word), 0)
