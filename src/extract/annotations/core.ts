import type {Extent} from '../../locale/reading.ts'
import type {FoundAnnotation} from '../found.ts'
import type {LineAnnotation, Row} from './row.ts'
import {
  closes,
  isConjunction,
  isDecoration,
  isGap,
  isKind,
  isMark,
  isRefusedAfter,
  isRefusedBefore,
  isRule,
  isSpace,
  isSpan,
  isWideGap,
  type KindToken
} from './signs.ts'
import type {DayToken, Token} from './tokens.ts'

/** Day and kind, in either order, with what belongs to them; `next` is the token behind. */
export interface Core {
  readonly at: number
  readonly next: number
  readonly day: DayToken
  readonly kinds: readonly KindToken[]
  readonly tail: Extent | 'reference'
  readonly order: 'day' | 'kind'
  /** The day has brackets of its own, `追記(2018-12-27)`; where they open. */
  readonly bracket?: number
  /** A colon between kind and day. */
  readonly colon?: boolean
}

export const isLatinCore = ({kinds}: Core): boolean => kinds.every(({latin}) => latin)
/** 改訂 is said of laws and books as well. */
export const isCited = ({kinds}: Core): boolean => kinds.every(({word}) => word.strength === 'cited')
export const isOfText = ({kinds}: Core): boolean => kinds.every(({word}) => word.ofText === true)

export function coreAt(row: Row, at: number): Core | undefined {
  const token = row.tokens[at]
  if (token?.type === 'day') return dayFirst(row, at, dayOrRange(row, at))
  if (isKind(token)) return kindFirst(row, at)
  return token?.type === 'open' ? (bracketedDayFirst(row, at) ?? bracketedKindFirst(row, at)) : undefined
}

const mostCores = 8

/** Several in a row: `2020/10/31 追加、2021/01/05 更新`; `2020/10/31、2021/01/05 更新`, where the kind is of both. */
export function coresAt(row: Row, at: number, most = mostCores): Core[] {
  const cores: Core[] = []
  for (let core = coreAt(row, at); core && cores.length < most;) {
    cores.push(core)
    const next = row.skip(core.next, isGap)
    core = next > core.next && next - core.next <= 3 ? coreAt(row, next) : undefined
  }
  if (cores.length > 0) return [...cores, ...furtherDays(row, cores.at(-1)!, most - cores.length)]
  if (most < 2) return cores
  const days = daysInBracket(row, at)
  return days.length > 0 ? days : daysOfOneKind(row, at, most)
}

/** `追記：2020/10/31、2021/01/05`: the kind is of both. */
function furtherDays(row: Row, last: Core, most: number): Core[] {
  if (last.order !== 'kind' || last.bracket !== undefined) return []
  const days = listedDays(row, last.next, most)
  const behind = row.tokens[days.at(-1)?.next ?? last.next]
  const ends = behind === undefined || behind.type === 'close' || isMark(behind, ':、,。')
  return ends ? days.map((day) => ({...last, ...day})) : []
}

/** `追記（2020/10/31、2021/01/05）` */
function daysInBracket(row: Row, at: number): Core[] {
  const kinds = kindsAt(row, at)
  const bracket = kinds ? row.skip(kinds.next, isGap, 2) : 0
  const [open, day] = [row.tokens[bracket], row.tokens[bracket + 1]]
  if (!kinds || open?.type !== 'open' || day?.type !== 'day') return []
  const others = listedDays(row, bracket + 2, mostCores)
  const last = others.at(-1)
  if (!last || !closes(open, row.tokens[last.next])) return []
  const days = [{at, day, next: bracket + 2}, ...others.slice(0, -1), {...last, next: last.next + 1}]
  return days.map((one) => ({...one, kinds: kinds.words, tail: kinds.tail, order: 'kind', bracket}))
}

/** `、2021/01/05、2022/02/06` behind a day. */
function listedDays(row: Row, from: number, most: number): Pick<Core, 'at' | 'day' | 'next'>[] {
  const days: Pick<Core, 'at' | 'day' | 'next'>[] = []
  for (let next = from; days.length < most;) {
    const at = row.skip(next, isListing, 3)
    const day = row.tokens[at]
    if (at === next || day?.type !== 'day') break
    next = at + 1
    days.push({at, day, next})
  }
  return days
}

