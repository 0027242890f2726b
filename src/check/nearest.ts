/** The known name that was meant, perhaps; else nothing. */
export function nearestOf(name: string, names: readonly string[]): string {
  const slipsTo = (known: string) => slipsBetween(name.toLowerCase(), known.toLowerCase())
  const isNear = (known: string) => slipsTo(known) <= Math.max(1, Math.floor(known.length / 3))
  const near = names.filter(isNear)
  return near.sort((one, other) => slipsTo(one) - slipsTo(other))[0] ?? ''
}

/** Letters to insert, delete or replace (Levenshtein). */
export function slipsBetween(from: string, to: string): number {
  let above = Array.from({length: to.length + 1}, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const here = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = above[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1)
      here.push(Math.min(replaced, above[column]! + 1, here[column - 1]! + 1))
    }
    above = here
  }
  return above[to.length]!
}
