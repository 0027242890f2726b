import {parse as parseTomlText, TomlDate} from 'smol-toml'
import {isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit} from 'yaml'
import type {Alias, Document, Node, YAMLError} from 'yaml'

import type {FrontMatter} from '../model/front-matter.ts'
import {toPlainDate} from '../plain-date.ts'
import type {PlainDate} from '../plain-date.ts'
import type {Position, ProblemCode, Report} from '../problem/index.ts'

export type FrontMatterFormat = 'yaml' | 'toml' | 'hexo' | 'none'

/** What stands before an article's text, and where the text begins. */
export interface FrontMatterReading {
  readonly frontMatter: FrontMatter
  readonly format: FrontMatterFormat
  /** Offset of the body's first character; 0 without front matter. */
  readonly end: number
  /** Where the value of a key stands: one of ours (`date`, also if written `published`) or one of `extra`. */
  readonly positionOf: (key: string) => Position | undefined
}

/** Reads the front matter of a text without a byte order mark. Reports what is wrong with it; never throws. */
export function readFrontMatter(text: string, report: Report): FrontMatterReading {
  const block = findBlock(text)
  const at = positionsIn(text.slice(0, block.end))
  const {note, flush} = collector(at, report)
  const context: Context = {text, at, report: note}
  if (!block.closed) context.report('front-matter-unclosed', 0, {fence: text.slice(0, 3)})
  const {frontMatter, starts} = interpret(entriesOf(block, context), context)
  flush()
  const positionOf = (key: string) => {
    const start = starts.get(key)
    return start === undefined ? undefined : at(start)
  }
  return {frontMatter, format: block.format, end: block.end, positionOf}
}

/** The text with its front matter as spaces: a Markdown parser sees the body only, at its own lines and offsets. */
export const blankFrontMatter = (text: string, end: number): string =>
  text.slice(0, end).replace(/[^\r\n]+/gu, (run) => ' '.repeat(run.length)) + text.slice(end)

interface Context {
  readonly text: string
  readonly at: (offset: number) => Position
  readonly report: (code: ProblemCode, offset: number, data?: Record<string, string>) => void
}

function positionsIn(text: string): (offset: number) => Position {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const match of text.matchAll(/\r\n|\n|\r/gu)) lines.addNewLine(match.index + match[0].length)
  return (offset) => {
    const {line, col} = lines.linePos(offset)
    return {line, column: col}
  }
}

// One slip often has several consequences: a value that is no YAML is of a wrong type, too. So one a line, the first
// found; and told from top to bottom.
function collector(at: Context['at'], report: Report): {note: Context['report']; flush: () => void} {
  const byLine = new Map<number, Parameters<Report>>()
  const note: Context['report'] = (code, offset, data) => {
    const position = at(offset)
    if (!byLine.has(position.line)) byLine.set(position.line, [code, position, data])
  }
  const flush = () => {
    for (const [, problem] of [...byLine].sort(([one], [other]) => one - other)) report(...problem)
  }
  return {note, flush}
}

// ——— Where the block is ———

interface Block {
  readonly format: FrontMatterFormat
  /** Offsets of what is between the fences. */
  readonly start: number
  readonly stop: number
  readonly end: number
  readonly closed: boolean
}

const noBlock: Block = {format: 'none', start: 0, stop: 0, end: 0, closed: true}

// The fences are those of remark-frontmatter: in the first column, the opening one in the first line.
const fences = [
  {format: 'yaml', open: /^---[\t ]*(?:\r\n|\n|\r)/u, close: /(?<=[\r\n])---[\t ]*(?:\r\n|\n|\r|$)/gu},
  {format: 'toml', open: /^\+\+\+[\t ]*(?:\r\n|\n|\r)/u, close: /(?<=[\r\n])\+\+\+[\t ]*(?:\r\n|\n|\r|$)/gu}
] as const

const findBlock = (text: string): Block => findFenced(text) ?? findHexo(text) ?? noBlock

