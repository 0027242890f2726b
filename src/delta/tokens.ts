// Own classes: what `Intl.Segmenter` cuts differs between Node's versions. What comes first wins.
const markup = [
  // a line break with what continues a list item or a quotation behind it; two spaces or a backslash make it hard
  String.raw`(?:\\|[ \t]*)\n[ \t]*(?:>[ \t]?)*`,
  // \*
  String.raw`\\[!-\/:-@\[-\x60\{-~]`,
  // &amp; &#x3042;
  String.raw`&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});`,
  // <!-- … -->, <ins>, </ins>, <https://e.x>
  String.raw`<!--(?:[^\-]|-(?!->)){0,500}-->|<[\/!?]?[a-zA-Z][^<>]*>`,
  // {{< … >}}, {% … %}
  String.raw`\{\{[^\{\}]{0,500}\}\}|\{%[^\{\}]{0,500}%\}`,
  // ](target), ](target "title"), ][label]: never cut, or what stands around it would be no link any more
  String.raw`\]\((?:[^\(\)\n]|\([^\(\)\n]*\))*\)|\]\[[^\[\]\n]*\]`,
  // [^1], [ ] and [x] of a task
  String.raw`\[\^[^\[\]\s]+\]|(?<![^\n])\[[ xX]\](?=\s)`,
  // ![, **, ~~, `` ` ``
  String.raw`!\[(?!\[)|\*+|_+|~{2}|\x60+`
]

// What no bare URL holds where Japanese goes on behind it (`…/78173を参照`).
const urlEnd = String.raw`\s<>\(\)\[\]"'\x60\*\|\p{sc=Hiragana}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65`
const picture = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|[\u{E0020}-\u{E007F}])*`
const cjk = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}`
// Letters that words are written with, and digits of any width.
const letter = String.raw`[[\p{L}\p{N}\p{M}]--[${cjk}ー゛゜ｰﾞﾟ〆]]`
// What counts and dates end with: 2020年10月31日, 10,000円, 5%
const unit = String.raw`[年月日時分秒円回件個台人名歳章版点倍%％‰°℃]`

const words = [
  String.raw`https?:\/\/(?:[^${urlEnd}]|\([^${urlEnd}]*\))*(?:[^${urlEnd}.,:;!?]|\([^${urlEnd}]*\))`,
  // flags, keycaps, families: one picture each
  String.raw`\p{RI}{2}|[0-9#*]\uFE0F?\u20E3|${picture}(?:\u200D${picture})*`,
  // v1.2.3-rc.1, 6.7U3, kube_vip, don't, C++, 10,000円, 2020年10月31日
  String.raw`${letter}+(?:[.．_\-－+:：\/／@'’]${letter}+|(?<=\p{Nd})[,，](?=\p{Nd}{3})${letter}+)*(?:(?:\+{1,2}|#)(?!${letter}))?(?:(?<=\p{Nd})${unit}(?:\p{Nd}+(?:[.．:：,，]\p{Nd}+)*${unit})*)?`,
  String.raw`[\p{sc=Katakana}ーｰﾞﾟ゛゜][\p{sc=Katakana}\p{M}ーｰﾞﾟ゛゜]*`,
  String.raw`[\p{sc=Hiragana}][\p{sc=Hiragana}\p{M}ー゛゜]*`,
  String.raw`\p{sc=Hangul}[\p{sc=Hangul}\p{M}]*`
]
// 一ヶ月 and 人々 are one run.
const hanRun = String.raw`[\p{sc=Han}〆](?:[\p{sc=Han}\p{M}〆]|[ヶヵ](?=\p{sc=Han}))*`
const han = String.raw`[\p{sc=Han}〆]\p{M}*`
const rest = [String.raw`[^\S\n]+`, String.raw`[\s\S]\p{M}*`]

const runs = new RegExp([...markup, ...words, hanRun, ...rest].join('|'), 'gv')
const characters = new RegExp([...markup, ...words, han, ...rest].join('|'), 'gv')
const hasKana = /[\p{sc=Hiragana}\p{sc=Katakana}]/u

/**
 * A text cut into words; joined, they are the text. Markup (a link's target, a tag, an escape) is one word; so is a run
 * of letters and digits, of Katakana, of Hiragana, of Hangul, of Han.
 */
export const wordsOf = (text: string): string[] => text.match(runs) ?? []

/**
 * Both sides of a comparison cut alike. Chinese writes no spaces, so that a run of Han may be a whole sentence: where
 * neither side has Kana, each of its characters is a word.
 */
export function wordsOfBoth(before: string, after: string): [string[], string[]] {
  const pattern = hasKana.test(before) || hasKana.test(after) ? runs : characters
  return [before.match(pattern) ?? [], after.match(pattern) ?? []]
}

/** The same with each Han character a word: what two texts have in common is counted in these. */
export const smallWordsOf = (text: string): string[] => text.match(characters) ?? []

/**
 * Where a code span is closed that opens at `start`; -1 where none does: a run of backticks, up to the next of its
 * length (CommonMark §6.1).
 */
export const codeEndOf = (words: readonly string[], start: number): number =>
  words[start]!.startsWith('`') ? words.indexOf(words[start]!, start + 1) : -1

// Markup, white space and punctuation say nothing.
const silent = /^(?:[\p{P}\p{S}\p{Z}\p{C}\s]+|<[/!?a-zA-Z].*|\]\(.*|&.*;)$/su

/** How much a word says: なら little, クラスター much. */
export function weightOf(word: string): number {
  if (silent.test(word)) return 0
  if (/^\p{Script=Hiragana}/u.test(word)) return word.length <= 2 ? 0.5 : 1
  if (/^\p{Script=Han}/u.test(word)) return Math.min(word.length, 4)
  return /^\p{Script=Katakana}/u.test(word) ? Math.min(word.length, 4) : 2
}
