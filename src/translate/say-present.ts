import type {
  Annotation,
  Article,
  Cue,
  Note,
  Question,
  Revision,
  Section,
  TextPiece
} from '../model/article.ts'
import type {DraftDelta} from '../model/history.ts'
import type {Block, StateNote, StateQuestion} from '../model/state.ts'
import {plainTextOf} from '../parse/plain-text.ts'
import {hasDay, type PlainDate, type PlainDay} from '../plain-date.ts'
import {contexts} from './catalogue.ts'
import type {LocalizedBlocks} from './localize.ts'
import {schemaVersion, type Voice} from './voice.ts'

interface PresentOptions {
  readonly counts: readonly Revision['counts'][]
  readonly contentHash: string
}

/** The article as it stands now. */
export function sayPresent(voice: Voice, {counts, contentHash}: PresentOptions): Article {
  const {state} = voice.history.present
  const {frontMatter} = state
  const {links = {}} = voice
  const title = voice.localize(state.title, contexts.title)
  const annotations = sayAnnotations(voice)
  const redacted = [...new Set(voice.memory.redactions.map(({subject}) => subject))].sort()
  return {
    $schema: voice.schema('article'),
    schemaVersion,
    id: voice.id,
    lang: voice.lang,
    url: voice.url,
    title: title.text,
    translation: title.translation,
    description: frontMatter.description,
    published: voice.published,
    updated: newest([
      voice.published,
      ...state.notes.map(({date}) => date),
      ...state.annotations.map(({date}) => date)
    ]),
    categories: frontMatter.categories,
    tags: frontMatter.tags,
    coverImage: frontMatter.coverImage,
    texts: sayTexts(voice),
    sections: saySections(voice),
    questions: sayQuestions(voice, annotations),
    revisions: sayRevisions(voice, counts),
    annotations,
    extra: frontMatter.extra,
    ...(Object.keys(links).length > 0 && {links}),
    contentHash: `sha256-${contentHash}`,
    ...(redacted.length > 0 && {redacted})
  }
}

function sayAnnotations({history}: Voice): Annotation[] {
  const {state, questionIds, sectionIds} = history.present
  return state.annotations.map(({kinds, date, raw, position, question, section}, index) => ({
    kind: kinds[0],
    kinds: [...kinds],
    date,
    revision: history.annotationRevisions[index] ?? null,
    raw,
    position: pointOf(position),
    question: question === null ? null : questionIds[question]!,
    section: section === null ? null : sectionIds[section]!
  }))
}

// A position of the parser's carries an offset, which is no concern of those who read the JSON.
const pointOf = ({line, column}: {readonly line: number; readonly column: number}) => ({line, column})

function sayTexts(voice: Voice): TextPiece[] {
  const {state, questionIds, sectionIds} = voice.history.present
  return state.texts.map(({section, before, blocks}) => {
    const id = section === null ? null : sectionIds[section]!
    const {text, translation, partly} = voice.localizeBlocks(blocks, contexts.text(id))
    return {
      section: id,
      before: before === null ? null : questionIds[before]!,
      markdown: text,
      html: voice.html(text, id ?? 'text', blocks),
      translation,
      ...sayPartly(partly, id ?? 'text', blocks, voice)
    }
  })
}

/** What is translated in part, as a reader gets it; nothing where no text is. */
function sayPartly(
  partly: LocalizedBlocks['partly'],
  idPrefix: string,
  blocks: readonly Block[],
  voice: Voice
): Pick<TextPiece, 'partly'> {
  const entries = Object.entries(partly).map(([lang, {markdown, state}]) => [
    lang,
    {html: voice.html({[lang]: markdown}, idPrefix, blocks)[lang]!, state}
  ])
  return entries.length === 0 ? {} : {partly: Object.fromEntries(entries)}
}

function saySections(voice: Voice): Section[] {
  const {state, questionIds, sectionIds} = voice.history.present
  const members = state.sections.map((): string[] => [])
  for (const [index, {section}] of state.questions.entries()) {
    if (section !== null) members[section]!.push(questionIds[index]!)
  }
  return state.sections.map(({title, level, parent, position}, index) => {
    const {text, translation} = voice.localize(title, sectionIds[index]!)
    return {
      id: sectionIds[index]!,
      title: text,
      translation,
      level,
      parent: parent === null ? null : sectionIds[parent]!,
      position: pointOf(position),
      questions: members[index]!
    }
  })
}

