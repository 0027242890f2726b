import {sayingOf} from '../locale/saying/index.ts'
import type {IdentifiedState} from '../model/history.ts'
import type {RedactionEntry} from '../model/memory.ts'
import type {ArticleState, QuestionSpans, Span, StateAnnotation} from '../model/state.ts'
import {passagesOf, withoutPassages} from './passages.ts'
import {answerContent} from './identity.ts'

/** What must not be seen of an article. */
export interface Redactions {
  /** Ids of questions. */
  readonly subjects: ReadonlySet<string>
  /** Hashes of their sentences. */
  readonly passages: ReadonlySet<string>
}

/** What stands in place of a withdrawn text. */
export const redactedText = (lang: string): string => sayingOf(lang).phrases.redacted

/** The subject that is the article as a whole. */
const whole = '_'

export const redactionsOf = (entries: readonly RedactionEntry[]): Redactions => ({
  subjects: new Set(entries.map(({subject}) => subject)),
  passages: new Set(entries.flatMap(({passages}) => passages))
})

/** Whether nothing of the article may be seen. */
export const isWithdrawn = (entries: readonly RedactionEntry[]): boolean =>
  entries.some(({subject}) => subject === whole)

/**
 * The line that withdraws a question: the hashes of what it ever said, in any state. What another question of the
 * present text says as well is no secret, and stays.
 */
export function redactionOf(
  subject: string,
  states: readonly IdentifiedState[],
  present: IdentifiedState
): RedactionEntry {
  const others = publicPassages(subject, present)
  const passages = [...ownPassages(subject, states)].filter((hash) => !others.has(hash))
  return {type: 'redaction', subject, passages: passages.sort()}
}

/** How many of a question's sentences other texts say as well. */
export function sharedPassages(
  subject: string,
  states: readonly IdentifiedState[],
  present: IdentifiedState
): number {
  const others = publicPassages(subject, present)
  return [...ownPassages(subject, states)].filter((hash) => others.has(hash)).length
}

function ownPassages(subject: string, states: readonly IdentifiedState[]): Set<string> {
  const texts = states.flatMap(({state, questionIds}) =>
    state.questions
      .filter(
        (question, index) => questionIds[index] === subject && question.text !== redactedText(state.lang)
      )
      .flatMap((question) => [question.text, answerContent(question), answerContent(question, 'markdown')])
  )
  return new Set(texts.flatMap((text) => [...passagesOf(text)]))
}

function publicPassages(subject: string, {state, questionIds}: IdentifiedState): Set<string> {
  const others = state.questions.filter((_, index) => questionIds[index] !== subject)
  const texts = [
    state.title,
    ...others.flatMap((question) => [question.text, answerContent(question)]),
    ...state.texts.flatMap(({blocks}) => blocks.map(({content}) => content)),
    ...state.notes.map(({text}) => text)
  ]
  return new Set(texts.flatMap((text) => [...passagesOf(text)]))
}

/** Indices of a state's questions that must not be seen. */
export const redactedIn = ({state, questionIds}: IdentifiedState, {subjects}: Redactions): number[] =>
  [...state.questions.keys()].filter((index) => subjects.has(questionIds[index]!))

/** Whether a question shows nothing that had to go. */
export const isRedacted = (state: ArticleState, index: number): boolean =>
  state.questions[index]!.text === redactedText(state.lang)

/**
 * A state's source without what must not be seen: each such question and answer is a neutral phrase under the same
 * id, annotations stay as day and kind, and sentences that had moved elsewhere go as well. `read` reads a source.
 */
export function redactSource(
  identified: IdentifiedState,
  redactions: Redactions,
  read: (text: string) => ArticleState
): string {
  const {state} = identified
  const indices = redactedIn(identified, redactions).filter((index) => !isRedacted(state, index))
  const inPlace = cleaned(inPlaceOf(indices, identified), state, redactions)
  if (indices.length === 0 || isSound(read(inPlace), identified, redactions)) return inPlace
  return cleaned(rewritten(indices, identified), state, redactions)
}

/** A piece of a source, and what stands there instead. */
interface Replacement extends Span {
  readonly text: string
}

function apply(source: string, replacements: readonly Replacement[]): string {
  let result = ''
  let from = 0
  for (const {start, end, text} of replacements.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue
    result += source.slice(from, start) + text
    from = end
  }
  return result + source.slice(from)
}

function cleaned(text: string, state: ArticleState, {passages}: Redactions): string {
  return withoutPassages(withoutLostDefinitions(text, state), passages, redactedText(state.lang))
}

const isReferred = (label: string, markdown: string, where: string): boolean =>
  where.replaceAll(markdown, '').toLowerCase().includes(`[${label.toLowerCase()}]`)

/** Footnotes and link targets that nothing refers to any more, and something did. */
function withoutLostDefinitions(text: string, {source, definitions}: ArticleState): string {
  return definitions.reduce(
    (rest, {label, markdown}) =>
      isReferred(label, markdown, source) && !isReferred(label, markdown, rest)
        ? rest.replaceAll(markdown, lineEnds(markdown))
        : rest,
    text
  )
}

// Places below stay where they are: what is reported of them is found there.
const lineEnds = (text: string): string => '\n'.repeat(text.split('\n').length - 1)

