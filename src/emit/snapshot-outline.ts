import type {SnapshotDocument} from '../model/changelog.ts'

type Subject = SnapshotDocument['subjects'][number]

/**
 * What stands in each section of an article as it stood, `null` for the top. Of a revision that is put together from
 * annotations a question may be known and its section not: it stands at the top, and is not lost.
 */
export function outlineOf(subjects: readonly Subject[]): (parent: string | null) => readonly Subject[] {
  const sections = new Set(subjects.filter(({type}) => type === 'section').map(({id}) => id))
  const members = new Map<string | null, Subject[]>()
  for (const subject of subjects) {
    if (subject.type === 'article') continue
    const parent = subject.section !== null && sections.has(subject.section) ? subject.section : null
    members.set(parent, [...(members.get(parent) ?? []), subject])
  }
  return (parent) => members.get(parent) ?? []
}
