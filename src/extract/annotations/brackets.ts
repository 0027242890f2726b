import {goesOnAt, hangsOnAt} from '../../locale/reading/index.ts'
import {
  annotationOf,
  coresAt,
  isCited,
  isLatinCore,
  leadsAt,
  noLeads,
  tailsAt,
  type Core,
  type Leads
} from './core.ts'
import {separates} from './line-start.ts'
import type {Row, Step} from './row.ts'
import {
  closes,
  isDecoration,
  isGap,
  isKind,
  isMark,
  isRefusedAfter,
  isSilent,
  isSpaceOrStop
} from './signs.ts'
import type {Token} from './tokens.ts'

// How far a bracket is looked into: longer ones are text.
const widestGap = 12

/** `（2020/10/31 追加）`, `（2020/10/31 追記：…）`, `（2020/10/31 表を追加）`. */
export function bracketedAt(row: Row, open: number): Step | undefined {
  const bracket = row.tokens[open]
  if (bracket?.type !== 'open') return undefined
  const leads = leadsAt(row, open + 1)
  const cores = coresAt(row, leads.next)
  if (cores.length === 0) return looselyBracketed(row, open, leads) ?? behindFirstDay(row, open, leads)
  const close = row.skip(cores.at(-1)!.next, isSpaceOrStop)
  if (closes(bracket, row.tokens[close])) return wholeBracket(row, {open, close, cores, leads})
  return startOfBracket(row, {open, cores, leads})
}

interface Bracket {
  readonly open: number
  readonly close: number
  readonly cores: readonly Core[]
  readonly leads: Leads
}

// `（2020/10/31 追加、2021/01/05 更新）` holds two: the second begins where the first ends.
function wholeBracket(row: Row, bracket: Bracket): Step | undefined {
  const {tokens} = row
  const {cores, leads} = bracket
  if (cores.some((core) => !mayStandInBracket(row, bracket, core))) return undefined
  const {first, last, form, next} = outline(row, bracket)
  const found = cores.map((core, index) =>
    annotationOf(core, {
      from: index > 0 ? tokens[cores[index - 1]!.next - 1]!.end : first,
      to: index < cores.length - 1 ? tokens[core.next - 1]!.end : last,
      form,
      leads
    })
  )
  return {found, next}
}

const isShortcode = (open: Token): boolean => open.end - open.start > 1

/** What goes with the bracket: the line's decoration where nothing else is on it, the colon behind it, or nothing. */
function outline(row: Row, {open, close, cores}: Bracket) {
  const {tokens} = row
  if (isShortcode(tokens[open]!))
    return {first: tokens[open]!.end, last: tokens[close]!.start, form: 'bracketed', next: close + 1} as const
  const first = tokens[open]!.start
  const opensLine =
    open <= 8 && tokens.slice(0, open).every((token) => isSilent(token) || isDecoration(token))
  const endsLine = row.endsLine(close + 1)
  if (opensLine && endsLine && cores.length === 1) {
    const from = tokens[row.skip(0, isSilent)]!.start
    return {first: from, last: row.endOfLine(close + 1), form: 'line', next: tokens.length} as const
  }
  const colon = tokens[close + 1]
  if (opensLine && !endsLine && isMark(colon, ':'))
    return {first, last: colon!.end, form: 'bracketed', next: close + 2} as const
  return {first, last: tokens[close]!.end, form: 'bracketed', next: close + 1} as const
}

function mayStandInBracket(row: Row, {open, close}: Bracket, core: Core): boolean {
  if (core.tail === 'reference') return false
  const before = row.signBefore(row.tokens[open]!.start)
  const behind = row.tokens[close]!.end
  const revised = row.line.revisionEndsAt(row.tokens[open]!.start)
  if (!revised && (before === '' ? hangsOnAt : goesOnAt)(row.text, behind)) return false
  const {place} = row.line
  if (before === '') return true
  if (isQuoted(row, before, behind)) return false
  // `[…](…) (updated 2019-03-01)`, `『…』（2018年2月13日 改訂）`: the revision of what is cited
  if (!isCited(core)) return place !== 'paragraph' || !(revisesWork(core, before) || isOfFact(core))
  if (`${endsOfTitle}」’〉])`.includes(before)) return false
  const {day} = core.day.day
  if (place === 'paragraph' && (day === undefined || (row.line.item && !'?!。.'.includes(before))))
    return false
  // *Title* (revised 1999-05-01); but **Q. …?** (revised 1999-05-01)
  const title = row.text.slice(0, row.tokens[open]!.start).trimEnd().length
  if (!'?!。'.includes(before) && row.line.emphasisEndsAt(title)) return false
  return row.endsLine(close + 1) && (place === 'heading' || !isPublication(core))
}

