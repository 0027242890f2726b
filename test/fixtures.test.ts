import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'

import {describe, expect, it} from 'vitest'

import {emitArticle, extractForSite} from '../src/emit/emit.ts'
import {parseMemory} from '../src/history/memory.ts'
import {noMemory} from '../src/model/memory.ts'
import type {CommittedPast, CommittedState} from '../src/model/state.ts'
import {type ArticleInput, buildArticle} from '../src/pipeline.ts'
import {parsePlainDate} from '../src/plain-date.ts'
import {type Problem, reporter} from '../src/problem/index.ts'
import {digestChanges, digestHtml, digestModel, digestProblems} from './digest.ts'
import {inputOf, site} from './site.ts'

// Each folder is a behaviour, said as a sentence: `<article>.md`, states that were kept (`<article>@<revision>.md`),
// catalogues (`<article>.<language>.po`), what was committed (`commits/<number> <day>[ ignored][ tag <name>].md`;
// `commits/cut-off` says that there was more) and the memory beside what is `expected/`. `UPDATE=1` rewrites what
// is expected; an empty `answers.html` or a feed there asks for those too.
const fixtures = new URL('fixtures/', import.meta.url)
const update = process.env.UPDATE === '1'
const always = ['model.txt', 'changes.txt', 'problems.txt', 'CHANGELOG.md']

interface Fixture {
  readonly input: ArticleInput
  readonly problems: Problem[]
}

function read(folder: URL): Fixture {
  const names = readdirSync(folder).sort()
  const text = (name: string) => readFileSync(new URL(encodeURIComponent(name), folder), 'utf8')
  const article = names.find((name) => /^[^@]+\.md$/u.test(name))!
  const id = article.replace(/\.md$/u, '')
  const problems: Problem[] = []
  const hasMemory = names.includes('memory.jsonl')
  const input = inputOf(text(article), {
    id,
    source: {path: article, text: text(article)},
    kept: matching(names, /@(?<key>.+)\.md$/u).map(([revision, name]) => ({
      revision,
      source: {path: name, text: text(name)}
    })),
    committed: readCommits(new URL('commits/', folder), article),
    catalogues: new Map(
      matching(names, /\.(?<key>[^.]+)\.po$/u).map(([lang, name]) => [lang, {path: name, text: text(name)}])
    ),
    memory: hasMemory ? parseMemory(text('memory.jsonl'), reporter('memory.jsonl', problems)) : noMemory,
    site: {...site, hasMemory}
  })
  return {input, problems}
}

// `02 2020-10-31 tag v1.2.md`
const commitName = /^\d+ (?<date>\S+)(?<ignored> ignored)?(?: tag (?<tag>.+))?\.md$/u

function readCommits(folder: URL, path: string): CommittedPast | null {
  if (!existsSync(folder)) return null
  const names = readdirSync(folder).sort()
  const states = names.flatMap((name): CommittedState[] => {
    const match = commitName.exec(name)
    if (!match) return []
    const {date, ignored, tag} = match.groups!
    const day = parsePlainDate(date!)!
    return [
      {
        source: {path, text: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8')},
        date: day,
        tags: tag === undefined ? [] : [{name: tag, date: day}],
        isIgnored: ignored !== undefined
      }
    ]
  })
  return {states, isCutOff: names.includes('cut-off')}
}

const matching = (names: readonly string[], pattern: RegExp): [string, string][] =>
  names.flatMap((name) => {
    const key = pattern.exec(name)?.groups?.['key']
    return key === undefined ? [] : [[decodeURIComponent(key), name]]
  })

function digest({input, problems}: Fixture): ReadonlyMap<string, string> {
  const output = buildArticle(input)
  const extract = extractForSite(output.changelog, input.site)
  const emitted = emitArticle(output.changelog, input.site, extract).map(
    ({path, content}) => [path.replace(`articles/${input.id}/`, ''), content] as const
  )
  return new Map([
    ...emitted,
    ['model.txt', digestModel(output.changelog)],
    ['changes.txt', digestChanges(output.changelog, extract.feedItems)],
    ['problems.txt', digestProblems([...problems, ...output.problems])],
    ['answers.html', digestHtml(output.changelog)]
  ])
}

const filesIn = (folder: URL): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {recursive: true, encoding: 'utf8'})
        .filter((name) => statSync(new URL(name, folder)).isFile())
        .map((name) => name.replaceAll('\\', '/'))
    : []

const folders = readdirSync(fixtures, {withFileTypes: true}).filter((entry) => entry.isDirectory())

describe('fixtures', () => {
  it.each(folders.map(({name}) => [name.replaceAll('-', ' '), name]))('%s', (_, name) => {
    const folder = new URL(`${encodeURIComponent(name)}/`, fixtures)
    const expected = new URL('expected/', folder)
    const actual = digest(read(folder))
    const wanted = [...new Set([...always, ...filesIn(expected)])].sort()
    expect([...actual.keys()]).toEqual(expect.arrayContaining(wanted))
    if (update) {
      mkdirSync(expected, {recursive: true})
      for (const file of wanted) writeFileSync(new URL(file, expected), actual.get(file)!)
    }
    const texts = wanted.filter((file) => existsSync(new URL(file, expected)))
    expect(Object.fromEntries(wanted.map((file) => [file, actual.get(file)]))).toStrictEqual(
      Object.fromEntries(texts.map((file) => [file, readFileSync(new URL(file, expected), 'utf8')]))
    )
  })

  it('are sentences', () => {
    expect(folders.length).toBeGreaterThan(20)
    for (const {name} of folders) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/u)
  })
})
