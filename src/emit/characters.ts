// What XML 1.0 §2.2 forbids or discourages (controls but tab and the ends of lines), what is no character, and halves
// of surrogate pairs: readers of JSON in other languages refuse a whole file for one.
const forbidden =
  /[^\t\n\r\u{20}-\u{7E}\u{85}\u{A0}-\u{D7FF}\u{E000}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

// The same and all surrogates, without looking at pairs: many times as fast, and nearly every text has none of it.
const suspicious = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]/

/** Text that every format and every reader takes. */
export const printable = (text: string): string =>
  suspicious.test(text) ? text.replace(forbidden, '') : text
