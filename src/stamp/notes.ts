import {writingOf} from '../locale/writing.ts'
import {versionNamedIn} from '../locale/reading/index.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {ArticleState, StateNote} from '../model/state.ts'
import type {PlainDate} from '../plain-date.ts'
import type {TextEdit} from '../problem/index.ts'
import {dayStyleIn, padsDays} from './day-style.ts'

/** What a note tells of: questions by kind; of text outside of them only that it changed. */
export interface Told {
  readonly questions: readonly {readonly kind: AnnotationKind; readonly name: string}[]
  /** Sections whose text changed, by title; null: the article's own text. */
  readonly texts: readonly (string | null)[]
}

const order: readonly AnnotationKind[] = ['added', 'updated', 'corrected', 'removed']
const mostNamed = 2
const longestName = 40

/** The words of a note: questions by name where they are few. */
export function noteText({questions, texts}: Told, lang: string, {byName = true} = {}): string {
  const writing = writingOf(lang)
  const parts = order.flatMap((kind) => {
    const names = questions
      .filter((question) => question.kind === kind)
      .map(({name}) => name.replace(/\s+/gu, ' '))
    if (names.length === 0) return []
    const word = writing.kinds[kind]
    const isNamed = byName && names.length <= mostNamed && names.every(mayBeNamed)
    return [isNamed ? writing.named(names, word) : writing.counted(names.length, word)]
  })
  const said = (parts.length > 0 ? parts : textParts(texts, lang, byName)).join(writing.comma)
  return said === '' ? '' : said[0]!.toUpperCase() + said.slice(1)
}

function textParts(texts: readonly (string | null)[], lang: string, byName: boolean): string[] {
  if (texts.length === 0) return []
  const writing = writingOf(lang)
  const names = texts.filter((name) => name !== null)
  const isNamed =
    byName && names.length === texts.length && names.length <= mostNamed && names.every(mayBeNamed)
  return [isNamed ? writing.named(names, writing.kinds.updated) : writing.text(writing.kinds.updated)]
}

// A name that itself names a version would name the revision.
const mayBeNamed = (name: string): boolean => name.length <= longestName && versionNamedIn(name) === null

/** Writes a note where the notes stand, as the newest of them is written; else as a section at the end. */
export function noteEdits(state: ArticleState, day: PlainDate, text: string): TextEdit[] {
  const {notes, source} = state
  if (notes.length === 0) return [sectionEdit(state, day, text)]
  const lines = source.split('\n')
  const ordered = [...notes].sort((a, b) => a.position.line - b.position.line)
  const [first, last] = [ordered[0]!, ordered.at(-1)!]
  const newestFirst = first.date > last.date
  const model = newestFirst ? first : last
  const pads = padsDays(ordered.map(({position}) => lines[position.line - 1] ?? ''))
  const written = lines[model.position.line - 1]!
  const line = lineLike(written, model, day, text, pads)
  if (line === null) return underHeading({state, model, day, text, newestFirst, lines, pads})
  const starts = lineStarts(lines)
  const [above, brought] = breaks(ordered, lines, newestFirst)
  if (newestFirst) {
    const offset = starts[model.position.line - 1]!
    return [{offset, delete: 0, insert: `${line.trimEnd()}${brought}\n`}]
  }
  const end = endOfNote(lines, model.position.line - 1)
  const offset = starts[end]! + lines[end]!.length
  return [{offset, delete: 0, insert: `${above}\n${line.trimEnd()}`}]
}

// 2025-10-06: …␠␠, …<br>, …\
const hardBreak = /(?:(?<! ) {2,}|<br\s*\/?>|\\)$/u

/** What lines of notes end with, where they are lines of one paragraph: for the last line, and for the new one. */
function breaks(
  ordered: readonly StateNote[],
  lines: readonly string[],
  newestFirst: boolean
): [string, string] {
  const endings = ordered.map(({position}) => hardBreak.exec(lines[position.line - 1] ?? '')?.[0] ?? '')
  if (ordered.length < 2) return ['', '']
  const usual = endings[0]!
  return newestFirst ? ['', usual] : [endings.at(-1) === '' ? usual : '', '']
}

function lineLike(
  written: string,
  {text: said}: StateNote,
  day: PlainDate,
  text: string,
  pads: ReturnType<typeof padsDays>
): string | null {
  const style = dayStyleIn(written)
  if (!style) return null
  const newDay = style.write(day, pads(style, written))
  if (/^\s*\|/u.test(written)) return rowLike(written, style, newDay, text)
  const before = written.slice(0, style.start)
  const behind = written.slice(style.end)
  const at = behind.indexOf(said)
  if (said !== '' && at >= 0) {
    const tail = behind.slice(at + said.length).replace(hardBreak, '')
    return `${before}${newDay}${behind.slice(0, at)}${text}${/^[.。]?$/u.test(tail) ? tail : closing(tail)}`
  }
  const early = before.indexOf(said)
  // `表を追加（2020-10-31）`
  if (said !== '' && early >= 0 && /^[\s.。）)\]】]*$/u.test(behind))
    return `${before.slice(0, early)}${text}${before.slice(early + said.length)}${newDay}${behind.trimEnd()}`
  // Markup within the words: what parts them from the day is learnt all the same.
  const [joint] = /^[\s:：,、|）)\]】*_~–—-]*/u.exec(behind)!
  return `${before}${newDay}${joint === '' && behind !== '' ? '' : joint || ' '}${text}`
}

