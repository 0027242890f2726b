import * as fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {type CachedText, ClientError, createClient} from '../../src/client/index.ts'
import type {Event} from '../../src/model/delta.ts'
import {encodeId} from '../../src/translate/urls.ts'
import {filesOf} from '../emit/built.ts'
import {schemaErrors} from '../schemas.ts'
import {type Host, serve} from './server.ts'

// 60 questions, each of a revision of its own: the events fill two pages.
const days = Array.from({length: 60}, (_, index) => `${1960 + index}-03-04`)
const long = [
  '---\ntitle: Cup\nlang: en\ndate: 1959-01-01\n---\n',
  days.map((day) => `- ${day} Updated`).join('\n'),
  ...days.map((day) => `**Q. What of ${day}?** (added ${day})\n\nIt passed.`)
].join('\n\n')
const short =
  '---\ntitle: 皿\nlang: ja\ndate: 2018-05-05\n---\n\n- 2019/03/04 Version 1.1 色を追加\n\n**Q. 何色？**（2019/03/04 追加）\n\n白。\n'

const files = new Map(filesOf({cup: long, 皿: short}))
let host: Host

beforeAll(async () => {
  // Under another address than the one that the build was told.
  host = await serve(files, '/faq/')
})
afterAll(() => host.close())

async function all(events: AsyncIterable<Event>): Promise<Event[]> {
  const found: Event[] = []
  for await (const event of events) found.push(event)
  return found
}

const failure = (promise: Promise<unknown>): Promise<ClientError> =>
  promise.then(
    () => expect.fail('expected an error'),
    (error: unknown) => error as ClientError
  )

const eventNamed = (id: string) => ({id, article: 'a', date: '2020-01-01', revision: '1'})