function findFenced(text: string): Block | undefined {
  for (const {format, open, close} of fences) {
    const start = open.exec(text)?.[0].length
    if (start === undefined) continue
    close.lastIndex = start
    const fence = close.exec(text)
    if (!fence) return findUnclosed(text, format, start)
    return {format, start, stop: fence.index, end: fence.index + fence[0].length, closed: true}
  }
  return undefined
}

// A key in YAML (`title:`) and in TOML (`title =`, `[extra]`), at the start of a line.
const keyLines = {
  yaml: /^(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*|"[^"]*"|'[^']*')[\t ]*:(?=\s|$)/u,
  toml: /^(?:(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')[\t ]*[.=]|\[)/u
}

// An article may open with a thematic break: without a key in the next line nothing is unclosed.
function findUnclosed(text: string, format: 'yaml' | 'toml', start: number): Block | undefined {
  let stop = start
  for (const {line, next} of linesFrom(text, start)) {
    const belongs = keyLines[format].test(line) || (stop > start && /^(?:[\t ]+\S|- )/u.test(line))
    if (!belongs) break
    stop = next
  }
  return stop > start ? {format, start, stop, end: stop, closed: false} : undefined
}

// In Hexo's form a wrong guess would swallow text (`Q: …` over `---` is a heading): one of these must be there.
const hexoKeys = new Set(
  `title date updated layout permalink comments categories category tags tag description author lang language
   id slug excerpt keywords published draft cover coverImage toc`.split(/\s+/u)
)

function findHexo(text: string): Block | undefined {
  let known = false
  let previous: HexoLine = 'blank'
  for (const {line, start, next} of linesFrom(text, 0)) {
    if (known && /^-{3,}[\t ]*$/u.test(line))
      return {format: 'hexo', start: 0, stop: start, end: next, closed: true}
    const kind = hexoLineOf(line, previous)
    if (!kind || (start === 0 && !kind.startsWith('key'))) return undefined
    known ||= hexoKeys.has(/^[^\s:]+/u.exec(line)?.[0] ?? '')
    previous = kind
  }
  return undefined
}

type HexoLine = 'blank' | 'key' | 'key without value' | 'list' | 'continuation' | 'comment'

function hexoLineOf(line: string, previous: HexoLine): HexoLine | undefined {
  if (/^\s*$/u.test(line)) return 'blank'
  if (keyLines.yaml.test(line)) return /:[\t ]*(?:#.*)?$/u.test(line) ? 'key without value' : 'key'
  if (/^[\t ]/u.test(line)) return previous === 'blank' ? undefined : 'continuation'
  // `# …` after an empty line is rather a heading, `- …` after anything but a bare key a list of the text.
  if (line.startsWith('#')) return previous === 'blank' ? undefined : 'comment'
  const inList = previous === 'key without value' || previous === 'list' || previous === 'continuation'
  return inList && /^-(?:[\t ]|$)/u.test(line) ? 'list' : undefined
}

function* linesFrom(text: string, from: number): Generator<{line: string; start: number; next: number}> {
  const breaks = /\r\n|\n|\r|$/gu
  for (let start = from; start < text.length;) {
    breaks.lastIndex = start
    const match = breaks.exec(text)!
    const next = match.index + match[0].length
    yield {line: text.slice(start, match.index), start, next}
    start = next
  }
}

// ——— From a block to entries: one shape for YAML and TOML ———

/** A value as written. Collections are read on demand only: aliases can make them endless. */
type Value =
  | {readonly kind: 'nothing'; readonly start: number}
  | {readonly kind: 'scalar'; readonly start: number; readonly text: string; readonly native: unknown}
  | {readonly kind: 'list'; readonly start: number; readonly items: (most?: number) => Value[]}
  | {readonly kind: 'map'; readonly start: number; readonly entries: () => Entry[]}

interface Entry {
  readonly key: string
  readonly keyStart: number
  readonly value: Value
}

// Some broken texts take a parser quadratic time; what people write is a hundredth of this.
const longest = 65_536

function entriesOf(block: Block, context: Context): Entry[] {
  if (block.format === 'none') return []
  if (block.stop - block.start > longest) {
    context.report('front-matter-too-long', block.start, {limit: String(longest)})
    return []
  }
  // The parsers know `\n` and `\r\n` only. The length stays.
  const source = context.text.slice(block.start, block.stop).replace(/\r(?!\n)/gu, '\n')
  const read = block.format === 'toml' ? tomlEntries : yamlEntries
  return firstOfEach(read(source, block.start, context), context)
}

function firstOfEach(entries: readonly Entry[], {report}: Context): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({key, keyStart}) => {
    if (!seen.has(key)) return seen.add(key)
    report('front-matter-duplicate-key', keyStart, {key: excerpt(key)})
    return false
  })
}

/** The first line of something long, for a message. */
function excerpt(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/u)
  const letters = Array.from(line.slice(0, 200).replace(/\p{Cc}/gu, '�'))
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('').trim()
}

