import type {Event} from '../model/delta.ts'
import type {OutputFile, SiteArticle, SiteEmitter} from '../model/emitter.ts'
import type {Site} from '../model/site.ts'
import {urlOf} from '../translate/urls.ts'
import {schemaVersion} from '../translate/voice.ts'
import {jsonFile} from './json.ts'
import {newestFirst} from './shelves.ts'

/** So many events stand in one document. */
export const eventsAPage = 50

/** All articles' changes, newest first, in pages that link to the next older one. */
export const eventPages: SiteEmitter = {
  kind: 'api',
  tellsOfGone: true,
  *emit(articles, site) {
    let number = 0
    for (const [events, hasMore] of pagesOf(eventsOf(articles)))
      yield pageFile(number++, events, hasMore, site)
  }
}

const pageFile = (index: number, events: readonly Event[], hasMore: boolean, site: Site): OutputFile =>
  jsonFile(pathOf(index), {
    $schema: urlOf('api/v1/schema/events.schema.json', site),
    schemaVersion,
    events,
    next: hasMore ? urlOf(pathOf(index + 1), site) : null
  })

const pathOf = (index: number): string =>
  index === 0 ? 'api/v1/events.json' : `api/v1/events/${index + 1}.json`

// Of one day: by article, then in the order in which the article tells them.
function* eventsOf(articles: readonly SiteArticle[]): Generator<Event> {
  for (const {values} of newestFirst(articles.map(({events}) => events)))
    for (const [, event] of values) yield event
}

/** At least one page; each with whether another follows. */
function* pagesOf(events: Iterable<Event>): Generator<[Event[], boolean]> {
  let page: Event[] = []
  for (const event of events) {
    if (page.length === eventsAPage) {
      yield [page, true]
      page = []
    }
    page.push(event)
  }
  yield [page, false]
}
