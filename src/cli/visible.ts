// What a terminal obeys instead of showing it, tab and line end apart: control characters (C0, DEL, C1), marks that
// turn the direction of what stands around them, and halves of surrogate pairs.
const unseen = /[^\P{Cc}\t\n]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu

/** Text as a terminal may have it: an escape sequence in an article is shown, never obeyed. */
export const visible = (text: string): string =>
  text.replace(unseen, (character) => {
    const code = character.codePointAt(0)!
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '␡'
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  })
