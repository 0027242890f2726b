import {describe, expect, test} from 'vitest'

import {config, itemsIn, kettle, project, type Project, teapot} from './project.ts'

const site = (): Project =>
  project({'kaitei.config.json': config, 'articles/kettle.md': kettle, 'articles/teapot.md': teapot})

const eventIds = (events: readonly {id: string}[]): string[] => events.map(({id}) => id)

const memory = (of: Project): Record<string, string> => of.tree('.kaitei')

/** The kettle with a third revision. */
const longer = kettle
  .replace('new lid\n', 'new lid\n- 2021-09-01 Version 3 is lighter\n')
  .replace('fits in?**', 'fits in?** (updated 2021-09-01)')
  .replace('A litre and a half.', 'Two litres.')

const withoutStanding = (tree: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tree).map(([name, text]) => [
      name,
      text
        .replaceAll(/"evidence": "\w+"/gu, '"evidence": ""')
        .replaceAll('"status": "pending"', '"status": "published"')
    ])
  )

/** As git leaves a file that two branches changed. */
const conflicted = (text: string): string => {
  const [first, ...rest] = text.split('\n')
  return `<<<<<<< ours\n${first}\n=======\n${first}\n>>>>>>> theirs\n${rest.join('\n')}`
}

describe.concurrent('a first publish', () => {
  test('is refused without an address, with the line to add', async () => {
    const unset = project({'articles/kettle.md': kettle})
    const {code, stdout, stderr} = await unset.kaitei('publish')
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('[publish-needs-base-url]')
    expect(stderr).toContain('"baseUrl": "https://…/"')
    expect(unset.has('.kaitei')).toBe(false)
  })

  test('is refused with a configuration that is half read: what is recorded stays for ever', async () => {
    const half = project({
      'kaitei.config.json': '{"baseUrl": "https://faq.example/", "zone": "Mars"}',
      'articles/kettle.md': kettle
    })
    const {code, stderr} = await half.kaitei('publish')
    expect(code).toBe(1)
    expect(stderr).toContain('[config-zone]')
    expect(stderr).toContain('Nothing was published')
    expect(half.has('.kaitei')).toBe(false)
  })

  test('`--dry-run` says what subscribers would get and writes nothing', async () => {
    const dry = site()
    const {code, stdout} = await dry.kaitei('publish --dry-run')
    expect(code).toBe(0)
    expect(stdout).toContain('Subscribers newly get 4 items:')
    expect(stdout).toContain('Nothing was recorded (--dry-run).')
    expect(dry.has('.kaitei')).toBe(false)
  })

  test('writes the site, the entries and the states, without asking where nobody could answer', async () => {
    const published = site()
    const {code, stdout, stderr} = await published.kaitei('publish')
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain('Recorded in .kaitei (6 files). Commit it.')
    const files = memory(published)
    expect(Object.keys(files)).toEqual([
      '.gitattributes',
      'articles/kettle.jsonl',
      'articles/teapot.jsonl',
      'revisions/kettle@2.md',
      'revisions/teapot@2022-06-15.md',
      'site.json'
    ])
    expect(files['revisions/kettle@2.md']).toBe(kettle)
    expect(JSON.parse(files['site.json']!)).toEqual({authority: 'faq.example', year: null, zone: null})
    const lines = files['articles/kettle.jsonl']!.trimEnd().split('\n')
    expect(lines).toEqual([...new Set(lines)].sort())
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('type')
    expect(published.has('output')).toBe(false)
  })

  test('leaves out an article in error, and says so', async () => {
    const partly = site()
    partly.write('articles/teapot.md', teapot.replace('title: ', 'title: "'))
    const {code, stderr} = await partly.kaitei('publish')
    expect(code).toBe(1)
    expect(stderr).toContain('[front-matter-quote]')
    expect(Object.keys(memory(partly))).toEqual([
      '.gitattributes',
      'articles/kettle.jsonl',
      'revisions/kettle@2.md',
      'site.json'
    ])
  })
})

