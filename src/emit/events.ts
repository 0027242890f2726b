import type {SharedFile, SiteEmitter} from '../model/emitter.ts'
import {urlOf} from '../translate/urls.ts'
import {schemaVersion} from '../translate/voice.ts'
import {printJson} from './json.ts'
import {newestFirst} from './rows.ts'

/** So many events stand in one document. */
export const eventsAPage = 50

/** All articles' changes, newest first, in pages that link to the next older one. */
export const eventPages: SiteEmitter = {
  kind: 'api',
  tellsOfGone: true,
  *emit(articles, site) {
    // Of one day: by article, then in the order in which the article tells them.
    const events = newestFirst(articles.map(({events}) => events))
    const pages = Math.max(1, Math.ceil(events.length / eventsAPage))
    for (let page = 0; page < pages; page++) {
      const [from, to] = [page * eventsAPage, (page + 1) * eventsAPage]
      const next = page + 1 < pages ? urlOf(pathOf(page + 1), site) : null
      yield {
        path: pathOf(page),
        basis: () => [next, events.name(from, to)],
        content: () =>
          printJson({
            $schema: urlOf('api/v1/schema/events.schema.json', site),
            schemaVersion,
            events: events.read(from, to),
            next
          })
      } satisfies SharedFile
    }
  }
}

const pathOf = (index: number): string =>
  index === 0 ? 'api/v1/events.json' : `api/v1/events/${index + 1}.json`
