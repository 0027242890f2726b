import type {Annotation, Article, Note, Question, Revision, Section, TextPiece} from '../model/article.ts'
import type {Changelog, SnapshotDocument} from '../model/changelog.ts'
import type {Change, ChangeType, Delta, Event, Subject} from '../model/delta.ts'
import type {
  DraftChange,
  DraftDelta,
  History,
  Snapshot,
  SubjectAtTime,
  TimelineRevision
} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import {languagesOf, type Site} from '../model/site.ts'
import type {Block, StateNote, StateQuestion} from '../model/state.ts'
import {toSafeHtml} from '../parse/html.ts'
import {plainTextOf} from '../parse/plain-text.ts'
import type {PlainDate, PlainDay} from '../plain-date.ts'
import {hasDay} from '../plain-date.ts'
import type {Report} from '../problem/index.ts'
import {announced} from './announced.ts'
import {contexts} from './catalogue.ts'
import {type Catalogues, localize, localizeBlocks, type LocalizedText} from './localize.ts'
import {summarize} from './summary.ts'
import {anchorUrl, articleUrl, urlOf} from './urls.ts'

export const schemaVersion = '1.0.0'

export interface SayOptions {
  readonly id: string
  readonly history: History
  readonly counts: readonly Revision['counts'][]
  readonly contentHash: string
  /** Languages beside the article's own. */
  readonly catalogues: Catalogues
  readonly memory: ArticleMemory
  readonly site: Site
  readonly report: Report
}

/** Says an article and its changes in every language that its catalogues allow. */
export function sayArticle(options: SayOptions): Changelog {
  return new Sayer(options).changelog()
}

/** What all the functions below need of one article. */
class Sayer {
  readonly #options: SayOptions
  readonly #lang: string
  readonly #url: string
  readonly #annotations: readonly Annotation[]
  readonly #annotationsOf: ReadonlyMap<string, Annotation[]>
  readonly #dates: ReadonlyMap<string, PlainDay | null>
  readonly #published: PlainDay | null

  constructor(options: SayOptions) {
    const {history, id, site} = options
    const {state} = history.present
    this.#options = options
    this.#lang = state.lang
    this.#dates = new Map(history.timeline.map(({id, date}) => [id, date]))
    this.#published = state.frontMatter.date ?? history.timeline.find(({date}) => date !== null)?.date ?? null
    this.#url = articleUrl(id, this.#published, state.frontMatter.url, site)
    this.#annotations = this.#sayAnnotations()
    this.#annotationsOf = groupByQuestion(this.#annotations)
  }

