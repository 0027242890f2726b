import type {Article} from '../model/article.ts'
import type {SiteIndex, SnapshotDocument} from '../model/changelog.ts'
import type {Changes, Event, Events} from '../model/delta.ts'

export type {Article, Question, Revision, Section} from '../model/article.ts'
export type {ArticleEntry, SiteIndex, SnapshotDocument} from '../model/changelog.ts'
export type {Change, Changes, Delta, Event, Events} from '../model/delta.ts'

// For browsers and Node: imports nothing that runs.

/** What is kept of an address: the text it last gave, and the ETag to ask with whether that still holds. */
export interface CachedText {
  readonly etag: string
  readonly text: string
}

/** Where texts are kept between requests. A `Map` is one; another may live on disk. */
export interface ClientCache {
  get(url: string): CachedText | undefined | Promise<CachedText | undefined>
  set(url: string, cached: CachedText): unknown
}

export interface ClientOptions {
  /** Default: the `fetch` of the place where it runs. */
  readonly fetch?: typeof fetch
  /** Default: a `Map` that lives as long as the client. */
  readonly cache?: ClientCache
}

export interface RequestOptions {
  readonly signal?: AbortSignal
}

export interface ChangesOptions extends RequestOptions {
  /** A revision's id: what came after it. Else a day: that day and what came after it. */
  readonly since?: string
}

export interface EventsOptions extends RequestOptions {
  /** A day: that day and what came after it. With `article`, the id of a revision, too: what came after that. */
  readonly since?: string
  /** Id of the article that is of interest; default: all. */
  readonly article?: string
}

/** Reads what a build of Kaitei has published. Documents may have fields that this version does not know. */
export interface Client {
  index(options?: RequestOptions): Promise<SiteIndex>
  article(id: string, options?: RequestOptions): Promise<Article>
  /** The article's deltas, oldest first. */
  changes(id: string, options?: ChangesOptions): Promise<Changes>
  /** The changes of all articles, newest first, each once; further pages are read as they are needed. */
  events(options?: EventsOptions): AsyncGenerator<Event, void, undefined>
  /** An article as it stood. */
  snapshot(id: string, revision: string, options?: RequestOptions): Promise<SnapshotDocument>
}

/** A document that could not be had. `status` is null where there was no answer, or one that is no such document. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly url: string
  readonly status: number | null

  constructor(message: string, url: string, status: number | null, cause?: unknown) {
    super(`${message}: ${url}`, cause === undefined ? {} : {cause})
    this.url = url
    this.status = status
  }
}

/** A client of the site whose output is served at `baseUrl`. */
export function createClient(baseUrl: string | URL, options: ClientOptions = {}): Client {
  const base = folderUrl(baseUrl)
  const load = loader(options)
  const document = <T>(path: string, field: string, {signal}: RequestOptions): Promise<T> =>
    load<T>(new URL(`api/v1/${path}`, base).href, field, signal)
  const client: Client = {
    index: (options = {}) => document('index.json', 'articles', options),
    article: (id, options = {}) => document(`articles/${encodePart(id)}.json`, 'questions', options),
    async changes(id, options = {}) {
      const path = `articles/${encodePart(id)}/changes.json`
      const changes = await document<Changes>(path, 'deltas', options)
      return options.since === undefined
        ? changes
        : {...changes, deltas: deltasSince(changes.deltas, options.since)}
    },
    async *events({since, article, signal} = {}) {
      const request = signal ? {signal} : {}
      const limit = since === undefined ? null : await limitOf(client, since, article, request)
      const seen = new Set<string>()
      const pages = new Set<string>()
      for (let path: string | null = 'events.json'; path !== null && !pages.has(path);) {
        pages.add(path)
        const page: Events = await document(path, 'events', request)
        for (const event of page.events) {
          if (limit && isBefore(event.date, limit.day)) return
          const isWanted =
            (article === undefined || event.article === article) && (limit?.includes(event) ?? true)
          // What is published while we read moves events on to the next page.
          if (isWanted && !seen.has(event.id)) yield event
          seen.add(event.id)
        }
        path = pathOf(page.next)
      }
    },
    snapshot: (id, revision, options = {}) =>
      // A revision's id is encoded in the name of its file already.
      document(
        `articles/${encodePart(id)}/revisions/${encodePart(encodePart(revision))}.json`,
        'subjects',
        options
      )
  }
  return client
}

