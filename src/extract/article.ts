import type {Root, RootContent} from 'mdast'

import type {FrontMatter} from '../model/front-matter.ts'
import type {
  ArticleState,
  Block,
  SourceState,
  StateAnnotation,
  StateNote,
  StateQuestion,
  StateSection
} from '../model/state.ts'
import {versionNamedIn} from '../locale/reading/index.ts'
import {definitionsIn} from '../parse/definitions.ts'
import {blankFrontMatter, readFrontMatter} from '../parse/front-matter.ts'
import {parseMarkdown} from '../parse/markdown.ts'
import type {Report} from '../problem/index.ts'
import {findAnnotations} from './annotations.ts'
import {answerMarksOf} from './answer-marks.ts'
import {splitExplicitId} from './explicit-id.ts'
import type {FoundAnnotation} from './found.ts'
import {languageOf} from './language.ts'
import {knownDays} from './known-days.ts'
import {findRevisionNotes, kindOf, readNoteText} from './notes.ts'
import {type Outline, outlineOf, type OutlineQuestion, type OutlineSection} from './outline.ts'
import {offsetsOf, type Range, type Slices, sliceSource} from './slices.ts'
import {findVersionCues} from './version-cues.ts'

/** What the caller knows of an article before its text is read. */
export interface ExtractOptions {
  /** The configuration's language, where it has one. */
  readonly lang: string | null
  /** An earlier state: nobody asks it which versions it speaks of. */
  readonly isEarlier?: boolean
  readonly report: Report
}

/** Reads one state of an article. Never throws for what a text may hold; problems go to `report`. */
export function extractArticle(
  source: SourceState,
  {lang, isEarlier = false, report}: ExtractOptions
): ArticleState {
  const {text} = source
  const {frontMatter, end: bodyStart} = readFrontMatter(text, report)
  const tree = parseBody(text, bodyStart)
  const {notes, nodes} = findRevisionNotes(tree, text, {report})
  const written = frontMatter.lang ?? lang ?? languageOf(text.slice(bodyStart))
  const frontNotes = notesOfFrontMatter(frontMatter)
  const noteDays = [...frontNotes, ...notes].map(({date}) => date)
  const days = knownDays(frontMatter, source.path, noteDays)
  const annotations = findAnnotations(tree, text, {notes: nodes, ...days, lang: written, report})
  const definitions = definitionsIn(tree, text)
  const cuts = cutsOf(annotations)
  const slices = sliceSource(text, cuts, definitions)
  const fileName = source.path
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/u, '')
  const outline = outlineOf(tree, {
    slices,
    notes: nodes,
    title: frontMatter.title,
    fileName,
    bodyStart,
    sourceLength: text.length
  })
  const withoutMarks = sliceSource(text, merge(cuts, answerMarksOf(outline.questions, slices)), definitions)
  const questions = outline.questions.map((question) => toQuestion(question, withoutMarks))
  const texts = outline.texts.map(({section, before, parts}) => ({
    section,
    before,
    blocks: parts.map(({node, without}) => slices.block(node, without))
  }))
  const title = frontMatter.title ?? (titleText(outline, slices) || fileName)
  const allNotes = [...frontNotes, ...notes.map(toNote)]
  return {
    path: source.path,
    source: text,
    lang: written,
    frontMatter,
    title,
    notes: allNotes,
    sections: outline.sections.map(toSection),
    questions,
    texts,
    annotations: attach(annotations, outline, tree, report),
    versionCues: isEarlier
      ? []
      : findVersionCues(tree, outline, {
          source: text,
          title,
          notes: allNotes.map((note) => note.text),
          slices,
          annotations,
          questions,
          texts
        }),
    definitions,
    places: outline.places,
    spans: outline.questions.map(({line, answer}) => ({
      asked: {start: line.start, end: line.end},
      answers: [
        ...(line.rest ? [line.rest] : []),
        ...answer.map((part) => ('type' in part ? offsetsOf(part) : part))
      ]
    }))
  }
}

/** The Markdown tree; front matter that remark does not know (Hexo's form, one that never ends) is no text either. */
function parseBody(text: string, bodyStart: number): Root {
  const tree = parseMarkdown(text)
  const [first] = tree.children
  const isKnown = bodyStart === 0 || first?.type === 'yaml' || (first?.type as string) === 'toml'
  return isKnown ? tree : parseMarkdown(blankFrontMatter(text, bodyStart))
}

/** Whether a file is an article of ours: it asks, or it dates its changes. */
export const isArticle = ({questions, annotations, notes}: ArticleState): boolean =>
  questions.length + annotations.length + notes.length > 0

// The kind in a heading and the day in the block below are one annotation in two places.
function cutsOf(annotations: readonly FoundAnnotation[]): Range[] {
  const ranges = annotations.flatMap((annotation) =>
    annotation.heading ? [annotation.heading, annotation] : [annotation]
  )
  return [...new Set(ranges)].sort((one, other) => one.start - other.start)
}

