import type {Evidence} from '../model/article.ts'
import type {Claim, ClaimStatus, KnownText, TextAtTime} from '../model/delta.ts'
import type {DraftChange, DraftDelta, Snapshot, Step, SubjectAtTime, SubjectClaim} from '../model/history.ts'
import {compareTexts} from './edits.ts'
import {movedIn} from './moves.ts'
import {withReplacements} from './replacements.ts'
import {significanceOf} from './significance.ts'
import {withSplits} from './splits.ts'

/** What is told of a change beside its type and texts. */
interface Circumstances {
  readonly evidence: Evidence
  readonly moved: boolean
  readonly claim: SubjectClaim | undefined
  /** What single commits did to it, where git tells. */
  readonly steps: readonly Step[]
}

const keyOf = ({subject}: Pick<SubjectAtTime, 'subject'>): string => `${subject.type} ${subject.id}`

/** What differs between two neighbouring snapshots; `claims` are those of the later one. */
export function compareSnapshots(
  before: Snapshot | null,
  after: Snapshot,
  claims: readonly SubjectClaim[]
): DraftDelta {
  const evidence = evidenceOf(before, after)
  const asksQuestions = after.subjects.some(({subject}) => subject.type === 'question')
  const earlier = new Map((before?.subjects ?? []).map((subject) => [keyOf(subject), subject]))
  const later = new Map(after.subjects.map((subject) => [keyOf(subject), subject]))
  const moved = before && evidence !== 'annotation' ? movedSubjects(before, after) : new Set<string>()
  const claimOf = new Map([...claims].reverse().map((claim) => [keyOf(claim), claim]))
  const changes: DraftChange[] = []
  for (const [key, present] of later) {
    const past = earlier.get(key)
    const steps = after.revision.steps.get(key) ?? []
    const circumstances = {evidence, moved: moved.has(key), claim: claimOf.get(key), steps}
    const change = past ? changeBetween(past, present, circumstances) : added(present, circumstances)
    if (change && isTold(change, before === null, asksQuestions)) changes.push(change)
  }
  for (const [key, past] of earlier) {
    if (later.has(key)) continue
    const change = removed(past, {evidence, moved: false, claim: claimOf.get(key), steps: []})
    if (isTold(change, false, asksQuestions)) changes.push(change)
  }
  const told = [...changes, ...changeByNote(after, changes, evidence)]
  return {from: before, to: after, evidence, ...withReplacements(withSplits(told, before, after))}
}

/** Both texts known: the texts speak, and the one that is trusted less says which they are. Else the author does. */
function evidenceOf(before: Snapshot | null, after: Snapshot): Evidence {
  if (before === null) return after.revision.evidence
  if (!before.revision.known || !after.revision.known) return 'annotation'
  // The present text needs no witness.
  return [before, after].some(({revision}) => revision.evidence === 'git') ? 'git' : 'snapshot'
}

// An article is no change of its own first revision; where there are questions, a section is its questions.
function isTold({type, subject, claim}: DraftChange, isFirst: boolean, asksQuestions: boolean): boolean {
  if (subject.type === 'question') return true
  if (subject.type === 'article') return !isFirst && (type === 'updated' || type === 'corrected')
  if (type === 'updated' || type === 'corrected') return true
  return !asksQuestions || claim !== undefined
}

function movedSubjects(before: Snapshot, after: Snapshot): Set<string> {
  const idsOf = ({subjects}: Snapshot) =>
    subjects.filter(({subject}) => subject.type === 'question').map(keyOf)
  const moved = movedIn(idsOf(before), idsOf(after))
  const sections = new Map(before.subjects.map((subject) => [keyOf(subject), subject.section]))
  for (const subject of after.subjects) {
    const key = keyOf(subject)
    if (subject.subject.type === 'question' && sections.has(key) && sections.get(key) !== subject.section)
      moved.add(key)
  }
  return moved
}

function added(after: SubjectAtTime, circumstances: Circumstances): DraftChange {
  return {...common(after, circumstances, 'added'), type: 'added', significance: 'major', after: after.text}
}

function removed(before: SubjectAtTime, circumstances: Circumstances): DraftChange {
  return {
    ...common(before, circumstances, 'removed'),
    type: 'removed',
    significance: 'major',
    before: before.text
  }
}

function changeBetween(
  before: SubjectAtTime,
  after: SubjectAtTime,
  circumstances: Circumstances
): DraftChange | null {
  if (!isKnown(before.text) || !isKnown(after.text)) return claimedChange(before, after, circumstances)
  const isSame = before.text.text === after.text.text && before.text.markdown === after.text.markdown
  if (isSame) return circumstances.moved ? movedChange(before, after, circumstances) : null
  return realChange(before.text, after, after.text, circumstances)
}

