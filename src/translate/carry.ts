import {essentialsOf} from './essentials.ts'

/** Whether what differs between two texts is nothing that readers are told: white space, punctuation, a slip mended. */
export type Carry = (before: string, after: string) => boolean

/**
 * The translation of a text that changed in nothing but trifles; null where it has to be looked at. Where only the
 * target of a link is another, the translation gets that as well.
 */
export function carryOver(before: string, after: string, translation: string, isMinor: Carry): string | null {
  if (translation === '' || !isMinor(before, after)) return null
  const one = essentialsOf(before)
  const other = essentialsOf(after)
  if (one.length !== other.length) return null
  let carried = translation
  for (const [index, {kind, key}] of one.entries()) {
    const now = other[index]!
    if (now.kind === kind && now.key === key) continue
    if (kind !== 'link' || now.kind !== 'link' || !carried.includes(key)) return null
    carried = carried.split(key).join(now.key)
  }
  return carried
}
