import {describe, expect, test} from 'vitest'

import {config, kettle, project, type Project, teapot} from '../cli/project.ts'
import {build, eventsOf, publish, toldBy} from './publishing.ts'

async function publishedSite(): Promise<Project> {
  const site = project({'kaitei.config.json': config, 'articles/kettle.md': kettle})
  await publish(site)
  await build(site)
  return site
}

describe('a site that moves to another domain', () => {
  test('keeps all ids and tells nobody; its links follow', async () => {
    const site = await publishedSite()
    const [told, events] = [toldBy(site), eventsOf(site)]
    site.write(
      'kaitei.config.json',
      '{"baseUrl": "https://moved.example/faq/", "authority": "moved.example", "year": 2030, "zone": "+02:00"}'
    )
    const {newItems} = await build(site)
    expect(newItems).toEqual([])
    expect(toldBy(site)).toEqual(told)
    const links = eventsOf(site).map(({id, ...event}) => [id, (event as unknown as {url: string}).url])
    expect(links.map(([id]) => id)).toEqual(events.map(({id}) => id))
    expect(links.every(([, url]) => url!.startsWith('https://moved.example/faq/articles/kettle/'))).toBe(true)
    // The code of `embed/` has that address in an example.
    const old = Object.entries(site.tree()).filter(([, text]) => text.includes('https://faq.example'))
    expect(old.map(([name]) => name).filter((name) => !name.startsWith('embed/'))).toEqual([])
    expect((await publish(site)).newItems).toEqual([])
    expect(JSON.parse(site.read('.kaitei/site.json'))).toEqual({
      authority: 'faq.example',
      year: null,
      zone: null
    })
  })
})

describe('an article whose title is changed', () => {
  test('keeps the titles of its items; a new one has the new title', async () => {
    const site = await publishedSite()
    const told = toldBy(site)
    const renamed = kettle.replace('title: The kettle', 'title: The new kettle')
    site.write('articles/kettle.md', renamed)
    expect((await build(site)).newItems).toEqual([])
    expect(toldBy(site)).toEqual(told)
    site.write(
      'articles/kettle.md',
      renamed.replace('new lid\n', 'new lid\n- 2021-09-01 Version 3\n').replace('A litre', 'Two litres')
    )
    expect((await publish(site)).newItems).toEqual(['Updated: The new kettle 3 (2 updated)'])
    await build(site)
    expect(toldBy(site)).toEqual(expect.arrayContaining(told))
  })
})

describe('an old article that joins a site with a memory', () => {
  test('sends its newest revision only, and its whole past to JSON and changelog', async () => {
    const site = await publishedSite()
    site.write('articles/teapot.md', teapot)
    expect((await build(site)).newItems).toHaveLength(1)
    expect((await publish(site)).newItems).toHaveLength(1)
    await build(site)
    const items = site.json('output/feeds/ja/feed.json').items
    expect(items.map(({id}: {id: string}) => id)).toEqual(['tag:faq.example,2022:ja/teapot/2022-06-15'])
    expect(eventsOf(site).filter(({article}) => article === 'teapot')).toHaveLength(2)
    expect(site.read('output/articles/teapot/CHANGELOG.ja.md')).toContain('2022年5月1日')
  })
})
