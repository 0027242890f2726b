import type {Word} from '../../locale/reading/index.ts'
import type {AnnotationKind} from '../../model/annotation-kind.ts'
import type {Token, WordToken} from './tokens.ts'

/** What tokens are to the grammar. */

export type KindToken = WordToken & {readonly word: Word & {readonly kind: AnnotationKind}}

export const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.type === 'mark' && marks.includes(token.text)
export const isSpace = (token: Token): boolean => token.type === 'space'
export const isSilent = (token: Token): boolean => token.type === 'silent' || token.type === 'space'
export const isDecoration = (token: Token): boolean => token.type === 'decoration'
export const isSpaceOrStop = (token: Token): boolean => isSpace(token) || isMark(token, '。.:!')
// --- 2020/10/31 追記 ---
const rules = '-–—―~+'
/** Nothing that says anything. */
export const isMute = (token: Token): boolean =>
  isSpaceOrStop(token) || isSilent(token) || isDecoration(token) || isMark(token, rules)
export const isKind = (token: Token | undefined): token is KindToken =>
  token?.type === 'word' && token.word.kind !== undefined
export const isRefusedAfter = (token: Token | undefined): boolean =>
  token?.type === 'word' && token.word.refusedAfter === true
export const isRefusedBefore = (token: Token | undefined): boolean =>
  token?.type === 'word' && token.word.refusedBefore === true
const isJoin = (token: Token): boolean => token.type === 'word' && token.word.join === true
/** Between day and kind. */
export const isGap = (token: Token): boolean =>
  isSpace(token) || isMark(token, ':,、-–—―/|・;@') || (isJoin(token) && !isRefusedAfter(token))
/** Likewise, with what an author decorates: `追記★2020/10/31`. An arrow points at a new value. */
export const isWideGap = (token: Token): boolean =>
  isGap(token) || (isDecoration(token) && token.type === 'decoration' && !arrows.includes(token.text))
const arrows = '→←↑↓⇒'
/** In front of a mark, as a list item or rule that the author drew: `・`, `――`. */
export const isRule = (token: Token): boolean => isMark(token, `・${rules}`)
/** Between two kinds: 追記・変更. */
export const isConjunction = (token: Token): boolean =>
  isSpace(token) || isMark(token, '・、,/&+') || isJoin(token)
/** Between the two ends of a range of days. */
export const isSpan = (token: Token): boolean => isSpace(token) || isMark(token, '~-–—―')
export const closes = (open: Token, close: Token | undefined): boolean =>
  open.type === 'open' && close?.type === 'close' && open.text === close.text