  changelog(): Changelog {
    const {history, memory, site} = this.#options
    const deltas = history.deltas.map((delta, index) => this.#delta(delta, index))
    return {
      article: this.#article(),
      deltas,
      snapshots: history.snapshots.map((snapshot) => this.#snapshot(snapshot)),
      events: deltas.flatMap((delta) => this.#events(delta)),
      announced: announced(history.timeline, memory, site.hasMemory)
    }
  }

  #schema(name: string): string {
    return urlOf(`api/v1/schema/${name}.schema.json`, this.#options.site)
  }

  #localize(source: string, context: string): LocalizedText {
    return localize(this.#lang, source, context, this.#options.catalogues)
  }

  #article(): Article {
    const {history, id, contentHash} = this.#options
    const {state} = history.present
    const {frontMatter} = state
    const title = this.#localize(state.title, contexts.title)
    return {
      $schema: this.#schema('article'),
      schemaVersion,
      id,
      lang: this.#lang,
      url: this.#url,
      title: title.text,
      translation: title.translation,
      description: frontMatter.description,
      published: this.#published,
      updated: newest([
        this.#published,
        ...state.notes.map(({date}) => date),
        ...state.annotations.map(({date}) => date)
      ]),
      categories: frontMatter.categories,
      tags: frontMatter.tags,
      coverImage: frontMatter.coverImage,
      texts: this.#texts(),
      sections: this.#sections(),
      questions: this.#questions(),
      revisions: history.timeline.map((revision, index) => this.#revision(revision, index)),
      annotations: [...this.#annotations],
      extra: frontMatter.extra,
      contentHash: `sha256-${contentHash}`
    }
  }

  #sayAnnotations(): Annotation[] {
    const {history} = this.#options
    const {state, questionIds, sectionIds} = history.present
    return state.annotations.map(({kinds, date, raw, position, question, section}, index) => ({
      kind: kinds[0],
      kinds: [...kinds],
      date,
      revision: history.annotationRevisions[index] ?? null,
      raw,
      position: {line: position.line, column: position.column},
      question: question === null ? null : questionIds[question]!,
      section: section === null ? null : sectionIds[section]!
    }))
  }

  #texts(): TextPiece[] {
    const {state, questionIds, sectionIds} = this.#options.history.present
    return state.texts.map(({section, before, blocks}) => {
      const id = section === null ? null : sectionIds[section]!
      const {text, translation} = localizeBlocks(
        this.#lang,
        blocks,
        contexts.text(id),
        this.#options.catalogues
      )
      return {
        section: id,
        before: before === null ? null : questionIds[before]!,
        markdown: text,
        html: this.#html(text, id ?? 'text', blocks),
        translation
      }
    })
  }

  #sections(): Section[] {
    const {state, questionIds, sectionIds} = this.#options.history.present
    const members = new Map<number, string[]>()
    for (const [index, {section}] of state.questions.entries()) {
      if (section !== null) members.set(section, [...(members.get(section) ?? []), questionIds[index]!])
    }
    return state.sections.map(({title, level, parent, position}, index) => {
      const {text, translation} = this.#localize(title, sectionIds[index]!)
      return {
        id: sectionIds[index]!,
        title: text,
        translation,
        level,
        parent: parent === null ? null : sectionIds[parent]!,
        position: {line: position.line, column: position.column},
        questions: members.get(index) ?? []
      }
    })
  }

  #questions(): Question[] {
    const {state, questionIds} = this.#options.history.present
    const lives = livesOf(this.#options.history.deltas)
    return state.questions.map((question, index) => this.#question(question, questionIds[index]!, lives))
  }

  #question(question: StateQuestion, id: string, lives: ReadonlyMap<string, Life>): Question {
    const {sectionIds} = this.#options.history.present
    const {text, translation} = this.#localize(question.text, id)
    // A question whose own line says 「削除」 is in the text and in no snapshot.
    const life = lives.get(id) ?? {since: this.#options.history.timeline.at(-1)!.id, changedIn: []}
    const annotations = this.#annotationsOf.get(id) ?? []
    const published = this.#dayOf(life.since)
    const days = [
      ...life.changedIn.map((revision) => this.#dates.get(revision) ?? null),
      ...annotations.map(({date}) => date)
    ]
    return {
      id,
      section: question.section === null ? null : sectionIds[question.section]!,
      text,
      translation,
      position: {line: question.position.line, column: question.position.column},
      answer: this.#answer(question, id),
      annotations,
      published,
      updated: newest([published, ...days.filter((day) => day !== null && hasDay(day))]) as PlainDate | null,
      since: life.since,
      changedIn: life.changedIn
    }
  }

  #dayOf(revision: string): PlainDate | null {
    const day = this.#dates.get(revision) ?? null
    return day !== null && hasDay(day) ? day : null
  }

  #answer({answer}: StateQuestion, id: string): Question['answer'] {
    const {text, translation} = localizeBlocks(
      this.#lang,
      answer,
      contexts.answer(id),
      this.#options.catalogues
    )
    return {
      markdown: text,
      html: this.#html(text, id, answer),
      text: Object.fromEntries(
        Object.entries(text).map(([lang, markdown]) => [
          lang,
          lang === this.#lang ? answer.map((block) => block.text).join('\n\n') : plainTextOf(markdown)
        ])
      ),
      translation
    }
  }

  #html(
    text: Readonly<Record<string, string>>,
    idPrefix: string,
    blocks: readonly Block[]
  ): Record<string, string> {
    const {definitions} = this.#options.history.present.state
    return Object.fromEntries(
      Object.entries(text).map(([lang, markdown]) => {
        const {html, dropped} = toSafeHtml(markdown, {base: this.#url, definitions, idPrefix})
        if (lang === this.#lang && dropped.length > 0)
          this.#options.report('html-dropped', blocks[0]?.position, {found: dropped.join(', ')})
        return [lang, html]
      })
    )
  }

  #revision({id, version, date, evidence, notes}: TimelineRevision, index: number): Revision {
    const {counts, history} = this.#options
    return {
      id,
      version,
      date,
      evidence,
      notes: notes.map((note) => this.#note(note)),
      questions: history.snapshots[index]!.subjects.filter(({subject}) => subject.type === 'question').length,
      counts: counts[index]!
    }
  }

  #note({date, kind, text, position}: StateNote): Note {
    const localized = this.#localize(text, contexts.note(date))
    return {
      date,
      kind,
      text: localized.text,
      translation: localized.translation,
      position: {line: position.line, column: position.column}
    }
  }

  #delta({from, to, evidence, changes}: DraftDelta, index: number): Delta {
    return {
      from: from?.revision.id ?? null,
      to: to.revision.id,
      date: to.revision.date,
      evidence,
      counts: this.#options.counts[index]!,
      changes: changes.map((change) => this.#change(change, to))
    }
  }

  #change(change: DraftChange, to: Snapshot): Change {
    const {name, subject, claimedAt: _, ...rest} = change
    const {text, translation} = this.#name(subject, name)
    return {
      ...rest,
      id: this.#eventId(change, to.revision),
      subject,
      question: subject.type === 'question' ? subject.id : null,
      text,
      translation,
      summary: Object.fromEntries(
        languagesOf(this.#lang, this.#options.site).map((lang) => [
          lang,
          summarize(change, lang, this.#sectionTitle(change, to, lang))
        ])
      )
    } as Change
  }

  #sectionTitle({subject, moved, type}: DraftChange, to: Snapshot, lang: string): string | null {
    if (!moved && type !== 'moved') return null
    const section = to.subjects.find(
      (other) => other.subject.type === subject.type && other.subject.id === subject.id
    )?.section
    const title = to.subjects.find(
      (other) => other.subject.type === 'section' && other.subject.id === section
    )
    if (!title) return null
    const {text} = this.#name(title.subject, title.name)
    return text[lang] ?? title.name
  }

