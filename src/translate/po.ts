import {po} from 'gettext-parser'

/** 1-based line and column in a PO file. */
interface Place {
  readonly line: number
  readonly column: number
}

/** An entry of a PO file: a source and its translation. */
export interface PoEntry {
  /** `msgctxt`: the stable id of what is translated; null where there is none, as in the header. */
  readonly context: string | null
  /** `msgid`: the source. */
  readonly source: string
  /** `msgstr`: the translation; empty where there is none. */
  readonly text: string
  /** `# `: what people wrote, a line each. */
  readonly comments: readonly string[]
  /** `#. `: what the tool wrote. */
  readonly extracted: string
  readonly reference: string
  readonly flags: readonly string[]
  /** `#| msgid`: the source that the translation was made of, where that is another by now. */
  readonly previous: string | null
  /** `#~`: nothing in the article has this source any more. */
  readonly isObsolete: boolean
  /** The lines as they stand in the file; null: to be drawn. */
  readonly raw: string | null
  /** Where the entry begins, and its `msgctxt` and `msgstr`. */
  readonly place: Place
  readonly contextPlace: Place
  readonly textPlace: Place
}

/** Why a PO file cannot be read whole. */
export interface PoFault {
  readonly kind: 'unclosed' | 'unexpected' | 'incomplete' | 'duplicate'
  readonly place: Place
  readonly found: string
}

export interface PoFile {
  /** In the order of the file, the header among them. */
  readonly entries: readonly PoEntry[]
  readonly faults: readonly PoFault[]
  /** Comments behind the last entry. */
  readonly tail: string
}

/** Lines that belong together, and what was found in them. */
interface Chunk {
  readonly lines: string[]
  readonly place: Place
  readonly places: Map<string, Place>
  /** The keyword that stood last. */
  key: string | null
  isObsolete: boolean
  isBroken: boolean
}

// #~ msgstr[0] "text"; the quoted part may be anything, to be judged apart
const keywordLine =
  /^(?<prefix>#~[ \t]*)?(?<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*(?<rest>.*)$/su
// #~ "more of it"
const stringLine = /^(?<prefix>#~[ \t]*)?(?<rest>".*)$/su
// "a \"quoted\" word"
const quoted = /^"(?:[^"\\]|\\.)*"[ \t]*$/su

/**
 * Reads a PO file entry by entry, each with its place. gettext-parser takes an unclosed quote for a string that goes
 * on, and the rest of the file with it; so every line is looked at first, and a broken one costs one entry.
 */
export function readPo(text: string): PoFile {
  const faults: PoFault[] = []
  const chunks = chunksOf(text, faults)
  const entries = chunks.flatMap((chunk) => entryOf(chunk, faults) ?? [])
  const seen = new Set<string>()
  for (const {context, source, isObsolete, place} of entries) {
    const key = JSON.stringify([context, source])
    if (!isObsolete && seen.has(key))
      faults.push({kind: 'duplicate', place, found: excerpt(context ?? source)})
    if (!isObsolete) seen.add(key)
  }
  faults.sort((a, b) => a.place.line - b.place.line)
  const last = chunks.at(-1)
  const tail = last && last.places.size === 0 && !last.isBroken ? last.lines.join('\n').trimEnd() : ''
  return {entries, faults, tail}
}

function chunksOf(text: string, faults: PoFault[]): Chunk[] {
  const chunks: Chunk[] = []
  for (const [index, written] of text.split('\n').entries()) {
    const last = chunks.at(-1)
    if (written.trim() === '') {
      last?.lines.push(written)
      continue
    }
    const line = readLine(written)
    const chunk = last && !beginsAnother(line, last) ? last : newChunk(index + 1)
    if (chunk !== last) chunks.push(chunk)
    chunk.lines.push(written)
    const fault = take(line, chunk, index + 1)
    // What is off behind the first fault of an entry follows from it.
    if (fault && !chunk.isBroken) faults.push({...fault, found: excerpt(written)})
    if (fault) chunk.isBroken = true
  }
  return chunks
}

const newChunk = (line: number): Chunk => ({
  lines: [],
  place: {line, column: 1},
  places: new Map(),
  key: null,
  isObsolete: false,
  isBroken: false
})

