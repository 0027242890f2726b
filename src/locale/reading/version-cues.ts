import type {CueRole} from '../../model/article.ts'
import {foldText} from './fold.ts'
import {lengthAt} from './patterns.ts'
import {readings} from './tables.ts'

/** A place where a text says of which version it speaks. */
export interface VersionCue {
  /** Its number, folded. */
  readonly version: string
  readonly role: Exclude<CueRole, 'link'>
  /** Range of the words that say so, in the text as written. */
  readonly start: number
  readonly end: number
}

/** The names of what an article is about, and of other things that have versions. */
export interface Products {
  /** In lower case, folded, the longest first. */
  readonly own: readonly string[]
  readonly others: ReadonlySet<string>
}

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)

/** Any of the words; a Latin one is no part of a longer word. */
const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      /^[a-z]/u.test(word) ? String.raw`(?<![\p{Script=Latin}\d])${escape(word)}` : escape(word)
    )
    .join('|')

const marksBefore = anyOf(readings.flatMap(({versionMarks}) => versionMarks.before))
const marksAfter = anyOf(readings.flatMap(({versionMarks}) => versionMarks.after))
const joins = anyOf(readings.flatMap(({versionJoins}) => versionJoins))
const joints = anyOf(readings.flatMap(({nameJoints}) => nameJoints))
const leads = new Map(readings.flatMap(({cueLeads}) => Object.entries(cueLeads)))
const tails = readings.flatMap(({cueTails}) => cueTails)
const nameless = new Set(readings.flatMap((reading) => reading.nameless))

// 1.2, 1.20.3, 2.0-rc1; never 6.7U3, 1.x, 1_17, 2020/10, v1.0/1.1
const number =
  /(?<![\d._/\\@-])(?<version>\d{1,5}(?:\.\d{1,6}){0,4}(?:-(?:rc|beta|alpha)[.\d]{0,4})?)(?![\d\p{Script=Latin}%_/\\-]|\.[\d\p{Script=Latin}*])/giu
