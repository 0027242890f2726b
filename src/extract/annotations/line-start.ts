import {goesOnAt, hasObjectBefore} from '../../locale/reading/index.ts'
import type {Extent} from '../../locale/reading.ts'
import {annotationOf, coreAt, coresAt, isCited, isLatinCore, leadsAt, type Core, type Leads} from './core.ts'
import type {Row, Step} from './row.ts'
import {closes, isKind, isMark, isMute, isRefusedAfter, isSpace} from './signs.ts'
import type {Token} from './tokens.ts'

/** `2020/10/31 追記：…`, `Update 2020-10-31`, `10/31 表を追加しました。`: an annotation that opens its line. */
export function lineStartAt(row: Row, from: number): Step | undefined {
  const leads = leadsAt(row, from)
  return prefixAt(row, from, leads) ?? sentenceAt(row, from, leads)
}

// Day and kind side by side ------------------------------------------------------------------------------------

function prefixAt(row: Row, from: number, leads: Leads): Step | undefined {
  const cores = coresAt(row, leads.next)
  const last = cores.at(-1)
  if (last && cores.length > 1 && (row.endsLine(last.next) || last.bracket !== undefined))
    return severalAt(row, from, cores, leads)
  const core = coreAt(row, leads.next)
  if (!core || !mayStart(row, core)) return undefined
  const end = endOfPrefix(row, core)
  if (!end) return undefined
  const found = [annotationOf(core, {from: row.tokens[from]!.start, to: end.to, form: end.form, leads})]
  return {found, next: end.next}
}

// `2020/10/31 公開、2021/1/5 更新`, and nothing else on the line; `追記（2020/10/31、2021/1/5）：…`
function severalAt(row: Row, from: number, cores: readonly Core[], leads: Leads): Step | undefined {
  const end = endOfPrefix(row, cores.at(-1)!)
  if (!end) return undefined
  const found = cores.map((core, index) =>
    annotationOf(core, {
      from: row.tokens[index === 0 ? from : cores[index - 1]!.next - 1]![index === 0 ? 'start' : 'end'],
      to: index < cores.length - 1 ? row.tokens[core.next - 1]!.end : end.to,
      form: end.form,
      leads
    })
  )
  return {found, next: end.next}
}

function mayStart(row: Row, core: Core): boolean {
  const {item, first} = row.line
  const whole = row.endsLine(core.next)
  if (isCited(core) && !whole && !(first && !item && isMark(row.tokens[core.next], ':;'))) return false
  if (isMonthly(row, core)) return false
  if (item && core.order === 'kind' && core.colon && whole && isField(core)) return false
  return first || !isLatinCore(core) || /[A-Z\d]/u.test(row.text[row.tokens[core.at]!.start]!)
}

// `2020年10月の更新`, `October 2020 Update`: what a month brought
const isMonthly = ({text}: Row, {order, day, kinds}: Core): boolean =>
  order === 'day' &&
  day.day.day === undefined &&
  (kinds[0]!.latin || text.slice(day.end, kinds[0]!.start).includes('の'))

// `更新：2021-02-26` among the fields of a list
const isField = ({kinds}: Core): boolean =>
  kinds.every(({word}) => word.kind === 'updated' || word.kind === 'published')

interface End {
  readonly to: number
  readonly next: number
  readonly form: 'line' | 'prefix'
}

// What follows decides: the end of the line, punctuation, the end of the emphasis, or a space.
function endOfPrefix(row: Row, core: Core): End | undefined {
  const {tokens} = row
  const last = tokens[core.next - 1]!
  if (row.endsLine(core.next)) return {to: row.endOfLine(core.next), next: tokens.length, form: 'line'}
  const named = behindName(row, core)
  if (row.endsLine(named)) return {to: row.endOfLine(named), next: tokens.length, form: 'line'}
  const behind = row.skip(named, isSpace)
  const after = tokens[behind]
  if (after && separates(row, after)) return {to: after.end, next: behind + 1, form: 'prefix'}
  const here = {to: last.end, next: core.next, form: 'prefix'} as const
  if (row.line.emphasisEndsAt(last.end)) return here
  if (goesOnAt(row.text, last.end)) return undefined
  if (last.type === 'close') return here
  if (isLatinCore(core)) return englishSentence(row, core)
  const isApart = tokens[core.next]?.type === 'space' && core.day.day.day !== undefined
  return isApart && !isRefusedBehindSpace(row, tokens[core.next + 1]) ? here : undefined
}