  #name(subject: Subject, name: string): LocalizedText {
    return this.#localize(name, subject.type === 'article' ? contexts.title : subject.id)
  }

  // A published event keeps its id whatever is said of it later.
  #eventId({subject, type}: DraftChange, revision: TimelineRevision): string {
    const {id, memory} = this.#options
    const known = memory.events.find(
      (event) => event.revision === revision.id && event.subject === subject.id
    )
    return known?.id ?? `${id}/${subject.id}/${revision.date ?? revision.id}/${type satisfies ChangeType}`
  }

  #events({to, date, changes}: Delta): Event[] {
    if (date === null) return []
    const {id, memory} = this.#options
    const known = new Map(memory.events.map((event) => [event.id, event]))
    return changes.map(({id: event, question, type, significance, text, subject}) => {
      const published = known.get(event)
      return {
        id: event,
        article: id,
        question,
        type: published?.change ?? type,
        date: published?.date ?? date,
        revision: to,
        significance,
        title: published?.title ?? text,
        url: anchorUrl(this.#url, subject),
        status: published ? 'published' : 'pending'
      }
    })
  }

  #snapshot({revision, subjects}: Snapshot): SnapshotDocument {
    const {id} = this.#options
    return {
      $schema: this.#schema('revision'),
      schemaVersion,
      article: id,
      lang: this.#lang,
      revision: revision.id,
      version: revision.version,
      date: revision.date,
      evidence: revision.evidence,
      state: revision.known
        ? 'known'
        : subjects.some(({text}) => text.state === 'unknown')
          ? 'unknown'
          : 'inferred',
      subjects: subjects.map((subject) => this.#subjectThen(subject)),
      markdown: revision.known?.state.source ?? null
    }
  }

  #subjectThen({subject, name, section, text}: SubjectAtTime): SnapshotDocument['subjects'][number] {
    const localized = this.#name(subject, name)
    return {...subject, section, text: localized.text, translation: localized.translation, content: text}
  }
}

function groupByQuestion(annotations: readonly Annotation[]): Map<string, Annotation[]> {
  const groups = new Map<string, Annotation[]>()
  for (const annotation of annotations) {
    if (annotation.question === null) continue
    const group = groups.get(annotation.question)
    if (group) group.push(annotation)
    else groups.set(annotation.question, [annotation])
  }
  return groups
}

interface Life {
  readonly since: string
  readonly changedIn: string[]
}

/** When each question came and changed. */
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

const newest = (days: readonly (PlainDay | null)[]): PlainDay | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null