function inPlaceOf(indices: readonly number[], {state, questionIds}: IdentifiedState): string {
  const {source, spans} = state
  const pieces = indices.flatMap((index): Replacement[] => {
    const {asked, answers} = spans[index]!
    const [first, ...rest] = answers
    return [
      {...asked, text: askedInstead(index, questionIds[index]!, state)},
      ...(first ? [{...first, text: answerInstead(index, first, state)}] : []),
      ...rest.map((span) => ({...span, text: lineEnds(source.slice(span.start, span.end))}))
    ]
  })
  return apply(source, pieces)
}

// `### `, `- `, `> `, `**`
const form = /^(?<lead>(?:\s|#{1,6}\s|[-*+]\s|\d+[.)]\s|>\s?)*)(?<bold>\*\*|__)?/u
// <summary>…</summary>, <dt>…</dt>
const element =
  /^(?<before>[\s\S]*?<(?<tag>summary|dt|h[1-6]|p|div)\b)[^<>]*>[\s\S]*?(?<after><\/\k<tag>>|$)/iu

function askedInstead(index: number, id: string, state: ArticleState): string {
  const {source, lang, spans} = state
  const {start, end} = spans[index]!.asked
  const written = source.slice(start, end)
  const remarks = remarksOf(annotationsIn(state, index, [{start, end}]), lang)
  const html = element.exec(written)?.groups
  if (html)
    return `${html.before} id="${id}">Q. ${redactedText(lang)}${remarks}${html.after}${lineEnds(written)}`
  const {lead = '', bold = ''} = form.exec(written)?.groups ?? {}
  return `${lead}${bold}Q. ${redactedText(lang)}${bold}${remarks} {#${id}}${lineEnds(written)}`
}

function answerInstead(index: number, first: Span, state: ArticleState): string {
  const {source, lang, spans} = state
  const written = source.slice(first.start, first.end)
  const [lead] = /^\s*/u.exec(written)!
  const trail = written.slice(Math.max(lead.length, written.trimEnd().length))
  const middle = written.slice(lead.length, written.length - trail.length)
  const remarks = remarksOf(annotationsIn(state, index, spans[index]!.answers), lang)
  return `${lead}${middle === '' ? '' : redactedText(lang)}${remarks}${lineEnds(middle)}${trail}`
}

/** A question's annotations that stand within some spans. */
function annotationsIn(
  {annotations, source}: ArticleState,
  question: number,
  spans: readonly Span[]
): StateAnnotation[] {
  return annotations.filter((annotation) => {
    const offset = offsetOf(source, annotation.position)
    return annotation.question === question && spans.some(({start, end}) => start <= offset && offset < end)
  })
}

function offsetOf(source: string, {line, column}: StateAnnotation['position']): number {
  let offset = 0
  for (let at = 1; at < line; at++) offset = source.indexOf('\n', offset) + 1
  return offset + column - 1
}

// An annotation's own words may tell what the text must not: its kind and its day are enough.
function remarksOf(annotations: readonly StateAnnotation[], lang: string): string {
  const {kindWord, isFullWidth} = lang.startsWith('ja') ? japanese : english
  return annotations
    .map(({kinds: [kind], date}) =>
      isFullWidth ? `（${date.replaceAll('-', '/')} ${kindWord[kind]}）` : ` (${kindWord[kind]} ${date})`
    )
    .join('')
}

const japanese = {
  isFullWidth: true,
  kindWord: {
    added: '追加',
    updated: '更新',
    corrected: '訂正',
    removed: '削除',
    published: '公開',
    verified: '確認'
  }
}
const english = {
  isFullWidth: false,
  kindWord: {
    added: 'added',
    updated: 'updated',
    corrected: 'corrected',
    removed: 'removed',
    published: 'published',
    verified: 'verified'
  }
}

/** Whether a source reads as the same article with other words in place of what had to go, and nothing of that. */
function isSound(
  after: ArticleState,
  {state, questionIds}: IdentifiedState,
  redactions: Redactions
): boolean {
  return (
    after.questions.length === state.questions.length &&
    after.questions.every((question, index) => {
      const before = state.questions[index]!
      if (redactions.subjects.has(questionIds[index]!))
        return question.explicitId === questionIds[index] && isRedacted(after, index)
      return (
        question.section === before.section &&
        withoutPassages(before.text, redactions.passages, '') ===
          withoutPassages(question.text, redactions.passages, '')
      )
    })
  )
}

/** The top-level nodes that the questions stand in, written anew in the plainest form: a bold line and its answer. */
function rewritten(indices: readonly number[], identified: IdentifiedState): string {
  const {state, questionIds} = identified
  const {source, spans, places, questions, lang} = state
  const touched = (span: QuestionSpans) => {
    const parts = [span.asked, ...span.answers]
    return places.filter((place) => parts.some(({start, end}) => start < place.end && place.start < end))
  }
  const gone = new Set(indices.flatMap((index) => touched(spans[index]!)))
  const bodies = new Map<Span, string[]>()
  for (const [index, question] of questions.entries()) {
    const own = touched(spans[index]!)
    const place = own.find((place) => gone.has(place))
    if (!place) continue
    for (const other of own) gone.add(other)
    const isOut = indices.includes(index)
    const text = isOut ? redactedText(lang) : question.text
    const answer = isOut ? redactedText(lang) : answerContent(question)
    const remarks = remarksOf(
      state.annotations.filter((annotation) => annotation.question === index),
      lang
    )
    const body = `**Q. ${text}**${remarks} {#${questionIds[index]}}\n\n${answer}\n\n`
    bodies.set(place, [...(bodies.get(place) ?? []), body])
  }
  return apply(
    source,
    [...gone].map((place) => ({start: place.start, end: place.end, text: (bodies.get(place) ?? []).join('')}))
  )
}
