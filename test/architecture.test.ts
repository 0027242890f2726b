import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'

import ts from 'typescript'
import {describe, expect, it} from 'vitest'

// The house's walls: who may know whom, and where the world outside begins.
const root = fileURLToPath(new URL('../src/', import.meta.url))

const foundation = ['locale', 'problem', 'model', 'plain-date', 'hash', 'normalise', 'detached']
const stages = ['parse', 'extract', 'history', 'delta', 'translate', 'emit']

/** Rooms of `src/`, from the ground up, and the rooms below that each may know. */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  'plain-date': [],
  hash: [],
  detached: [],
  normalise: ['detached'],
  model: ['plain-date'],
  problem: ['model', 'plain-date', 'detached'],
  locale: ['model', 'plain-date', 'normalise'],
  parse: foundation,
  extract: ['parse', ...foundation],
  history: foundation,
  delta: foundation,
  translate: ['parse', ...foundation],
  emit: ['translate', ...foundation],
  pipeline: [...stages, ...foundation],
  check: ['pipeline', ...stages, ...foundation],
  stamp: ['pipeline', 'check', ...stages, ...foundation],
  remark: ['check', 'parse', 'extract', 'translate', ...foundation],
  index: ['pipeline', ...stages, ...foundation],
  io: ['pipeline', 'check', 'stamp', ...stages, ...foundation],
  client: ['model'],
  live: [],
  embed: ['client', 'model'],
  cli: ['io', 'pipeline', 'check', 'stamp', ...stages, ...foundation]
}

/** Rooms where disk, clock and environment are. */
const outside = new Set(['io', 'cli'])

/** Rooms that run in a browser's page. `tsc` without the DOM sees none of their globals in the other rooms. */
const browser = new Set(['live', 'embed'])

const roomOf = (path: string): string => path.split('/')[0]!.replace(/\.ts$/u, '')

interface File {
  readonly path: string
  readonly room: string
  readonly tree: ts.SourceFile
  readonly imports: readonly string[]
}

const files: readonly File[] = readdirSync(root, {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map(readSource)

function readSource(path: string): File {
  const tree = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true)
  return {path, room: roomOf(path), tree, imports: importsIn(tree)}
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

function importsIn(tree: ts.SourceFile): string[] {
  const found: string[] = []
  walk(tree, (node) => {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined
    if (from && ts.isStringLiteral(from)) found.push(from.text)
  })
  return found
}

/** Own files that a file imports, as paths from `src/`. */
const ownImports = ({path, imports}: File): string[] =>
  imports
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, join(root, dirname(path), name)).replaceAll('\\', '/'))

describe('the architecture', () => {
  it('has no room that nobody planned', () => {
    expect([...new Set(files.map(({room}) => room))].filter((room) => !(room in mayKnow))).toStrictEqual([])
  })

  it('lets imports go down only', () => {
    const up = files.flatMap((file) =>
      ownImports(file)
        .filter((target) => roomOf(target) !== file.room && !mayKnow[file.room]!.includes(roomOf(target)))
        .map((target) => `${file.path} → ${target}`)
    )
    expect(up).toStrictEqual([])
  })

  it('has no circle', () => {
    const byPath = new Map(files.map((file) => [file.path, file]))
    const circles = new Set<string>()
    const done = new Set<string>()
    const follow = (path: string, way: readonly string[]) => {
      if (way.includes(path)) circles.add([...way.slice(way.indexOf(path)), path].join(' → '))
      if (done.has(path) || way.includes(path)) return
      for (const target of ownImports(byPath.get(path)!)) follow(target, [...way, path])
      done.add(path)
    }
    for (const {path} of files) follow(path, [])
    expect([...circles]).toStrictEqual([])
  })

  it('imports files that are there', () => {
    const paths = new Set(files.map(({path}) => path))
    const lost = files.flatMap((file) => ownImports(file).filter((target) => !paths.has(target)))
    expect(lost).toStrictEqual([])
  })

  it('touches disk, processes and network in io and cli only', () => {
    const found = files.flatMap(({path, room, imports}) =>
      imports
        .filter((name) => name.startsWith('node:') && !outside.has(room))
        .map((name) => `${path}: ${name}`)
    )
    // Hashing is arithmetic.
    expect(found).toStrictEqual(['hash.ts: node:crypto'])
  })

  it('has no clock, environment or chance outside of io and cli', () => {
    const found = files
      .filter(({room}) => !outside.has(room) && !browser.has(room))
      .flatMap((file) => uses(file, isOfTheWorld).map((what) => `${file.path}: ${what}`))
    expect(found.filter((what) => what !== 'client/index.ts: fetch')).toStrictEqual([])
  })

  it('has a client that brings nothing of the rest to where it runs', () => {
    const clients = files.filter(({room}) => room === 'client')
    expect(clients.length).toBeGreaterThan(0)
    const running = clients.flatMap(({path, tree}) =>
      tree.statements
        .filter((statement) =>
          ts.isImportDeclaration(statement)
            ? !statement.importClause?.isTypeOnly
            : ts.isExportDeclaration(statement) && !statement.isTypeOnly
        )
        .map((statement) => `${path}: ${statement.getText(tree)}`)
    )
    expect(running).toStrictEqual([])
  })

  it('has one clock, in the command', () => {
    const found = files
      .filter(({room}) => room !== 'cli')
      .flatMap((file) => uses(file, isClock).map((what) => `${file.path}: ${what}`))
    expect(found).toStrictEqual([])
  })

  it('prints nothing that rests on the ICU of the Node it runs on', () => {
    const found = files.flatMap((file) => uses(file, isOfIcu).map((what) => `${file.path}: ${what}`))
    expect(found).toStrictEqual([])
  })
})

