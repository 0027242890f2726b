import {versionNamedIn} from '../locale/reading/index.ts'
import type {TimelineRevision} from '../model/history.ts'
import type {ArticleState, StateCue, StateNote} from '../model/state.ts'

/** What of a revision its version is found by; `version` is written. */
export interface Nameable {
  readonly id: string | null
  version: string | null
  readonly notes: readonly StateNote[]
  evidence: TimelineRevision['evidence']
}

/** Gives versions: the front matter's or the text's own to the first revision, the notes' to the others. */
export function nameVersions(
  revisions: readonly Nameable[],
  {frontMatter, versionCues}: Pick<ArticleState, 'frontMatter' | 'versionCues'>
): void {
  const used = new Set<string>()
  const [first, ...later] = revisions
  if (!first) return
  const named = later.flatMap(({notes}) => versionOfNotes(notes) ?? [])
  if (first.id === null) nameFirst(first, frontMatter.version, versionCues, named)
  if (first.version !== null) used.add(foldVersion(first.version))
  for (const revision of later) {
    // What was published or kept under a name keeps it; else the note says it, else a tag did.
    if (revision.id === null) revision.version = versionOfNotes(revision.notes) ?? revision.version
    // A version that comes back in a later note does not name a second revision.
    if (revision.version === null || used.has(foldVersion(revision.version))) revision.version = null
    else used.add(foldVersion(revision.version))
  }
}

function nameFirst(
  first: Nameable,
  declared: string | null,
  cues: readonly StateCue[],
  named: readonly string[]
): void {
  const own = versionOfNotes(first.notes) ?? declared ?? first.version
  if (own !== null) {
    first.version = own
    return
  }
  // 「v1.1 現在」 in an article whose notes go on with 1.2.
  const inferred = cues.find(
    ({role, version: cue}) =>
      role === 'as-of' && named.length > 0 && named.every((version) => isEarlierVersion(cue, version))
  )
  if (inferred === undefined) return
  first.version = inferred.version
  if (first.evidence === 'annotation') first.evidence = 'inferred'
}

const versionOfNotes = (notes: readonly StateNote[]): string | null => {
  const [first] = notes
  return first ? (first.version ?? versionNamedIn(first.text)) : null
}

/** Versions are the same whatever their case and width. */
export const foldVersion = (version: string): string => version.normalize('NFKC').toLowerCase()

/** Whether one version comes before another: runs of digits as numbers, of letters as text. */
export function isEarlierVersion(one: string, other: string): boolean {
  const runs = (version: string) => foldVersion(version).match(/\d+|[a-z]+/gu) ?? []
  const left = runs(one)
  const right = runs(other)
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const a = left[index] ?? ''
    const b = right[index] ?? ''
    if (a === b) continue
    const areNumbers = /^\d*$/u.test(a) && /^\d*$/u.test(b)
    return areNumbers ? Number(a) < Number(b) : a < b
  }
  return false
}