function daysOfOneKind(row: Row, at: number, most: number): Core[] {
  const first = row.tokens[at]
  if (first?.type !== 'day') return []
  const next = row.skip(at + 1, isListing, 3)
  if (next === at + 1 || row.tokens[next]?.type !== 'day') return []
  const others = coresAt(row, next, most - 1)
  const [second] = others
  if (!second || second.order !== 'day') return []
  return [{...second, at, day: first, next: at + 1}, ...others]
}

const isListing = (token: Token) => isSpace(token) || isMark(token, '、,・/&;')

/** A day, or the last one of a range, which has the first one's year where it has none: `2020/10/31〜11/2`. */
function dayOrRange(row: Row, at: number): {day: DayToken; next: number} {
  const first = row.tokens[at] as DayToken
  const behind = row.skip(at + 1, isSpan, 3)
  const last = row.tokens[behind]
  const isRange = last?.type === 'day' && row.tokens.slice(at + 1, behind).some((token) => !isSpace(token))
  if (!isRange) return {day: first, next: at + 1}
  const {year} = first.day
  const day = last.day.year === undefined && year !== undefined ? {...last.day, year, terse: false} : last.day
  return {day: {...last, day}, next: behind + 1}
}

function dayFirst(
  row: Row,
  at: number,
  {day, next: behind}: {day: DayToken; next: number}
): Core | undefined {
  const gap = row.skip(behind, isWideGap, 4)
  const kinds = kindsAt(row, gap) ?? bracketedKinds(row, gap)
  if (!kinds || saysNewDay(row, {from: behind, to: gap}, kinds)) return undefined
  return {at, next: kinds.next, day, kinds: kinds.words, tail: kinds.tail, order: 'day'}
}

// `2020/10/31（追記）`
function bracketedKinds(row: Row, at: number): Kinds | undefined {
  const open = row.tokens[at]
  const kinds = open?.type === 'open' ? kindsAt(row, at + 1) : undefined
  return kinds && closes(open!, row.tokens[kinds.next]) ? {...kinds, next: kinds.next + 1} : undefined
}

/** `10/31に変更`: what was changed is a date, and this is the new one. */
function saysNewDay({tokens}: Row, {from, to}: {from: number; to: number}, {words}: Kinds): boolean {
  const particle = tokens.slice(from, to).some((token) => token.type === 'word' && token.word.towards)
  return particle && words.some(({word}) => word.ofDates)
}

// `（2018-12-27）追記：…`
function bracketedDayFirst(row: Row, at: number): Core | undefined {
  const day = row.tokens[at + 1]
  if (day?.type !== 'day') return undefined
  const range = dayOrRange(row, at + 1)
  if (!closes(row.tokens[at]!, row.tokens[range.next])) return undefined
  const core = dayFirst(row, at, {day: range.day, next: range.next + 1})
  return core && {...core, bracket: at}
}

// `【追記】2020/10/31`
function bracketedKindFirst(row: Row, at: number): Core | undefined {
  const kinds = kindsAt(row, at + 1)
  if (!kinds || !closes(row.tokens[at]!, row.tokens[kinds.next])) return undefined
  return behindKinds(row, at, {...kinds, next: kinds.next + 1})
}

function kindFirst(row: Row, at: number): Core | undefined {
  const kinds = kindsAt(row, at)
  return kinds && behindKinds(row, at, kinds)
}

function behindKinds(row: Row, at: number, kinds: Kinds): Core | undefined {
  const gap = row.skip(kinds.next, isWideGap, 4)
  const colon = row.tokens.slice(kinds.next, gap).some((token) => isMark(token, ':'))
  const rest = {at, kinds: kinds.words, order: 'kind', colon} as const
  const token = row.tokens[gap]
  if (token?.type === 'open') {
    const inner = row.skip(gap + 1, isDecoration, 2)
    if (row.tokens[inner]?.type !== 'day') return undefined
    const {day, next: close} = dayOrRange(row, inner)
    if (!closes(token, row.tokens[close])) return undefined
    const {next, tail} = tailsAt(row, close + 1)
    return {...rest, next, day, tail: stronger(kinds.tail, tail), bracket: gap}
  }
  if (token?.type !== 'day') return undefined
  const {day, next: behind} = dayOrRange(row, gap)
  if (isRefusedAfter(row.tokens[behind])) return undefined
  const {next, tail} = tailsAt(row, behind)
  return {...rest, next, day, tail: stronger(kinds.tail, tail)}
}

