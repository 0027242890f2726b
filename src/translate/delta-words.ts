import type {Phrases} from '../locale/saying.ts'
import {sayingOf} from '../locale/saying/index.ts'
import type {Article} from '../model/article.ts'
import {type Change, changeTypes, type Claim, type Delta, type TextAtTime} from '../model/delta.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import {sayAllCounts, sayRevision} from './counts.ts'
import {type MarkedText, markedText, wholeText} from './marked-text.ts'
import {type Say, sayIn} from './phrases.ts'
import {type Sentence, sentenceOf, summaryIn} from './quotes.ts'

/** A text, and the language it is in. */
export interface TextIn {
  readonly text: string
  readonly lang: string
}

/** A delta in the words of one language, ready to be printed as anything. */
export interface DeltaWords {
  readonly lang: string
  /** Of the texts that are marked: the article's own. */
  readonly textLang: string
  readonly title: TextIn
  /** 「1.1（2020年10月31日） → 1.2（2020年12月30日）」 */
  readonly between: string
  readonly counts: string
  readonly evidence: string
  readonly groups: readonly ChangeGroup[]
  /** Said where there is no change. */
  readonly nothing: string
}

export interface ChangeGroup {
  readonly type: Change['type']
  readonly heading: string
  readonly changes: readonly ChangeWords[]
}

export interface ChangeWords {
  readonly subject: Change['subject']
  readonly name: TextIn
  /** 移動, 表現変更, 軽微 … */
  readonly flags: readonly string[]
  /** What changed, what the author claims and what it rests on. */
  readonly sentences: readonly Sentence[]
  /** Its name before and after, where that changed. */
  readonly renamed: {readonly before: string; readonly after: string} | null
  readonly marked: MarkedText
  /** The one side that is known, where the other is not. */
  readonly known: {readonly label: string; readonly marked: MarkedText} | null
}

/** Says a delta of an article in one language. */
export function deltaWords(
  delta: Delta,
  {lang: textLang, revisions, title}: Pick<Article, 'lang' | 'revisions' | 'title'>,
  lang: string
): DeltaWords {
  const say = sayIn(lang)
  const nameOf = (id: string): string => {
    const index = revisions.findIndex((revision) => revision.id === id)
    return sayRevision(revisions[index]!, index === 0, lang)
  }
  const {changes, counts, evidence, from, to} = delta
  return {
    lang,
    textLang,
    title: inOwnOr(title, textLang, lang),
    between: from === null ? nameOf(to) : say('between', {from: nameOf(from), to: nameOf(to)}),
    counts: sayAllCounts(counts, lang),
    evidence: say(evidences[evidence]),
    groups: changeTypes.flatMap((type) => {
      const members = changes.filter((change) => change.type === type)
      if (members.length === 0) return []
      return [
        {
          type,
          heading: say(type),
          changes: members.map((change) => changeWords(change, delta, textLang, lang))
        }
      ]
    }),
    nothing: say('noChange')
  }
}

const evidences = {
  snapshot: 'evidenceSnapshot',
  git: 'evidenceGit',
  annotation: 'evidenceAnnotation',
  inferred: 'evidenceInferred'
} as const satisfies Record<Delta['evidence'], keyof Phrases>

const claims = {
  verified: 'claimVerified',
  unsupported: 'claimUnsupported',
  'date-mismatch': 'claimDateMismatch',
  unverifiable: 'claimUnverifiable'
} as const satisfies Record<Claim['status'], keyof Phrases>

/** What authors claim, by kind. */
export const kindPhrases = {
  added: 'kindAdded',
  updated: 'kindUpdated',
  corrected: 'kindCorrected',
  removed: 'kindRemoved',
  published: 'kindPublished',
  verified: 'kindVerified'
} as const satisfies Record<AnnotationKind, keyof Phrases>

// What is not named here is not shown: a flag of a later version of the model is no word.
const flagPhrases: Readonly<Record<string, keyof Phrases>> = {
  moved: 'flagMoved',
  reworded: 'flagReworded',
  split: 'flagSplit',
  merged: 'flagMerged',
  retraction: 'flagRetracted'
}

function inOwnOr(text: Readonly<Record<string, string>>, own: string, lang: string): TextIn {
  const translated = text[lang]
  return translated === undefined ? {text: text[own]!, lang: own} : {text: translated, lang}
}

function changeWords(change: Change, delta: Delta, textLang: string, lang: string): ChangeWords {
  const say = sayIn(lang)
  const before = 'before' in change ? change.before : null
  const after = 'after' in change ? change.after : null
  return {
    subject: change.subject,
    name: nameOf(change, textLang, lang),
    flags: flagsOf(change, say),
    sentences: sentencesOf(change, delta, lang),
    renamed: renamedOf(before, after),
    marked: markedOf(change),
    known: before && after && isTwoSided(change) ? knownOf(before, after, say) : null
  }
}

