// Characters that take two columns in a terminal (Unicode, East_Asian_Width W and F); ｱ and ﾞ take one.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u
// Combining marks, variation selectors (which are such marks), joiners: none of their own.
const none = /[\p{Mn}\p{Me}]|[\u200b-\u200d]/u

/** Columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += columnsOfCharacter(character)
  return columns
}

export function columnsOfCharacter(character: string): number {
  if (none.test(character)) return 0
  return wide.test(character) ? 2 : 1
}