// `v`, `Version `, バージョン
const markBefore = new RegExp(String.raw`(?:${marksBefore})\.? ?$`, 'iu')
// ` 版本`, 版
const markAfter = new RegExp(` ?(?:${marksAfter})`, 'iuy')
// の between TKG and v1.2
const jointBefore = new RegExp(String.raw` ?(?:${joints}) ?$`, 'iu')
const leadBefore = new RegExp(String.raw`(?:${anyOf([...leads.keys()])}) ?$`, 'iu')
const topic = anyOf(readings.flatMap(({topicMarks}) => topicMarks))
// `Antrea は `, `Redis 从 `
const topicBefore = new RegExp(String.raw`(?<name>[A-Z][\p{Script=Latin}\d.+#-]*) ?(?:${topic})? ?$`, 'u')
// から v1.3, -1.17, 、1.1
const joinedBehind = new RegExp(String.raw` ?(?:${joins}) ?(?:[\p{Script=Latin}]+ ?)?\d`, 'iuy')
// v1.0 と, v1.16-, 1.1 to
const joinedBefore = new RegExp(String.raw`\d[\d.]*(?: ?(?:${marksAfter}))? ?(?:${joins}) ?$`, 'iu')
// The last word: what a version directly behind it would be of. Hiragana are no name.
const lastWord =
  /(?<word>[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.+#_-]*|[\p{Script=Katakana}ー]+|\p{Script=Han}+|\p{Script=Hangul}+) ?$/u
// 도구가: a Korean word with its particle
const withParticle = /[\p{Script=Hangul}][은는이가을를도에서의로]$/u
// Where a sentence, or a part of one, begins; Japanese words like なお may stand before.
const opening = /(?:^|[\n。．.!?！？、，,;；:：([{（「『“"【–—*])\s*$/u
const kana = /[\p{Script=Hiragana}] ?$/u
// Behind a bare number in English nothing may follow that would make it a quantity: `in 1.2 seconds`.
const endsNumber =
  /\s*(?:[.,;:!?)\]}。、，」』）]|$|\n|(?:the|its?|we|you|they|this|that|these|there|an?|is|was|were|only|all|no)(?![a-z]))/iuy

/** Everything that a text says of versions: 「v1.1 現在」, 「TKG1.2 は」, "since v1.2", 从 1.2 版本起. In its order. */
export function versionCuesIn(written: string, products: Products): VersionCue[] {
  const {text, at} = foldText(written)
  if (!/\d/u.test(text)) return []
  return [...text.matchAll(number)].flatMap((match) => {
    const version = match.groups!['version']!
    const cue = cueAt(text, match.index, match.index + version.length, products)
    return cue ? [{version, role: cue.role, start: at(cue.start), end: at(cue.end)}] : []
  })
}

/** What stands before a version's number. */
interface Before {
  readonly start: number
  readonly isMarked: boolean
  readonly isNamed: boolean
  /** Undefined where there is no lead. */
  readonly lead: Exclude<CueRole, 'link'> | null | undefined
}

function cueAt(text: string, index: number, numberEnd: number, products: Products) {
  const before = readBefore(text, index, products)
  if (!before) return null
  const counter = lengthAt(markAfter, text, numberEnd)
  const end = numberEnd + counter
  if (lengthAt(joinedBehind, text, end) > 0 || isOfAnother(text, end, products)) return null
  const isMarked = before.isMarked || counter > 0
  const isDotted = text.slice(index, numberEnd).includes('.')
  // A bare number is a version only where it cannot be anything else.
  const isFirm = before.isNamed || isMarked
  if (!isDotted && !isMarked) return null
  const opens = opening.test(text.slice(Math.max(0, before.start - 20), before.start))
  const opensOrKana = opens || kana.test(text.slice(Math.max(0, before.start - 2), before.start))
  if (!isFirm && before.lead === undefined && !opens) return null
  const gap = text[end] === ' ' ? 1 : 0
  for (const tail of tails) {
    if (tail.opens && !(isFirm && opensOrKana && before.lead === undefined)) continue
    const length = lengthAt(tail.pattern, text, end + gap)
    if (length > 0) return {role: tail.role, start: before.start, end: end + gap + length}
  }
  if (!before.lead || (!isFirm && lengthAt(endsNumber, text, end) === 0)) return null
  return {role: before.lead, start: before.start, end}
}

function readBefore(text: string, index: number, products: Products): Before | undefined {
  const from = Math.max(0, index - 80)
  const all = text.slice(from, index)
  const mark = markBefore.exec(all)
  const unmarked = mark ? all.slice(0, mark.index) : all
  const joint = jointBefore.exec(unmarked)
  const unjoined = joint ? unmarked.slice(0, joint.index) : unmarked
  const name = ownNameAtEnd(unjoined, products.own)
  const bare = name > 0 ? unjoined.slice(0, -name).replace(/(?:the|The) $/u, '') : unmarked
  if (joinedBefore.test(bare)) return undefined
  const lead = leadBefore.exec(bare)
  const rest = lead ? bare.slice(0, lead.index) : bare
  const isNamed = name > 0
  if (!isNamed && !lead && (isName(joint ? unjoined : bare) || isTopicOfAnother(bare, products)))
    return undefined
  if (lead && isTopicOfAnother(rest, products)) return undefined
  return {
    start: from + rest.length + (lead ? 0 : leadingSpace(bare, all)),
    isMarked: mark !== null,
    isNamed,
    lead: lead ? leads.get(lead[0].trim().toLowerCase()) : undefined
  }
}

// The space before the words belongs to none of them.
const leadingSpace = (bare: string, all: string): number => /^\s*/u.exec(all.slice(bare.length))![0].length

/** How much of a text's end is a name of the article's subject; 0 where none stands there. */
function ownNameAtEnd(text: string, names: readonly string[]): number {
  const trimmed = text.trimEnd()
  const space = text.length - trimmed.length
  if (space > 1) return 0
  const lower = trimmed.toLowerCase()
  const name = names.find((name) => lower.endsWith(name) && standsAlone(trimmed, name))
  return name === undefined ? 0 : name.length + space
}

/** Whether a name at a text's end is whole: no part of a word, and a single word no part of a longer name. */
function standsAlone(text: string, name: string): boolean {
  const before = text.slice(0, -name.length)
  if (/^[\p{Script=Latin}\d]/u.test(name)) {
    if (/[\p{Script=Latin}\d_./\\@-]$/u.test(before)) return false
    const word = /(?<word>[A-Z][\p{Script=Latin}\d-]*) $/u.exec(before)?.groups!['word']
    return name.includes(' ') || word === undefined || isPlain(word)
  }
  return !(/^[\p{Script=Katakana}ー]/u.test(name) && /[\p{Script=Katakana}ー]$/u.test(before))
}

const isPlain = (word: string): boolean => {
  const lower = word.toLowerCase()
  return nameless.has(lower) || leads.has(lower)
}

/** Whether a name of the article's subject stands at a text's end. */
export const isNamedAtEnd = (text: string, {own}: Products): boolean =>
  ownNameAtEnd(foldText(text).text, own) > 0

function isName(text: string): boolean {
  const word = lastWord.exec(text)?.groups!['word']
  if (word === undefined || withParticle.test(word)) return false
  const lower = word.toLowerCase()
  return ![...nameless].some((plain) => (/^[a-z]/u.test(plain) ? lower === plain : lower.endsWith(plain)))
}

/** 「Antrea は v1.2 では」, where the article knows versions of Antrea. */
function isTopicOfAnother(text: string, {others}: Products): boolean {
  const name = topicBefore.exec(text)?.groups!['name']
  return name !== undefined && others.has(name.toLowerCase())
}

/** "in v1.2 of Redis" */
function isOfAnother(text: string, end: number, {own}: Products): boolean {
  const name = /^ of (?:the )?(?<name>[A-Z][\p{Script=Latin}\d. +#-]*)/u.exec(text.slice(end, end + 60))
  if (!name) return false
  const lower = name.groups!['name']!.toLowerCase()
  return !own.some((known) => lower.startsWith(known))
}

// Antrea 1.0, Kubernetes v1.18, vSphere7
const versioned =
  /(?<![\p{Script=Latin}\d+#-])(?<name>(?=[a-z]{0,8}[A-Z])[\p{Script=Latin}+#-]{1,40})(?: |の| の )?(?:v|ver\.? ?|version |バージョン ?)?\d{1,5}(?:\.\d|(?![\d\p{Script=Latin}]))/gu

/** Which products a text knows versions of, told apart by the names of its subject. */
export function productsIn(text: string, own: readonly string[]): Products {
  const names = [...foldText(text).text.matchAll(versioned)].map(({groups}) => groups!['name']!.toLowerCase())
  const known = new Set(own.flatMap((name) => [name, ...name.split(' ')]))
  return {own, others: new Set(names.filter((name) => !known.has(name)))}
}
