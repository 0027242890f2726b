/** Where two questions stand between those already found again. */
export interface Anchors {
  /** `alone`: nothing else is left between the same two; `neighbours`: between the same two; `apart`: elsewhere. */
  readonly placeOf: (before: number, after: number) => 'alone' | 'neighbours' | 'apart'
  /** Earlier questions between the same two as a later one, if they are few. */
  readonly alongside: (after: number) => readonly number[]
}

const few = 4

/** Gaps between questions that were found again next to each other in the same order. */
export function anchorsOf(
  matches: readonly {readonly before: number; readonly after: number}[],
  lengthBefore: number,
  lengthAfter: number
): Anchors {
  const forward = new Map(matches.map(({before, after}) => [before, after]))
  const backward = new Map(matches.map(({before, after}) => [after, before]))
  const gapsBefore = gapsOf(lengthBefore, forward)
  const gapsAfter = gapsOf(lengthAfter, backward)
  // A gap is named by the anchors that hold it, as indices after.
  const translate = (index: number, end: number, endThere: number) =>
    index === end ? endThere : index < 0 ? -1 : forward.get(index)!
  const keyBefore = (index: number) => {
    const {from, to} = gapsBefore[index]!
    return `${translate(from, lengthBefore, lengthAfter)} ${translate(to, lengthBefore, lengthAfter)}`
  }
  const keyAfter = (index: number) => `${gapsAfter[index]!.from} ${gapsAfter[index]!.to}`
  const members = new Map<string, number[]>()
  for (let index = 0; index < lengthBefore; index++) {
    if (forward.has(index)) continue
    const key = keyBefore(index)
    const known = members.get(key)
    if (known) known.push(index)
    else members.set(key, [index])
  }
  return {
    placeOf: (before, after) => {
      if (keyBefore(before) !== keyAfter(after)) return 'apart'
      const {from, to} = gapsAfter[after]!
      const isAlone = to - from === 2 && members.get(keyBefore(before))!.length === 1
      return isAlone ? 'alone' : 'neighbours'
    },
    alongside: (after) => {
      const there = members.get(keyAfter(after)) ?? []
      return there.length <= few ? there : []
    }
  }
}

/** By index the nearest anchors on both sides; the ends are −1 and the length. */
function gapsOf(length: number, anchors: ReadonlyMap<number, number>): {from: number; to: number}[] {
  const gaps = Array.from({length}, () => ({from: -1, to: length}))
  for (let index = 0, from = -1; index < length; index++) {
    gaps[index]!.from = from
    if (anchors.has(index)) from = index
  }
  for (let index = length - 1, to = length; index >= 0; index--) {
    gaps[index]!.to = to
    if (anchors.has(index)) to = index
  }
  return gaps
}
