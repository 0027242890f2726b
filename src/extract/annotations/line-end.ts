import {hasObjectBefore} from '../../locale/reading/index.ts'
import {annotationOf, coreAt, isCited, isLatinCore, isOfText, noLeads, type Core} from './core.ts'
import type {Row, Step} from './row.ts'
import {isKind} from './signs.ts'

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
  return {found: [annotationOf(core, {from, to, form: 'suffix', leads: noLeads})], next: row.tokens.length}
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
  // `料金 ※2020/10/31追記`
  const sign = row.tokens[core.at - 1]
  if (sign?.type === 'decoration' && sign.text === '※') return sign.start
  // The verb is the sentence's: what may be cut out is the day in its brackets.
  const isVerb = core.order === 'kind' && isOfText(core) && hasObjectBefore(row.text, start)
  return isVerb && core.bracket !== undefined ? row.tokens[core.bracket]!.start : undefined
}