const excerptAt = ({text}: Context, offset: number) => excerpt(text.slice(offset, offset + 200))

// ——— YAML ———

// Keys are compared in `firstOfEach`, in one go: the library compares each with each.
const parseYaml = (source: string): Document.Parsed =>
  parseDocument(source, {prettyErrors: false, uniqueKeys: false, resolveKnownTags: false, logLevel: 'silent'})

function yamlEntries(source: string, base: number, context: Context): Entry[] {
  const document = parseYaml(source)
  // One broken value spoils those after it. Key by key, only the broken one is lost.
  const pieces = document.errors.length === 0 ? [{document, base}] : yamlPieces(source, base)
  const targets = aliasTargets(pieces)
  return pieces.flatMap((piece) => pieceEntries(piece, targets, context))
}

interface YamlPiece {
  readonly document: Document.Parsed
  readonly base: number
}

function pieceEntries({document, base}: YamlPiece, targets: AliasTargets, context: Context): Entry[] {
  const {contents, errors} = document
  const reader: YamlReader = {base, context, targets}
  const entries = isMap(contents) ? mapEntries(contents, reader) : []
  const [error] = errors
  if (error) {
    reportYamlError(error, entries[0], reader)
    return []
  }
  if (contents && !isMap(contents)) reportNoKey(base + contents.range[0], context)
  return entries
}

/** From each line that begins with a key, or with something that is none, to the next such line. */
function yamlPieces(source: string, base: number): YamlPiece[] {
  const starts: number[] = []
  let inKey = false
  let inBrackets = false
  for (const {line, start} of linesFrom(source, 0)) {
    const isKey = keyLines.yaml.test(line)
    if (isKey || begins(line, starts.length === 0, inKey && !inBrackets)) {
      starts.push(start)
      inKey = isKey
    }
    inBrackets = /[[{][^\]}]*$/u.test(line) || (inBrackets && !isKey && !/[\]}]/u.test(line))
  }
  return starts.map((start, index) => ({
    document: parseYaml(source.slice(start, starts[index + 1])),
    base: base + start
  }))
}

// In the first column, what is neither blank nor a comment belongs to the key above only in a list or in brackets.
function begins(line: string, isFirst: boolean, behindKey: boolean): boolean {
  if (/^\s*(?:#|$)/u.test(line)) return false
  return isFirst || (behindKey && !/^(?:[\s\]}]|-(?:\s|$))/u.test(line))
}

interface YamlReader {
  readonly base: number
  readonly context: Context
  readonly targets: AliasTargets
}

/** What each alias stands for, and the offset from which that counts its own. */
type AliasTargets = ReadonlyMap<Alias, {readonly node: Node; readonly base: number}>

// `alias.resolve()` walks the whole document each time.
function aliasTargets(pieces: readonly YamlPiece[]): AliasTargets {
  const anchors = new Map<string, {node: Node; base: number}>()
  const targets = new Map<Alias, {node: Node; base: number}>()
  for (const {document, base} of pieces) {
    visit(document, {
      Alias: (_, alias) => {
        const target = anchors.get(alias.source)
        if (target) targets.set(alias, target)
      },
      Value: (_, node) => {
        if (node.anchor) anchors.set(node.anchor, {node, base})
      }
    })
  }
  return targets
}

