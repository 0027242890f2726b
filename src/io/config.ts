import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {pathToFileURL} from 'node:url'

import {isMap, isScalar, LineCounter, parseDocument} from 'yaml'
import type {Document, Node} from 'yaml'
import type {z} from 'zod'

import {configSchema, outputNames} from '../model/config.ts'
import type {Config, ConfigInput} from '../model/config.ts'
import {configProblems} from '../problem/config.ts'
import type {Position, Problem, ProblemCode} from '../problem/index.ts'

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
  const path = relative(start, source.file).split(sep).join('/')
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
    problems.push({code: code as string as ProblemCode, severity, file, ...(position && {position}), data})
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

const readJson = async (file: string, report: ReportConfig): Promise<Written | undefined> =>
  writtenIn(await readFile(file, 'utf8'), [], report)

function writtenIn(text: string, inside: readonly string[], report: ReportConfig): Written | undefined {
  const {document, at, source} = parseJson(text)
  const [error] = document.errors
  if (error) {
    report('config-syntax', at(error.pos[0]), {found: excerpt(source.slice(error.pos[0]))})
    return undefined
  }
  const positionOf: Written['positionOf'] = (path, part = 'value') => {
    const node = nodeAt(document, [...inside, ...path], part)
    return node?.range ? at(node.range[0]) : undefined
  }
  return {value: document.getIn(inside, true), positionOf}.value === undefined && inside.length > 0
    ? undefined
    : {value: valueIn(document, inside), positionOf}
}

const valueIn = (document: Document, inside: readonly string[]): unknown =>
  inside.reduce((value: unknown, key) => (value as Record<string, unknown>)[key], document.toJS() as unknown)

// JSON is YAML, save for comments: they become spaces, so that every place stays.
const comment = /"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[^]*?\*\//gu

function parseJson(text: string) {
  const source = text
    .replace(/^\u{FEFF}/u, ' ')
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

/** Keeps the keys that are right; tells of the others. */
function validate({value, positionOf}: Written, report: ReportConfig): ConfigInput {
  const result = configSchema.safeParse(value)
  if (result.success) return result.data
  const wrong = new Set<PropertyKey>()
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) reportUnknown([...issue.path, key], positionOf, report)
      if (issue.path[0] !== undefined) wrong.add(issue.path[0])
    } else if (!wrong.has(issue.path[0] ?? '')) {
      reportWrong(issue, value, positionOf, report)
      wrong.add(issue.path[0] ?? '')
    }
  }
  return rightKeys(value, wrong)
}