interface Line {
  readonly type: 'comment' | 'keyword' | 'more' | 'other'
  readonly key: string
  readonly prefix: string
  /** What should be in quotes. */
  readonly rest: string
  readonly length: number
}

function readLine(written: string): Line {
  const keyword = keywordLine.exec(written)
  const match = keyword ?? stringLine.exec(written)
  const {key = '', prefix = '', rest = ''} = match?.groups ?? {}
  const isComment = !match && written.startsWith('#')
  const type = keyword ? 'keyword' : match ? 'more' : isComment ? 'comment' : 'other'
  return {type, key, prefix, rest, length: written.length}
}

function beginsAnother({type, key}: Line, chunk: Chunk): boolean {
  const isDone = chunk.key?.startsWith('msgstr') ?? false
  if (type === 'comment') return isDone || (chunk.isBroken && chunk.key !== null)
  if (type !== 'keyword') return false
  if (key === 'msgctxt') return chunk.key !== null
  return key === 'msgid' && (isDone || chunk.places.has('msgid'))
}

/** Adds a line to an entry; returns what is wrong with it. */
function take(
  {type, key, prefix, rest, length}: Line,
  chunk: Chunk,
  line: number
): Omit<PoFault, 'found'> | null {
  if (type === 'comment') return null
  if (type === 'other' || (type === 'more' && chunk.key === null))
    return {kind: 'unexpected', place: {line, column: 1}}
  if (prefix !== '') chunk.isObsolete = true
  if (type === 'keyword') {
    chunk.key = key
    const name = key.startsWith('msgstr') ? 'msgstr' : key
    if (!chunk.places.has(name)) chunk.places.set(name, {line, column: prefix.length + 1})
  }
  return quoted.test(rest) ? null : {kind: 'unclosed', place: {line, column: length - rest.length + 1}}
}

/** gettext-parser also reads what stands in comments of obsolete entries, and throws where it cannot. */
function entryOf(chunk: Chunk, faults: PoFault[]): PoEntry | null {
  try {
    return readEntry(chunk, faults)
  } catch {
    const {place, lines} = chunk
    faults.push({
      kind: 'unexpected',
      place,
      found: excerpt(lines.find((line) => line.startsWith('#~')) ?? '')
    })
    return null
  }
}

function readEntry({lines, place, places, isObsolete, isBroken}: Chunk, faults: PoFault[]): PoEntry | null {
  if (isBroken) return null
  const msgid = places.get('msgid')
  const msgstr = places.get('msgstr')
  if (!msgid || !msgstr) {
    // Comments behind the last entry are no entry.
    if (places.size > 0) faults.push({kind: 'incomplete', place, found: excerpt(lines.at(-1)!)})
    return null
  }
  const raw = lines.join('\n').trimEnd()
  const parsed = po.parse(raw, {validation: false})
  const [byContext] = Object.values((isObsolete ? parsed.obsolete : parsed.translations) ?? {})
  const [entry] = Object.values(byContext ?? {})
  if (!entry) return null
  const {comments = {}} = entry
  return {
    context: entry.msgctxt ?? null,
    source: entry.msgid,
    text: entry.msgstr?.[0] ?? '',
    comments: linesOf(comments.translator),
    extracted: comments.extracted ?? '',
    reference: comments.reference ?? '',
    flags: (comments.flag ?? '').split(/[,\s]+/u).filter((flag) => flag !== ''),
    previous: previousOf(comments.previous),
    isObsolete,
    raw,
    place,
    contextPlace: places.get('msgctxt') ?? msgid,
    textPlace: msgstr
  }
}

const linesOf = (text: string | undefined): string[] => (text === undefined ? [] : text.split('\n'))

/** The source in `msgctxt "…"`, `msgid ""`, `"…"`, as gettext-parser hands it on. */
function previousOf(text: string | undefined): string | null {
  if (text === undefined || !/^msgid\s/mu.test(text)) return null
  const [, id = ''] = text.split(/^msgid\s+/mu)
  const {translations} = po.parse(`msgid ${id.split(/^msgid_plural\s/mu)[0]!}\nmsgstr ""\n`, {
    validation: false
  })
  return Object.keys(translations[''] ?? {})[0] ?? null
}