describe.concurrent('after a publish', () => {
  test('a second one changes nothing', async () => {
    const published = site()
    await published.kaitei('publish')
    const first = memory(published)
    const {code, stdout} = await published.kaitei('publish')
    expect(code).toBe(0)
    expect(stdout).toBe('Nothing new to publish.\n')
    expect(memory(published)).toEqual(first)
  })

  test('a build gives what it gave before, but for evidence and that it is published', async () => {
    const published = site()
    await published.kaitei('build')
    const before = published.tree()
    await published.kaitei('publish')
    await published.kaitei('build')
    expect(withoutStanding(published.tree())).toEqual(withoutStanding(before))
  })

  test('`--frozen` accepts what was refused before', async () => {
    const frozen = site()
    const before = await frozen.kaitei('build --frozen')
    expect(before.code).toBe(1)
    expect(before.stderr).toContain(
      'articles/kettle.md error Unexpected revision 2 that was not published, expected none with `--frozen`'
    )
    await frozen.kaitei('publish')
    const after = await frozen.kaitei('build --frozen')
    expect(after.stderr).toBe('')
    expect(after.code).toBe(0)
    const told = itemsIn(frozen)
    frozen.write('articles/kettle.md', longer)
    expect((await frozen.kaitei('build --frozen')).code).toBe(1)
    expect(itemsIn(frozen)).toEqual(told)
  })

  test('a question that is worded anew keeps its id', async () => {
    const published = site()
    await published.kaitei('publish')
    await published.kaitei('build')
    const idOf = () => published.json('output/api/v1/articles/kettle.json').questions[1].id
    const id = idOf()
    published.write(
      'articles/kettle.md',
      kettle.replace('How much water fits in?', 'How much water fits into it?')
    )
    await published.kaitei('build')
    expect(idOf()).toBe(id)
  })

  test('an article that joins sends its newest revision only', async () => {
    const joined = project({'kaitei.config.json': config, 'articles/teapot.md': teapot})
    await joined.kaitei('publish')
    joined.write('articles/kettle.md', kettle)
    const {stdout} = await joined.kaitei('publish')
    expect(stdout).toContain('Subscribers newly get 1 item:\n  2021-04-10 [en] Updated: The kettle 2')
    await joined.kaitei('build')
    expect(itemsIn(joined)).toEqual(['tag:faq.example,2021:en/kettle/2'])
  })

  test('a typo mended makes no new item', async () => {
    const published = site()
    await published.kaitei('publish')
    await published.kaitei('build')
    const told = itemsIn(published)
    published.write('articles/kettle.md', kettle.replace('water boils', 'water boils up'))
    const {stdout} = await published.kaitei('build --dry-run')
    expect(stdout).toContain('Subscribers get nothing new.')
    await published.kaitei('build')
    expect(itemsIn(published)).toEqual(told)
    const again = await published.kaitei('publish --dry-run')
    expect(again.stderr).toContain('Changes without a day stay unreleased')
  })

  test('a new dated revision makes one item, and its state is kept beside the old one', async () => {
    const published = site()
    await published.kaitei('publish')
    await published.kaitei('build')
    const told = itemsIn(published)
    published.write('articles/kettle.md', longer)
    const {stdout} = await published.kaitei('publish')
    expect(stdout).toContain('Subscribers newly get 1 item:\n  2021-09-01 [en] Updated: The kettle 3')
    await published.kaitei('build')
    expect(itemsIn(published)).toEqual(['tag:faq.example,2021:en/kettle/3', ...told])
    expect(memory(published)['revisions/kettle@2.md']).toBe(kettle)
    expect(memory(published)['revisions/kettle@3.md']).toBe(longer)
  })

  test('a state once kept is never overwritten', async () => {
    const published = site()
    await published.kaitei('publish')
    published.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    await published.kaitei('publish')
    expect(memory(published)['revisions/kettle@2.md']).toBe(kettle)
  })

  test('the site is known by what it was published as, whatever the configuration says later', async () => {
    const published = site()
    await published.kaitei('publish')
    await published.kaitei('build')
    const told = itemsIn(published)
    published.write(
      'kaitei.config.json',
      '{"baseUrl": "https://moved.example/", "authority": "moved.example", "year": 2030, "zone": "+02:00"}'
    )
    await published.kaitei('build')
    expect(itemsIn(published)).toEqual(told)
    expect(published.read('output/feeds/en/rss.xml')).toContain('https://moved.example/')
    expect(published.read('output/feeds/en/rss.xml')).toContain('10 Apr 2021 00:00:00 +0000')
  })
})

/** Ids, titles and days of everything that feeds tell. */
const toldIn = (of: Project): string[] =>
  ['output/feeds/en/atom.xml', 'output/feeds/en/questions.atom.xml'].flatMap((feed) =>
    of
      .read(feed)
      .split('<entry>')
      .slice(1)
      .flatMap((entry) => entry.match(/<(?:id|title|published)[^>]*>[^<]*/gu) ?? [])
  )

