import type {Article, Question, Section, TextPiece} from '../model/article.ts'
import type {Change, Delta} from '../model/delta.ts'

/** What of an article is wanted, by id. */
export interface Wanted {
  readonly section: string | null
  readonly question: string | null
}

/** What a section holds itself, in order, with its heading; null for what stands before any section. */
export interface Group {
  readonly section: Section | null
  readonly parts: readonly Part[]
}

/** A question, or a text that is no answer. */
export type Part =
  {readonly type: 'question'; readonly question: Question} | {readonly type: 'text'; readonly text: TextPiece}

/** What is wanted of an article, in order, by section. A section brings those below it. Null: there is no such one. */
export function chooseGroups(article: Article, {section, question}: Wanted): readonly Group[] | null {
  if (question !== null) {
    const found = article.questions.find(({id}) => id === question)
    return found ? [{section: null, parts: [{type: 'question', question: found}]}] : null
  }
  const parents = new Map(article.sections.map(({id, parent}) => [id, parent]))
  const isIn = (id: string | null): boolean =>
    section === null || (id !== null && (id === section || isIn(parents.get(id) ?? null)))
  const wanted = article.sections.filter(({id}) => isIn(id))
  if (section !== null && wanted.length === 0) return null
  const loose = section === null ? partsOf(null, article) : []
  return [
    ...(loose.length > 0 ? [{section: null, parts: loose}] : []),
    ...wanted.map((each) => ({section: each, parts: partsOf(each.id, article)}))
  ]
}

function partsOf(section: string | null, article: Article): Part[] {
  const questions = article.questions.filter((question) => question.section === section)
  const texts = article.texts.filter((text) => text.section === section)
  const ids = new Set(questions.map(({id}) => id))
  const before = (id: string): Part[] =>
    texts.filter((text) => text.before === id).map((text) => ({type: 'text', text}))
  const others = texts.filter((text) => text.before === null || !ids.has(text.before))
  const loose: Part[] = others.map((text) => ({type: 'text', text}))
  const asked = questions.flatMap((question): Part[] => [
    ...before(question.id),
    {type: 'question', question}
  ])
  // Before any section it is the introduction, below a heading what its questions lead to.
  return section === null ? [...loose, ...asked] : [...asked, ...loose]
}

/** What a question's badge says: what happened to it last, after the first revision. */
export interface Badge {
  readonly kind: Change['type']
  readonly revision: string
  readonly day: string | null
}

export function badgeOf(question: Question, {revisions}: Article): Badge | null {
  const last = question.changedIn.at(-1)
  const revision = revisions.find(({id}) => id === (last ?? question.since))
  if (!revision || revision === revisions[0]) return null
  const claimed = question.annotations.findLast((annotation) => annotation.revision === revision.id)
  const changed = claimed?.kind === 'corrected' ? 'corrected' : 'updated'
  return {kind: last === undefined ? 'added' : changed, revision: revision.id, day: revision.date}
}

/** A change, and the revision that brought it. */
export interface DatedChange {
  readonly change: Change
  readonly delta: Delta
}

/** What readers are told of the wanted questions, newest first. What was withdrawn is not told. */
export function changesOf(
  deltas: readonly Delta[],
  shown: ReadonlySet<string>,
  {section, question}: Wanted
): DatedChange[] {
  const isWhole = section === null && question === null
  return deltas
    .flatMap((delta) => delta.changes.map((change) => ({change, delta})))
    .filter(({change}) => change.significance === 'major' && !change.retraction)
    .filter(({change}) => isWhole || (change.question !== null && shown.has(change.question)))
    .reverse()
}

/** A text in the wanted language, else in the article's own; and which of the two. */
export function textIn(
  text: Readonly<Record<string, string>>,
  wanted: string,
  own: string
): {readonly text: string; readonly lang: string} {
  const found = Object.hasOwn(text, wanted) ? wanted : own
  return {text: text[found] ?? Object.values(text)[0] ?? '', lang: found}
}

/** Of the languages that there are, the one that is wanted (`en` for `en-GB`), else the article's own. */
export function languageOf(wanted: string, {title, lang}: Article): string {
  const lower = wanted.toLowerCase()
  const has = Object.keys(title)
  return (
    has.find((tag) => tag.toLowerCase() === lower) ??
    has.find((tag) => tag.toLowerCase() === lower.split('-')[0]) ??
    lang
  )
}
