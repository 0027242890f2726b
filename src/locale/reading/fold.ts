/** Text as it is read, and where each of its characters was written. */
export interface Folded {
  readonly text: string
  /** Index into the written text; `at(text.length)` is the written length. */
  at(index: number): number
}

// Full-width and half-width forms, CJK compatibility (㋿), Kangxi radicals, wide and odd spaces, hyphens that keyboards make.
const foldable =
  /[\u00a0\u2000-\u200a\u202f\u205f\u2010-\u2015\u2212\u2f00-\u2fdf\u3000\u3200-\u33ff\uff00-\uffef]/u
const hyphens = /[\u2010\u2011\u2013\u2212]/u

const fold = (character: string): string =>
  hyphens.test(character) ? '-' : foldable.test(character) ? character.normalize('NFKC') : character

/** `２０２０／１０／３１　更新` → `2020/10/31 更新`, one character at a time, so that places are kept. */
export function foldText(written: string): Folded {
  if (!foldable.test(written)) return {text: written, at: (index) => index}
  let text = ''
  const places: number[] = []
  for (let index = 0; index < written.length; index++) {
    const folded = fold(written[index]!)
    text += folded
    for (let count = 0; count < folded.length; count++) places.push(index)
  }
  return {text, at: (index) => places[index] ?? written.length}
}
