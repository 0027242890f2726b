import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {inspect} from 'node:util'

import {isMap, isScalar, LineCounter, parseDocument} from 'yaml'
import type {Document, Node} from 'yaml'
import type {z} from 'zod'

import {configSchema, outputNames} from '../model/config.ts'
import type {Config, ConfigInput} from '../model/config.ts'
import {configProblems} from '../problem/config.ts'
import type {Position, Problem} from '../problem/index.ts'
import {displayPath} from './paths.ts'

/** A configuration as found, and what is off with it. */
export interface LoadedConfig {
  readonly config: Config
  /** Folder of the configuration, else the root of the git repository, else the start folder. Absolute. */
  readonly root: string
  /** The file that was read. Absolute; null without a configuration. */
  readonly file: string | null
  readonly problems: Problem[]
}

/** Looks for a configuration from a folder upwards, as far as the root of its git repository. Never throws. */
export async function loadConfig(startFolder: string): Promise<LoadedConfig> {
  const start = resolve(startFolder)
  const problems: Problem[] = []
  const {source, others, gitRoot} = await findSource(start)
  if (!source) return {config: toConfig({}), root: gitRoot ?? start, file: null, problems}
  const path = displayPath(source.file, start)
  const report = reporterOf(path, problems)
  for (const other of others) report('config-several', undefined, {used: source.name, other: other.name})
  const written = await source.read(report)
  const input = written ? validate(written, report) : {}
  return {config: toConfig(input), root: dirname(source.file), file: source.file, problems}
}

type ConfigProblemCode = keyof typeof configProblems
type ReportConfig = (code: ConfigProblemCode, position?: Position, data?: Problem['data']) => void

const reporterOf =
  (file: string, problems: Problem[]): ReportConfig =>
  (code, position, data = {}) => {
    const {severity} = configProblems[code]
    problems.push({code, severity, file, ...(position && {position}), data})
  }

// ——— Where it is ———

/** A file that holds a configuration. */
interface Source {
  readonly name: string
  readonly file: string
  readonly read: (report: ReportConfig) => Promise<Written | undefined>
}

/** What somebody wrote: the value, and where its parts stand (nowhere, in a program). */
interface Written {
  readonly value: unknown
  readonly positionOf: (path: readonly PropertyKey[], part?: 'key' | 'value') => Position | undefined
}

// Of several in one folder the first is read.
const readers = {
  'kaitei.config.ts': readTypeScript,
  'kaitei.config.js': readModule,
  'kaitei.config.mjs': readModule,
  'kaitei.config.json': readJson
} satisfies Record<string, (file: string, report: ReportConfig) => Promise<Written | undefined>>

async function findSource(start: string): Promise<{source?: Source; others: Source[]; gitRoot?: string}> {
  for (const folder of foldersUpward(start)) {
    const [source, ...others] = await sourcesIn(folder)
    if (source) return {source, others}
    if (existsSync(join(folder, '.git'))) return {others, gitRoot: folder}
  }
  return {others: []}
}

function* foldersUpward(start: string): Generator<string> {
  let folder = start
  for (;;) {
    yield folder
    const parent = dirname(folder)
    if (parent === folder) return
    folder = parent
  }
}

async function sourcesIn(folder: string): Promise<Source[]> {
  const named = Object.entries(readers).map(([name, read]) => {
    const file = join(folder, name)
    return {name, file, read: (report: ReportConfig) => read(file, report)}
  })
  const packaged = await packageSource(join(folder, 'package.json'))
  return [...named.filter(({file}) => existsSync(file)), ...(packaged ? [packaged] : [])]
}

// A package.json without our key, or one that npm cannot read either, is none of our business.
async function packageSource(file: string): Promise<Source | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (!text?.includes('"kaitei"')) return undefined
  const {document} = parseJson(text)
  if (!isMap(document.contents) || !document.contents.has('kaitei')) return undefined
  return {name: 'package.json', file, read: async (report) => writtenIn(text, ['kaitei'], report)}
}

// ——— How it is read ———

async function readTypeScript(file: string, report: ReportConfig): Promise<Written | undefined> {
  // Node itself runs TypeScript from 22.18 on; before, `import()` says "unknown file extension".
  if ((process.features as {typescript?: unknown}).typescript) return readModule(file, report)
  report('config-typescript', undefined, {node: process.versions.node})
  return undefined
}

async function readModule(file: string, report: ReportConfig): Promise<Written | undefined> {
  try {
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {default?: unknown}
    if ('default' in module) return {value: await module.default, positionOf: () => undefined}
    report('config-no-default')
  } catch (error) {
    report('config-import', undefined, {
      detail: excerpt(error instanceof Error ? error.message : String(error))
    })
  }
  return undefined
}

async function readJson(file: string, report: ReportConfig): Promise<Written | undefined> {
  return writtenIn(await readFile(file, 'utf8'), [], report)
}

