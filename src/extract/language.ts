const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const han = /\p{Script=Han}/u
const hangul = /\p{Script=Hangul}/u
const letter = /\p{L}/u

/** What a character counts for. */
interface Class {
  readonly kana: number
  readonly han: number
  readonly hangul: number
  readonly letter: number
}

// An article has some hundred different characters, and thousands of them.
const most = 10_000
const classes = new Map<string, Class>()

function classOf(character: string): Class {
  const known = classes.get(character)
  if (known) return known
  const counts = (pattern: RegExp) => Number(pattern.test(character))
  const found = {
    kana: counts(kana),
    han: counts(han),
    hangul: counts(hangul),
    letter: counts(letter)
  }
  if (classes.size === most) classes.clear()
  classes.set(character, found)
  return found
}

// A few foreign words do not make another language.
const share = 0.02

/** The language of a text: kana → ja, Hangul → ko, Han alone → zh, else en. */
export function languageOf(text: string): 'ja' | 'zh' | 'ko' | 'en' {
  // The beginning tells; a 5 MB file need not be counted whole.
  const sample = text.slice(0, 100_000)
  const found = {kana: 0, han: 0, hangul: 0, letter: 0}
  for (const character of sample) {
    const {kana, han, hangul, letter} = classOf(character)
    found.kana += kana
    found.han += han
    found.hangul += hangul
    found.letter += letter
  }
  const enough = Math.max(1, found.letter * share)
  if (found.kana >= enough) return 'ja'
  if (found.hangul >= enough) return 'ko'
  return found.han >= enough ? 'zh' : 'en'
}
