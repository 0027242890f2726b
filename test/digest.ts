import {createColors} from 'picocolors'

import {formatPretty} from '../src/cli/format-problems.ts'
import {cliSay} from '../src/cli/say.ts'
import type {Annotation, Article, Counts, Cue, Question, Revision, Section} from '../src/model/article.ts'
import type {Changelog} from '../src/model/changelog.ts'
import type {Change, Delta, Edit, Reconstruction, Replacement, TextAtTime} from '../src/model/delta.ts'
import type {FeedItem} from '../src/model/emitter.ts'
import type {Problem} from '../src/problem/index.ts'

// What is expected of a fixture, so short that a reader sees at once whether it is right.

/** The article: its days, revisions, sections and questions, each with what is dated in it. */
export function digestModel({article}: Changelog): string {
  const {title, lang, published, updated, revisions, annotations} = article
  return lines(
    localized(title, article.translation),
    `language ${lang}, published ${published ?? 'unknown'}, updated ${updated ?? 'unknown'}`,
    '',
    ...revisions.flatMap(revisionLines),
    '',
    ...contents(article),
    ...annotations
      .filter(({question}) => question === null)
      .map((annotation) => `${annotationLine(annotation)}, of ${annotation.section ?? 'the article'}`)
  )
}

function revisionLines({id, version, date, evidence, questions, counts, notes}: Revision): string[] {
  const name = version === null || version === id ? '' : `, version ${version}`
  return [
    `revision ${id}: ${date ?? 'no day'}${name}, ${evidence}; questions ${questions}: ${countsOf(counts)}`,
    ...notes.map(
      ({date, kind, text, translation, position}) =>
        `  note at ${position.line}: ${date} ${kind ?? 'no kind'}: ${localized(text, translation)}`
    )
  ]
}

const countsOf = (counts: Counts): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([type, count]) => `${count} ${type}`)
    .join(', ') || 'nothing'

/** Sections, questions and texts in the order of the article. */
function contents(article: Article): string[] {
  const {sections, questions, texts} = article
  const textsAt = (section: string | null, before: string | null) =>
    texts
      .filter((text) => text.section === section && text.before === before)
      .flatMap(({markdown, translation}) => ['text', ...quoted(markdown, translation)])
  const members = (section: string | null) => [
    ...questions
      .filter((question) => question.section === section)
      .flatMap((question) => [...textsAt(section, question.id), ...questionLines(question)]),
    ...textsAt(section, null)
  ]
  return [...members(null), ...sections.flatMap((section) => [sectionLine(section), ...members(section.id)])]
}

const sectionLine = ({id, level, parent, title, translation, position}: Section): string =>
  `${'#'.repeat(level)} ${localized(title, translation)} at ${position.line} [${id}]${parent === null ? '' : ` in ${parent}`}`

function questionLines({id, text, translation, position, since, changedIn, ...question}: Question): string[] {
  const changed = changedIn.length === 0 ? '' : `, changed in ${changedIn.join(', ')}`
  const {published, updated, annotations, cues, answer} = question
  return [
    `? ${localized(text, translation)} at ${position.line} [${id}]`,
    `  since ${since}${changed}; published ${published ?? 'unknown'}, updated ${updated ?? 'unknown'}`,
    ...annotations.map(annotationLine),
    ...cues.map(cueLine),
    ...quoted(answer.text, answer.translation)
  ]
}

const annotationLine = ({kinds, date, raw, position, revision}: Annotation): string =>
  `  @ ${kinds.join('+')} ${date} ${raw} at ${position.line}:${position.column}, revision ${revision ?? 'none'}`

const cueLine = ({version, revision, role, words, extent, text, position: {line, column}}: Cue): string =>
  `  ~ ${role} ${version} (${words}) at ${line}:${column}, revision ${revision}; ${extent}: ${oneLine(text)}`

type ByLanguage = Readonly<Record<string, string>>

/** The own language, then each translation with its state. */
const localized = (text: ByLanguage, translation: ByLanguage): string =>
  Object.entries(text)
    .map(([lang, words]) =>
      translation[lang] === undefined ? words : `= ${lang} (${translation[lang]}): ${words}`
    )
    .join(' ')

const quoted = (text: ByLanguage, translation: ByLanguage): string[] =>
  Object.entries(text).flatMap(([lang, words]) => [
    ...(translation[lang] === undefined ? [] : [`  = ${lang} (${translation[lang]})`]),
    ...words.split('\n').map((line) => `  | ${line}`.trimEnd())
  ])

