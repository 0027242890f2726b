import type {Event} from '../model/delta.ts'
import type {SiteEmitter} from '../model/emitter.ts'
import {urlOf} from '../translate/urls.ts'
import {schemaVersion} from '../translate/voice.ts'
import {jsonFile} from './json.ts'

/** So many events stand in one document. */
export const eventsAPage = 50

/** All articles' changes, newest first, in pages that link to the next older one. */
export const eventPages: SiteEmitter = {
  kind: 'api',
  tellsOfGone: true,
  emit(extracts, site) {
    const events = newestFirst(extracts.flatMap(({events}) => events))
    const pages = Math.max(1, Math.ceil(events.length / eventsAPage))
    return Array.from({length: pages}, (_, index) =>
      jsonFile(pathOf(index), {
        $schema: urlOf('api/v1/schema/events.schema.json', site),
        schemaVersion,
        events: events.slice(index * eventsAPage, (index + 1) * eventsAPage),
        next: index + 1 < pages ? urlOf(pathOf(index + 1), site) : null
      })
    )
  }
}

const pathOf = (index: number): string =>
  index === 0 ? 'api/v1/events.json' : `api/v1/events/${index + 1}.json`

// Of one day: by article, then in the order in which the article tells them.
const newestFirst = (events: readonly Event[]): Event[] =>
  events.toSorted((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? 1 : -1
    return a.article < b.article ? -1 : a.article > b.article ? 1 : 0
  })