function folderUrl(baseUrl: string | URL): URL {
  const url = new URL(baseUrl)
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}

/** Reads a JSON document that has a list of the given name; asks whether a kept one still holds. */
function loader({fetch: given, cache = new Map<string, CachedText>()}: ClientOptions) {
  return async <T>(url: string, field: string, signal: AbortSignal | undefined): Promise<T> => {
    const cached = await cache.get(url)
    const request: RequestInit = {
      headers: {Accept: 'application/json', ...(cached && {'If-None-Match': cached.etag})},
      ...(signal && {signal})
    }
    try {
      // As late as this: tests and polyfills replace it.
      const response = await (given ?? fetch)(url, request)
      if (response.status === 304 && cached) return parse<T>(cached.text, url, field)
      if (!response.ok) throw new ClientError(`Unexpected answer ${response.status}`, url, response.status)
      const text = await response.text()
      const document = parse<T>(text, url, field)
      // Hidden from scripts of other sites, as it should be: the browser's cache asks with it by itself.
      const etag = response.headers.get('etag')
      if (etag !== null) await cache.set(url, {etag, text})
      return document
    } catch (error) {
      if (error instanceof ClientError || signal?.aborted) throw error
      throw new ClientError('No answer', url, null, error)
    }
  }
}

function parse<T>(text: string, url: string, field: string): T {
  try {
    const document = JSON.parse(text) as Record<string, unknown> | null
    if (Array.isArray(document?.[field])) return document as T
  } catch (error) {
    throw new ClientError('Unexpected text, expected JSON', url, null, error)
  }
  throw new ClientError(`Unexpected document, expected one with a list of "${field}"`, url, null)
}

/** A part of a path as a build writes it: NFC, percent-encoded outside `[A-Za-z0-9._-]`. */
const encodePart = (text: string): string =>
  [...new TextEncoder().encode(text.normalize('NFC'))]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      return /[A-Za-z0-9._-]/u.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

// The end of `https://faq.example/api/v1/events/2.json`: a copy of the site elsewhere has its pages there.
const eventsPage = /\/api\/v1\/(events\/\d+\.json)$/u

const pathOf = (next: string | null): string | null => eventsPage.exec(next ?? '')?.[1] ?? null

/** `2020-10-31`, or `2020-10` */
const isDay = (text: string): boolean => /^\d{4}-\d{2}(?:-\d{2})?$/u.test(text)

/** Compares as far as both go: a month is not before any of its days. */
const isBefore = (date: string, day: string): boolean => date < day.slice(0, date.length)

function deltasSince<D extends Changes['deltas'][number]>(deltas: readonly D[], since: string): D[] {
  const index = deltas.findIndex(({to}) => to === since)
  if (index >= 0) return deltas.slice(index + 1)
  if (!isDay(since)) throw new RangeError(`Unexpected "${since}", expected a revision or a day (YYYY-MM-DD)`)
  return deltas.filter(({date}) => date === null || !isBefore(date, since))
}

interface Limit {
  /** Nothing before it is wanted. */
  readonly day: string
  includes(event: Event): boolean
}

async function limitOf(
  client: Client,
  since: string,
  article: string | undefined,
  options: RequestOptions
): Promise<Limit> {
  if (article === undefined) {
    if (isDay(since)) return {day: since, includes: () => true}
    throw new RangeError(
      `Unexpected "${since}", expected a day (YYYY-MM-DD), or a revision of an \`article\``
    )
  }
  const {deltas} = await client.changes(article, options)
  const later = deltasSince(deltas, since)
  if (!deltas.some(({to}) => to === since)) return {day: since, includes: () => true}
  const revisions = new Set(later.map(({to}) => to))
  const first = later.map(({date}) => date).find((date) => date !== null)
  // Nothing dated came after it: no event is as late as this.
  return {day: first ?? '9999', includes: ({revision}) => revisions.has(revision)}
}
