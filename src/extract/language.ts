const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const han = /\p{Script=Han}/gu
const hangul = /\p{Script=Hangul}/gu
const letters = /\p{L}/gu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

// A few foreign words do not make another language.
const share = 0.02

/** The language of a text: kana → ja, Hangul → ko, Han alone → zh, else en. */
export function languageOf(text: string): 'ja' | 'zh' | 'ko' | 'en' {
  // The beginning tells; a 5 MB file need not be counted whole.
  const sample = text.slice(0, 100_000)
  const enough = Math.max(1, count(sample, letters) * share)
  if (count(sample, kana) >= enough) return 'ja'
  if (count(sample, hangul) >= enough) return 'ko'
  return count(sample, han) >= enough ? 'zh' : 'en'
}
