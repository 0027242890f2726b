import {readFileSync} from 'node:fs'
import {createServer, type RequestListener} from 'node:http'
import {createRequire} from 'node:module'
import type {AddressInfo} from 'node:net'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {hasChromium, useChromium} from '../chromium.ts'
import {config, project, type Project, teapot} from '../cli/project.ts'

const article = `---
title: The kettle
date: 2021-03-01
lang: en
version: "1"
---

- 2021-04-10 Version 2 has a new lid
- 2022-05-01 Version 3 whistles

## Sounds

**Q. Does the kettle whistle?** (updated 2022-05-01)

It whistles, see [the notes](notes.html).

### Pitch

In *C*.

**Q. Can it hum?** (added 2021-04-10)

No.

## Water

**Q. How much water fits in?**

A litre and a half.
`

const servers: {close(): void}[] = []

function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    )
  })
}

const types: Readonly<Record<string, string>> = {js: 'text/javascript', json: 'application/json'}

describe.skipIf(!hasChromium)('<kaitei-faq> on a page of another origin', () => {
  const open = useChromium()
  let built: Project
  let faq = ''
  const asked: string[] = []
  const replaced = new Map<string, string>()

  beforeAll(async () => {
    built = project({
      'kaitei.config.json': config,
      'articles/kettle.md': article,
      'articles/teapot.md': teapot
    })
    await built.kaitei('build')
    // As the headers in `_headers` say: open to scripts of other sites.
    faq = await listen((request, response) => {
      const path = decodeURIComponent(request.url!.slice(1))
      asked.push(path)
      const body = replaced.get(path) ?? (built.has(`output/${path}`) ? built.read(`output/${path}`) : null)
      response.writeHead(body === null ? 404 : 200, {
        'Access-Control-Allow-Origin': '*',
        'Content-Type': types[path.split('.').at(-1)!] ?? 'text/plain'
      })
      response.end(body ?? '')
    })
  })
  afterAll(() => {
    for (const server of servers) server.close()
  })

  /** Opens a stranger's page with this in it. */
  async function visit(body: string, options: Parameters<typeof open>[0] = {}, head = '') {
    const host = await listen((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 204, {'Content-Type': 'text/html; charset=utf-8'})
      response.end(
        request.url === '/'
          ? `<!doctype html><html lang="en"><head><title>Shop</title>${head}<script type="module" src="${faq}embed/kaitei-faq.js"></script></head><body><h1>Shop</h1>${body}</body></html>`
          : ''
      )
    })
    const opened = await open(options)
    await opened.page.goto(host)
    return opened
  }
  const tag = (attributes: string, inside = '') =>
    `<kaitei-faq src="${faq}" ${attributes}>${inside}</kaitei-faq>`

  test('shows an article: sections, questions, answers, badges, a link to its page', async () => {
    const {page, complaints} = await visit(tag('article="kettle"', '<p>See our FAQ.</p>'))
    await page.locator('[part=title]').waitFor()
    const headings = await page.locator('h1, h2, h3, h4, h5').allInnerTexts()
    expect(headings).toEqual([
      'Shop',
      'The kettle',
      'Sounds',
      'Does the kettle whistle? Updated · 2022-05-01 · 3',
      'Pitch',
      'Can it hum? Added · 2021-04-10 · 2',
      'Water',
      'How much water fits in?'
    ])
    expect(
      await page
        .locator('[part=heading]')
        .first()
        .evaluate((node) => node.nodeName)
    ).toBe('H4')
    expect(await page.getByText('In C.').count()).toBe(1)
    expect(await page.getByText('See our FAQ.').isVisible()).toBe(false)
    const links = page.locator('kaitei-faq a')
    expect(await links.first().getAttribute('href')).toBe('https://faq.example/articles/kettle/notes.html')
    expect(await links.last().getAttribute('href')).toBe('https://faq.example/articles/kettle/')
    expect(complaints).toEqual([])
  })

  test('opens answers one by one, by keyboard as well, and where a change leads to one', async () => {
    const {page, complaints} = await visit(tag('article="kettle" since="2" collapsed'))
    const answer = page.getByText('It whistles')
    await page.locator('[part=handle]').first().waitFor()
    expect(await answer.isVisible()).toBe(false)
    await page.locator('[part=handle]').first().focus()
    await page.keyboard.press('Enter')
    expect(await answer.isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await answer.isVisible()).toBe(false)
    await page.locator('[part=change] a').first().click()
    expect(await answer.isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })

  test.each(['light', 'dark'] as const)('has nothing that axe finds serious (%s)', async (colorScheme) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const {page} = await visit(
      `<main>${tag('article="kettle" since="2"')}${tag('article="teapot" collapsed')}</main>`,
      {colorScheme},
      // What has no background of its own, axe takes for white.
      '<style>:root { color-scheme: light dark } body { background: Canvas; color: CanvasText }</style>'
    )
    await page.locator('[part=title]').last().waitFor()
    await page.locator('[part=handle]').first().click()
    await page.evaluate(axe)
    const found = await page.evaluate(
      `axe.run({preload: false}).then(({violations}) => violations
        .filter(({impact}) => impact === 'serious' || impact === 'critical')
        .map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html).join(' ')))`
    )
    expect(found).toEqual([])
  })

  test('shows one section, or one question', async () => {
    const {sections, questions} = built.json('output/api/v1/articles/kettle.json')
    const water = sections.find(({title}: {title: {en: string}}) => title.en === 'Water').id
    const {page, complaints} = await visit(
      tag(`article="kettle" section="${water}"`) +
        tag(`article="kettle" question="${questions[1].id}" level="3"`)
    )
    const [one, other] = [page.locator('kaitei-faq').first(), page.locator('kaitei-faq').last()]
    await one.locator('[part=heading]').waitFor()
    await other.locator('[part=heading]').waitFor()
    expect(await one.locator('h2, h3, h4').allInnerTexts()).toEqual(['Water', 'How much water fits in?'])
    expect(await other.locator('h3').allInnerTexts()).toEqual(['Can it hum? Added · 2021-04-10 · 2'])
    expect(complaints).toEqual([])
  })

  test.each([
    ['2', 'a revision'],
    ['2022-01-01', 'a day']
  ])('tells what changed since %s (%s), and leads there by keyboard', async (since) => {
    const {page, complaints} = await visit(tag(`article="kettle" since="${since}"`))
    const panel = page.locator('[part=changes]')
    await panel.waitFor()
    expect(await panel.locator('li').count()).toBe(1)
    expect(await panel.innerText()).toMatch(
      new RegExp(`^Changes since ${since}\\s+Updated · 2022-05-01\\s*Does the kettle whistle\\?`, 'u')
    )
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const focused = 'document.querySelector("kaitei-faq").shadowRoot.activeElement?.textContent'
    await expect.poll(() => page.evaluate(focused)).toContain('Does the kettle whistle?')
    expect(complaints).toEqual([])
  })

  test('says it in the language that is wanted, and marks what is in another', async () => {
    const {page} = await visit(
      tag('article="teapot" since="2022-06-01" lang="ja"') + tag('article="kettle" lang="ja"')
    )
    const [own, other] = [page.locator('kaitei-faq').first(), page.locator('kaitei-faq').last()]
    await own.locator('[part=changes]').waitFor()
    expect(await own.locator('[part=changes]').innerText()).toMatch(
      /^2022-06-01 からの変更\s+追加 · 2022-06-15/u
    )
    await other.locator('[part=title]').waitFor()
    expect(await other.locator('[part=title]').getAttribute('lang')).toBe('en')
  })

  test('fetches nothing before somebody comes near', async () => {
    const {page} = await visit(`<div style="height: 5000px"></div>${tag('article="kettle"')}`)
    await page.waitForFunction('customElements.get("kaitei-faq")')
    const from = asked.length
    await page.waitForTimeout(200)
    expect(asked.slice(from).filter((path) => path.startsWith('api/'))).toEqual([])
    await page.locator('kaitei-faq').scrollIntoViewIfNeeded()
    await page.locator('[part=title]').waitFor()
    expect(asked.slice(from)).toContain('api/v1/articles/kettle.json')
  })

  test.each([
    ['an article that is not there', 'article="samovar"'],
    ['no article named where there are two', ''],
    ['a question that is not there', 'article="kettle" question="q-none"']
  ])('%s: what stands in the element stays, with a word and a link', async (_, attributes) => {
    const {page, complaints} = await visit(tag(`${attributes} lang="ja"`, '<p>Ask us.</p>'))
    await page.locator('[part=error]').waitFor()
    expect(await page.getByText('Ask us.').isVisible()).toBe(true)
    expect(await page.locator('[part=error]').innerText()).toBe(
      '質問と回答を読み込めませんでした。 元のページで読む'
    )
    expect(await page.locator('[part=error] a').getAttribute('href')).toBe(faq)
    // The browser itself tells of a missing file.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
  })

  test('does not trust the HTML that it gets', async () => {
    const bad = built.json('output/api/v1/articles/kettle.json')
    bad.questions[0].answer.html.en =
      '<p onclick="hit()" style="color:red" class="x">Fine<script>hit()</script><img src="x" onerror="hit()"><a href="javascript:hit()">a</a><a href="/b">b</a><iframe srcdoc="<script>hit()</script>"></iframe><svg><a href="https://e.example/"><text>t</text></a></svg><custom-x>kept</custom-x></p>'
    bad.questions[0].text.en = '<img src=x onerror=hit()>'
    replaced.set('api/v1/articles/bad.json', JSON.stringify(bad))
    const {page, complaints} = await visit(
      tag('article="bad"'),
      {},
      '<script>hit = () => { window.hits = 1 }</script>'
    )
    await page.locator('[part=title]').waitFor()
    expect(await page.locator('[part=answer]').first().innerHTML()).toBe(
      '<p>Fine<img loading="lazy"><a rel="noopener">a</a><a rel="noopener">b</a>kept</p>'
    )
    expect(await page.evaluate('window.hits')).toBeUndefined()
    expect(complaints).toEqual([])
  })

  test('is dark where the page is, and only there', async () => {
    const color = async (head: string) => {
      const {page} = await visit(tag('article="kettle"'), {colorScheme: 'dark'}, head)
      await page.locator('[part=source] a').waitFor()
      return page
        .locator('[part=source] a')
        .evaluate((node) => (globalThis as any).getComputedStyle(node).color as string)
    }
    expect(await color('<meta name="color-scheme" content="light dark">')).toBe('rgb(168, 199, 250)')
    expect(await color('')).toBe('rgb(10, 80, 181)')
    expect(await color('<style>kaitei-faq { --kaitei-accent: rgb(1, 2, 3) }</style>')).toBe('rgb(1, 2, 3)')
  })
})
