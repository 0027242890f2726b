import {passagesOf} from './passages.ts'
import type {Redactions} from './redact.ts'

/**
 * A gettext PO file without what must not be seen: entries of the questions themselves, and those that quote one of
 * their sentences, be it as source, translation, earlier source (`#|`), obsolete entry (`#~`) or comment.
 */
export function redactCatalogue(text: string, redactions: Redactions): string {
  const entries = entriesOf(text)
  return entries
    .filter((entry) => !isOut(entry, redactions))
    .flatMap((entry) => withoutEarlier(entry, redactions))
    .join('')
}

/** What an entry only remembers, its earlier source or a comment, goes without the entry. */
function withoutEarlier(lines: readonly string[], redactions: Redactions): readonly string[] {
  const earlier = lines.filter(isEarlier)
  const isQuoted = stringsOf(earlier).some(({text}) => quotes(text, redactions))
  const left = isQuoted ? lines.filter((line) => !isEarlier(line)) : lines
  return left.filter((line) => !isComment(line) || !quotes(line.replace(/^#\S*\s*/u, ''), redactions))
}

// `#| msgid "…"`, `#~| msgid "…"`
const isEarlier = (line: string): boolean => /^#~?\|/u.test(line)
const isComment = (line: string): boolean => line.startsWith('#') && !/^#[~|]/u.test(line)

const quotes = (text: string, {passages}: Redactions): boolean =>
  [...passagesOf(text)].some((hash) => passages.has(hash))

/** The lines of each entry, with the blank ones behind it. */
function entriesOf(text: string): string[][] {
  const entries: string[][] = [[]]
  let isDone = false
  for (const line of text.split(/(?<=\n)/u)) {
    const own = line.replace(marks, '')
    const goesOn = own.trim() === '' || own.startsWith('"') || own.startsWith('msgstr')
    if (isDone && !goesOn) {
      entries.push([])
      isDone = false
    }
    if (own.startsWith('msgstr')) isDone = true
    entries.at(-1)!.push(line)
  }
  return entries
}

// `#~ `, `#| `, `#~| `: what was, and what was before
const marks = /^#(?:~\||~|\|)\s*/u
// msgctxt "…", msgstr[1] "…", "…"
const string = /^(?:(?<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?<text>.*)"\s*$/u

function isOut(lines: readonly string[], redactions: Redactions): boolean {
  const {subjects} = redactions
  const strings = stringsOf(lines.filter((line) => !isEarlier(line)))
  const contexts = strings.filter(({keyword}) => keyword === 'msgctxt').map(({text}) => text)
  if (contexts.some((context) => subjects.has(context.split('/')[0]!))) return true
  const isHeader =
    strings.some(({keyword, text}) => keyword === 'msgid' && text === '') && contexts.length === 0
  if (isHeader) return false
  if (subjects.has('_')) return true
  return strings.some(({text}) => quotes(text, redactions))
}

interface PoString {
  readonly keyword: string
  text: string
}

function stringsOf(lines: readonly string[]): PoString[] {
  const strings: PoString[] = []
  for (const line of lines) {
    const {keyword, text} = string.exec(line.replace(marks, ''))?.groups ?? {}
    if (text === undefined) continue
    const last = strings.at(-1)
    if (keyword === undefined && last) last.text += unescape(text)
    else strings.push({keyword: keyword ?? '', text: unescape(text)})
  }
  return strings
}

const unescape = (text: string): string =>
  text.replace(/\\(?<sign>.)/gu, (_, sign: string) => ({n: '\n', t: '\t', r: '\r'})[sign] ?? sign)
