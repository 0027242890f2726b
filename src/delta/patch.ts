import type {Edit} from '../model/delta.ts'

/** Makes the text after a change of the text before it and its edits; throws where the edits are of another text. */
export function patchText(before: string, edits: readonly Edit[]): string {
  const side = (other: Edit['type']) =>
    edits
      .filter(({type}) => type !== other)
      .map(({text}) => text)
      .join('')
  if (side('inserted') !== before)
    throw new RangeError('Unexpected edits of another text, expected those of this one')
  return side('deleted')
}