describe.concurrent('what was published stays', () => {
  const note = '- 2021-04-10 Version 2 has a new lid\n'
  const late = kettle.replace('fits in?**', 'fits in?** (updated 2021-04-10)')
  const mended: Record<string, string> = {
    'when the kind of an annotation is mended': kettle.replace('(updated', '(corrected'),
    'when the day of an annotation is mended': kettle.replace('(updated 2021-04-10)', '(updated 2021-04-12)'),
    'when note and annotation get another day': kettle.replaceAll('2021-04-10', '2021-04-12'),
    'when the note vanishes': kettle.replace(note, ''),
    'when a question vanishes without a day': kettle.replace(/\*\*Q\. How much[^]*$/u, ''),
    'when an annotation of a published day is added': late
  }

  test.each(Object.entries(mended))('%s: no item is new, and no event gone', async (_, text) => {
    const published = site()
    await published.kaitei('publish')
    await published.kaitei('build')
    const told = toldIn(published)
    const events = () => published.json('output/api/v1/events.json').events as {id: string; status: string}[]
    const before = events()
    expect(told.length).toBeGreaterThan(12)
    published.write('articles/kettle.md', text)
    // Also once the mended text is published in its turn.
    for (let round = 0; round < 2; round++) {
      const {stdout} = await published.kaitei('build')
      expect(stdout).toContain('article')
      expect(toldIn(published)).toEqual(told)
      expect(events()).toEqual(expect.arrayContaining(before))
      expect((await published.kaitei('publish')).stdout).toMatch(/nothing new/iu)
    }
  })

  test('what the text does not say any more is told all the same', async () => {
    const published = site()
    await published.kaitei('publish')
    await published.kaitei('build')
    const told = toldIn(published)
    const events = () => published.json('output/api/v1/events.json').events
    const before = events()
    published.write('articles/kettle.md', kettle.replace(' (updated 2021-04-10)', ''))
    await published.kaitei('build')
    expect(toldIn(published)).toEqual(told)
    expect(eventIds(events())).toEqual(expect.arrayContaining(eventIds(before)))
  })

  test('a change found later enters JSON and changelog, never the feeds', async () => {
    const published = site()
    await published.kaitei('publish')
    published.write('articles/kettle.md', late)
    await published.kaitei('build')
    const found = () =>
      published
        .json('output/api/v1/events.json')
        .events.filter(({title, type}: any) => title.en === 'How much water fits in?' && type === 'updated')
    expect(found()).toMatchObject([{date: '2021-04-10', revision: '2', status: 'pending'}])
    const changelog = published.read('output/articles/kettle/CHANGELOG.en.md')
    expect(changelog.match(/\[How much water fits in\?\]/gu)).toHaveLength(2)
    const {stdout} = await published.kaitei('publish')
    expect(stdout).toContain('Subscribers get nothing new.')
    const line = `"id":"${found()[0].id}"`
    const entry = published
      .read('.kaitei/articles/kettle.jsonl')
      .split('\n')
      .filter((text) => text.includes(line))
    expect(entry.map((text) => JSON.parse(text).feed)).toEqual([false])
    await published.kaitei('build')
    expect(found()).toMatchObject([{status: 'published'}])
    expect(published.read('output/feeds/en/questions.atom.xml')).not.toContain(found()[0].id)
  })
})

describe.concurrent('a memory that a merge left in conflict', () => {
  test('is an error of a build with its place, and publish mends it', async () => {
    const merged = site()
    await merged.kaitei('publish')
    await merged.kaitei('build')
    const good = merged.tree()
    const entries = merged.read('.kaitei/articles/kettle.jsonl')
    merged.write('.kaitei/articles/kettle.jsonl', conflicted(entries))
    const build = await merged.kaitei('build')
    expect(build.code).toBe(1)
    expect(build.stderr).toContain('.kaitei/articles/kettle.jsonl:1:1 error')
    expect(build.stderr).toContain('[memory-conflict]')
    expect(merged.tree()).toEqual(good)
    const publish = await merged.kaitei('publish')
    expect(publish.code).toBe(0)
    expect(publish.stderr).toContain('.kaitei/articles/kettle.jsonl')
    expect(merged.read('.kaitei/articles/kettle.jsonl')).toBe(entries)
    expect((await merged.kaitei('build')).code).toBe(0)
  })

  test('in the site itself stops builds and publishes', async () => {
    const merged = site()
    await merged.kaitei('publish')
    await merged.kaitei('build')
    const good = merged.tree()
    const conflict = '<<<<<<< ours\n{'
    merged.write('.kaitei/site.json', conflict)
    merged.write('articles/kettle.md', longer)
    const build = await merged.kaitei('build')
    expect(build.code).toBe(1)
    expect(build.stderr).toContain('.kaitei/site.json:1:1 error')
    expect(build.stderr).toContain('Nothing was written')
    expect(merged.tree()).toEqual(good)
    expect((await merged.kaitei('publish')).code).toBe(1)
    expect(merged.read('.kaitei/site.json')).toBe(conflict)
  })
})
