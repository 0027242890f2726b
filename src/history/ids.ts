import {shortHash} from '../hash.ts'
import {normalise} from '../normalise.ts'

/**
 * Ids for texts, index by index: the hash of the first distinction that no other shares. So equal questions are
 * told apart by section, then by answer, and an id never depends on the order.
 */
export function idsFor(prefix: string, distinctions: readonly (readonly string[])[]): string[] {
  const keysAt = (depth: number) =>
    distinctions.map((parts) =>
      parts
        .slice(0, depth + 1)
        .map(normalise)
        .join('\n')
    )
  const deepest = Math.max(0, ...distinctions.map((parts) => parts.length - 1))
  const ids: (string | undefined)[] = distinctions.map(() => undefined)
  for (let depth = 0; depth <= deepest; depth++) {
    const keys = keysAt(depth)
    const seen = new Map<string, number>()
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
    for (const [index, key] of keys.entries()) {
      if (ids[index] === undefined && seen.get(key) === 1) ids[index] = `${prefix}-${shortHash(key)}`
    }
  }
  return withoutClashes(prefix, ids, keysAt(deepest))
}

// The same question twice in the same section with the same answer: nothing but the order is left.
function withoutClashes(
  prefix: string,
  ids: readonly (string | undefined)[],
  keys: readonly string[]
): string[] {
  const taken = new Set<string>()
  const copies = new Map<string, number>()
  return ids.map((id, index) => {
    const base = id ?? `${prefix}-${shortHash(keys[index]!)}`
    // All copies before are taken.
    let copy = copies.get(base) ?? 1
    let result = copy === 1 ? base : `${base}-${copy}`
    while (taken.has(result)) result = `${base}-${++copy}`
    copies.set(base, copy)
    taken.add(result)
    return result
  })
}