// `「（2020/10/31 更新）」` is spoken of, not meant.
const isQuoted = ({text}: Row, before: string, behind: number): boolean =>
  '「『“‘"'.includes(before) && '」』”’"'.includes(text[behind] ?? ' ')

// What a title ends with: a link, 『…』, 第2版, 2010年度版, 平成18年号
const endsOfTitle = '\uFFFC』》”"版号'

// `木曜は休みです（2023年4月変更）`: since when it is so.
const isOfFact = ({kinds, day}: Core): boolean =>
  day.day.day === undefined && kinds.every(({word}) => word.ofDates)

const revisesWork = ({kinds}: Core, before: string): boolean =>
  endsOfTitle.includes(before) &&
  kinds.every(({word}) => word.kind === 'updated' || word.kind === 'corrected')
const isPublication = ({kinds}: Core): boolean => kinds.every(({word}) => word.kind === 'published')

// `（2020/10/31 追記：…）`, `[Update 2020-10-31: …]`: the brackets stay with the text.
function startOfBracket(row: Row, {open, cores, leads}: Omit<Bracket, 'close'>): Step | undefined {
  const {tokens} = row
  const core = cores[0]!
  if (cores.length > 1 || core.tail === 'reference' || isCited(core)) return undefined
  const before = row.signBefore(tokens[open]!.start)
  if (before !== '' && revisesWork(core, before)) return undefined
  const after = tokens[core.next]
  if (!after || !(separates(row, after) || isApart(row, core, after))) return undefined
  const from = tokens[open + 1]!.start
  return {found: [annotationOf(core, {from, to: after.end, form: 'prefix', leads})], next: core.next + 1}
}

const isApart = (row: Row, core: Core, after: Token): boolean =>
  after.type === 'space' &&
  !isRefusedAfter(row.tokens[core.next + 1] ?? after) &&
  !goesOnAt(row.text, after.end) &&
  (core.order === 'kind' || !isLatinCore(core) || row.text.startsWith('by ', after.end))

// `（2020/10/31 表を追加）`: a few words between day and kind, and nothing behind it.
function looselyBracketed(row: Row, open: number, leads: Leads): Step | undefined {
  const {tokens} = row
  const day = tokens[leads.next]
  const space = tokens[leads.next + 1]
  if (day?.type !== 'day' || day.day.day === undefined || !space || !isGap(space) || row.line.bracketsOnly)
    return undefined
  // （2020/10/31 に会場を変更しました） tells of an event.
  if (row.tokens.slice(leads.next + 1, leads.next + 3).some(isParticle)) return undefined
  const kind = row.skip(
    leads.next + 2,
    (token) => token.start - day.end <= widestGap && !endsGap(token),
    widestGap
  )
  const token = tokens[kind]
  if (!isKind(token) || token.word.strength !== 'plain') return undefined
  const {next, tail} = tailsAt(row, kind + 1)
  if (!closes(tokens[open]!, tokens[next])) return undefined
  const core: Core = {at: leads.next, next, day, kinds: [token], tail, order: 'day'}
  return wholeBracket(row, {open, close: next, cores: [core], leads})
}

const isParticle = (token: Token): boolean => token.type === 'word' && token.word.join === true

// `（2020/10/31 公開、2021/01/05 追記）` with any word instead of 公開.
function behindFirstDay(row: Row, open: number, leads: Leads): Step | undefined {
  const {tokens} = row
  if (tokens[leads.next]?.type !== 'day') return undefined
  const comma = row.skip(leads.next + 1, (token) => !isMark(token, '、,;/') && isWithin(token), widestGap)
  if (!isMark(tokens[comma], '、,;/')) return undefined
  const at = row.skip(comma, isGap, 3)
  const cores = coresAt(row, at)
  const close = cores.at(-1)?.next ?? 0
  if (tokens[at]?.type !== 'day' || !closes(tokens[open]!, tokens[close])) return undefined
  if (cores.some((core) => !mayStandInBracket(row, {open, close, cores, leads}, core))) return undefined
  const found = cores.map((core, index) =>
    annotationOf(core, {
      from: tokens[index > 0 ? cores[index - 1]!.next - 1 : comma - 1]!.end,
      to: tokens[core.next - 1]!.end,
      form: 'bracketed',
      leads: noLeads
    })
  )
  return {found, next: close + 1}
}

const isWithin = ({type}: Token): boolean => type === 'text' || type === 'space' || type === 'word'

function endsGap(token: Token): boolean {
  if (token.type === 'word')
    return (isKind(token) && token.word.strength !== 'note') || token.word.refusedAfter === true
  return token.type !== 'text' && token.type !== 'space' && token.type !== 'mark'
}