function nameOf({subject, text}: Change, textLang: string, lang: string): TextIn {
  const name = inOwnOr(text, textLang, lang)
  if (subject.type === 'question') return name
  const phrase = subject.type === 'section' ? 'sectionNamed' : 'articleNamed'
  return {text: sayIn(lang)(phrase, {name: name.text}), lang: name.lang}
}

function flagsOf(change: Change, say: Say): string[] {
  const set = Object.entries(change).flatMap(([flag, value]) => {
    const phrase = Object.hasOwn(flagPhrases, flag) ? flagPhrases[flag] : undefined
    const isSet = Array.isArray(value) ? value.length > 0 : Boolean(value)
    return phrase && isSet ? [say(phrase)] : []
  })
  return change.significance === 'minor' ? [...set, say('flagMinor')] : set
}

const isTwoSided = ({type}: Change): boolean => type === 'updated' || type === 'corrected'

function sentencesOf(change: Change, delta: Delta, lang: string): Sentence[] {
  const say = sayIn(lang)
  const {evidence, type} = change
  const isUnknown = isTwoSided(change) && !('edits' in change && change.edits)
  const own = evidence === delta.evidence ? [] : [say(evidences[evidence])]
  if (isUnknown) return [sayUnknown(change, lang), ...own].map(sentenceOf)
  const whole = type === 'added' ? change.after : type === 'removed' ? change.before : null
  const others = [
    ...(whole?.state === 'unknown' ? [say('unknownText')] : []),
    ...sayClaim(change, delta.from === null, lang),
    ...(isInferred(change) ? [say('textInferred')] : []),
    ...own
  ].map(sentenceOf)
  // The heading of the group says that something was added or removed.
  return [...(whole === null ? [summaryIn(change, lang)] : []), ...others].filter(({text}) => text !== '')
}

/** Whether what is shown as the text of that time was never kept. */
const isInferred = (change: Change): boolean =>
  change.type !== 'moved' &&
  [...('before' in change ? [change.before] : []), ...('after' in change ? [change.after] : [])].some(
    ({state}) => state === 'inferred'
  )

function sayClaim(change: Change, isFirst: boolean, lang: string): string[] {
  const {claim, evidence, significance, subject} = change
  const say = sayIn(lang)
  if (claim) {
    const {kind, date, status} = claim
    const phrase = status === 'unverifiable' && isInferred(change) ? 'claimNoted' : claims[status]
    return [say(phrase, {kind: say(kindPhrases[kind]), day: sayingOf(lang).day(date)})]
  }
  // Nobody annotates what was there from the first.
  const areTextsKnown = !isFirst && (evidence === 'snapshot' || evidence === 'git')
  return areTextsKnown && significance === 'major' && subject.type === 'question' ? [say('claimNone')] : []
}

/** 「変更前の本文は分かりません（著者は 2020年10月31日 に更新したと記しています）。」 */
function sayUnknown(change: Change, lang: string): string {
  const say = sayIn(lang)
  const isUnknown = (side: 'before' | 'after') =>
    side in change && (change as {before: TextAtTime; after: TextAtTime})[side].state === 'unknown'
  const {claim} = change
  const said = claim
    ? say('unknownClaim', {kind: say(kindPhrases[claim.kind]), day: sayingOf(lang).day(claim.date)})
    : ''
  const key = isUnknown('before') ? (isUnknown('after') ? 'unknownBoth' : 'unknownBefore') : 'unknownAfter'
  return say(key, {claim: said})
}

function renamedOf(before: TextAtTime | null, after: TextAtTime | null): ChangeWords['renamed'] {
  if (!before || !after || before.state === 'unknown' || after.state === 'unknown') return null
  return before.text === after.text ? null : {before: before.text, after: after.text}
}

function markedOf(change: Change): MarkedText {
  if (change.type === 'added')
    return change.after.state === 'unknown' ? [] : wholeText('inserted', change.after.markdown)
  if (change.type === 'removed')
    return change.before.state === 'unknown' ? [] : wholeText('deleted', change.before.markdown)
  return 'edits' in change && change.edits ? markedText(change.edits) : []
}

function knownOf(before: TextAtTime, after: TextAtTime, say: Say): ChangeWords['known'] {
  if (before.state !== 'unknown' && after.state === 'unknown')
    return {label: say('before'), marked: wholeText('kept', before.markdown)}
  if (after.state !== 'unknown' && before.state === 'unknown')
    return {label: say('after'), marked: wholeText('kept', after.markdown)}
  return null
}
