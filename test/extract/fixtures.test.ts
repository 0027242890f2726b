import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'

import {describe, expect, it} from 'vitest'

import {findAnnotations} from '../../src/extract/annotations.ts'
import {findRevisionNotes} from '../../src/extract/notes.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {parsePlainDate} from '../../src/plain-date.ts'

const folder = (name: string) => new URL(`fixtures/${name}/`, import.meta.url)
const namesIn = (url: URL) =>
  readdirSync(url)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
    .sort()

function read(url: URL) {
  const source = readFileSync(url, 'utf8')
  const tree = parseMarkdown(source)
  const problems: string[] = []
  const report = (code: string, position?: {line: number}) => problems.push(`${position?.line}: ${code}`)
  const published = parsePlainDate(/^date: (\S+)$/mu.exec(source)?.[1] ?? '') ?? null
  const {notes, nodes} = findRevisionNotes(tree, source, {report})
  const annotations = findAnnotations(tree, source, {notes: nodes, published, report})
  return {
    notes: notes.map(({position, kind, date, version, text}) => ({
      line: position.line,
      kind,
      date,
      version,
      text
    })),
    annotations: annotations.map(({position, kinds, date, extent, raw, heading}) => ({
      line: position.line,
      kinds,
      date,
      raw,
      ...(extent !== 'point' && {extent}),
      ...(heading && {
        heading: {line: heading.node.position!.start.line, mark: source.slice(heading.start, heading.end)}
      })
    })),
    problems
  }
}

describe('the forms that people write', () => {
  const forms = folder('forms')

  it.each(namesIn(forms))('%s', (name) => {
    const found = read(new URL(`${name}.md`, forms))
    const expected = new URL(`${name}.json`, forms)
    if (process.env['UPDATE'] || !existsSync(expected))
      writeFileSync(expected, `${JSON.stringify(found, null, 2)}\n`)
    expect(found).toStrictEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })
})

describe('documents that tell of other days have no annotations', () => {
  const others = folder('without-annotations')

  it.each(namesIn(others))('%s', (name) => {
    const {notes, annotations} = read(new URL(`${name}.md`, others))
    expect([...notes, ...annotations]).toStrictEqual([])
  })
})