/** The deltas, and what the feeds tell of them. */
export function digestChanges({deltas}: Changelog, feedItems: readonly FeedItem[]): string {
  return lines(
    ...deltas.flatMap(deltaLines),
    ...feedItems.map(({id, title, date}) => `item ${id}\n  ${date.slice(0, 10)} ${title}`)
  )
}

const deltaLines = ({from, to, date, evidence, counts, replacements, changes}: Delta): string[] => [
  `${from ?? 'nothing'} → ${to}: ${date ?? 'no day'}, ${evidence}; ${countsOf(counts)}`,
  ...replacements.flatMap(replacementLines),
  ...changes.flatMap((change) =>
    from === null && change.type === 'added' ? [`  added ${nameOf(change)}`] : changeLines(change)
  ),
  ''
]

const replacementLines = ({before, after, questions, summary}: Replacement): string[] => [
  `  replaced ${before} → ${after} in ${questions.join(', ')}`,
  ...Object.entries(summary).map(([lang, words]) => `    ${lang}: ${words}`)
]

const nameOf = ({subject, text}: Change): string => `${subject.type} ${subject.id}: ${Object.values(text)[0]}`

function changeLines(change: Change): string[] {
  const {
    type,
    evidence,
    significance,
    moved,
    reworded,
    split,
    merged,
    replaced,
    related,
    claim,
    id,
    summary
  } = change
  const flags = [
    ...Object.entries({moved, reworded, split, merged, replaced}).flatMap(([flag, is]) =>
      is ? [`, ${flag}`] : []
    ),
    ...(related.length > 0 ? [` (${related.join(', ')})`] : [])
  ].join('')
  const claimed = claim ? `claims ${claim.kind} ${claim.date}, ${claim.status}` : 'claims nothing'
  return [
    `  ${type} ${nameOf(change)}`,
    `    ${significance}${flags}, ${evidence}; ${claimed}; event ${id}`,
    ...('before' in change ? [`    before: ${textLine(change.before)}`] : []),
    ...('after' in change ? [`    after: ${textLine(change.after)}`] : []),
    ...('edits' in change && change.edits ? [`    edits: ${editsLine(change.edits)}`] : []),
    ...('reconstruction' in change && change.reconstruction ? change.reconstruction.parts.map(partLine) : []),
    ...(change.carried ?? []).map((sentence) => `    carried: ${oneLine(sentence)}`),
    ...Object.entries(summary).map(([lang, words]) => `    ${lang}: ${words}`)
  ]
}

const partLine = ({text, revision, arrived, words}: Reconstruction['parts'][number]): string =>
  `    ${arrived ? 'came' : 'was there'} (${words}, ${revision}): ${oneLine(text)}`

const textLine = (text: TextAtTime): string =>
  text.state === 'unknown' ? 'unknown' : `${text.state}: ${text.text} | ${oneLine(text.markdown)}`

const marks = {kept: ['', ''], deleted: ['[-', '-]'], inserted: ['{+', '+}']} as const

const editsLine = (edits: readonly Edit[]): string =>
  oneLine(edits.map(({type, text}) => `${marks[type][0]}${text}${marks[type][1]}`).join(''))

const oneLine = (text: string): string => text.replaceAll('\n', '⏎')

/** The problems, as the command prints them. */
export const digestProblems = (problems: readonly Problem[]): string =>
  formatPretty(problems, {lang: 'en', say: cliSay('en'), colors: createColors(false)}) || 'No problems.\n'

/** Every answer as HTML. */
export const digestHtml = ({article}: Changelog): string =>
  lines(
    ...article.texts.map(({html, partly = {}}) =>
      [...Object.values(html), ...Object.values(partly).map((part) => part.html)].join('\n\n')
    ),
    ...article.questions.flatMap(({id, answer}) =>
      [
        ...Object.entries(answer.html),
        ...Object.entries(answer.partly ?? {}).map(([lang, {html, state}]) => [
          `${lang}, in part (${state})`,
          html
        ])
      ].map(([lang, html]) => `<!-- ${id} ${lang} -->\n${html}`)
    )
  )

const lines = (...parts: readonly string[]): string => `${parts.join('\n').trimEnd()}\n`
