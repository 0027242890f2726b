import type {Nodes} from 'mdast'

type Side = 'space' | 'letter' | 'cjk letter' | 'mark' | 'cjk mark'

// Characters whose class is the same in every edition of Unicode that a parser may know; all others are doubtful.
const sides: readonly (readonly [Side, RegExp])[] = [
  ['space', /[ \t\n\u3000]/u],
  // 0…9 A…Z a…z, Latin, Greek and Cyrillic letters
  [
    'letter',
    /[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0410-\u044f]/u
  ],
  // ! … ~ ‘ ’ “ ” … – —
  ['mark', /[!-/:-@[-`{-~\u2018\u2019\u201c\u201d\u2026\u2013\u2014]/u],
  // ぁ…ゖ ァ…ヺ ー 々, Han, Hangul, ０…９ Ａ…Ｚ ａ…ｚ ｦ…ﾝ
  [
    'cjk letter',
    /[\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u3400-\u4db5\u4e00-\u9fa5\uac00-\ud7a3\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9d]/u
  ],
  // 、。〃 〈…】 〔…〟 ゠ ・ ！…／ ：…＠ ［…｀ ｛…･
  [
    'cjk mark',
    /[\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30a0\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u
  ]
]

function sideOf(character: string | undefined): Side | null {
  if (character === undefined) return 'space'
  return sides.find(([, of]) => of.test(character))?.[0] ?? null
}

const runs = /[*_~]+/gu
// `**`, not `*_`
const ofOneKind = /^(.)\1*$/u

/**
 * A text that CommonMark's emphasis reads as CJK-friendly emphasis reads the original: punctuation such as `。` beside a
 * run of `*` or `~` counts as a letter there, so a private character that is none stands in for it. Same length, same
 * offsets. Null where no stand-in makes both alike.
 */
export function withStandIns(text: string): string | null {
  const isReplaced = new Map<number, boolean>()
  for (const {0: run, index} of text.matchAll(runs)) {
    const places = [index - 1, index + run.length] as const
    if (run.length > 1 && text[places[0]] === '\\') return null
    const [left, right] = [sideOf(text[places[0]]), sideOf(text[places[1]])]
    if (left === 'space' || right === 'space') continue
    if (left === null || right === null || !ofOneKind.test(run)) return null
    const isUnderscore = run.startsWith('_')
    const both = new Set([left, right])
    // 「語**(」 opens in Japanese text, and in no other.
    if (both.has('cjk letter') && both.has('mark') && !isUnderscore) return null
    for (const place of places) {
      if (sideOf(text[place]) !== 'cjk mark') continue
      const replace = !isUnderscore && !both.has('mark')
      if ((isReplaced.get(place) ?? replace) !== replace) return null
      isReplaced.set(place, replace)
    }
  }
  return replaceAt(
    text,
    [...isReplaced].flatMap(([place, replace]) => (replace ? [place] : []))
  )
}

function replaceAt(text: string, places: readonly number[]): string {
  const parts: string[] = []
  let done = 0
  for (const place of places) {
    parts.push(text.slice(done, place), standInOf(text[place]!))
    done = place + 1
  }
  return parts.join('') + text.slice(done)
}

// U+30xx → U+E0xx, U+FFxx → U+E1xx
const standInOf = (mark: string): string => {
  const code = mark.charCodeAt(0)
  return String.fromCharCode((code & 0xff) | (code < 0xff00 ? 0xe000 : 0xe100))
}
const standIns = /[\ue000-\ue1ff]/gu
const originalOf = (standIn: string): string => {
  const code = standIn.charCodeAt(0)
  return String.fromCharCode((code & 0xff) | (code < 0xe100 ? 0x3000 : 0xff00))
}

const texts = ['value', 'url', 'title', 'alt', 'label', 'identifier', 'lang', 'meta'] as const

/** Puts the original characters back, in place. */
export function withoutStandIns(node: Nodes): void {
  const fields = node as unknown as Record<string, unknown>
  for (const name of texts) {
    const text = fields[name]
    if (typeof text === 'string') fields[name] = text.replace(standIns, originalOf)
  }
  if ('children' in node) for (const child of node.children) withoutStandIns(child)
}
