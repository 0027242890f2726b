import {existsSync, readdirSync, readFileSync} from 'node:fs'

import {describe, expect, it} from 'vitest'

import {findAnnotations} from '../../src/extract/annotations.ts'
import type {FoundAnnotation, FoundNote} from '../../src/extract/found.ts'
import {findRevisionNotes} from '../../src/extract/notes.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {parsePlainDate} from '../../src/plain-date.ts'

// Articles by other people, not part of the project.
const shared = new URL('../../../shared/', import.meta.url)
const corpus = new URL('corpus/', shared)
const seed = new URL('seed/', shared)
const absent = !existsSync(corpus) || !existsSync(seed)
if (absent) console.info(`Skipped: no corpus at ${corpus.pathname}`)

interface Place {
  readonly line: number
  readonly kinds: readonly (string | null)[]
  readonly date: string
}

const report = () => {}

function read(url: URL, published: string | undefined): {notes: FoundNote[]; annotations: FoundAnnotation[]} {
  const source = readFileSync(url, 'utf8')
  const tree = parseMarkdown(source)
  const {notes, nodes} = findRevisionNotes(tree, source, {report})
  const options = {notes: nodes, published: parsePlainDate(published ?? '') ?? null, report}
  return {notes, annotations: findAnnotations(tree, source, options)}
}

const rows = (name: string) =>
  readFileSync(new URL(name, corpus), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

const agree = (found: Place, [, line, , kind, date]: string[]) =>
  found.line === Number(line) &&
  found.kinds.includes(kind!) &&
  (date!.startsWith('--') ? found.date.endsWith(date!.slice(1)) : found.date === date)

function placesIn(file: string, path: string): Place[] {
  // 2008-02-20-title.md, as the source of the corpus names its files
  const published = /\d{4}-\d{2}-\d{2}/u.exec(path)?.[0]
  const {notes, annotations} = read(new URL(file, corpus), published)
  return [
    ...notes.map(({position, kind, date}) => ({line: position.line, kinds: [kind], date})),
    ...annotations.map(({position, kinds, date}) => ({line: position.line, kinds, date}))
  ]
}

function compare() {
  const labels = rows('annotations.tsv')
  const [right, wrong, missed]: string[][] = [[], [], []]
  for (const [file, , path] of rows('SOURCES.tsv')) {
    const expected = labels.filter((label) => label[0] === file)
    for (const place of placesIn(file!, path!)) {
      const index = expected.findIndex((label) => agree(place, label))
      if (index < 0) wrong!.push(`${file}:${place.line} ${place.kinds.join()} ${place.date}`)
      else right!.push(expected.splice(index, 1)[0]!.join(' '))
    }
    missed!.push(...expected.map((label) => label.join(' ')))
  }
  return {right: right!, wrong: wrong!, missed: missed!}
}

describe.skipIf(absent)('articles by other people', () => {
  it('are read with few mistakes and few misses', {timeout: 60_000}, () => {
    const {right, wrong, missed} = compare()
    const precision = right.length / (right.length + wrong.length)
    const recall = right.length / (right.length + missed.length)
    // The mistakes are named where the figures are too low.
    expect({precision, wrong: precision >= 0.95 ? [] : wrong}).toMatchObject({wrong: []})
    expect({recall, missed: recall >= 0.95 ? [] : missed}).toMatchObject({missed: []})
  })

  it('are not read where the days are of something else', () => {
    const traps = rows('SOURCES.tsv').filter(([, , , , , kind]) => kind === 'trap')
    expect(traps.length).toBeGreaterThan(0)
    expect(traps.flatMap(([file, , path]) => placesIn(file!, path!))).toStrictEqual([])
  })

  it('are all among the files', () => {
    const files = readdirSync(corpus).filter((name) => name.endsWith('.md') && name !== 'README.md')
    expect(rows('SOURCES.tsv').map(([file]) => file)).toStrictEqual(files.sort())
  })
})

interface Expected {
  readonly revisionNotes: readonly {line: number; date: string; text: string; version: string | null}[]
  readonly questions: readonly {line: number; annotation: {date: string; kind: string; raw: string} | null}[]
}

describe.skipIf(absent)('the article that the project began with', () => {
  const load = () => ({
    expected: JSON.parse(readFileSync(new URL('expected.json', seed), 'utf8')) as Expected,
    ...read(new URL('tanzu-kubernetes-grid.md', seed), '2020-06-26')
  })

  it('has its annotations, and no others', () => {
    const {expected, annotations} = load()
    const found = annotations.map(({position, date, kinds, raw}) => ({
      line: position.line,
      annotation: {date, kind: kinds.join(), raw}
    }))
    const wanted = expected.questions.filter(({annotation}) => annotation)
    expect(found).toStrictEqual(wanted.map(({line, annotation}) => ({line, annotation})))
  })

  it('has its revision notes, and no others', () => {
    const {expected, notes} = load()
    const found = notes.map(({position, date, text, version}) => ({line: position.line, date, text, version}))
    expect(found).toStrictEqual(expected.revisionNotes)
  })
})
