import {passagesOf} from './passages.ts'
import type {Redactions} from './redact.ts'

/**
 * A gettext PO file without what must not be seen: entries of the questions themselves, and those that quote one of
 * their sentences, be it as source, translation, earlier source (`#|`), obsolete entry (`#~`) or comment.
 */
export function redactCatalogue(text: string, redactions: Redactions): string {
  const entries = entriesOf(text)
  const kept = entries.filter((entry) => !isOut(entry, redactions))
  return kept.length === entries.length ? text : kept.flat().join('')
}

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

function isOut(lines: readonly string[], {subjects, passages}: Redactions): boolean {
  const strings = stringsOf(lines)
  const contexts = strings.filter(({keyword}) => keyword === 'msgctxt').map(({text}) => text)
  if (contexts.some((context) => subjects.has(context.split('/')[0]!))) return true
  const isHeader = strings.some(({keyword, text}) => keyword === 'msgid' && text === '') && contexts.length === 0
  if (isHeader) return false
  if (subjects.has('_')) return true
  const comments = lines.filter((line) => line.startsWith('#')).map((line) => line.replace(/^#\S*\s*/u, ''))
  return [...strings.map(({text}) => text), ...comments].some((text) =>
    [...passagesOf(text)].some((hash) => passages.has(hash))
  )
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