/** When a question came and changed. */
interface Life {
  readonly since: string
  readonly changedIn: string[]
}

function sayQuestions(voice: Voice, annotations: readonly Annotation[]): Question[] {
  const {history} = voice
  const {state, questionIds} = history.present
  const lives = livesOf(history.deltas)
  const marks = new Map(questionIds.map((id): [string, Annotation[]] => [id, []]))
  for (const annotation of annotations)
    if (annotation.question !== null) marks.get(annotation.question)!.push(annotation)
  // A question whose own line says 「削除」 is in the text and in no snapshot.
  const newborn = {since: history.timeline.at(-1)!.id, changedIn: []}
  return state.questions.map((question, index) => {
    const id = questionIds[index]!
    return sayQuestion(
      question,
      id,
      lives.get(id) ?? newborn,
      {annotations: marks.get(id)!, cues: sayCues(index, voice)},
      voice
    )
  })
}

function livesOf(deltas: readonly DraftDelta[]): Map<string, Life> {
  const lives = new Map<string, Life>()
  for (const {to, changes} of deltas) {
    for (const {subject, type} of changes) {
      if (subject.type !== 'question') continue
      if (type === 'added') lives.set(subject.id, {since: to.revision.id, changedIn: []})
      else lives.get(subject.id)?.changedIn.push(to.revision.id)
    }
  }
  return lives
}

function sayQuestion(
  question: StateQuestion,
  id: string,
  {since, changedIn}: Life,
  {annotations, cues}: Pick<Question, 'annotations' | 'cues'>,
  voice: Voice
): Question {
  const {timeline, present} = voice.history
  const dayOf = (revision: string) => timeline.find(({id}) => id === revision)?.date ?? null
  const {text, translation} = voice.localize(question.text, id)
  const published = newestDate([dayOf(since)])
  return {
    id,
    section: question.section === null ? null : present.sectionIds[question.section]!,
    text,
    translation,
    position: pointOf(question.position),
    answer: sayAnswer(question, id, voice),
    annotations,
    cues,
    published,
    updated: newestDate([published, ...changedIn.map(dayOf), ...annotations.map(({date}) => date)]),
    since,
    changedIn
  }
}

/** The cues in the answer of a question, by its index. */
const sayCues = (question: number, {history}: Voice): Cue[] =>
  history.cues
    .filter((cue) => cue.question === question)
    .map(({version, revision, role, words, extent, text, position}) => ({
      version,
      revision,
      role,
      words,
      extent,
      text,
      position: pointOf(position),
      evidence: 'inferred'
    }))

function sayAnswer({answer}: StateQuestion, id: string, voice: Voice): Question['answer'] {
  const {text, translation, partly} = voice.localizeBlocks(answer, contexts.answer(id))
  const plain = Object.entries(text).map(([lang, markdown]) => [
    lang,
    lang === voice.lang ? textOf(answer) : plainTextOf(markdown)
  ])
  return {
    markdown: text,
    html: voice.html(text, id, answer),
    text: Object.fromEntries(plain),
    translation,
    ...sayPartly(partly, id, answer, voice)
  }
}

// Raw HTML has no text of its own.
const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map(({text}) => text)
    .filter((text) => text !== '')
    .join('\n\n')

function sayRevisions(voice: Voice, counts: readonly Revision['counts'][]): Revision[] {
  const {timeline, snapshots} = voice.history
  return timeline.map(({id, version, date, evidence, notes, lateFor}, index) => ({
    id,
    version,
    date,
    evidence,
    notes: notes.map((note) => sayNote(note, voice)),
    questions: snapshots[index]!.subjects.filter(({subject}) => subject.type === 'question').length,
    counts: counts[index]!,
    ...(lateFor !== undefined && {lateFor})
  }))
}

function sayNote({date, kind, text, position}: StateNote, voice: Voice): Note {
  const localized = voice.localize(text, contexts.note(date))
  return {date, kind, text: localized.text, translation: localized.translation, position: pointOf(position)}
}

const newest = (days: readonly (PlainDay | null)[]): PlainDay | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null

/** The newest of those that have a day. */
const newestDate = (days: readonly (PlainDay | null)[]): PlainDate | null =>
  days
    .filter((day): day is PlainDate => day !== null && hasDay(day))
    .sort()
    .at(-1) ?? null
