import {describe, expect, it} from 'vitest'

import {versionOf} from '../../src/io/serve/version.ts'

describe('the version of a page', () => {
  const html =
    '<link rel="stylesheet" href="../../assets/kaitei.css"><a href="revisions/1.1/index.html">1.1</a><img src="%E8%8C%B6.png"><img src="https://other.example/a.png"><a href="feeds/ja/rss.xml">RSS</a>'
  const files: Record<string, string> = {
    '/assets/kaitei.css': 'a {}',
    '/articles/tea/%E8%8C%B6.png': 'picture',
    '/articles/tea/revisions/1.1/index.html': 'page',
    '/a.png': 'mine'
  }
  const version = (more: Record<string, string> = {}, text = html) =>
    versionOf(text, '/articles/tea/', async (name) => {
      const content = {...files, ...more}[name]
      return content === undefined ? null : Buffer.from(content)
    })

  it('is another when the page is, or what it shows', async () => {
    const shown = await version()
    expect(await version({}, `${html} `)).not.toBe(shown)
    expect(await version({'/assets/kaitei.css': 'a { color: red }'})).not.toBe(shown)
    expect(await version({'/articles/tea/%E8%8C%B6.png': 'another'})).not.toBe(shown)
  })

  it('stays when something else changes', async () => {
    const shown = await version()
    const other = {'/articles/tea/revisions/1.1/index.html': 'new', '/a.png': 'new', '/index.html': 'new'}
    expect(await version(other)).toBe(shown)
  })
})
