import type {ArticleState} from '../model/state.ts'
import type {Problem} from '../problem/index.ts'

/** Lines that differ from an earlier state of a file; `all`: there was none. */
export type Changed = ReadonlySet<number> | 'all'

/**
 * Whether a problem is one of a difference: it stands on a line that differs, it speaks of a question (stands in its
 * first line) of which any line differs, or of the file as a whole, which differs.
 */
export function concerns(
  {position, end}: Problem,
  changed: Changed | undefined,
  {questions, source}: Pick<ArticleState, 'questions' | 'source'>
): boolean {
  if (changed === undefined) return false
  if (changed === 'all' || !position) return true
  if (touches(changed, position.line, end?.line ?? position.line)) return true
  const starts = questions.map((question) => question.position.line)
  const index = starts.indexOf(position.line)
  const next = index < 0 ? position.line : (starts[index + 1] ?? source.split('\n').length + 1) - 1
  return touches(changed, position.line, next)
}

function touches(lines: ReadonlySet<number>, from: number, to: number): boolean {
  for (const line of lines) if (line >= from && line <= to) return true
  return false
}