function writtenIn(text: string, inside: readonly string[], report: ReportConfig): Written | undefined {
  const {document, at, source} = parseJson(text)
  const [error] = document.errors
  if (error) {
    report('config-syntax', at(error.pos[0]), {found: excerpt(source.slice(error.pos[0]))})
    return undefined
  }
  const positionOf: Written['positionOf'] = (path, part = 'value') => {
    const range = nodeAt(document, [...inside, ...path], part)?.range
    return range ? at(range[0]) : undefined
  }
  return {value: valueAt(document.toJS(), inside), positionOf}
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((outer, key) => (outer as Record<PropertyKey, unknown> | null | undefined)?.[key], value)

// JSON is YAML, save for comments: they become spaces, so that every place stays.
const comment = /"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[^]*?\*\//gu

function parseJson(text: string) {
  const source = text
    .replace(/^\u{FEFF}/u, '')
    .replace(comment, (part) => (part.startsWith('"') ? part : part.replace(/[^\r\n]/gu, ' ')))
  const lines = new LineCounter()
  const document = parseDocument(source, {lineCounter: lines, prettyErrors: false, logLevel: 'silent'})
  const at = (offset: number): Position => {
    const {line, col} = lines.linePos(offset)
    return {line, column: col}
  }
  return {document, source, at}
}

function nodeAt(document: Document, path: readonly PropertyKey[], part: 'key' | 'value'): Node | undefined {
  if (part === 'value') return document.getIn(path, true) as Node | undefined
  const map = document.getIn(path.slice(0, -1), true) ?? document.contents
  if (!isMap(map)) return undefined
  return map.items.map(({key}) => key as Node).find((key) => isScalar(key) && key.value === path.at(-1))
}

/** The beginning of something long, for a message. */
function excerpt(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/u)
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

// ——— Whether it is right ———

type Issue = z.core.$ZodIssue

/** Keeps the keys that are right; tells of the others, of each once. */
function validate(written: Written, report: ReportConfig): ConfigInput {
  const issues = configSchema.safeParse(written.value).error?.issues ?? []
  const wrong = new Set<PropertyKey | undefined>()
  for (const issue of issues) {
    const key = issue.path[0]
    if (issue.code === 'unrecognized_keys') reportUnknown(issue.path, issue.keys, written, report)
    else if (!wrong.has(key)) {
      wrong.add(key)
      reportWrong(issue, written, report)
    }
  }
  return wrong.has(undefined) ? {} : knownKeys(written.value as object, wrong)
}

const knownKeys = (value: object, wrong: ReadonlySet<PropertyKey | undefined>): ConfigInput =>
  Object.fromEntries(
    Object.entries(value).filter(([key]) => Object.hasOwn(configSchema.shape, key) && !wrong.has(key))
  )

// What a problem `config-type` says was expected; every other key is text.
const expectations: Readonly<Record<string, string>> = {
  '': 'config',
  title: 'title',
  baseUrl: 'address',
  authority: 'host',
  year: 'year',
  lang: 'language',
  languages: 'languages',
  articles: 'paths',
  outputs: 'outputs',
  articleUrl: 'address',
  tolerance: 'days',
  history: 'history',
  'history.git': 'flag'
}

function reportWrong({path}: Issue, {value, positionOf}: Written, report: ReportConfig): void {
  const key = path.filter((part) => typeof part === 'string').join('.')
  const found = shown(valueAt(value, path))
  if (key === 'zone') return report('config-zone', positionOf(path), {found})
  // By language, a title's key is a language: the problem is with the whole.
  const expected = expectations[key] ?? expectations[String(path[0])] ?? 'text'
  report('config-type', positionOf(path), {key, found, expected})
}

const shown = (value: unknown): string =>
  excerpt(typeof value === 'string' ? value : inspect(value, {breakLength: Infinity, depth: 1}))

function reportUnknown(
  path: readonly PropertyKey[],
  keys: readonly string[],
  {positionOf}: Written,
  report: ReportConfig
): void {
  for (const key of keys) {
    const suggestion = path.length === 0 ? suggestionFor(key) : ''
    report('config-unknown-key', positionOf([...path, key], 'key'), {key, suggestion})
  }
}

// What other generators call the same thing.
const otherNames: Readonly<Record<string, keyof ConfigInput>> = {
  url: 'baseUrl',
  site: 'baseUrl',
  output: 'out',
  outdir: 'out',
  language: 'lang',
  locale: 'lang',
  locales: 'languages',
  timezone: 'zone',
  content: 'articles',
  name: 'title'
}

function suggestionFor(key: string): string {
  const name = key.toLowerCase()
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined
  if (other) return other
  const near = Object.keys(configSchema.shape).map((known) => ({
    known,
    slips: slipsBetween(name, known.toLowerCase())
  }))
  const [best] = near.sort((one, other) => one.slips - other.slips)
  return best && best.slips <= Math.max(1, Math.floor(best.known.length / 3)) ? best.known : ''
}

/** Letters to insert, delete or replace (Levenshtein). */
function slipsBetween(from: string, to: string): number {
  let above = Array.from({length: to.length + 1}, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const here = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = above[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1)
      here.push(Math.min(replaced, above[column]! + 1, here[column - 1]! + 1))
    }
    above = here
  }
  return above[to.length]!
}

// ——— What it means ———

function toConfig(input: ConfigInput): Config {
  const baseUrl = input.baseUrl === undefined ? null : toBaseUrl(input.baseUrl)
  return {
    title: input.title ?? null,
    baseUrl: baseUrl?.href ?? null,
    authority: input.authority ?? baseUrl?.hostname ?? null,
    year: input.year ?? null,
    zone: input.zone === undefined ? null : (namedZones[input.zone] ?? input.zone),
    lang: input.lang ?? null,
    languages: input.languages ?? null,
    articles: input.articles ?? null,
    out: input.out ?? 'output',
    outputs: input.outputs ?? outputNames,
    articleUrl: input.articleUrl ?? null,
    tolerance: input.tolerance ?? 1,
    history: {git: input.history?.git ?? true}
  }
}

const namedZones: Readonly<Record<string, string>> = {UTC: '+00:00', 'Asia/Tokyo': '+09:00'}

function toBaseUrl(written: string): URL {
  const url = new URL(written)
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
