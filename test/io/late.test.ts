import {describe, expect, test} from 'vitest'

import {config, kettle, project, type Project} from '../cli/project.ts'
import {build, eventsOf, publish, toldBy} from './publishing.ts'
import {at} from './repository.ts'

async function publishedSite(): Promise<Project> {
  const site = project({'kaitei.config.json': config, 'articles/kettle.md': kettle})
  await publish(site)
  await build(site)
  return site
}

/** Something more of the day that was published already. */
const late = kettle
  .replace('fits in?**', 'fits in?** (updated 2021-04-10)')
  .replace('A litre and a half.', 'Two litres.')
const later = `${late}
**Q. Is there a lid?** (added 2021-04-10)

Yes, a glass one.
`

const lateItem =
  'tag:faq.example,2021:en/kettle/2/2 | Updated: The kettle 2 (1 updated) | 2021-04-10T00:00:00+00:00'

describe('a change that comes late to a published revision', () => {
  test('makes one item more, of that change alone; the first stays what it was', async () => {
    const site = await publishedSite()
    const [told, events] = [toldBy(site), eventsOf(site).map(({id}) => id)]
    site.write('articles/kettle.md', late)
    const {newItems, codes} = await build(site)
    expect(newItems).toEqual(['Updated: The kettle 2 (1 updated)'])
    expect(codes).toEqual([])
    expect((await publish(site)).newItems).toEqual(['Updated: The kettle 2 (1 updated)'])
    const first = toldBy(site)
    expect(first).toEqual(expect.arrayContaining([lateItem, ...told]))
    expect(first).toHaveLength(told.length + 2)
    // From then on nothing is new, and nothing alters.
    for (let round = 0; round < 2; round++) {
      expect((await build(site)).newItems).toEqual([])
      expect(toldBy(site)).toEqual(first)
      expect((await publish(site)).newItems).toEqual([])
    }
    expect(eventsOf(site).map(({id}) => id)).toEqual(expect.arrayContaining(events))
    const feed = site.json('output/feeds/en/feed.json')
    const item = feed.items.find(({id}: {id: string}) => id.endsWith('/2/2'))
    expect(item.content_html).toContain('Two litres.')
    expect(item.content_html).not.toContain('whistle')
    const {revisions} = site.json('output/api/v1/articles/kettle.json')
    expect(revisions.map(({id, lateFor}: any) => [id, lateFor])).toEqual([
      ['2021-03-01', undefined],
      ['2', undefined],
      ['2/2', '2']
    ])
    expect((await site.kaitei('show kettle --at 2')).stdout).toContain('A litre and a half.')
  })

  test('and another after it makes a third', async () => {
    const site = await publishedSite()
    site.write('articles/kettle.md', late)
    await publish(site)
    await build(site)
    const told = toldBy(site)
    site.write('articles/kettle.md', later)
    expect((await publish(site)).newItems).toEqual(['Updated: The kettle 2 (1 added)'])
    await build(site)
    const now = toldBy(site)
    expect(now).toEqual(expect.arrayContaining(told))
    expect(
      now.filter((line) => !told.includes(line)).map((line) => line.split(' | ')[0]!.split('kettle/')[1])
    ).toEqual(['2/3', expect.stringMatching(/\/2021-04-10\/added$/u)])
    // A new day is a revision of its own again.
    site.write(
      'articles/kettle.md',
      later.replace('new lid\n', 'new lid\n- 2021-09-01 Version 3\n').replace('glass', 'steel')
    )
    expect((await publish(site)).newItems).toEqual(['Updated: The kettle 3 (1 updated)'])
    await build(site)
    expect(toldBy(site)).toEqual(expect.arrayContaining(now))
  })

  test('of the same question once more is another event', async () => {
    const site = await publishedSite()
    const before = eventsOf(site)
    site.write(
      'articles/kettle.md',
      kettle
        .replace('(updated 2021-04-10)', '(updated 2021-04-10) (corrected 2021-04-10)')
        .replace('as soon as', 'a minute before')
    )
    expect((await publish(site)).newItems).toHaveLength(1)
    await build(site)
    const ids = eventsOf(site).map(({id}) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(before.length + 1)
    site.write(
      'articles/kettle.md',
      kettle
        .replace('(updated 2021-04-10)', '(updated 2021-04-10) (updated 2021-04-10) (updated 2021-04-10)')
        .replace('as soon as', 'an hour before')
    )
    expect((await publish(site)).newItems).toHaveLength(1)
    await build(site)
    const more = eventsOf(site).map(({id}) => id)
    expect(new Set(more).size).toBe(more.length)
    expect(more).toEqual(expect.arrayContaining(ids))
  })

  test('is none where the text only had a typo mended, or says no day', async () => {
    const site = await publishedSite()
    const told = toldBy(site)
    site.write('articles/kettle.md', kettle.replace('A litre and a half.', 'Two litres.'))
    const {newItems, codes} = await build(site)
    expect(newItems).toEqual([])
    expect(codes).toEqual(['unreleased-change'])
    expect(toldBy(site)).toEqual(told)
  })

  test('is the same whether it was committed or not', async () => {
    const site = await publishedSite()
    const repo = at(site.folder)
    repo.git('init', '--quiet', '--initial-branch=main')
    repo.commit('2021-04-11T12:00:00+0000')
    site.write('articles/kettle.md', late)
    await build(site)
    const output = site.tree()
    repo.commit('2021-04-12T12:00:00+0000', {'articles/kettle.md': late})
    expect((await build(site)).codes).toEqual([])
    expect(site.tree()).toEqual(output)
    await publish(site)
    await build(site)
    const told = toldBy(site)
    repo.commit('2021-04-13T12:00:00+0000', {'.gitignore': 'output\n'})
    expect((await build(site)).codes).toEqual([])
    expect(toldBy(site)).toEqual(told)
  })
})
