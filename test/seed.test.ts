import {existsSync, readFileSync} from 'node:fs'

import type {Element, Root} from 'hast'
import {raw} from 'hast-util-raw'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'

import type {Delta} from '../src/model/delta.ts'
import {type ArticleOutput, buildArticle} from '../src/pipeline.ts'
import {inputOf} from './site.ts'

// The article that the project began with; it is another's, and no part of the project.
const seed = new URL('../../shared/seed/', import.meta.url)
const absent = !existsSync(seed)
if (absent) console.info(`Skipped: no article at ${seed.pathname}`)

interface Expected {
  readonly title: string
  readonly datePublished: string
  readonly dateModified: string
  readonly language: string
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly coverImage: string
  readonly revisionNotes: readonly {line: number; date: string; text: string; version: string | null}[]
  readonly revisions: readonly {
    id: string
    date: string
    version: string | null
    evidence: string
    questions: number
    delta?: {from: string; added: number[]; updated: number[]; removed: number[]; unchanged: number}
  }[]
  readonly sections: readonly {title: string; questions: number}[]
  readonly diagnostics: readonly {line: number; about: string}[]
  readonly versionCues: readonly {question: number; line: number; version: string; text: string}[]
  readonly notVersionsOfThisArticle: readonly string[]
  readonly questions: readonly {
    n: number
    line: number
    section: string
    question: string
    annotation: {date: string; kind: string; raw: string} | null
    introduced: string
    changed: string[]
  }[]
}

const id = 'tanzu-kubernetes-grid'

let loaded: (ArticleOutput & {expected: Expected}) | undefined

const load = () => (loaded ??= read())

function read(): ArticleOutput & {expected: Expected} {
  const text = readFileSync(new URL(`${id}.md`, seed), 'utf8')
  return {
    expected: JSON.parse(readFileSync(new URL('expected.json', seed), 'utf8')) as Expected,
    ...buildArticle(inputOf(text, {id, source: {path: `${id}.md`, text}}))
  }
}

const cueKey = ({question, line, version}: {question: number; line: number; version: string}) =>
  `${question} at ${line}: ${version}`

