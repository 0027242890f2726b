import type {Revision} from '../model/article.ts'
import type {Changelog} from '../model/changelog.ts'
import type {Delta} from '../model/delta.ts'
import type {ArticleMemory} from '../model/memory.ts'

/**
 * Ids of the revisions that feeds tell of, oldest first. Of a site with a memory: what was told, and what came after
 * it, or late to it; an article that joins sends its newest revision only, and one found later between two told ones is not told.
 */
export function announced(
  revisions: readonly Pick<Revision, 'id' | 'date' | 'lateFor'>[],
  memory: Pick<ArticleMemory, 'revisions'>,
  hasMemory: boolean
): string[] {
  const dated = revisions.filter(({date}) => date !== null)
  if (!hasMemory) return dated.map(({id}) => id)
  if (memory.revisions.length === 0) return dated.slice(-1).map(({id}) => id)
  const told = new Map(memory.revisions.map(({id, feed}) => [id, feed]))
  const days = memory.revisions.map(({date}) => date).sort()
  return dated
    .filter(({id, date, lateFor}) => told.get(id) ?? (lateFor !== undefined || date! > days.at(-1)!))
    .map(({id}) => id)
}

/** The article's titles as subscribers were told them, by revision. */
export const toldTitles = ({revisions}: Pick<ArticleMemory, 'revisions'>): Changelog['titles'] =>
  Object.fromEntries(revisions.flatMap(({id, title}) => (title ? [[id, title]] : [])))

/**
 * Ids of the changes that feeds never tell: those found after their revision was published, by a note that somebody
 * added, a deeper history or a better grammar. JSON and changelog have them.
 */
export function unannounced(
  deltas: readonly Delta[],
  {events, revisions}: Pick<ArticleMemory, 'events' | 'revisions'>
): string[] {
  const published = new Set(revisions.map(({id}) => id))
  const known = new Set(events.map(({id}) => id))
  const found = deltas
    .filter(({to}) => published.has(to))
    .flatMap(({changes}) => changes.map(({id}) => id).filter((id) => !known.has(id)))
  return [...events.filter(({feed}) => feed === false).map(({id}) => id), ...found]
}
