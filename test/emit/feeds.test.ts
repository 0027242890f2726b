import {describe, expect, it} from 'vitest'

import {emitArticle, emitSite, extractForSite} from '../../src/emit/emit.ts'
import {newestItems} from '../../src/emit/feed.ts'
import type {Site} from '../../src/model/site.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {inputOf, site} from '../site.ts'

const text = (lang: string, notes: string) =>
  `---\ntitle: FAQ\nlang: ${lang}\ndate: 2020-06-26\n---\n\n${notes}\n\n**Q. Why?**\n\nBecause.\n`

function filesOf(source: string, more: Partial<Site> = {}, id = 'faq'): ReadonlyMap<string, string> {
  const here = {...site, ...more}
  const {changelog} = buildArticle(inputOf(source, {id, site: here}))
  const extract = extractForSite(changelog, here)
  const files = [...emitArticle(changelog, here, extract), ...emitSite([extract], here)]
  return new Map(files.map(({path, content}) => [path, content]))
}

const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'gu'))].map(([, value]) => value!)

const ja = text('ja', '- 2020/10/31 料金を更新')

describe('a feed', () => {
  it('dates its items by their days, in the zone of the site', () => {
    const rss = (source: string, more?: Partial<Site>) =>
      [...filesOf(source, more)].find(([path]) => /articles\/.*rss\.xml$/u.test(path))![1]
    expect(all(rss(ja), 'pubDate')).toStrictEqual([
      'Sat, 31 Oct 2020 00:00:00 +0900',
      'Fri, 26 Jun 2020 00:00:00 +0900'
    ])
    expect(all(rss(ja, {zone: '-03:30'}), 'pubDate')[0]).toBe('Sat, 31 Oct 2020 00:00:00 -0330')
    expect(all(rss(text('en', '- 2020-10-31 Updated')), 'pubDate')[0]).toBe('Sat, 31 Oct 2020 00:00:00 +0000')
  })

  it('is as new as its newest item', () => {
    const [built] = all(filesOf(ja).get('feeds/ja/rss.xml')!, 'lastBuildDate')
    expect(built).toBe('Sat, 31 Oct 2020 00:00:00 +0900')
  })

  it('names its items by tags of ASCII', () => {
    const ids = all(filesOf(ja, {year: 2019}, 'よくある質問').get('feeds/ja/rss.xml')!, 'guid')
    expect(ids).toStrictEqual(
      ['2020-10-31', '2020-06-26'].map(
        (day) => `tag:faq.example,2019:ja/%E3%82%88%E3%81%8F%E3%81%82%E3%82%8B%E8%B3%AA%E5%95%8F/${day}`
      )
    )
  })

  it('is there in the languages of the title only', () => {
    const feeds = [...filesOf(ja).keys()].filter((path) => path.endsWith('rss.xml'))
    expect(feeds.sort()).toStrictEqual(['articles/faq/feeds/ja/rss.xml', 'feeds/ja/rss.xml'])
  })

  it('holds the newest items of all articles', () => {
    const extracts = Array.from({length: newestItems + 5}, (_, index) => {
      const day = `2020-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + Math.floor(index / 12)).padStart(2, '0')}`
      const source = `---\ntitle: FAQ ${index}\ndate: ${day}\nlang: en\n---\n`
      return extractForSite(buildArticle(inputOf(source, {id: `faq-${index}`})).changelog, site)
    })
    const rss = emitSite(extracts, site).find(({path}) => path === 'feeds/en/rss.xml')!.content
    const days = all(rss, 'pubDate').map((date) => Date.parse(date))
    expect(days).toHaveLength(newestItems)
    expect(days).toStrictEqual([...days].sort((a, b) => b - a))
  })
})

