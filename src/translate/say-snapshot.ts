import type {SnapshotDocument} from '../model/changelog.ts'
import type {Snapshot} from '../model/history.ts'
import type {Definition} from '../model/state.ts'
import {usedIn} from '../parse/definitions.ts'
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
    definitions: definitionsOf({revision, subjects}, voice),
    markdown: revision.known?.state.source ?? null
  }
}

function stateOf({revision, subjects}: Snapshot): SnapshotDocument['state'] {
  if (revision.known) return 'known'
  return subjects.some(({text}) => text.state === 'unknown') ? 'unknown' : 'inferred'
}

/** Of the state's own definitions, else of the present ones, those that its texts name. */
function definitionsOf({revision, subjects}: Snapshot, {history}: Voice): Definition[] {
  const {definitions} = (revision.known ?? history.present).state
  const texts = subjects.flatMap(({text}) => (text.state === 'unknown' ? [] : [text.markdown]))
  return usedIn(texts.join('\n\n'), definitions)
}
