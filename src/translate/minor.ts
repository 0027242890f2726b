import type {Changelog} from '../model/changelog.ts'
import type {Change} from '../model/delta.ts'
import type {ArticleMemory} from '../model/memory.ts'
import {normalise} from '../normalise.ts'

/** The changes of a question that nobody was told of yet, by a person's word for it: `[article#]id`, or its text. */
export function pendingChanges(
  {article, deltas}: Changelog,
  {events}: Pick<ArticleMemory, 'events'>,
  wanted: string
): Change[] {
  const name = wanted.startsWith(`${article.id}#`) ? wanted.slice(article.id.length + 1) : wanted
  const known = new Set(events.map(({id}) => id))
  const pending = deltas
    .filter(({date}) => date !== null)
    .flatMap(({changes}) => changes.filter(({id, question}) => question !== null && !known.has(id)))
  const folded = normalise(name)
  const texts = (change: Change) => Object.values(change.text).map(normalise)
  const ways: readonly ((change: Change) => boolean)[] = [
    ({question}) => question === name,
    (change) => texts(change).includes(folded),
    (change) => texts(change).some((text) => text.includes(folded))
  ]
  for (const isMeant of ways) {
    const found = pending.filter(isMeant)
    if (found.length > 0) return found
  }
  return []
}

/** The article told with some of its changes as minor: nobody is notified of those. */
export function asMinor(changelog: Changelog, changes: readonly Change[]): Changelog {
  if (changes.length === 0) return changelog
  const ids = new Set(changes.map(({id}) => id))
  const mark = <T extends {readonly id: string}>(item: T): T =>
    ids.has(item.id) ? {...item, significance: 'minor'} : item
  return {
    ...changelog,
    deltas: changelog.deltas.map((delta) => ({...delta, changes: delta.changes.map(mark)})),
    events: changelog.events.map(mark)
  }
}