// Of what stands behind the words only what closes something.
const closing = (tail: string): string => /^[）)\]】」』*_"”]*[.。]?/u.exec(tail)![0]

function rowLike(
  written: string,
  style: {readonly start: number; readonly end: number},
  newDay: string,
  text: string
): string {
  const cells: {start: number; end: number}[] = []
  let start = written.indexOf('|') + 1
  for (const {index} of written.matchAll(/(?<!\\)\|/gu)) {
    if (index >= start) cells.push({start, end: index})
    start = Math.max(start, index + 1)
  }
  if (written.slice(start).trim() !== '') cells.push({start, end: written.length})
  const dayCell = cells.findIndex((cell) => cell.start <= style.start && style.end <= cell.end)
  const sizes = cells.map((cell, index) =>
    index === dayCell ? -1 : written.slice(cell.start, cell.end).trim().length
  )
  const textCell = sizes.indexOf(Math.max(...sizes))
  const filled = cells.map((_, index) =>
    ` ${index === dayCell ? newDay : index === textCell ? text.replaceAll('|', '\\|') : ''} `.replace(
      /^ {2}$/u,
      ' '
    )
  )
  return `${/^\s*/u.exec(written)![0]}|${filled.join('|')}|`
}

const lineStarts = (lines: readonly string[]): number[] => {
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.length + 1
  }
  return starts
}

/** The last line of a note: indented ones below belong to it. */
function endOfNote(lines: readonly string[], index: number): number {
  let end = index
  const indent = /^\s*/u.exec(lines[index]!)![0].length
  if (!/^[\s>]*[-*+]\s/u.test(lines[index]!)) return index
  while (end + 1 < lines.length) {
    const next = lines[end + 1]!
    const isDeeper = next.trim() !== '' && /^\s*/u.exec(next)![0].length > indent
    if (!isDeeper) break
    end++
  }
  return end
}

interface UnderHeading {
  readonly state: ArticleState
  readonly model: StateNote
  readonly day: PlainDate
  readonly text: string
  readonly newestFirst: boolean
  readonly lines: readonly string[]
  readonly pads: ReturnType<typeof padsDays>
}

/** `### 2020-10-31` with its notes below: another such heading, or nothing where there is none. */
function underHeading({model, day, text, newestFirst, lines, pads}: UnderHeading): TextEdit[] {
  const starts = lineStarts(lines)
  const noteAt = model.position.line - 1
  const headAt = lines.slice(0, noteAt).findLastIndex((line) => dayStyleIn(line) !== null)
  const head = lines[headAt]
  if (head === undefined) return []
  const style = dayStyleIn(head)!
  const newHead = head.slice(0, style.start) + style.write(day, pads(style, head)) + head.slice(style.end)
  const [bullet] = /^\s*(?:[-*+]\s+)?/u.exec(lines[noteAt]!)!
  const gap = '\n'.repeat(Math.max(1, noteAt - headAt))
  const block = `${newHead.trimEnd()}${gap}${bullet}${text}`
  if (newestFirst)
    return [{offset: starts[headAt]!, delete: 0, insert: `${block}\n${/^\s*[-*+]/u.test(head) ? '' : '\n'}`}]
  const end = endOfNote(lines, noteAt)
  return [
    {
      offset: starts[end]! + lines[end]!.length,
      delete: 0,
      insert: `\n${/^\s*[-*+]/u.test(head) ? '' : '\n'}${block}`
    }
  ]
}

/** `## 更新履歴` at the end: a reader of the questions is not kept from them. */
function sectionEdit(
  {source, lang, sections, questions}: ArticleState,
  day: PlainDate,
  text: string
): TextEdit {
  const writing = writingOf(lang)
  const lines = source.split('\n')
  const asked = questions.flatMap(
    ({position}) =>
      /^\s{0,3}(?<signs>#{1,6})\s/u.exec(lines[position.line - 1] ?? '')?.groups?.signs?.length ?? []
  )
  const level = Math.min(6, Math.max(2, Math.min(...sections.map((section) => section.level), ...asked, 6)))
  const rank = sections.length + asked.length === 0 ? 2 : level
  const said = day.replaceAll('-', writing.dayMark)
  const body = `${'#'.repeat(rank)} ${writing.history}\n\n- ${said} ${text}`
  const trimmed = source.trimEnd().length
  const isEnded = source.endsWith('\n')
  return {
    offset: isEnded ? source.length : trimmed,
    delete: isEnded ? 0 : source.length - trimmed,
    insert: `${isEnded ? '\n' : '\n\n'}${body}\n`
  }
}
