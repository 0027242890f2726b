/** One block of Markdown cut into sentences; joined, they are the block. */
export const sentencesOf = (block: string): string[] =>
  (block.match(sentence) ?? []).filter((text) => text !== '')

// A sentence ends behind 。！？ (and the brackets that close it), behind .!? before a space, or with its line; the
// number of a list item (`1. `) begins it.
const sentence =
  /(?:\d+[.)][ \t]+)?(?:[^。！？!?.\n]|[.!?](?!["'”’」』）)\]]*(?:\s|$)))*(?:[。！？]+[」』）)\]】”’]*|[.!?]+["'”’」』）)\]]*(?:[^\S\n]+|$|(?=\n))|\n+|$)\s*/gu

// One word: a URL, a run of Latin letters and digits (`v1.2`, `6.7U3`, `vSphere`), of Katakana, of Han, of Hangul, of
// Hiragana, of spaces; else one character. Own classes: what `Intl.Segmenter` cuts differs between Node's versions.
const word =
  /https?:\/\/[^\s)>\]]+|[\p{Script=Latin}\p{N}]+(?:[._\-+:/][\p{Script=Latin}\p{N}]+)*|[\p{Script=Katakana}ー]+|\p{Script=Han}+|\p{Script=Hangul}+|\p{Script=Hiragana}+|\s+|[\s\S]/gu

/** A sentence cut into words; joined, they are the sentence. */
export const wordsOf = (text: string): string[] => text.match(word) ?? []
