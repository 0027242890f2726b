import type {SnapshotDocument} from '../model/changelog.ts'
import type {Snapshot} from '../model/history.ts'
import {schemaVersion, type Voice} from './voice.ts'

/** The article as it stood at one revision. */
export function saySnapshot({revision, subjects}: Snapshot, voice: Voice): SnapshotDocument {
  return {
    $schema: voice.schema('revision'),
    schemaVersion,
    article: voice.id,
    lang: voice.lang,
    revision: revision.id,
    version: revision.version,
    date: revision.date,
    evidence: revision.evidence,
    state: stateOf({revision, subjects}),
    subjects: subjects.map(({subject, name, section, text}) => {
      const {text: localized, translation} = voice.name(subject, name)
      return {...subject, section, text: localized, translation, content: text}
    }),
    markdown: revision.known?.state.source ?? null
  }
}

function stateOf({revision, subjects}: Snapshot): SnapshotDocument['state'] {
  if (revision.known) return 'known'
  return subjects.some(({text}) => text.state === 'unknown') ? 'unknown' : 'inferred'
}
