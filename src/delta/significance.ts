import {areOpposite, decisiveWordsIn} from '../locale/reading/index.ts'
import type {KnownText, Significance} from '../model/delta.ts'
import type {Part} from './parts.ts'
import {picturesIn, readablePart} from './plain.ts'
import {type Step, stepsBetween} from './steps.ts'
import {rawEdits, type WordEdit} from './words.ts'

const blank = /[\p{P}\p{Z}\p{C}\s]+/gu
// A bare URL is what a link's target is: where one reads on, not what is said.
const url = /https?:\/\/[^\s<>()「」、。]+/gu

/** Widths folded, days and thousands written in one way. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(url, '')
    // 2020年10月31日 and 2020/10/31
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/gu, '$1/$2/$3')
    // 10,000
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')

const bare = (text: string): string => folded(text).replace(blank, '')

// What changes a statement however short it is: digits, with their sign and in words.
const number = /(?:(?<![\p{L}\p{N}])[-−])?\p{N}+|[〇一二三四五六七八九十百千万億]/gu
// 5 < 6, C++, ±
const operator = /[<>=+±≤≥≠×÷]/gu
// A task that is done: [x]
const done = /^\[[xX]\]/u

const weights = (text: string): string => {
  const plain = folded(text)
  return [plain.match(number) ?? [], plain.match(operator) ?? [], decisiveWordsIn(plain)].flat().join(' ')
}

/** At most this many characters of a sentence, unclaimed, are a typo mended. */
const typo = 2

/**
 * Whether readers are told (RFC 4287 §4.2.15, "significant"). Width, punctuation, white space, formatting or a
 * link's target alone: minor. At most two characters of a sentence that nobody claims: minor. A digit, a date, a
 * version, a negation, another picture, a change in code, anything claimed: major.
 */
export function significanceOf(before: KnownText, after: KnownText, isClaimed: boolean): Significance {
  if (isClaimed) return 'major'
  if (isWeighty(before.text, after.text)) return 'major'
  // In one order, that the answer may not depend on which side is called before.
  const [one, other] =
    before.markdown < after.markdown ? [before.markdown, after.markdown] : [after.markdown, before.markdown]
  return stepsBetween(one, other).some(isWeightyStep) ? 'major' : 'minor'
}

function isWeightyStep({before, after}: Step): boolean {
  if (before === null || after === null) return isTelling((before ?? after)!)
  if (before.kind === 'code' && after.kind === 'code') return before.text.trimEnd() !== after.text.trimEnd()
  if (picturesIn(before.text).join('\n') !== picturesIn(after.text).join('\n')) return true
  if (done.test(before.text) !== done.test(after.text)) return true
  return isWeighty(readablePart(before), readablePart(after))
}

/** Whether a part by itself tells anything: a rule or a fence does not. */
const isTelling = (part: Part): boolean =>
  /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(readablePart(part)) || picturesIn(part.text).length > 0

function isWeighty(before: string, after: string): boolean {
  if (before === after) return false
  if (weights(before) !== weights(after)) return true
  if (bare(before) === bare(after)) return false
  const edits = rawEdits(folded(before), folded(after))
  return isTurned(edits) || changedCharacters(edits) > typo
}

interface Replacement {
  readonly before: string
  readonly after: string
}

/** What stands in the place of what; nothing where it only came or went. */
function replacementsIn(edits: readonly WordEdit[]): Replacement[] {
  return edits.flatMap(({type, text}, index): Replacement[] => {
    const next = edits[index + 1]
    if (type === 'deleted')
      return [{before: bare(text), after: next?.type === 'inserted' ? bare(next.text) : ''}]
    return type === 'inserted' && edits[index - 1]?.type !== 'deleted'
      ? [{before: '', after: bare(text)}]
      : []
  })
}

const changedCharacters = (edits: readonly WordEdit[]): number =>
  replacementsIn(edits).reduce((sum, {before, after}) => sum + charactersChanged(before, after), 0)

/** 以上 in the place of 以下, 前 in that of 後. */
const isTurned = (edits: readonly WordEdit[]): boolean =>
  replacementsIn(edits).some(({before, after}) => {
    const [one, other] = coresOf(before, after)
    return areOpposite(before, after) || areOpposite(one.join(''), other.join(''))
  })

/** Two texts without what they begin and end with alike. */
function coresOf(before: string, after: string): [string[], string[]] {
  const one = [...before]
  const other = [...after]
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && one[start] === other[start]) start++
  let end = 0
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)]
}

/** How many characters differ between two runs of words. */
function charactersChanged(before: string, after: string): number {
  const [left, right] = coresOf(before, after)
  const changed = Math.max(left.length, right.length)
  if (!/\p{Script=Latin}/u.test(before + after)) return changed
  // Two letters make another word where words are letters (north, south): one slip of a long word is a typo.
  const isSlip = changed <= 1 || (left.length === 2 && left.join('') === right.toReversed().join(''))
  const shortest = Math.min([...before].length, [...after].length)
  return isSlip && shortest >= longWord ? changed : Math.max([...before].length, [...after].length)
}

const longWord = 4