describe.skipIf(absent)('the article that the project began with', () => {
  it('says what it says of itself', () => {
    const {expected, changelog} = load()
    const {article} = changelog
    expect(article).toMatchObject({
      title: {ja: expected.title},
      published: expected.datePublished,
      updated: expected.dateModified,
      lang: expected.language,
      categories: expected.categories,
      tags: expected.tags,
      coverImage: expected.coverImage
    })
  })

  it('has its notes', () => {
    const {expected, changelog, state} = load()
    const notes = changelog.article.revisions.flatMap(({notes}) => notes)
    expect(
      notes.map(({date, text, position}) => ({line: position.line, date, text: text['ja']}))
    ).toStrictEqual(expected.revisionNotes.map(({line, date, text}) => ({line, date, text})))
    expect(state.notes.map(({version}) => version)).toStrictEqual(
      expected.revisionNotes.map(({version}) => version)
    )
  })

  it('has its sections with their questions', () => {
    const {expected, changelog} = load()
    const {sections} = changelog.article
    expect(
      sections.map(({title, questions}) => ({title: title['ja'], questions: questions.length}))
    ).toStrictEqual(expected.sections)
  })

  it('has its questions, each with its place, annotation and life', () => {
    const {expected, changelog} = load()
    const {questions, sections} = changelog.article
    const found = questions.map((question, index) => ({
      n: index + 1,
      line: question.position.line,
      section: sections.find(({id}) => id === question.section)?.title['ja'],
      question: question.text['ja'],
      annotation: question.annotations.map(({date, kind, raw}) => ({date, kind, raw}))[0] ?? null,
      introduced: question.since,
      changed: question.changedIn
    }))
    expect(found).toStrictEqual(expected.questions)
    expect(questions.every(({annotations}) => annotations.length <= 1)).toBe(true)
    expect(changelog.article.annotations.every(({question}) => question !== null)).toBe(true)
  })

  it('has its revisions', () => {
    const {expected, changelog} = load()
    expect(
      changelog.article.revisions.map(({id, date, version, evidence, questions}) => ({
        id,
        date,
        version,
        evidence,
        questions
      }))
    ).toStrictEqual(
      expected.revisions.map(({id, date, version, evidence, questions}) => ({
        id,
        date,
        version,
        evidence,
        questions
      }))
    )
  })

  it('has its deltas', () => {
    const {expected, changelog} = load()
    const ids = changelog.article.questions.map(({id}) => id)
    const numbersOf = ({changes}: Delta, type: string) =>
      changes
        .filter((change) => change.type === type)
        .map(({question}) => ids.indexOf(question!) + 1)
        .sort((a, b) => a - b)
    const [first, ...later] = changelog.deltas
    expect(first).toMatchObject({from: null, to: expected.revisions[0]!.id})
    expect(
      later.map((delta) => ({
        from: delta.from,
        added: numbersOf(delta, 'added'),
        updated: numbersOf(delta, 'updated'),
        removed: numbersOf(delta, 'removed'),
        unchanged: delta.counts.unchanged
      }))
    ).toStrictEqual(expected.revisions.slice(1).map(({delta}) => delta))
    // Nothing but the present text is there: no text of before is known, and no claim can be checked.
    const changes = later.flatMap(({changes}) => changes)
    expect(changes.every(({claim}) => claim?.status === 'unverifiable')).toBe(true)
    const texts = changes.flatMap((change) => ('before' in change ? [change.before] : []))
    expect(texts.every(({state}) => state === 'unknown')).toBe(true)
  })

  it('has a problem at each place that a careful reader stumbles over', () => {
    const {expected, problems, changelog} = load()
    const codes = problems.map(({code, position}) => `${position?.line} ${code}`)
    expect(codes).toEqual(
      expect.arrayContaining([
        '119 annotation-stray-character',
        '167 annotation-inside-question',
        '167 annotation-day-near-note',
        '167 annotation-kind-against-note'
      ])
    )
    expect(expected.diagnostics.map(({line}) => line)).toStrictEqual([119, 167, 167, 167])
    const both = problems.filter(({code}) => /near-note|against-note/u.test(code))
    expect(both.map(({related}) => related?.position.line)).toStrictEqual([14, 14])
    expect(problems.filter(({severity}) => severity === 'error')).toStrictEqual([])
    expect(changelog.events).toHaveLength(23 + 12 + 1)
  })

  it('names all that betrays its version, and nothing else', () => {
    const {expected, changelog} = load()
    const cues = changelog.article.questions.flatMap(({cues}, index) =>
      cues.map(({version, position, words}) => ({question: index + 1, line: position.line, version, words}))
    )
    expect(cues.map(cueKey).sort()).toStrictEqual(expected.versionCues.map(cueKey).sort())
    // What it quotes is quoted; what it describes is a link.
    const wordsOf = (wanted: Expected['versionCues'][number]) =>
      cues.find((cue) => cueKey(cue) === cueKey(wanted))!.words
    const [links, quoted] = [true, false].map((isLink) =>
      expected.versionCues.filter(({text}) => text.startsWith('a link') === isLink)
    )
    for (const wanted of links!) expect(wordsOf(wanted)).toContain(`/${wanted.version}/`)
    for (const wanted of quoted!) expect(wanted.text).toContain(wordsOf(wanted))
    const others = expected.notVersionsOfThisArticle.flatMap((words) => words.match(/\d+\.\d+/gu) ?? [])
    expect(others.length).toBeGreaterThan(3)
    // 1.1 is one of its versions, but not where its product's history is told.
    expect(
      cues.filter(({line, version}) => line === 44 || (version !== '1.1' && others.includes(version)))
    ).toEqual([])
  })

  it('tells what its updates seem to have brought, and never a text of before', () => {
    const {changelog} = load()
    const {changes} = changelog.deltas[1]!
    const parts = changes.flatMap((change) =>
      'reconstruction' in change && change.reconstruction
        ? change.reconstruction.parts.map(({revision, arrived, words}) => `${revision} ${arrived} ${words}`)
        : []
    )
    expect(parts).toEqual(
      expect.arrayContaining(['1.1 false v1.1 現在', '1.2 true v1.2 では', '1.2 true TKG1.2 は'])
    )
    expect(parts).toHaveLength(9)
  })

  it('keeps the figure of its sixth question whole', () => {
    const {changelog} = load()
    const html = changelog.article.questions[5]!.answer.html['ja']!
    const tree = raw({type: 'root', children: [{type: 'raw', value: html}]} as unknown as Root)
    const figures: Element[] = []
    visit(tree, 'element', (element: Element) => {
      if (element.tagName === 'figure') figures.push(element)
    })
    expect(figures).toHaveLength(1)
    const tags: string[] = []
    visit(figures[0]!, 'element', ({tagName}: Element) => {
      tags.push(tagName)
    })
    expect(tags.filter((tag) => tag === 'figcaption')).toHaveLength(1)
    expect(tags.filter((tag) => tag === 'img')).toHaveLength(1)
    expect(tags.filter((tag) => tag === 'a')).toHaveLength(2)
    expect(html.match(/<figcaption>/gu)).toHaveLength(1)
  })
})
