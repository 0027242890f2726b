import {describe, expect, it} from 'vitest'

import {filesOf} from './built.ts'

const article = (url: string, notes = '') =>
  `---\ntitle: Cup\nlang: en\n${url === '' ? '' : `url: ${url}\n`}---\n\n${notes}\n\n**Q. Why?**\n\nBecause.\n`
const updated = '- 2020-10-31 Updated'

const sitemapOf = (
  articles: Readonly<Record<string, string>>,
  baseUrl = 'https://faq.example/',
  catalogue?: string
) =>
  filesOf(
    articles,
    {baseUrl},
    catalogue === undefined ? {} : {catalogues: new Map([['ja', {path: 'a.ja.po', text: catalogue}]])}
  ).get('sitemap.xml')

describe('the sitemap', () => {
  it('lists where each article lives, with the day of its last change where that is known', () => {
    expect(
      sitemapOf({
        a: article('', updated),
        b: article('https://faq.example/posts/b?x=1&y=2', '- 2020-12-30 Updated'),
        c: article('')
      })
    ).toBe(`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://faq.example/articles/a/</loc><lastmod>2020-10-31</lastmod></url>
<url><loc>https://faq.example/posts/b?x=1&amp;y=2</loc><lastmod>2020-12-30</lastmod></url>
<url><loc>https://faq.example/articles/c/</loc></url>
</urlset>
`)
  })

  it('says no month: the protocol has days only', () => {
    const map = sitemapOf({a: article('', '- 2020-10 Updated\n- 2020-09 Updated')})!
    expect(map).not.toContain('lastmod')
  })

  it('lists an address once', () => {
    expect(
      sitemapOf({a: article('https://faq.example/same'), b: article('https://faq.example/same')})!.match(
        /<loc>/gu
      )
    ).toHaveLength(1)
  })

  it('is silent on what lies outside of its folder, and not there if that is everything', () => {
    const outside = {a: article('https://other.example/a'), b: article('https://faq.example/b')}
    expect(sitemapOf(outside, 'https://faq.example/faq/')).toBe(undefined)
    expect(sitemapOf(outside)).toContain('<loc>https://faq.example/b</loc>')
    expect(sitemapOf(outside)).not.toContain('other.example')
  })

  it('lists each language of an article with all the others', () => {
    const text = article('', updated)
    const catalogue = 'msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "Cup"\nmsgstr "湯のみ"\n'
    const map = sitemapOf({a: text}, 'https://faq.example/', catalogue)!
    expect(map).toContain('xmlns:xhtml="http://www.w3.org/1999/xhtml"')
    const alternates =
      '<xhtml:link rel="alternate" hreflang="ja" href="https://faq.example/articles/a/"></xhtml:link>' +
      '<xhtml:link rel="alternate" hreflang="en" href="https://faq.example/articles/a/en/"></xhtml:link>'
    for (const loc of ['', 'en/'])
      expect(map).toContain(
        `<url><loc>https://faq.example/articles/a/${loc}</loc><lastmod>2020-10-31</lastmod>${alternates}</url>`
      )
  })
})
