import type {SnapshotDocument} from '../model/changelog.ts'
import type {Snapshot, SubjectAtTime} from '../model/history.ts'
import type {Definition} from '../model/state.ts'
import {usedIn} from '../parse/definitions.ts'
import {schemaVersion, type Voice} from './voice.ts'

type SaidSubject = SnapshotDocument['subjects'][number]

/** Says the article as it stood at one revision; a subject that stands unchanged in several is said once. */
export function snapshotSayer(voice: Voice): (snapshot: Snapshot) => SnapshotDocument {
  const said = new Map<SubjectAtTime, SaidSubject>()
  const saySubject = (standing: SubjectAtTime): SaidSubject => {
    const known = said.get(standing)
    if (known) return known
    const {subject, name, section, text: content} = standing
    const {text, translation} = voice.name(subject, name)
    const document = {...subject, section, text, translation, content}
    said.set(standing, document)
    return document
  }
  return ({revision, subjects}) => ({
    $schema: voice.schema('revision'),
    schemaVersion,
    article: voice.id,
    lang: voice.lang,
    revision: revision.id,
    version: revision.version,
    date: revision.date,
    evidence: revision.evidence,
    state: stateOf({revision, subjects}),
    subjects: subjects.map(saySubject),
    definitions: definitionsOf({revision, subjects}, voice),
    markdown: revision.known?.state.source ?? null
  })
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
