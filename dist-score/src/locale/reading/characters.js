// Of folded text, by character code: these are asked of every character of an article.
export const isDigit = (code) => code >= 0x30 && code <= 0x39;
/** A Latin letter or `_`, of which names are made. */
export const isLetter = (code) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
/** Whether a word is written in Latin letters, so that a language with two orders of month and day may be meant. */
export const isLatin = (text) => isLetter(text.charCodeAt(0));