const mapEntries = (map: {items: readonly {key: unknown; value: unknown}[]}, reader: YamlReader): Entry[] =>
  map.items.map(({key, value}) => {
    const keyStart = startOf(key, reader, reader.base)
    return {key: keyText(key, reader), keyStart, value: yamlValue(value, reader, keyStart)}
  })

const startOf = (node: unknown, {base}: YamlReader, fallback: number): number => {
  const start = (node as Node | null)?.range?.[0]
  return start === undefined ? fallback : base + start
}

function keyText(key: unknown, reader: YamlReader): string {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? '')
  return excerptAt(reader.context, startOf(key, reader, reader.base))
}

function yamlValue(node: unknown, reader: YamlReader, fallback: number): Value {
  const start = startOf(node, reader, fallback)
  if (isAlias(node)) return aliasValue(node, reader, start)
  if (isSeq(node))
    return {
      kind: 'list',
      start,
      items: (most) => node.items.slice(0, most).map((item) => yamlValue(item, reader, start))
    }
  if (isMap(node)) return {kind: 'map', start, entries: () => mapEntries(node, reader)}
  if (!isScalar(node) || node.value === null) return {kind: 'nothing', start}
  // `1.20` is the number 1.2; what was written is its source.
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
  return {kind: 'scalar', start, text, native: node.value}
}

// A problem with what an alias stands for is one at the alias: its target may belong to another key.
function aliasValue(alias: Alias, reader: YamlReader, start: number): Value {
  const target = reader.targets.get(alias)
  if (target) return {...yamlValue(target.node, {...reader, base: target.base}, start), start}
  reader.context.report('front-matter-alias', start, {found: excerptAt(reader.context, start)})
  return {kind: 'nothing', start}
}

// Told in the author's words: what stands there, and which mark is missing or in the way.
const yamlProblems: Partial<Record<YAMLError['code'], ProblemCode>> = {
  BAD_ALIAS: 'front-matter-alias',
  BAD_DQ_ESCAPE: 'front-matter-escape',
  BAD_INDENT: 'front-matter-indent',
  BAD_SCALAR_START: 'front-matter-character',
  BLOCK_AS_IMPLICIT_KEY: 'front-matter-colon',
  RESOURCE_EXHAUSTION: 'front-matter-too-deep',
  TAB_AS_INDENT: 'front-matter-tab',
  UNEXPECTED_TOKEN: 'front-matter-rest'
}

// The parser notices a missing end where the text ends; the author has to mend where it begins.
const unclosedProblems: Readonly<Record<string, ProblemCode>> = {
  '"': 'front-matter-quote',
  "'": 'front-matter-quote',
  '[': 'front-matter-bracket',
  '{': 'front-matter-bracket'
}