describe('a client', () => {
  it('reads the index, articles, changes and earlier states', async () => {
    const client = createClient(`${host.url}?a=b#c`)
    const index = await client.index()
    expect(index.articles.map(({id}) => id)).toStrictEqual(['cup', '皿'])
    const article = await client.article('皿')
    expect(article.title).toStrictEqual({ja: '皿'})
    const {deltas} = await client.changes('皿')
    expect(deltas.map(({to}) => to)).toStrictEqual(article.revisions.map(({id}) => id))
    const snapshot = await client.snapshot('皿', '1.1')
    expect(snapshot).toMatchObject({article: '皿', revision: '1.1', date: '2019-03-04'})
  })

  it('takes an address without a slash at its end, or a URL', async () => {
    host.take()
    await createClient(host.url.replace(/\/$/u, '')).index()
    await createClient(new URL(host.url)).index()
    expect(host.take()).toStrictEqual(['200 /faq/api/v1/index.json', '200 /faq/api/v1/index.json'])
  })

  it('asks whether what it has still holds, and does not read it twice', async () => {
    const client = createClient(host.url)
    host.take()
    const first = await client.index()
    first.articles.length = 0
    const second = await client.index()
    expect(second.articles).toHaveLength(2)
    expect(host.take()).toStrictEqual(['200 /faq/api/v1/index.json', '304 /faq/api/v1/index.json'])
  })

  it('reads anew what has changed', async () => {
    const changing = new Map(files)
    const other = await serve(changing)
    const client = createClient(other.url)
    await client.index()
    const path = 'api/v1/index.json'
    changing.set(path, files.get(path)!.replace('"見本"', '"新しい見本"'))
    const {title} = await client.index()
    expect(title.ja).toBe('新しい見本')
    expect(other.take()).toStrictEqual([`200 /${path}`, `200 /${path}`])
    await other.close()
  })

  it('keeps texts in the cache that it is given', async () => {
    const cache = new Map<string, CachedText>()
    await createClient(host.url, {cache}).index()
    expect([...cache.keys()]).toStrictEqual([`${host.url}api/v1/index.json`])
    host.take()
    await createClient(host.url, {cache}).index()
    expect(host.take()).toStrictEqual(['304 /faq/api/v1/index.json'])
  })

  it('gives the changes since a revision, or since a day', async () => {
    const client = createClient(host.url)
    const since = async (since: string) => {
      const {deltas} = await client.changes('皿', {since})
      return deltas.map(({to}) => to)
    }
    expect(await since('1.1')).toStrictEqual([])
    expect(await since('2018-05-05')).toStrictEqual(['1.1'])
    expect(await since('2019-03-04')).toStrictEqual(['1.1'])
    expect(await since('2019-03')).toStrictEqual(['1.1'])
    expect(await since('2019-03-05')).toStrictEqual([])
    await expect(since('1.7')).rejects.toThrow(RangeError)
  })

  it('pages through the events, each once, newest first', async () => {
    host.take()
    const events = await all(createClient(host.url).events())
    expect(host.take()).toStrictEqual(['200 /faq/api/v1/events.json', '200 /faq/api/v1/events/2.json'])
    expect(new Set(events.map(({id}) => id)).size).toBe(events.length)
    expect(events.length).toBeGreaterThanOrEqual(61)
    const dates = events.map(({date}) => date)
    expect(dates).toStrictEqual(dates.toSorted().reverse())
  })

  it('reads no page that it does not need', async () => {
    const client = createClient(host.url)
    host.take()
    const recent = await all(client.events({since: '2018-03-04'}))
    expect(recent.map(({date, article}) => `${date} ${article}`)).toStrictEqual([
      '2019-03-04 cup',
      '2019-03-04 皿',
      '2018-03-04 cup'
    ])
    for await (const {date} of client.events()) {
      expect(date).toBe('2019-03-04')
      break
    }
    expect(host.take()).toStrictEqual(['200 /faq/api/v1/events.json', '304 /faq/api/v1/events.json'])
  })

  it('gives the events of one article, and those after one of its revisions', async () => {
    const client = createClient(host.url)
    const own = await all(client.events({article: '皿'}))
    expect(own.map(({revision}) => revision)).toStrictEqual(['1.1'])
    const later = await all(client.events({article: 'cup', since: '2016-03-04'}))
    expect(later.map(({date}) => date)).toStrictEqual(['2019-03-04', '2018-03-04', '2017-03-04'])
    expect(await all(client.events({article: '皿', since: '1.1'}))).toStrictEqual([])
    await expect(all(client.events({since: '1.1'}))).rejects.toThrow('or a revision of an `article`')
  })

  it('gives an event once that moves on to the next page while it reads, and goes in no circle', async () => {
    const page = (ids: string[], next: string) =>
      JSON.stringify({events: ids.map(eventNamed), next: `https://faq.example/api/v1/events/${next}.json`})
    const shifting = await serve(
      new Map([
        ['api/v1/events.json', page(['a', 'b'], '2')],
        ['api/v1/events/2.json', page(['b', 'c'], '2')]
      ])
    )
    const events = await all(createClient(shifting.url).events())
    expect(events.map(({id}) => id)).toStrictEqual(['a', 'b', 'c'])
    await shifting.close()
  })

  it('says which address gave what', async () => {
    const missing = await failure(createClient(host.url).article('none'))
    expect(missing).toBeInstanceOf(ClientError)
    expect(missing).toMatchObject({status: 404, url: `${host.url}api/v1/articles/none.json`})
    expect(missing.message).toBe(`Unexpected answer 404: ${host.url}api/v1/articles/none.json`)
    const gone = await serve(new Map())
    await gone.close()
    const silent = await failure(createClient(gone.url).index())
    expect(silent).toMatchObject({name: 'ClientError', status: null, url: `${gone.url}api/v1/index.json`})
    expect(silent.cause).toBeInstanceOf(TypeError)
  })

  it.each(['<!doctype html>', 'null', '[]', '"x"', '{"articles": {}}'])('refuses %s', async (text) => {
    const client = createClient('https://faq.example/', {fetch: async () => new Response(text)})
    const error = await failure(client.index())
    expect(error).toMatchObject({name: 'ClientError', status: null})
  })

  it('stops when it is told to', async () => {
    const controller = new AbortController()
    controller.abort()
    const {signal} = controller
    const client = createClient(host.url)
    host.take()
    for (const answer of [
      client.index({signal}),
      client.changes('cup', {signal}),
      all(client.events({signal}))
    ])
      await expect(answer).rejects.toThrow(expect.objectContaining({name: 'AbortError'}))
    expect(host.take()).toStrictEqual([])
  })

  it('asks scripts of other sites for no leave: without an ETag to see, it sends none', async () => {
    const seen: (string | null)[] = []
    const client = createClient('https://faq.example/', {
      fetch: async (_, init) => {
        seen.push(new Headers(init!.headers).get('if-none-match'))
        return new Response('{"articles": []}')
      }
    })
    await client.index()
    await client.index()
    expect(seen).toStrictEqual([null, null])
  })

  it('finds every file under the name that a build gives it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'binary', minLength: 1}), async (revision) => {
        const asked: string[] = []
        const client = createClient('https://faq.example/', {
          fetch: async (url) => {
            asked.push(decodeURIComponent(new URL(url as string).pathname))
            return new Response('{"subjects": []}')
          }
        })
        await client.snapshot('cup', `v${revision}`)
        expect(asked).toStrictEqual([`/api/v1/articles/cup/revisions/${encodeId(`v${revision}`)}.json`])
      })
    )
  })
})