const isKnown = (text: TextAtTime): text is KnownText => text.state !== 'unknown'

/** Where a text is unknown a change is what somebody claims, and nothing else is. */
function claimedChange(
  before: SubjectAtTime,
  after: SubjectAtTime,
  circumstances: Circumstances
): DraftChange | null {
  const {claim} = circumstances
  if (!claim || claim.kind === 'verified' || claim.kind === 'published') return null
  const type = claim.kind === 'corrected' ? 'corrected' : 'updated'
  return {
    ...common(after, circumstances, type),
    type,
    significance: 'major',
    before: before.text,
    after: after.text
  }
}

function movedChange(before: SubjectAtTime, after: SubjectAtTime, circumstances: Circumstances): DraftChange {
  const significance = circumstances.claim ? 'major' : 'minor'
  return {
    ...common(after, circumstances, 'moved'),
    type: 'moved',
    significance,
    before: before.text,
    after: after.text
  }
}

function realChange(
  textBefore: KnownText,
  after: SubjectAtTime,
  textAfter: KnownText,
  circumstances: Circumstances
): DraftChange {
  const type = circumstances.claim?.kind === 'corrected' ? 'corrected' : 'updated'
  const {edits, sentences} = compareTexts(textBefore.markdown, textAfter.markdown)
  const reworded = textBefore.text !== textAfter.text
  return {
    ...common(after, circumstances, type),
    type,
    significance: significanceOf(
      withoutIgnored(textBefore, circumstances.steps),
      textAfter,
      circumstances.claim !== undefined
    ),
    reworded,
    before: textBefore,
    after: textAfter,
    edits,
    sentences: reworded ? [{before: textBefore.text, after: textAfter.text}, ...sentences] : sentences
  }
}

/** The text before, with what ignored commits made of it: their changes are nothing that readers are told. */
const withoutIgnored = (text: KnownText, steps: readonly Step[]): KnownText =>
  steps.reduce(
    (now, {isIgnored, before, after}) =>
      isIgnored && before && after && before.text === now.text && before.markdown === now.markdown
        ? {...now, ...after}
        : now,
    text
  )

/** What only the other changes of a delta can tell. */
const unrelated = {split: false, merged: false, related: [], replaced: false}

function common(
  {subject, name}: SubjectAtTime,
  {evidence, moved, claim}: Circumstances,
  type: DraftChange['type']
) {
  return {
    subject,
    name,
    evidence,
    moved: moved && type !== 'moved',
    reworded: false,
    ...unrelated,
    ...(claim && {claim: heldAgainst(claim, type, evidence)})
  }
}

/** The claim, held against what really changed. */
function heldAgainst(claim: SubjectClaim, type: DraftChange['type'], evidence: Evidence): Claim {
  return {kind: claim.kind, date: claim.date, status: statusOf(claim, type, evidence)}
}

function statusOf(
  {kind, ofWhole, mismatch}: SubjectClaim,
  type: DraftChange['type'],
  evidence: Evidence
): ClaimStatus {
  if (evidence !== 'snapshot' && evidence !== 'git') return 'unverifiable'
  const saysAdded = ofWhole && kind === 'added'
  const saysRemoved = ofWhole && kind === 'removed'
  if (saysAdded !== (type === 'added') || saysRemoved !== (type === 'removed')) return 'unsupported'
  return mismatch ? 'date-mismatch' : 'verified'
}

/** A note that no change illustrates claims a change of the article itself, where nothing speaks against it. */
function changeByNote(
  {revision, subjects}: Snapshot,
  changes: readonly DraftChange[],
  evidence: Evidence
): DraftChange[] {
  if (changes.length > 0 || evidence === 'snapshot' || evidence === 'git') return []
  const note = revision.notes.find(({kind}) => kind !== 'verified' && kind !== 'published')
  const article = subjects.find(({subject}) => subject.type === 'article')
  if (!note || !article) return []
  const type = note.kind === 'corrected' ? 'corrected' : 'updated'
  const {subject, name} = article
  return [
    {
      subject,
      name,
      type,
      evidence: 'annotation',
      significance: 'major',
      moved: false,
      reworded: false,
      ...unrelated,
      before: {state: 'unknown'},
      after: article.text,
      claim: {kind: note.kind ?? 'updated', date: note.date, status: 'unverifiable'}
    }
  ]
}
