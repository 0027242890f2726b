import {describe, expect, test} from 'vitest'

import {config, idsIn, kettle, project, type Project, teapot} from '../cli/project.ts'
import {build, eventsOf, publish, toldBy} from './publishing.ts'

async function publishedSite(): Promise<Project> {
  const site = project({
    'kaitei.config.json': config,
    'articles/kettle.md': kettle,
    'articles/teapot.md': teapot
  })
  await publish(site)
  await build(site)
  return site
}

const ids = (site: Project) => eventsOf(site).map(({id}) => id)

describe('an article that vanishes', () => {
  test('keeps its events, its items and its place in the changelog; its pages go', async () => {
    const site = await publishedSite()
    const [events, told, changelog] = [ids(site), toldBy(site), site.read('output/CHANGELOG.en.md')]
    site.remove('articles/kettle.md')
    const {problems} = await build(site)
    expect(ids(site)).toEqual(events)
    expect(toldBy(site)).toEqual(told)
    // But for the links to pages that went with it.
    const differences = / · \[difference\]\([^)]*\/articles\/kettle\/revisions\/[^)]*\)/gu
    expect(changelog).toMatch(differences)
    expect(site.read('output/CHANGELOG.en.md')).toBe(changelog.replace(differences, ''))
    expect(idsIn(site)).toEqual(['teapot'])
    expect(site.has('output/api/v1/articles/kettle.json')).toBe(false)
    // Who reads its own feed is told no less.
    expect(site.has('output/articles/kettle/feeds/en/atom.xml')).toBe(true)
    expect(problems.filter(({code}) => code === 'article-vanished')).toMatchObject([
      {severity: 'info', file: '.kaitei/articles/kettle.jsonl', data: {id: 'kettle'}}
    ])
    // Publishing what is left takes nothing away.
    await publish(site)
    await build(site)
    expect(ids(site)).toEqual(events)
    expect(toldBy(site)).toEqual(told)
  })

  test('is told from the lines of the memory where no text was kept', async () => {
    const site = await publishedSite()
    const [events, told] = [ids(site), toldBy(site)]
    site.remove('articles/kettle.md')
    site.remove('.kaitei/revisions')
    await build(site)
    // Of one day they stand as the memory has them.
    expect(ids(site).sort()).toEqual(events.sort())
    expect(toldBy(site).sort()).toEqual(told.sort())
  })

  test('is mentioned by `check` too, and not where a part of the site was asked for', async () => {
    const site = await publishedSite()
    site.remove('articles/kettle.md')
    const whole = await site.kaitei('check')
    expect(whole.code).toBe(0)
    expect(whole.stdout).toContain('[article-vanished]')
    const part = await site.kaitei('check articles/teapot.md')
    expect(part.stdout).not.toContain('[article-vanished]')
  })

  test('comes back as itself', async () => {
    const site = await publishedSite()
    const before = site.tree()
    site.remove('articles/kettle.md')
    await build(site)
    site.write('articles/kettle.md', kettle)
    await build(site)
    expect(site.tree()).toEqual(before)
  })
})

describe('what vanishes from an article', () => {
  const lid = '\n**Q. Is there a lid?** (added 2021-04-10)\n\nYes, a glass one.\n'
  const sections = kettle.replace('**Q. How much', '## Sizes\n\n**Q. How much') + lid
  const texts: Record<string, string> = {
    'a question with its section': sections.replace(/## Sizes[^]*$/u, ''),
    'the revision note': sections.replace('- 2021-04-10 Version 2 has a new lid\n', ''),
    'an annotation': sections.replace(' (updated 2021-04-10)', ''),
    'the kind of an annotation': sections.replace('(added', '(corrected'),
    'every mark': sections.replaceAll(/ \((?:updated|added) 2021-04-10\)|- 2021-04-10.*\n/gu, '')
  }
  test.each(Object.entries(texts))('%s: events, items and changelog go on telling it', async (_, text) => {
    const site = project({'kaitei.config.json': config, 'articles/kettle.md': sections})
    await publish(site)
    await build(site)
    const [events, told] = [ids(site), toldBy(site)]
    expect(events).toHaveLength(4)
    site.write('articles/kettle.md', text)
    for (let round = 0; round < 2; round++) {
      const {newItems} = await build(site)
      expect(newItems).toEqual([])
      expect(ids(site)).toEqual(expect.arrayContaining(events))
      expect(toldBy(site)).toEqual(told)
      const changelog = site.read('output/articles/kettle/CHANGELOG.en.md')
      expect(changelog).toContain('Is there a lid?')
      await publish(site)
    }
  })

  test('is mentioned once', async () => {
    const site = project({'kaitei.config.json': config, 'articles/kettle.md': sections})
    await publish(site)
    site.write('articles/kettle.md', texts['an annotation']!)
    const {problems} = await build(site)
    expect(problems.filter(({code}) => code === 'published-untold')).toMatchObject([
      {severity: 'info', data: {n: 1, name: 'Does the kettle whistle?', day: '2021-04-10'}}
    ])
  })
})

describe('an article that cannot be read any more', () => {
  const broken = kettle.replace('title: ', 'title: "')

  test('is built from what was kept where no earlier output is there', async () => {
    const site = await publishedSite()
    const [events, told, article] = [
      ids(site),
      toldBy(site),
      site.read('output/articles/kettle/CHANGELOG.en.md')
    ]
    site.remove('output')
    site.write('articles/kettle.md', broken)
    const {problems} = await build(site)
    expect(problems.some(({severity}) => severity === 'error')).toBe(true)
    expect(ids(site)).toEqual(events)
    expect(toldBy(site)).toEqual(told)
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
    expect(site.read('output/articles/kettle/CHANGELOG.en.md')).toBe(article)
    // Once more, over what it wrote.
    const first = site.tree()
    await build(site)
    expect(site.tree()).toEqual(first)
  })

  test('loses nothing without JSON in the output, nor without a kept text', async () => {
    const site = await publishedSite()
    const told = toldBy(site)
    site.write('kaitei.config.json', '{"baseUrl": "https://faq.example/", "outputs": ["feeds", "changelog"]}')
    site.remove('output')
    site.remove('.kaitei/revisions')
    site.write('articles/kettle.md', broken)
    await build(site)
    expect(toldBy(site)).toEqual(told)
  })
})