/** Every object of a document that may have fields: what maps languages to texts, or is the author's own, has none. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (value === null || typeof value !== 'object') return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)]
}

describe('a document', () => {
  const documents = [...files].filter(
    ([path]) => /\/api\/.*\.json$/u.test(`/${path}`) && !path.includes('/schema/')
  )
  const kinds = ['index', 'events', 'articles/皿', 'articles/皿/changes', 'articles/皿/revisions/1.1']
  const textOf = (kind: string) => documents.find(([path]) => path === `api/v1/${kind}.json`)![1]

  it.each(kinds)(
    'of a later version, %s with fields that we do not know, is read as it stands',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(), {minLength: 1, maxLength: 8}),
          fc.jsonValue(),
          async (places, extra) => {
            const document = JSON.parse(textOf(kind)) as Record<string, unknown>
            const objects = objectsIn(document)
            for (const place of places) objects[place % objects.length]!['fieldOfALaterVersion'] = extra
            const client = createClient('https://faq.example/', {
              fetch: async () => new Response(JSON.stringify(document))
            })
            const readers: Readonly<Record<string, () => Promise<unknown>>> = {
              index: () => client.index(),
              events: async () => ({...document, events: await all(client.events())}),
              'articles/皿': () => client.article('皿'),
              'articles/皿/changes': () => client.changes('皿'),
              'articles/皿/revisions/1.1': () => client.snapshot('皿', '1.1')
            }
            expect(JSON.stringify(await readers[kind]!())).toBe(JSON.stringify(document))
          }
        ),
        {numRuns: 25}
      )
    }
  )

  it.each(kinds)('that lacks a field, or has one of a wrong type, is refused by its schema: %s', (kind) => {
    const errorsOf = (document: unknown) =>
      schemaErrors(new Map([[`api/v1/${kind}.json`, JSON.stringify(document)]]))
    const parse = () => JSON.parse(textOf(kind)) as Record<string, unknown>
    expect(errorsOf(parse())).toStrictEqual([])
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(parse())), fc.boolean(), (field, isDropped) => {
        fc.pre(field !== '$schema')
        const document = parse()
        if (isDropped) delete document[field]
        else document[field] = 42
        expect(errorsOf(document)).not.toStrictEqual([])
      })
    )
  })

  it.each(kinds)('that has a value of another type, however deep, is refused by its schema: %s', (kind) => {
    const parse = () => JSON.parse(textOf(kind)) as object
    const ways = waysInto(parse()).filter(([field]) => field !== '$schema')
    expect(ways.length).toBeGreaterThan(5)
    fc.assert(
      fc.property(fc.constantFrom(...ways), (way) => {
        const document = parse()
        const holder = way.slice(0, -1).reduce<any>((value, key) => value[key], document)
        const last = way.at(-1)!
        holder[last] = ofAnotherType(holder[last])
        const errors = schemaErrors(new Map([[`api/v1/${kind}.json`, JSON.stringify(document)]]))
        expect({way, errors}).not.toMatchObject({errors: []})
      }),
      {numRuns: 300}
    )
  })

  it.each([
    ['articles/皿', '"kind": "added"'],
    ['articles/皿', '"evidence": "annotation"'],
    ['articles/皿/changes', '"type": "added"'],
    ['articles/皿/changes', '"significance": "major"'],
    ['articles/皿/revisions/1.1', '"state": "known"'],
    ['events', '"status": "pending"']
  ])('that has a word that nobody defined is refused by its schema: %s, %s', (kind, pair) => {
    const text = textOf(kind)
    expect(text).toContain(pair)
    const mutated = text.replace(pair, pair.replace(/"[a-z]+"$/u, '"perhaps"'))
    expect(schemaErrors(new Map([[`api/v1/${kind}.json`, mutated]]))).not.toStrictEqual([])
  })
})

type Way = readonly (string | number)[]

/** Of every value in a document, the keys that lead to it; what an author's own keys hold may be anything. */
const waysInto = (value: unknown, way: Way = []): Way[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => {
        const next = [...way, Array.isArray(value) ? Number(name) : name]
        return name === 'extra' ? [next] : [next, ...waysInto(inner, next)]
      })

const ofAnotherType = (value: unknown): unknown =>
  typeof value === 'string' || typeof value === 'object' ? 42 : 'forty-two'