interface Kinds {
  readonly words: readonly KindToken[]
  readonly next: number
  readonly tail: Extent | 'reference'
}

/** 追記・変更済み; refused before 版, behind 最終. */
export function kindsAt(row: Row, at: number): Kinds | undefined {
  const words: KindToken[] = []
  let tail: Extent | 'reference' = 'point'
  let next = at
  for (let index = at; words.length < 4; index = row.skip(next, isConjunction, 3)) {
    const token = row.tokens[index]
    if (!isKind(token) || token.word.strength === 'note' || isRefusedAt(row, index)) break
    words.push(token)
    const tails = tailsAt(row, index + 1)
    next = tails.next
    tail = stronger(tail, tails.tail)
  }
  if (words.length === 0 || isRefusedAfter(row.tokens[next])) return undefined
  return {words, next, tail}
}

function isRefusedAt({tokens}: Row, kind: number): boolean {
  const before = tokens[kind - 1]
  return isRefusedBefore(before && isSpace(before) ? tokens[kind - 2] : before)
}

export function tailsAt(row: Row, from: number): {next: number; tail: Extent | 'reference'} {
  let next = from
  let tail: Extent | 'reference' = 'point'
  for (;;) {
    const index = row.skip(next, isSpace, 1)
    const token = row.tokens[index]
    if (token?.type !== 'word' || token.word.tail === undefined) return {next, tail}
    // A Latin or spaced tail is one only where nothing else follows: `Update again`
    if (index > next && !endsTail(row.tokens[index + 1])) return {next, tail}
    tail = stronger(tail, token.word.tail)
    next = index + 1
  }
}

const endsTail = (token: Token | undefined): boolean =>
  token === undefined || ['close', 'mark', 'day', 'space'].includes(token.type)

const stronger = (a: Extent | 'reference', b: Extent | 'reference') => (b === 'point' ? a : b)

/** What may stand in front of a core: `※`, `ここから`, `this section was`. */
export interface Leads {
  readonly next: number
  readonly extent: Extent
  readonly stray: string | undefined
}

export const noLeads: Leads = {next: 0, extent: 'point', stray: undefined}

export function leadsAt(row: Row, from: number): Leads {
  const {tokens} = row
  let next = from
  let extent: Extent = 'point'
  let stray: string | undefined
  let ruled = true
  while (next < from + 8) {
    const token = tokens[next]
    ruled &&= token !== undefined && (isRule(token) || isSpace(token))
    const lead = token?.type === 'word' ? token.word.lead : undefined
    // 補足 leads into 追記 and is a kind itself.
    if (isKind(token) && coreAt(row, next)) break
    if (!token || (lead === undefined && !isLeadSign(token, ruled))) break
    if (lead !== undefined && lead !== 'point') extent = lead
    next++
    if (token.type === 'decoration' && token.text === '#' && tokens[next]?.type === 'day') stray = '#'
  }
  return {next, extent, stray}
}

const isLeadSign = (token: Token, ruled: boolean): boolean =>
  ['space', 'silent', 'decoration'].includes(token.type) || (ruled ? isRule(token) : isMark(token, ':、,'))

export function annotationOf(
  core: Core,
  {from, to, form, leads}: {from: number; to: number; form: FoundAnnotation['form']; leads: Leads}
): LineAnnotation {
  const tail = core.tail === 'reference' ? 'point' : core.tail
  return {
    from,
    to,
    day: core.day,
    kinds: [...new Set(core.kinds.map(({word}) => word.kind))],
    form,
    extent: tail === 'point' ? leads.extent : tail,
    latin: isLatinCore(core),
    stray: leads.stray
  }
}
