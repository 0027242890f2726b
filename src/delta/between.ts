import type {Edit, SentencePair} from '../model/delta.ts'
import type {DraftChange, DraftDelta, History, Snapshot, SubjectClaim} from '../model/history.ts'
import {compareSnapshots} from './compare.ts'

type Past = Pick<History, 'snapshots' | 'claims' | 'deltas'>

/** What differs between any two revisions, by their places in the timeline; `from` may be the later one. */
export function compareRevisions(past: Past, from: number | null, to: number): DraftDelta {
  const first = from ?? -1
  if (first === to) return sameRevision(past.snapshots[to]!)
  if (first > to) return turnedRound(compareRevisions(past, to, first))
  if (to - first === 1) return past.deltas[to]!
  return compareDistant(past, first, to)
}

// Said outright: without texts, a note of that revision would be told as a change.
const sameRevision = (snapshot: Snapshot): DraftDelta => ({
  from: snapshot,
  to: snapshot,
  evidence: ownEvidence(snapshot),
  changes: [],
  replacements: []
})

const isOfArticle = ({subject}: DraftChange): boolean => subject.type === 'article'

const ownEvidence = ({revision: {evidence, known}}: Snapshot): DraftDelta['evidence'] =>
  known && evidence === 'annotation' ? 'snapshot' : evidence

/** Everything that was claimed on the way speaks: a text may be unknown at both ends. */
function compareDistant({snapshots, claims, deltas}: Past, from: number, to: number): DraftDelta {
  const before = snapshots[from] ?? null
  const after = snapshots[to]!
  const onTheWay = claims.filter(({revision}) => revision > from && revision <= to)
  const delta = compareSnapshots(before, after, strongestFirst(onTheWay, before, after))
  if (delta.evidence !== 'annotation' || delta.changes.some(isOfArticle)) return delta
  // What a note alone tells of the article itself.
  const byNote = deltas
    .slice(from + 1, to + 1)
    .flatMap(({changes}) => changes.filter(isOfArticle))
    .at(-1)
  return byNote ? {...delta, changes: [...delta.changes, byNote]} : delta
}

/** A subject's claims so that the one that tells most of the whole way comes first; of equals, the latest. */
function strongestFirst(
  claims: readonly SubjectClaim[],
  before: Snapshot | null,
  after: Snapshot
): SubjectClaim[] {
  const keys = (snapshot: Snapshot | null) => new Set(snapshot?.subjects.map(keyOf))
  const [earlier, later] = [keys(before), keys(after)]
  const strength = (claim: SubjectClaim): number => {
    const {kind, ofWhole} = claim
    if (kind === 'verified' || kind === 'published') return 0
    if (ofWhole && (kind === 'added' || kind === 'removed')) {
      const [absent, present] = kind === 'added' ? [earlier, later] : [later, earlier]
      // 「追加」 of what was there before tells of a way out and back.
      return present.has(keyOf(claim)) && !absent.has(keyOf(claim)) ? 4 : 1
    }
    // An answer updated and corrected on the way is more than corrected.
    return kind === 'corrected' ? 2 : 3
  }
  return [...claims].reverse().sort((a, b) => strength(b) - strength(a))
}

const keyOf = ({subject}: Pick<SubjectClaim, 'subject'>): string => `${subject.type} ${subject.id}`

/** The way back: what was added is removed, what was inserted is deleted. */
const turnedRound = ({from, to, evidence, changes, replacements}: DraftDelta): DraftDelta => ({
  from: to,
  // There is no way back to before the first revision.
  to: from!,
  evidence,
  changes: changes.map(turned),
  replacements: replacements.map(({before, after, questions}) => ({before: after, after: before, questions}))
})

function turned({split, merged, ...rest}: DraftChange): DraftChange {
  const change = {...rest, split: merged, merged: split} as DraftChange
  switch (change.type) {
    case 'added': {
      const {after, ...rest} = change
      return {...rest, type: 'removed', before: after}
    }
    case 'removed': {
      const {before, ...rest} = change
      return {...rest, type: 'added', after: before}
    }
    case 'moved':
      return {...change, before: change.after, after: change.before}
    default: {
      const {before, after, edits, sentences} = change
      return {
        ...change,
        name: before.state === 'unknown' ? change.name : before.text,
        before: after,
        after: before,
        ...(edits && {edits: turnedEdits(edits)}),
        ...(sentences && {sentences: sentences.map(turnedPair)})
      }
    }
  }
}

const turnedPair = ({before, after}: SentencePair): SentencePair => ({before: after, after: before})

const opposite = {kept: 'kept', inserted: 'deleted', deleted: 'inserted'} as const

/** Deletions stay before the insertions that replace them. */
function turnedEdits(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = []
  for (const edit of edits) {
    const last = result.at(-1)
    const next = {...edit, type: opposite[edit.type]}
    const replaces = next.type === 'deleted' && last?.type === 'inserted' && last.block === next.block
    result.splice(replaces ? result.length - 1 : result.length, 0, next)
  }
  return result
}
