import type {Problem, ProblemCode, TextEdit} from '../problem/index.ts'

/** Fixes of problems that the stages report without one. */
const mends: Partial<
  Record<ProblemCode, (source: string, offset: number, data: Problem['data']) => TextEdit[]>
> = {
  'annotation-stray-character': (source, offset, {raw}) => {
    // In a note the place is the day's, behind the sign.
    if (/[#＃]/u.test(source[offset - 1] ?? '')) return [remove(offset - 1)]
    const index = source.startsWith(String(raw), offset) ? String(raw).search(/[#＃]/u) : -1
    return index < 0 ? [] : [remove(offset + index)]
  },
  'revision-note-marker': (source, offset) =>
    source[offset - 1] === '-' ? [{offset, delete: 0, insert: ' '}] : []
}

const remove = (offset: number): TextEdit => ({offset, delete: 1, insert: ''})

/** Problems with what mends them. */
export function withFixes(problems: readonly Problem[], source: string): Problem[] {
  const starts = lineStarts(source)
  return problems.map((problem) => {
    const mend = mends[problem.code]
    if (!mend || problem.fix || !problem.position) return problem
    const {line, column} = problem.position
    const fix = mend(source, starts[line - 1]! + column - 1, problem.data)
    return fix.length > 0 ? {...problem, fix} : problem
  })
}

function lineStarts(source: string): number[] {
  const starts = [0]
  for (const match of source.matchAll(/\n/gu)) starts.push(match.index + 1)
  return starts
}

/** The edits of all fixes that do not touch each other, in order; of two that do, the first. */
export function editsOf(problems: readonly Problem[]): TextEdit[] {
  const edits: TextEdit[] = []
  const taken = new Set<number>()
  for (const {fix = []} of problems) {
    const places = fix.flatMap(placesOf)
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    edits.push(...fix)
  }
  return edits.sort((a, b) => a.offset - b.offset)
}

// From its beginning to its end, both included: edits that touch meet.
const placesOf = ({offset, delete: length}: TextEdit): number[] =>
  Array.from({length: length + 1}, (_, index) => offset + index)

/** Splices edits into a text; everything else stays as it is. They must not overlap, and be in order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits) {
    result += text.slice(at, edit.offset) + edit.insert
    at = edit.offset + edit.delete
  }
  return result + text.slice(at)
}

/**
 * Edits on a text as it was read (no byte order mark, lines ended by LF) carried over to the text as it stands in its
 * file: offsets moved, and new lines ended as the file ends its own.
 */
export function editsInFile(written: string, edits: readonly TextEdit[]): TextEdit[] {
  const moved = offsetsIn(written)
  const ending = /\r\n|\r|\n/u.exec(written)?.[0] ?? '\n'
  return edits.map(({offset, insert, ...edit}) => {
    const from = moved(offset)
    return {offset: from, delete: moved(offset + edit.delete) - from, insert: insert.replaceAll('\n', ending)}
  })
}

function offsetsIn(written: string): (offset: number) => number {
  const shift = written.startsWith('\uFEFF') ? 1 : 0
  // Where a line feed alone is read for two characters.
  const pairs = [...written.matchAll(/\r\n/gu)].map(({index}, count) => index - shift - count)
  return (offset) => {
    let [low, high] = [0, pairs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[middle]! < offset) low = middle + 1
      else high = middle
    }
    return offset + shift + low
  }
}
