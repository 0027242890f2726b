import {describe, expect, test} from 'vitest'

import {config, itemsIn, kettle, project, type Project} from './project.ts'

/** The second revision adds a question and updates another. */
const source = `${kettle}
**Q. Is there a lid?** (added 2021-04-10)

Yes, a glass one.
`

async function publishedSite(): Promise<Project> {
  const site = project({'kaitei.config.json': config, 'articles/kettle.md': source})
  await site.kaitei('publish')
  await site.kaitei('build')
  return site
}

interface EventLine {
  readonly id: string
  readonly type: string
  readonly revision: string
  readonly status: string
}

const eventsIn = (site: Project): EventLine[] => site.json('output/api/v1/events.json').events

const eventOf = (site: Project, type: string): string =>
  eventsIn(site).find((event) => event.type === type && event.revision === '2')!.id

const rss = (site: Project) => site.read('output/feeds/en/rss.xml')

/** The item of a revision, as the feed prints it. */
const itemOf = (site: Project, revision: string): string =>
  rss(site)
    .split('<item>')
    .find((item) => item.includes(`en/kettle/${revision}</guid>`)) ?? ''

const headOf = (item: string) => item.match(/<(?:title|guid|pubDate)[^>]*>[^<]*/gu)

describe.concurrent('kaitei retract', () => {
  test('takes a change out of its item, whose id, title and day stay', async () => {
    const site = await publishedSite()
    const before = itemOf(site, '2')
    expect(before).toContain('Yes, a glass one.')
    const event = eventOf(site, 'added')
    const {code, stdout, stderr} = await site.kaitei(`retract ${event}`)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toContain(`2021-04-10 Is there a lid? (${event})`)
    expect(stdout).toContain('Subscribers get nothing new.')
    await site.kaitei('build')
    const after = itemOf(site, '2')
    expect(after).not.toContain('glass one')
    expect(after).toContain('whistle')
    expect(headOf(after)).toEqual(headOf(before))
    expect(site.read('output/feeds/en/questions.atom.xml')).not.toContain('Is there a lid?')
  })

  test('is told in JSON and in the changelogs of both languages', async () => {
    const site = await publishedSite()
    const event = eventOf(site, 'added')
    await site.kaitei(`retract ${event}`)
    await site.kaitei('build')
    const statuses = eventsIn(site).map(({id, status}) => [id === event, status])
    expect(statuses.filter(([isIt]) => isIt)).toEqual([[true, 'retracted']])
    expect(statuses.filter(([isIt]) => !isIt).every(([, status]) => status === 'published')).toBe(true)
    const {deltas} = site.json('output/api/v1/articles/kettle/changes.json')
    const marked = deltas.flatMap(({changes}: any) => changes).filter(({retraction}: any) => retraction)
    expect(marked.map(({id, retraction}: any) => [id, retraction])).toEqual([[event, {correction: null}]])
    const english = site.read('output/articles/kettle/CHANGELOG.en.md')
    expect(english).toMatch(
      /### Retracted\n\n- .*Is there a lid\?.*\\\n {2}It had been announced as “Added”\./u
    )
    // The first revision's are the only ones left.
    expect(english.match(/### Added/gu)).toHaveLength(1)
    const japanese = site.read('output/articles/kettle/CHANGELOG.ja.md')
    expect(japanese).toMatch(/### 取り下げ\n\n- .*\\\n {2}「追加」としてお知らせしたものです。/u)
  })

  test('takes the item away with the last of its changes', async () => {
    const site = await publishedSite()
    const told = itemsIn(site)
    await site.kaitei(`retract ${eventOf(site, 'added')}`)
    await site.kaitei(`retract ${eventOf(site, 'updated')}`)
    await site.kaitei('build')
    expect(itemsIn(site)).toEqual(told.filter((id) => !id.endsWith('/2')))
  })

  test('is remembered by later publications', async () => {
    const site = await publishedSite()
    await site.kaitei(`retract ${eventOf(site, 'added')}`)
    await site.kaitei('build')
    const [feed, memory] = [rss(site), site.tree('.kaitei')]
    const {stdout} = await site.kaitei('publish')
    expect(stdout).toBe('Nothing new to publish.\n')
    await site.kaitei('build --frozen')
    expect(site.tree('.kaitei')).toEqual(memory)
    expect(rss(site)).toBe(feed)
  })

  test('`--correct` sends one correction in its place, once for several of a day', async () => {
    const site = await publishedSite()
    const told = itemsIn(site)
    const events = ['added', 'updated'].map((type) => eventOf(site, type))
    for (const event of events) {
      const {stdout} = await site.kaitei(`retract ${event} --correct --date 2021-05-02`)
      expect(stdout).toContain('one correction, of 2021-05-02')
    }
    await site.kaitei('build')
    const correction = 'tag:faq.example,2021:en/kettle/2/correction/2021-05-02'
    expect(itemsIn(site)).toEqual([correction, ...told.filter((id) => !id.endsWith('/2'))])
    expect(rss(site)).toContain('<title>Correction: The kettle 2</title>')
    expect(rss(site)).toContain('02 May 2021 00:00:00 +0000')
    expect(itemOf(site, '2/correction/2021-05-02')).toContain('Is there a lid?')
  })

  test('`--dry-run` and a second time write nothing', async () => {
    const site = await publishedSite()
    const event = eventOf(site, 'added')
    const before = site.tree('.kaitei')
    const dry = await site.kaitei(`retract ${event} --dry-run`)
    expect(dry.stdout).toContain('Nothing was recorded (--dry-run).')
    expect(site.tree('.kaitei')).toEqual(before)
    await site.kaitei(`retract ${event}`)
    const once = site.tree('.kaitei')
    expect(once).not.toEqual(before)
    const again = await site.kaitei(`retract ${event} --correct`)
    expect(again.code).toBe(0)
    expect(again.stdout).toBe(`${event} was retracted already.\n`)
    expect(site.tree('.kaitei')).toEqual(once)
  })

  test('finds an event by the id of its item in `questions.atom.xml`', async () => {
    const site = await publishedSite()
    const event = eventOf(site, 'added')
    const {code, stdout} = await site.kaitei(`retract tag:faq.example,2021:en/${event} --dry-run`)
    expect(code).toBe(0)
    expect(stdout).toContain(event)
  })

  test('refuses what was not published, and names what is near', async () => {
    const site = await publishedSite()
    const event = eventOf(site, 'added')
    const {code, stdout, stderr} = await site.kaitei(`retract ${event.replace('added', 'aded')}`)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('Unexpected event')
    expect(stderr).toContain(`Did you mean \`${event}\`?`)
    const none = await site.kaitei('retract')
    expect(none.code).toBe(2)
    expect((await site.kaitei(`retract ${event} --correct --date 2021-02-30`)).code).toBe(2)
  })

  test('touches no memory that cannot be read', async () => {
    const site = await publishedSite()
    const event = eventOf(site, 'added')
    const broken = `${site.read('.kaitei/articles/kettle.jsonl')}{"type":"later"}\n`
    site.write('.kaitei/articles/kettle.jsonl', broken)
    const {code, stderr} = await site.kaitei(`retract ${event}`)
    expect(code).toBe(1)
    expect(stderr).toContain('[memory-entry]')
    expect(site.read('.kaitei/articles/kettle.jsonl')).toBe(broken)
  })
})
