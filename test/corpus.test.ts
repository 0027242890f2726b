import {existsSync, readdirSync, readFileSync} from 'node:fs'

import type {RootContent} from 'mdast'
import {describe, expect, it} from 'vitest'

import {emitArticle, emitSite, extractForSite} from '../src/emit/emit.ts'
import type {SiteExtract} from '../src/model/emitter.ts'
import type {ArticleState, Place} from '../src/model/state.ts'
import {blankFrontMatter, readFrontMatter} from '../src/parse/front-matter.ts'
import {parseMarkdown} from '../src/parse/markdown.ts'
import {type ArticleOutput, buildArticle} from '../src/pipeline.ts'
import {illFormed} from './laws/xml.ts'
import {schemaErrors} from './schemas.ts'
import {inputOf, site} from './site.ts'

// Articles by other people, no part of the project.
const corpus = new URL('../../shared/corpus/', import.meta.url)
const absent = !existsSync(corpus)
if (absent) console.info(`Skipped: no articles at ${corpus.pathname}`)

const names = absent ? [] : readdirSync(corpus).filter((name) => name.endsWith('.md') && name !== 'README.md')

const read = (name: string): string =>
  readFileSync(new URL(encodeURIComponent(name), corpus), 'utf8')
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')

const built = new Map<string, ArticleOutput>()

function build(name: string): ArticleOutput {
  const known = built.get(name)
  if (known) return known
  const text = read(name)
  const output = buildArticle(inputOf(text, {id: name.replace(/\.md$/u, ''), source: {path: name, text}}))
  built.set(name, output)
  return output
}

/** The places that a node may be in. */
function fitting(node: RootContent): readonly Place['type'][] {
  if (node.type === 'yaml' || (node.type as string) === 'toml') return ['front-matter']
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return ['definition']
  if (node.type === 'heading') return ['title', 'section', 'question', 'answer', 'notes']
  if (node.type === 'paragraph' || node.type === 'html')
    return ['question', 'answer', 'text', 'notes', 'section', 'title']
  // A list may ask in its items, a table in its rows, a quote in its line.
  if (node.type === 'list' || node.type === 'table' || node.type === 'blockquote')
    return ['question', 'answer', 'text', 'notes']
  return ['answer', 'text', 'notes']
}

function misplaced({places, source}: ArticleState): string[] {
  const {end} = readFrontMatter(source, () => {})
  return parseMarkdown(blankFrontMatter(source, end)).children.flatMap((node) => {
    const start = node.position!.start.offset!
    const found = places.filter((place) => place.start <= start && start < place.end)
    const [place] = found
    return found.length === 1 && fitting(node).includes(place!.type)
      ? []
      : [`${node.type} at ${node.position!.start.line}: ${found.map(({type}) => type).join() || 'nowhere'}`]
  })
}

const illFormedIn = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([path, content]) => (path.endsWith('.xml') ? (illFormed(content) ?? []) : []))

describe.skipIf(absent)('articles by other people', () => {
  it('are fifty or so', () => expect(names.length).toBeGreaterThan(40))

  it.each(names)('%s is read whole', {timeout: 20_000}, (name) => {
    const {state, problems, changelog} = build(name)
    const {places, source, annotations} = state
    expect(places.map(({start, end}) => source.slice(start, end)).join('')).toBe(source)
    expect(misplaced(state)).toStrictEqual([])
    const lines = source.split('\n')
    for (const {raw, position} of annotations) {
      const rest = [lines[position.line - 1]!.slice(position.column - 1), ...lines.slice(position.line)]
      expect(rest.join('\n').slice(0, raw.length)).toBe(raw)
    }
    const errors = problems.filter(({severity}) => severity === 'error')
    expect(errors.filter(({code}) => !code.startsWith('front-matter-'))).toStrictEqual([])
    const extract = extractForSite(changelog, site)
    const files = new Map(emitArticle(changelog, site, extract).map(({path, content}) => [path, content]))
    expect(schemaErrors(files)).toStrictEqual([])
    expect(illFormedIn(files)).toStrictEqual([])
  })

  it('make one site', {timeout: 60_000}, () => {
    const extracts = names.map((name): SiteExtract => extractForSite(build(name).changelog, site))
    const files = new Map(emitSite(extracts, site).map(({path, content}) => [path, content]))
    expect(schemaErrors(files)).toStrictEqual([])
    expect(illFormedIn(files)).toStrictEqual([])
    const reversed = emitSite(extracts.toReversed(), site).map(({path, content}) => [path, content] as const)
    expect(new Map(reversed)).toStrictEqual(files)
  })
})
