import {describe, expect, test} from 'vitest'

import {config, kettle, project, type Project} from '../cli/project.ts'
import {build, eventsOf, publish, toldBy} from './publishing.ts'

/** A third revision that changes both answers. */
const longer = kettle
  .replace('new lid\n', 'new lid\n- 2021-09-01 Version 3 is lighter\n')
  .replace('(updated 2021-04-10)', '(updated 2021-09-01)')
  .replace('as soon as the water boils', 'two seconds before the water boils')
  .replace('fits in?**', 'fits in?** (updated 2021-09-01)')
  .replace('A litre and a half.', 'Two litres.')

async function pendingSite(): Promise<Project> {
  const site = project({'kaitei.config.json': config, 'articles/kettle.md': kettle})
  await publish(site)
  site.write('articles/kettle.md', longer)
  return site
}

const significances = (site: Project) =>
  eventsOf(site)
    .filter(({revision}) => revision === '3')
    .map(({title, significance}) => [title.en, significance])
    .sort()

describe('publish --minor', () => {
  test('tells nobody of the change of that question, for ever', async () => {
    const site = await pendingSite()
    const {newItems} = await publish(site, {minor: ['How much water fits in?']})
    expect(newItems).toEqual(['Updated: The kettle 3 (2 updated)'])
    for (let round = 0; round < 2; round++) {
      await build(site)
      expect(significances(site)).toEqual([
        ['Does the kettle whistle?', 'major'],
        ['How much water fits in?', 'minor']
      ])
      const told = toldBy(site).filter((line) => line.includes('2021-09-01'))
      expect(told.map((line) => line.split(' | ')[1])).toEqual([
        'Updated: The kettle 3 (2 updated)',
        'Changed: Does the kettle whistle? (The kettle)'
      ])
      expect((await publish(site)).newItems).toEqual([])
    }
    expect(site.read('output/articles/kettle/CHANGELOG.en.md').match(/How much water/gu)).toHaveLength(2)
  })

  test('makes no item at all where nothing else changed', async () => {
    const site = await pendingSite()
    await build(site)
    const ids = site.json('output/api/v1/articles/kettle.json').questions.map(({id}: {id: string}) => id)
    expect((await publish(site, {minor: [ids[0], `kettle#${ids[1]}`]})).newItems).toEqual([])
    await build(site)
    expect(toldBy(site).filter((line) => line.includes('2021-09-01'))).toEqual([])
    expect(significances(site).map(([, significance]) => significance)).toEqual(['minor', 'minor'])
  })

  test('refuses what is not one pending change, and records nothing', async () => {
    const site = await pendingSite()
    const memory = site.tree('.kaitei')
    const unknown = await site.kaitei('publish --minor lid')
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('Unexpected question `lid` for --minor')
    const several = await site.kaitei('publish --minor e')
    expect(several.code).toBe(2)
    expect(several.stderr).toMatch(/Expected one of: kettle#q-\w+, kettle#q-\w+/u)
    expect(site.tree('.kaitei')).toEqual(memory)
    const told = await site.kaitei('publish --minor water --minor whistle')
    expect(told.stdout).toContain('Subscribers get nothing new.')
  })
})