function reportYamlError(error: YAMLError, entry: Entry | undefined, {base, context}: YamlReader): void {
  const {report} = context
  const start = entry?.value.start ?? base
  const opening = context.text.charAt(start)
  const unclosed = unclosedProblems[opening]
  if (unclosed && (error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT')) {
    return report(unclosed, start, {found: excerptAt(context, start), opening})
  }
  if (!entry) return reportNoKey(base, context)
  const offset = skipSpaces(context.text, base + error.pos[0])
  // Of a list that is out of line, the parser says that it cannot be a key.
  const isList = error.code === 'BLOCK_AS_IMPLICIT_KEY' && context.text.startsWith('- ', offset)
  const code = isList ? 'front-matter-indent' : (yamlProblems[error.code] ?? 'front-matter-syntax')
  report(code, offset, {found: excerptAt(context, offset), key: excerpt(entry.key), format: 'YAML'})
}

function skipSpaces(text: string, from: number): number {
  let offset = from
  while (text.charAt(offset) === ' ') offset++
  return offset
}

const reportNoKey = (offset: number, context: Context) =>
  context.report('front-matter-no-key', offset, {found: excerptAt(context, offset)})

// ——— TOML ———

/** `key = value` or `[table]`, with where it stands; the parser itself keeps no places. */
interface TomlStatement {
  readonly key: string
  readonly isTable: boolean
  readonly start: number
  readonly valueStart: number
  readonly stop: number
  /** Whether it belongs to a table above it. */
  readonly nested: boolean
  /** Whether a bracket of its value never closes: the parser then complains of the next line. */
  readonly unclosed: boolean
}

function tomlEntries(source: string, base: number, context: Context): Entry[] {
  const statements = tomlStatements(source)
  const table = parseToml(source, base, statements, context)
  const outer = statements.filter((statement) => !statement.nested).toReversed()
  const first = new Map(outer.map((statement) => [statement.key, statement]))
  return Object.entries(table).map(([key, native]) => {
    const statement = first.get(key)
    const raw = statement && source.slice(statement.valueStart, statement.stop).trim()
    const start = base + (statement?.valueStart ?? 0)
    return {key, keyStart: base + (statement?.start ?? 0), value: tomlValue(native, start, raw)}
  })
}

function tomlValue(native: unknown, start: number, raw?: string): Value {
  if (typeof native === 'string') return {kind: 'scalar', start, text: native, native}
  // Not of the Date in it: an offset would move the day.
  if (native instanceof TomlDate) return tomlScalar(raw ?? native.toISOString(), start)
  if (Array.isArray(native))
    return {kind: 'list', start, items: (most) => native.slice(0, most).map((item) => tomlValue(item, start))}
  if (typeof native !== 'object' || native === null) return tomlScalar(raw ?? String(native), start, native)
  const entries = () =>
    Object.entries(native).map(([key, item]) => ({key, keyStart: start, value: tomlValue(item, start)}))
  return {kind: 'map', start, entries}
}

const tomlScalar = (raw: string, start: number, native: unknown = raw): Value => {
  const text = raw.replace(/\s*#.*$/su, '')
  return {kind: 'scalar', start, text, native: native === raw ? text : native}
}

// Each round takes out one broken statement; a block with more of them is no TOML.
const mostMendings = 20

function parseToml(
  source: string,
  base: number,
  statements: readonly TomlStatement[],
  context: Context
): Record<string, unknown> {
  let rest = source
  let left = statements
  for (let round = 0; round < mostMendings; round++) {
    try {
      return parseTomlText(rest, {integersAsBigInt: 'asNeeded', maxDepth: deepest})
    } catch (error) {
      const offset = tomlErrorOffset(error, rest)
      const before = left.filter(({start}) => start <= offset)
      const broken = before.find(({unclosed}) => unclosed) ?? before.at(-1)
      reportTomlError(error, broken, offset, base, context)
      if (!broken) return {}
      const {start, stop} = brokenRange(broken, statements, rest)
      left = left.filter((statement) => statement.start < start || statement.start >= stop)
      rest = rest.slice(0, start) + blankFrontMatter(rest.slice(start, stop), stop - start) + rest.slice(stop)
    }
  }
  return {}
}

// smol-toml tells line and column of its errors, not the offset.
function tomlErrorOffset(error: unknown, source: string): number {
  const {line = 1, column = 1} = error as {line?: number; column?: number}
  let count = 0
  for (const {start} of linesFrom(source, 0)) if (++count === line) return start + column - 1
  return source.length
}

function reportTomlError(
  error: unknown,
  broken: TomlStatement | undefined,
  offset: number,
  base: number,
  {text, report}: Context
): void {
  if (broken && /redefine/u.test(String(error))) {
    return report('front-matter-duplicate-key', base + broken.start, {key: excerpt(broken.key)})
  }
  const start = base + Math.min(offset, broken?.valueStart ?? offset)
  report('front-matter-syntax', start, {found: excerpt(text.slice(start, start + 200)), format: 'TOML'})
}

// Without its header, the keys of a table would become the article's.
function brokenRange(broken: TomlStatement, statements: readonly TomlStatement[], source: string) {
  if (!broken.isTable) return broken
  const next = statements.find(({isTable, start}) => isTable && start > broken.start)
  return {start: broken.start, stop: next?.start ?? source.length}
}

// A header `[a.b]`, or a key up to the `=`: bare, quoted, or dotted.
const tomlStart =
  /(?:\[\[?[\t ]*)?(?<key>[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[^=\n\]]*(?<mark>[=\]]?)[\]\t ]*/uy
// What a value is made of: strings of four kinds, a comment, brackets, white space, the rest.
const tomlToken =
  /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?|#[^\n]*|[[{]|[\]}]|\n|[^"'#[\]{}\n]+/uy

const tomlSpace = /(?:\s|#[^\n]*)*/uy

function tomlStatements(source: string): TomlStatement[] {
  const statements: TomlStatement[] = []
  let nested = false
  for (let offset = 0; offset < source.length;) {
    tomlSpace.lastIndex = offset
    const start = offset + tomlSpace.exec(source)![0].length
    tomlStart.lastIndex = start
    const match = tomlStart.exec(source)
    const isTable = source.charAt(start) === '['
    const valueStart = isTable ? start : start + (match?.[0].length ?? 0)
    const lineOnly = {stop: lineEnd(source, start), unclosed: false}
    const {stop, unclosed} = isTable || !match ? lineOnly : tomlValueEnd(source, valueStart)
    const key = (match?.groups?.['key'] ?? '').replace(/^["']|["']$/gu, '')
    if (match) statements.push({key, isTable, start, valueStart, stop, nested: nested && !isTable, unclosed})
    nested ||= isTable
    offset = Math.max(stop, start + 1)
  }
  return statements
}

const lineEnd = (source: string, from: number): number => {
  const end = source.indexOf('\n', from)
  return end === -1 ? source.length : end
}

// An unclosed bracket ends before the next line that begins a statement: only one value is lost.
function tomlValueEnd(source: string, from: number): {stop: number; unclosed: boolean} {
  let depth = 0
  for (let offset = from; offset < source.length;) {
    const token = tokenAt(source, offset)
    const isNext = token === '\n' && /^[A-Za-z0-9_-]+[\t ]*=/u.test(source.slice(offset + 1, offset + 200))
    if (isNext || (token === '\n' && depth <= 0)) return {stop: offset, unclosed: depth > 0}
    depth += bracketSteps[token] ?? 0
    offset += token.length
  }
  return {stop: source.length, unclosed: depth > 0}
}

const bracketSteps: Readonly<Record<string, number>> = {'[': 1, '{': 1, ']': -1, '}': -1}

function tokenAt(source: string, offset: number): string {
  tomlToken.lastIndex = offset
  return tomlToken.exec(source)?.[0] ?? source.charAt(offset)
}

// ——— From entries to what they mean ———

type Field = Exclude<keyof FrontMatter, 'extra'> | 'published'

/** The keys under which a field is written, in lower case; the first is its own name. */
const fieldKeys: Readonly<Record<Field, readonly string[]>> = {
  title: ['title'],
  date: ['date'],
  published: ['published'],
  lang: ['lang', 'language'],
  id: ['id'],
  slug: ['slug'],
  url: ['url'],
  version: ['version'],
  description: ['description'],
  categories: ['categories', 'category'],
  tags: ['tags', 'tag'],
  coverImage: ['coverimage'],
  draft: ['draft'],
  notes: ['changes', 'history', 'revisions', '更新履歴']
}

type Found = Partial<Record<Field, Entry>>

function claimFields(entries: readonly Entry[]): Found {
  const named = byName(entries)
  const found: Found = {}
  for (const [field, keys] of Object.entries(fieldKeys) as [Field, readonly string[]][]) {
    const entry = keys.flatMap((key) => named.get(key) ?? []).find((entry) => fits(field, entry))
    if (entry) found[field] = entry
  }
  return found
}

function byName(entries: readonly Entry[]): Map<string, Entry[]> {
  const named = new Map<string, Entry[]>()
  for (const entry of entries) {
    const name = entry.key.normalize('NFKC').toLowerCase()
    named.set(name, [...(named.get(name) ?? []), entry])
  }
  return named
}

// `history`, `changes` and `revisions` mean other things elsewhere; only a list can be ours.
const fits = (field: Field, {value}: Entry): boolean => field !== 'notes' || value.kind === 'list'

function interpret(entries: readonly Entry[], context: Context) {
  const found = claimFields(entries)
  const textOf = (field: Field) => readText(found[field], context)
  const published = readPublished(found.published, context)
  // A day under `published` is read even if `date` says another: an impossible one is a slip all the same.
  const date = readDay(found.date, context)
  const claimed = new Set(Object.values(found))
  const frontMatter: FrontMatter = {
    title: textOf('title'),
    date: isGiven(found.date) ? date : published.date,
    lang: textOf('lang'),
    id: textOf('id'),
    slug: textOf('slug'),
    url: readUrl(found.url, context),
    version: textOf('version'),
    description: textOf('description'),
    categories: readList(found.categories, context),
    tags: readList(found.tags, context),
    coverImage: textOf('coverImage'),
    draft: readFlag(found.draft, context) || published.draft,
    notes: readNotes(found.notes, context),
    extra: readExtra(
      entries.filter((entry) => !claimed.has(entry)),
      context
    )
  }
  return {frontMatter, starts: startsOf(entries, found)}
}

const isGiven = (entry: Entry | undefined): boolean => entry !== undefined && entry.value.kind !== 'nothing'

function startsOf(entries: readonly Entry[], found: Found): Map<string, number> {
  const starts = new Map(entries.map(({key, value}) => [key, value.start]))
  for (const [field, entry] of Object.entries(found)) if (entry) starts.set(field, entry.value.start)
  if (!isGiven(found.date) && found.published) starts.set('date', found.published.value.start)
  return starts
}

/** What a problem `front-matter-type` says was expected. */
type Expected = 'text' | 'list' | 'day' | 'flag' | 'flag-or-day' | 'address' | 'note'

function reportType(value: Value, key: string, expected: Expected, context: Context): void {
  context.report('front-matter-type', value.start, {
    key: excerpt(key),
    expected,
    found: excerptAt(context, value.start)
  })
}

function readText(entry: Entry | undefined, context: Context, expected: Expected = 'text'): string | null {
  if (!entry || entry.value.kind === 'nothing') return null
  if (entry.value.kind === 'scalar') return entry.value.text.trim() || null
  reportType(entry.value, entry.key, expected, context)
  return null
}

const flags: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false
}

function readFlag(entry: Entry | undefined, context: Context): boolean {
  const text = readText(entry, context, 'flag')?.toLowerCase()
  if (!entry || text === undefined) return false
  if (!Object.hasOwn(flags, text)) reportType(entry.value, entry.key, 'flag', context)
  return flags[text] === true
}

/** Some generators write there whether, others when an article was published. */
function readPublished(entry: Entry | undefined, context: Context): {draft: boolean; date: PlainDate | null} {
  const text = entry?.value.kind === 'scalar' ? entry.value.text.trim().toLowerCase() : ''
  if (Object.hasOwn(flags, text)) return {draft: flags[text] === false, date: null}
  return {draft: false, date: readDay(entry, context, 'flag-or-day')}
}

// `2020-06-26`, `2020/6/26`, `2020.06.26`, `2020年6月26日`; a time and an offset may follow: `T16:20`, ` 10:00:00 +0900`.
const writtenDay =
  /^(?<year>\d{4})(?:(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<date>\d{1,2})|年\s*(?<月>\d{1,2})月\s*(?<日>\d{1,2})日)(?:[Tt\s]\s*\d{1,2}:\d{2}\S*(?:\s+\S+)?)?$/u

function readDay(entry: Entry | undefined, context: Context, expected: Expected = 'day'): PlainDate | null {
  const text = readText(entry, context, expected)
  if (!entry || text === null) return null
  const groups = writtenDay.exec(text.normalize('NFKC'))?.groups
  if (!groups) {
    reportType(entry.value, entry.key, expected, context)
    return null
  }
  const {year, month = groups['月'], date = groups['日']} = groups
  const day = toPlainDate(Number(year), Number(month), Number(date))
  if (day) return day
  const found = excerptAt(context, entry.value.start)
  context.report('front-matter-impossible-day', entry.value.start, {key: excerpt(entry.key), found})
  return null
}

function readUrl(entry: Entry | undefined, context: Context): string | null {
  const text = readText(entry, context, 'address')
  if (!entry || text === null) return null
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/u.test(url.protocol)) return url.href
  // Elsewhere `url` is the path below the site: nothing to mend there, but nothing to link to either.
  const isPath = !url && /^[./]/u.test(text)
  const code = isPath ? 'front-matter-url-path' : 'front-matter-url'
  context.report(code, entry.value.start, {found: excerptAt(context, entry.value.start)})
  return null
}

function readList(entry: Entry | undefined, context: Context): string[] {
  if (!entry) return []
  // Hexo writes a category and the one within it as a list in the list.
  const items = itemsOf(entry.value).flatMap((item) =>
    item.kind === 'list' ? item.items(mostItems) : [item]
  )
  if (items.length > mostItems) reportTooMuch(entry.value, context)
  return items
    .slice(0, mostItems)
    .flatMap((item) => readText({...entry, value: namedValue(item)}, context, 'list') ?? [])
}

// Aliases can make a list of lists as long as its length squared.
const mostItems = 1000

const itemsOf = (value: Value): Value[] => (value.kind === 'list' ? value.items(mostItems) : [value])

/** Qiita's tags are `{name, versions}`. */
const namedValue = (value: Value): Value => (value.kind === 'map' && fieldOf(value, ['name'])?.value) || value

const fieldOf = (value: Value, keys: readonly string[]): Entry | undefined =>
  value.kind === 'map' ? value.entries().find(({key}) => keys.includes(key)) : undefined

function readNotes(entry: Entry | undefined, context: Context): FrontMatter['notes'] {
  if (!entry) return []
  return itemsOf(entry.value).flatMap((item) => {
    if (item.kind === 'nothing') return []
    const text = noteText(item)
    if (text) return {text, position: context.at(item.start)}
    reportType(item, entry.key, 'note', context)
    return []
  })
}

/** `2020/10/31 Version 1.2` as text, as `{date, text}`, or as `{2020/10/31: Version 1.2}`. */
function noteText(value: Value): string {
  if (value.kind === 'scalar') return value.text.trim()
  if (value.kind !== 'map') return ''
  const date = plainText(fieldOf(value, ['date', '日付'])?.value)
  const text = plainText(fieldOf(value, ['text', 'description', '内容'])?.value)
  if (date && text) return `${date} ${text}`
  const [only, ...others] = value.entries()
  const isDay = only && others.length === 0 && writtenDay.test(only.key.normalize('NFKC'))
  return isDay ? `${only.key} ${plainText(only.value)}` : ''
}

const plainText = (value: Value | undefined): string => (value?.kind === 'scalar' ? value.text.trim() : '')

// ——— The rest, as JSON ———

const deepest = 50
// A handful of aliases of aliases stands for billions of values.
const mostValues = 20_000

function readExtra(entries: readonly Entry[], context: Context): Record<string, unknown> {
  const budget = {left: mostValues}
  return toRecord(entries, 0, budget, context)
}

function toRecord(
  entries: readonly Entry[],
  depth: number,
  budget: {left: number},
  context: Context
): Record<string, unknown> {
  // `Object.fromEntries` defines: `__proto__` stays an ordinary key.
  return Object.fromEntries(entries.map(({key, value}) => [key, toJson(value, depth, budget, context)]))
}

function toJson(value: Value, depth: number, budget: {left: number}, context: Context): unknown {
  if (value.kind === 'nothing' || budget.left < 0) return null
  budget.left--
  if (depth > deepest || budget.left < 0) {
    reportTooMuch(value, context)
    return null
  }
  if (value.kind === 'scalar') return jsonScalar(value.native, value.text)
  if (value.kind === 'list') return value.items().map((item) => toJson(item, depth + 1, budget, context))
  return toRecord(firstOfEach(value.entries(), context), depth + 1, budget, context)
}

const reportTooMuch = ({start}: Value, context: Context): void =>
  context.report('front-matter-too-deep', start, {found: excerptAt(context, start)})

const jsonScalar = (native: unknown, text: string): unknown =>
  typeof native === 'string' || typeof native === 'boolean' || Number.isFinite(native) ? native : text
