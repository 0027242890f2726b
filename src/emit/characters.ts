// What XML 1.0 §2.2 forbids or discourages (controls but tab and the ends of lines), what is no character, and halves
// of surrogate pairs: readers of JSON in other languages refuse a whole file for one.
const forbidden =
  /[^\t\n\r\u{20}-\u{7E}\u{85}\u{A0}-\u{D7FF}\u{E000}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text that every format and every reader takes. */
export const printable = (text: string): string => text.replace(forbidden, '')