/** A piece of a line, short enough to be shown. */
function excerpt(text: string): string {
  const line = text.trim()
  return [...line].length > 40 ? `${[...line].slice(0, 39).join('')}…` : line
}

/** What an entry is drawn from. */
export type PoDraft = Omit<PoEntry, 'raw' | 'place' | 'contextPlace' | 'textPlace'>

const nowhere: Place = {line: 1, column: 1}

/** An entry to be drawn; one that says the same as `written` keeps its lines. */
export function drafted(draft: PoDraft, written: PoEntry | null = null): PoEntry {
  if (written?.raw != null && isSame(draft, written)) return written
  const places = {place: nowhere, contextPlace: nowhere, textPlace: nowhere}
  return {...places, ...draft, raw: null}
}

const told = ({
  context,
  source,
  text,
  comments,
  extracted,
  reference,
  flags,
  previous,
  isObsolete
}: PoDraft) =>
  JSON.stringify([context, source, text, comments, extracted, reference, flags, previous, isObsolete])

const isSame = (one: PoDraft, other: PoDraft): boolean => told(one) === told(other)

export const emptyDraft: PoDraft = {
  context: null,
  source: '',
  text: '',
  comments: [],
  extracted: '',
  reference: '',
  flags: [],
  previous: null,
  isObsolete: false
}

/** A PO file of these entries; those that were read keep their lines, letter by letter. */
export function writePo(entries: readonly PoEntry[], tail = ''): string {
  const drawn = entries.map((entry) => entry.raw ?? (isHeader(entry) ? drawHeader(entry) : draw(entry)))
  return `${[...drawn, ...(tail === '' ? [] : [tail])].join('\n\n')}\n`
}

// The compiler would write its own fields in its own order.
const drawHeader = ({text}: PoEntry): string => `msgid ""\nmsgstr ${quotedText(text)}`

// No folding: a paragraph is a line, and an edit in it is one line of a difference.
function draw(entry: PoDraft): string {
  const {context, source, text, comments, extracted, reference, flags, previous, isObsolete} = entry
  const drawn = {
    ...(context !== null && {msgctxt: context}),
    msgid: source,
    msgstr: [text],
    comments: {
      ...(comments.length > 0 && {translator: comments.join('\n')}),
      ...(extracted !== '' && {extracted}),
      ...(reference !== '' && {reference}),
      ...(flags.length > 0 && {flag: flags.join(', ')}),
      ...(previous !== null && {previous: `msgid ${quotedText(previous)}`})
    }
  }
  const table = {[context ?? '']: {[source]: drawn}}
  const compiled = po.compile(
    {
      charset: 'utf-8',
      headers: {},
      translations: isObsolete ? {} : table,
      ...(isObsolete && {obsolete: table})
    },
    {foldLength: 0}
  )
  // The compiler puts a header first.
  const whole = compiled.toString('utf8')
  return whole
    .slice(whole.indexOf('\n\n') + 2)
    .replace(/^#[ \t]+$/gmu, '#')
    .trimEnd()
}

/** A string as PO writes it: one line, or a line each behind an empty one. */
function quotedText(text: string): string {
  const escaped = text
    .replace(/[\\"]/gu, '\\$&')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .split(/(?<=\n)/u)
    .map((line) => `"${line.replaceAll('\n', '\\n')}"`)
  return escaped.length < 2 ? (escaped[0] ?? '""') : ['""', ...escaped].join('\n')
}

/** Whether a tool or a person marked it as in need of a look. */
export const isFuzzy = ({flags}: Pick<PoEntry, 'flags'>): boolean => flags.includes('fuzzy')

/** The header's fields, by their names in small letters. */
export const headerFields = (header: Pick<PoEntry, 'text'>): ReadonlyMap<string, string> =>
  new Map(
    header.text.split('\n').flatMap((line) => {
      const colon = line.indexOf(':')
      return colon < 0
        ? []
        : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const]
    })
  )

export const isHeader = ({context, source, isObsolete}: PoEntry): boolean =>
  context === null && source === '' && !isObsolete
