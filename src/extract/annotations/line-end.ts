import {hasObjectBefore} from '../../locale/reading/index.ts'
import {annotationOf, coreAt, isCited, isLatinCore, isOfText, noLeads, type Core} from './core.ts'
import {separates} from './line-start.ts'
import type {Row, Step} from './row.ts'
import {isKind, isMark, isSpace} from './signs.ts'

/** `…ですか？ 2020/10/31 追加`, `## 料金 2020/10/31 更新`, `…を追記した（2020/10/31）`: at the end of a sentence. */
export function lineEndAt(row: Row, at: number): Step | undefined {
  const token = row.tokens[at]!
  if (row.line.bracketsOnly || (token.type !== 'day' && !isKind(token))) return undefined
  const core = coreAt(row, at)
  if (!core || core.day.day.day === undefined || core.tail === 'reference' || isCited(core)) return undefined
  if (!row.endsLine(core.next)) return undefined
  const from = startOf(row, core)
  if (from === undefined) return undefined
  const to = row.tokens[core.next - 1]!.end
  const end = isDrawn(row, from) ? row.endOfLine(core.next) : to
  return {
    found: [annotationOf(core, {from, to: end, form: 'suffix', leads: noLeads})],
    next: row.tokens.length
  }
}

// `## 料金 ～2020/10/31 追加～`: a bracket made of waves or rules.
const isDrawn = ({text}: Row, from: number): boolean => '~―—–-'.includes(text[from]!)

const signs = '※★☆■◆▼●◎→⇒'

/** `紙のみ → 2020/10/31 更新：…`, `十日に一度 ※2020/10/31 変更`: a sign in the middle of the line opens it. */
export function signedAt(row: Row, at: number): Step | undefined {
  const sign = row.tokens[at]!
  if (row.line.bracketsOnly || sign.type !== 'decoration' || !signs.includes(sign.text)) return undefined
  const core = coreAt(row, row.skip(at + 1, isSpace, 1))
  if (!core || core.day.day.day === undefined || core.tail === 'reference' || isCited(core)) return undefined
  const after = row.tokens[row.skip(core.next, isSpace, 1)]
  if (!after || !separates(row, after) || isMark(after, ',、')) return undefined
  const found = [annotationOf(core, {from: sign.start, to: after.end, form: 'prefix', leads: noLeads})]
  return {found, next: row.tokens.indexOf(after) + 1}
}

function startOf(row: Row, core: Core): number | undefined {
  const {start} = row.tokens[core.at]!
  const before = row.signBefore(start)
  if (before === '') return undefined
  const spaced = row.isSpacedAt(start)
  // `…ですか？ 2020/10/31 追加`
  if ('。！？!?.'.includes(before) && (spaced || !isLatinCore(core))) return start
  // `## 料金 2020/10/31 更新`, `## Prices – updated 2020-10-31`
  if (row.line.place === 'heading' && spaced && (!isLatinCore(core) || '-–—―|:,'.includes(before)))
    return start
  // `## 料金 ～2020/10/31 追加～`
  const drawn = row.tokens[core.at - 1]
  if (
    row.line.place === 'heading' &&
    isMark(drawn, '~―—–') &&
    isMark(row.tokens[core.next], row.text[drawn!.start]!)
  )
    return drawn!.start
  // `料金 ※2020/10/31追記`, `料金 ※ 2020/10/31追記`
  const sign = row.tokens[core.at - (row.tokens[core.at - 1]?.type === 'space' ? 2 : 1)]
  if (sign?.type === 'decoration' && signs.includes(sign.text)) return sign.start
  // The verb is the sentence's: what may be cut out is the day in its brackets.
  const isVerb = core.order === 'kind' && isOfText(core) && hasObjectBefore(row.text, start)
  return isVerb && core.bracket !== undefined ? row.tokens[core.bracket]!.start : undefined
}