describe('a feed of more items than readers get at once', () => {
  const extracts = Array.from({length: 2 * newestItems + 20}, (_, index) => {
    const day = `20${String(10 + Math.floor(index / 28)).padStart(2, '0')}-01-${String(1 + (index % 28)).padStart(2, '0')}`
    const source = `---\ntitle: FAQ ${index}\ndate: ${day}\nlang: en\n---\n`
    return extractForSite(buildArticle(inputOf(source, {id: `faq-${index}`})).changelog, site)
  })
  const files = (count: number) =>
    new Map(emitSite(extracts.slice(0, count), site).map(({path, content}) => [path, content]))
  const whole = files(extracts.length)
  const pages = ['archive/atom-1.xml', 'archive/atom-2.xml', 'atom.xml'].map((name) =>
    whole.get(`feeds/en/${name}`)!
  )

  it('keeps every item, across its archives', () => {
    const ids = new Set(pages.flatMap((page) => all(page, 'id').slice(1)))
    expect(ids.size).toBe(extracts.length)
    for (const page of pages) expect(all(page, 'id')).toHaveLength(1 + newestItems)
  })

  it('links its documents to each other (RFC 5005 §4)', () => {
    const links = pages.map((page) =>
      Object.fromEntries(
        [...page.matchAll(/rel="(?<rel>[a-z]+-archive|current)"[^>]*href="(?<href>[^"]*)"/gu)].map(
          ({groups}) => [groups!['rel'], groups!['href']!.replace('https://faq.example/feeds/en/', '')]
        )
      )
    )
    expect(links).toStrictEqual([
      {current: 'atom.xml', 'next-archive': 'archive/atom-2.xml'},
      {current: 'atom.xml', 'prev-archive': 'archive/atom-1.xml'},
      {'prev-archive': 'archive/atom-2.xml'}
    ])
    expect(pages.map((page) => page.includes('<fh:archive>'))).toStrictEqual([true, true, false])
    expect(JSON.parse(whole.get('feeds/en/feed.json')!).next_url).toBe(
      'https://faq.example/feeds/en/archive/feed-2.json'
    )
  })

  it('never changes an archive when items come', () => {
    const before = files(newestItems + 1)
    for (const name of ['atom-1.xml', 'rss-1.xml', 'feed-1.json']) {
      const archive = (site: ReadonlyMap<string, string>) =>
        site
          .get(`feeds/en/archive/${name}`)!
          // Where the next archive is: known only once there is one.
          .replace(/<(?:atom:)?link[^>]*rel="next-archive"[^>]*>(?:<\/(?:atom:)?link>)?/u, '')
      expect(archive(before)).toBe(archive(whole))
    }
  })
})

describe('the feed of changes', () => {
  const changes = (source: string) => filesOf(source).get('feeds/ja/questions.atom.xml')!

  it('has an item a change, named by its event', () => {
    const source = `${ja}\n**Q. いくらですか？**（2020/10/31 追加）\n\n200 円です。\n`
    expect(all(changes(source), 'title').slice(1)).toStrictEqual([
      '追加: いくらですか？（FAQ）',
      '追加: Why?（FAQ）'
    ])
    expect(all(changes(source), 'id')[1]).toMatch(
      /^tag:faq\.example,2020:ja\/faq\/q-[a-z2-7]{8}\/2020-10-31\/added$/u
    )
  })
})

describe('outputs', () => {
  it('are those that were asked for', () => {
    const kinds = (outputs: Site['outputs']) =>
      new Set([...filesOf(ja, {outputs}).keys()].map((path) => path.replace(/^.*\./u, '')))
    expect(kinds(['changelog'])).toStrictEqual(new Set(['md']))
    expect(kinds(['feeds'])).toStrictEqual(new Set(['xml', 'json', 'css', 'opml']))
    expect(kinds(['api'])).toStrictEqual(new Set(['json']))
  })

  it('are in the languages that were asked for', () => {
    const files = [...filesOf(ja, {languages: ['ja']}).keys()].filter((path) =>
      path.startsWith('articles/faq/CHANGELOG')
    )
    expect(files.sort()).toStrictEqual(['articles/faq/CHANGELOG.ja.md', 'articles/faq/CHANGELOG.md'])
  })

  it('of several articles do not rest on their order', () => {
    const extracts = ['b', 'a', 'c'].map((id) =>
      extractForSite(buildArticle(inputOf(ja, {id})).changelog, site)
    )
    expect(emitSite(extracts, site)).toStrictEqual(emitSite(extracts.toReversed(), site))
  })
})