function uses({tree}: File, is: (node: ts.Node) => boolean): string[] {
  const found: string[] = []
  walk(tree, (node) => {
    if (is(node)) found.push(node.getText(tree).split('\n')[0]!)
  })
  return found
}

const globals = new Set([
  'process',
  'console',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'globalThis',
  'crypto'
])

function isClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date'
  return ts.isPropertyAccessExpression(node) && /^(?:Date\.now|performance\.now)$/u.test(node.getText())
}

function isOfTheWorld(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return true
  return isClock(node) || (ts.isIdentifier(node) && globals.has(node.text) && isGlobal(node))
}

/** Whether a name is no member, property or declaration of that name. */
function isGlobal({parent, text}: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text !== text
  return !(ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isImportSpecifier(parent))
}

const isOfIcu = (node: ts.Node): boolean =>
  ts.isIdentifier(node) && /^(?:Intl|localeCompare|toLocale\w*)$/u.test(node.text)

/** What a file exports, types marked. */
function exportsOf(path: string): string[] {
  const names: string[] = []
  walk(files.find((file) => file.path === path)!.tree, (node) => {
    if (!ts.isExportSpecifier(node)) return
    const isType = node.isTypeOnly || node.parent.parent.isTypeOnly
    names.push(isType ? `type ${node.name.text}` : node.name.text)
  })
  return names.sort()
}

describe('the public API', () => {
  it('has plugins for remark', () => {
    expect(exportsOf('remark/index.ts')).toStrictEqual([
      'default',
      'kaiteiPreset',
      'kaiteiRules',
      'remarkKaitei',
      'type RemarkKaiteiOptions',
      'type RuleCode'
    ])
  })

  it('is this', () => {
    expect(exportsOf('index.ts')).toMatchInlineSnapshot(`
      [
        "buildArticle",
        "compareTexts",
        "defineConfig",
        "emitArticle",
        "emitSite",
        "extractForSite",
        "noMemory",
        "parsePlainDate",
        "patchText",
        "toPlainDate",
        "type Annotation",
        "type AnnotationKind",
        "type Article",
        "type ArticleEmitter",
        "type ArticleEntry",
        "type ArticleInput",
        "type ArticleMemory",
        "type ArticleOutput",
        "type Change",
        "type ChangeType",
        "type Changelog",
        "type Claim",
        "type ClaimStatus",
        "type CommittedPast",
        "type CommittedState",
        "type Config",
        "type ConfigInput",
        "type Delta",
        "type Edit",
        "type Event",
        "type Evidence",
        "type FeedItem",
        "type Localized",
        "type Note",
        "type OutputFile",
        "type PlainDate",
        "type PlainDay",
        "type PlainMonth",
        "type Position",
        "type Problem",
        "type ProblemCode",
        "type Question",
        "type Replacement",
        "type Revision",
        "type Section",
        "type Severity",
        "type Significance",
        "type Site",
        "type SiteEmitter",
        "type SiteExtract",
        "type SiteIndex",
        "type SnapshotDocument",
        "type SourceState",
        "type TextAtTime",
        "type TextDelta",
      ]
    `)
  })
})