// `2020/10/31 追記（山田）`: who wrote it.
const longestName = 20
const inName = ({type}: Token): boolean => type === 'text' || type === 'space' || type === 'mark'

function behindName(row: Row, core: Core): number {
  const open = row.skip(core.next, isSpace, 1)
  if (row.tokens[open]?.type !== 'open') return core.next
  const close = row.skip(open + 1, inName, 6)
  const [from, to] = [row.tokens[open]!, row.tokens[close]]
  return closes(from, to) && close > open + 1 && to!.end - from.start <= longestName ? close + 1 : core.next
}

const isRefusedBehindSpace = (row: Row, after: Token | undefined): boolean =>
  after === undefined || isRefusedAfter(after) || goesOnAt(row.text, after.start)

/** `追記：…`, `Update – …`; a hyphen or point within a word separates nothing. */
export function separates({text}: Row, mark: Token): boolean {
  if (isMark(mark, ':、。;,')) return true
  return isMark(mark, '.-–—―|~') && /[\s\uFFFC]/u.test(text[mark.end] ?? ' ')
}

// to add …, with the new prices; at most as long as the longest of them
const saysWhy = /^ (?:to|with|after|because|following|due|for|by) /u

// `Updated on 2023-01-10 to include …`: the sentence is about the update, up to its end.
function englishSentence({text, tokens}: Row, core: Core): End | undefined {
  const {end} = tokens[core.next - 1]!
  if (core.order !== 'kind' || !saysWhy.test(text.slice(end, end + 12))) return undefined
  const stop = text.indexOf('. ', end)
  const to = stop < 0 ? text.trimEnd().length : stop + 1
  const next = tokens.findIndex((token) => token.start >= to)
  return {to, next: next < 0 ? tokens.length : next, form: stop < 0 ? 'line' : 'prefix'}
}

// A sentence ---------------------------------------------------------------------------------------------------

const longestSentence = 60

// `3/22 遊び方の追記`, `2025-06-30 最新の内容に更新しました。`: a line of its own that says what was added.
function sentenceAt(row: Row, from: number, leads: Leads): Step | undefined {
  const {tokens, text} = row
  const {place, item, first, crowded} = row.line
  const day = tokens[leads.next]
  if (place !== 'paragraph' || item || !first || crowded || day?.type !== 'day') return undefined
  const space = tokens[leads.next + 1]
  if (space?.type !== 'space' && !isMark(space, ':')) return undefined
  const end = endOfSentence(tokens)
  const kind = tokens[end.kind]
  if (!isKind(kind) || kind.latin || end.kind <= leads.next + 2) return undefined
  if (kind.word.strength !== 'plain' && kind.word.kind !== 'verified') return undefined
  if (kind.start - day.end > longestSentence || !hasObjectBefore(text, kind.start)) return undefined
  // `2020/10/31 10:00 サーバを更新` is a line of a log, `2019年4月 棚の番号を変更` one of a history.
  if (!end.verb && (day.day.timed || day.day.day === undefined) && kind.word.ofText !== true) return undefined
  const between = tokens.slice(leads.next + 1, end.kind)
  if (between.some((token) => isMark(token, '。.!?')) || isRefusedAfter(tokens[leads.next + 2]))
    return undefined
  const core: Core = {at: leads.next, next: tokens.length, day, kinds: [kind], tail: end.tail, order: 'day'}
  const to = row.endOfLine(tokens.length)
  const found = [annotationOf(core, {from: tokens[from]!.start, to, form: 'line', leads})]
  return {found, next: tokens.length}
}

// The last kind of the line, where nothing but tails and a full stop follows it.
function endOfSentence(tokens: readonly Token[]) {
  let index = tokens.length - 1
  let verb = false
  let tail: Extent | 'reference' = 'point'
  for (; index > 0; index--) {
    const token = tokens[index]!
    if (isKind(token)) break
    if (token.type === 'word' && token.word.tail) {
      tail = token.word.tail
      verb = true
    } else if (!isMute(token)) break
  }
  return {kind: index, tail, verb}
}