/** In document order; a mark that an annotation holds already is cut with it. */
const merge = (cuts: readonly Range[], marks: readonly Range[]): Range[] =>
  [
    ...cuts,
    ...marks.filter((mark) => !cuts.some((cut) => cut.start < mark.end && mark.start < cut.end))
  ].sort((one, other) => one.start - other.start)

const titleText = (outline: Outline, slices: Slices): string =>
  outline.title ? splitExplicitId(slices.textOf(outline.title)).text : ''

const toNote = ({date, kind, version, text, position}: StateNote): StateNote => ({
  date,
  kind,
  version,
  text,
  position: {line: position.line, column: position.column}
})

const notesOfFrontMatter = ({notes}: FrontMatter): StateNote[] =>
  notes.flatMap(({text, position}) => {
    const note = readNoteText(text)
    return note
      ? [
          {
            date: note.date,
            kind: kindOf(note.rest),
            version: versionNamedIn(note.rest),
            text: note.rest,
            position
          }
        ]
      : []
  })

const toSection = ({node, heading, parent}: OutlineSection): StateSection => ({
  explicitId: heading.id,
  title: heading.text,
  level: heading.rank,
  parent,
  position: pointOf(node)
})

const toQuestion = (
  {node, line, section, commentId, answer}: OutlineQuestion,
  slices: Slices
): StateQuestion => ({
  explicitId: line.id ?? commentId,
  text: line.text,
  section,
  position: slices.pointAt(line.start),
  answer: [
    ...(line.rest ? blockOfRange(line.rest, node?.type ?? 'paragraph', slices) : []),
    ...answer.flatMap((part) =>
      'type' in part ? [slices.block(part)] : blockOfRange(part, 'paragraph', slices)
    )
  ]
})

function blockOfRange({start, end}: Range, type: string, slices: Slices): Block[] {
  const block = slices.blockOf(type, start, end)
  return block.markdown === '' ? [] : [block]
}

const pointOf = (node: RootContent) => ({
  line: node.position!.start.line,
  column: node.position!.start.column
})

/** Gives each annotation its subject: the question or section that it stands in. */
function attach(
  annotations: readonly FoundAnnotation[],
  outline: Outline,
  tree: Root,
  report: Report
): StateAnnotation[] {
  const owners = ownersOf(outline)
  return annotations.flatMap((annotation) => {
    const [kind, ...kinds] = annotation.kinds
    if (!kind) return []
    const node: RootContent = annotation.heading?.node ?? tree.children[annotation.topLevel]!
    const owner = ownerOf(annotation, node, owners, outline)
    const question = owner?.question ?? null
    const ofWhole = owner?.line
      ? (annotation.heading ?? annotation).end <= owner.line.end
      : owner?.heading === true
    if (question !== null && ofWhole) reportPlace(annotation, node, report)
    return [
      {
        kinds: [kind, ...kinds] as const,
        date: annotation.date,
        raw: annotation.raw,
        position: annotation.position,
        question,
        section: owner?.section ?? null,
        ofWhole
      }
    ]
  })
}

interface Owner {
  readonly question: number | null
  readonly section: number | null
  readonly line?: OutlineQuestion['line']
  readonly heading?: boolean
}

function ownersOf({sections, questions, texts}: Outline): Map<RootContent, Owner> {
  const owners = new Map<RootContent, Owner>()
  for (const [section, {node}] of sections.entries())
    owners.set(node, {question: null, section, heading: true})
  for (const {section, parts} of texts)
    for (const {node} of parts) owners.set(node, {question: null, section})
  for (const [question, {node, line, section, answer}] of questions.entries()) {
    if (node) owners.set(node, {question, section, line})
    for (const part of answer) if ('type' in part) owners.set(part, {question, section})
  }
  return owners
}

/** The question whose part of a node an annotation stands in, else what its top-level node belongs to. */
function ownerOf(
  {start}: FoundAnnotation,
  node: RootContent,
  owners: ReadonlyMap<RootContent, Owner>,
  {questions, inner}: Outline
): Owner | undefined {
  const asked = inner.get(node)?.find((item) => item.start <= start && start < item.end)
  if (!asked) return owners.get(node)
  const question = questions.findIndex(({line}) => line === asked.line)
  return {question, section: questions[question]!.section, line: asked.line}
}

function reportPlace(annotation: FoundAnnotation, node: RootContent, report: Report): void {
  if (node.type !== 'paragraph') return
  const [first] = node.children
  if (first?.type !== 'strong') return
  const bold = offsetsOf(first)
  if (annotation.start > bold.start && annotation.end < bold.end)
    report('annotation-inside-question', annotation.position, {raw: annotation.raw})
}
