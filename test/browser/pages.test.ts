import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {gzipSync} from 'node:zlib'

import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import sirv from 'sirv'
import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from 'vitest'

import {markedText} from '../../src/translate/marked-text.ts'
import {readMarks} from '../../src/translate/read-marks.ts'
import type {Article} from '../../src/model/article.ts'
import type {Changes} from '../../src/model/delta.ts'

// One browser for all, and one page after the other, beside other work.
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const output = fileURLToPath(new URL('../../output/', import.meta.url))
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path)
)
if (!executablePath) console.info('No Chromium here: the pages are not tried in a browser.')

const sample = 'articles/tanzu-kubernetes-grid/'
const pages = [
  'index.html',
  'en/index.html',
  `${sample}index.html`,
  `${sample}en/index.html`,
  `${sample}revisions/1.1/index.html`,
  `${sample}revisions/1.2/index.html`,
  `${sample}revisions/1.2/en/index.html`,
  `${sample}revisions/2020-12-30/index.html`,
  'articles/semantic-versioning/index.html',
  'articles/semantic-versioning/en/index.html',
  'articles/semantic-versioning/revisions/1.1/index.html'
]

/** One of each kind. */
const kinds = [
  'index.html',
  `${sample}index.html`,
  `${sample}en/index.html`,
  `${sample}revisions/1.2/index.html`,
  'articles/semantic-versioning/revisions/1.1/index.html'
]

const json = <T>(path: string): T => JSON.parse(readFileSync(join(output, path), 'utf8')) as T
const fileUrl = (path: string): string => pathToFileURL(join(output, path)).href

const textsOf = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allTextContents()

describe.skipIf(!executablePath)("the reader's pages in a browser", () => {
  let browser: Browser
  let server: Server
  let base: string
  const open: Page[] = []
  /** What a page complained of. */
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({executablePath: executablePath!, args: ['--no-sandbox']})
    const serve = sirv(output, {dev: true})
    // Below a path, as on many hosts.
    server = createServer((request, response) => {
      if (!request.url!.startsWith('/some/where/')) return void response.writeHead(404).end()
      request.url = request.url!.slice('/some/where'.length)
      serve(request, response, () => void response.writeHead(404).end())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    base = `http://127.0.0.1:${typeof address === 'object' ? address!.port : 0}/some/where/`
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()))
    const heard = complaints.splice(0)
    if (heard.length > 0) throw new Error(heard.join('\n'))
  })

  async function visit(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({reducedMotion: 'reduce', ...options})
    const page = await context.newPage()
    open.push(page)
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('requestfailed', (request) => {
      // Whoever leaves a page does not wait for its pictures.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
    })
    await page.goto(url)
    return page
  }

  it('offers the feeds of the article and of the site, where they are', async () => {
    const page = await visit(`${base}${sample}index.html`)
    const feeds = await page
      .locator('link[rel=alternate][type$="xml"], link[rel=alternate][type$="feed+json"]')
      .evaluateAll((links) => links.map((link) => (link as unknown as {href: string}).href))
    expect(feeds.map((url) => url.slice(base.length))).toStrictEqual([
      `${sample}feeds/ja/atom.xml`,
      `${sample}feeds/ja/rss.xml`,
      `${sample}feeds/ja/feed.json`,
      'feeds/ja/atom.xml',
      'feeds/ja/rss.xml',
      'feeds/ja/feed.json'
    ])
    for (const url of feeds) expect((await page.request.get(url)).status()).toBe(200)
    await page
      .getByRole('link', {name: /この記事|よくある質問.*Atom/u})
      .first()
      .scrollIntoViewIfNeeded()
    expect(await page.locator('.subscribe a[type="application/atom+xml"]').count()).toBe(2)
  })

  it('switches from 1.1 to 1.2 and shows exactly what changed', async () => {
    const {deltas} = json<Changes>('api/v1/articles/tanzu-kubernetes-grid/changes.json')
    const delta = deltas.find(({to}) => to === '1.2')!
    const page = await visit(fileUrl(`${sample}revisions/1.1/index.html`))
    expect(await page.locator('[data-change]').count()).toBe(0)
    await page.getByRole('navigation', {name: '版'}).getByRole('link', {name: '1.2'}).click()
    expect(page.url()).toBe(fileUrl(`${sample}revisions/1.2/index.html`))
    const shown = await page
      .locator('[data-change]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-change')))
    expect(shown.toSorted()).toStrictEqual(delta.changes.map(({id}) => id).toSorted())
    for (const change of delta.changes.filter(({type}) => type === 'updated')) {
      const question = page.locator(`[id="${change.subject.id}"]`)
      const edits = change.type === 'updated' ? change.edits! : []
      const inserted = readMarks(markedText(edits))
        .flatMap(({marks}) => marks)
        .filter(({type}) => type === 'inserted')
      // Clean first: the marks are there for those who ask.
      expect(await question.locator('ins').first().isVisible()).toBe(false)
      await question.locator('details.difference summary').click()
      const marks = await question.locator('details > .marked ins').evaluateAll((marks) =>
        marks.map((mark) => {
          const copy = mark.cloneNode(true) as unknown as {
            querySelectorAll(selector: string): Iterable<{remove(): void}>
            textContent: string
          }
          for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove()
          return copy.textContent
        })
      )
      expect(marks.join('')).toBe(inserted.map(({text}) => text).join(''))
      expect(await question.locator('ins .unseen').first().textContent()).toBe('追加: ')
    }
  })

  it('finds Japanese words, parts of them, and full-width letters', async () => {
    const {questions} = json<Article>('api/v1/articles/tanzu-kubernetes-grid.json')
    const having = (word: string) =>
      questions
        .filter(({text, answer}) => `${text.ja} ${answer.text.ja}`.toLowerCase().includes(word))
        .map(({text}) => text.ja!)
        .toSorted()
    for (const url of [fileUrl('index.html'), `${base}index.html`]) {
      const page = await visit(url)
      const find = async (query: string) => {
        await page.getByRole('searchbox').fill(query)
        await page.locator(`.results[data-query="${query}"]`).waitFor({state: 'attached'})
        return (await textsOf(page, '.results li a')).toSorted()
      }
      expect(having('冗長化').length).toBeGreaterThan(0)
      expect(await find('冗長化')).toStrictEqual(having('冗長化'))
      expect(await find('冗長')).toStrictEqual(having('冗長'))
      const found = await find('ＴＫＧ')
      expect(found).toEqual(expect.arrayContaining(having('tkg').slice(0, 1)))
      expect(found.length).toBeGreaterThan(5)
      expect(await page.locator('.results mark').first().textContent()).toMatch(/^TKG$/iu)
      expect(await find('新幹線')).toStrictEqual([])
      await page.getByRole('searchbox').fill('冗長化')
      await page.locator('.results li a').first().click()
      expect(page.url()).toContain('#q-')
      expect(await page.locator(':target h3').count()).toBe(1)
    }
  })

  it('switches the language and comes back', async () => {
    const page = await visit(fileUrl(`${sample}index.html`))
    const english = page.getByRole('navigation', {name: '言語'}).getByRole('link', {name: 'English'})
    expect(await english.getAttribute('hreflang')).toBe('en')
    await english.click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('h1').textContent()).toContain('frequently asked questions')
    await page.getByRole('link', {name: '日本語'}).click()
    expect(page.url()).toBe(fileUrl(`${sample}index.html`))
    const alternates = await page
      .locator('link[hreflang]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')))
    expect(alternates).toStrictEqual(['ja', 'en', 'x-default'])
  })

  it('is used by keyboard alone', async () => {
    const page = await visit(fileUrl('index.html'))
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('本文へ')
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').getAttribute('id')).toBe('_main')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').getAttribute('type')).toBe('search')
    await page.keyboard.type('冗長化')
    await page.locator('.results li').first().waitFor()
    await page.keyboard.press('Tab')
    const outline = await page
      .locator(':focus')
      // @ts-expect-error This runs in the page.
      .evaluate((element) => getComputedStyle(element).outlineStyle as string)
    expect(outline).toBe('solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#q-/u)
    const summary = page.locator('details.history summary').first()
    await summary.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('details.history[open]').count()).toBe(1)
  })

  it('tells everything without JavaScript', async () => {
    const page = await visit(fileUrl('index.html'), {javaScriptEnabled: false})
    expect(await page.locator('form.search').isVisible()).toBe(false)
    await page.locator('.articles a').last().click()
    expect(await page.locator('.question').count()).toBe(28)
    await page.locator('.badge a').first().click()
    expect(page.url()).toContain('/revisions/')
    await page.locator('.revisions a').first().click()
    expect(page.url()).toBe(fileUrl(`${sample}index.html`))
  })

  it('fits a phone', async () => {
    const page = await visit(fileUrl('index.html'), {viewport: {width: 320, height: 640}})
    for (const path of pages) {
      await page.goto(fileUrl(path))
      // @ts-expect-error This runs in the page.
      const width = await page.evaluate(() => document.documentElement.scrollWidth as number)
      expect([path, width]).toStrictEqual([path, 320])
    }
  })

  it('has nothing that axe finds serious, light and dark', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit(fileUrl('index.html'), {colorScheme, bypassCSP: true})
      for (const path of colorScheme === 'light' ? kinds : kinds.slice(2, 4)) {
        await page.goto(fileUrl(path))
        await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })')
        await page.evaluate(axe)
        const found = await page.evaluate<string[]>(
          `axe.run({preload: false}).then(({violations}) => violations
            .filter(({impact}) => impact === 'serious' || impact === 'critical')
            .flatMap(({id, nodes}) => nodes.map(({html}) => id + ': ' + html)))`
        )
        expect([path, colorScheme, found]).toStrictEqual([path, colorScheme, []])
      }
      const paper = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
      expect(paper).toBe(colorScheme === 'dark' ? 'rgb(23, 22, 20)' : 'rgb(251, 250, 246)')
    }
  })

  it('prints', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaitei-print-'))
    const page = await visit(fileUrl(`${sample}index.html`))
    const pdf = await page.pdf({path: join(folder, 'page.pdf'), format: 'A4'})
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({media: 'print'})
    expect(await page.locator('nav.revisions').isVisible()).toBe(false)
    expect(await page.locator('.question').first().isVisible()).toBe(true)
    rmSync(folder, {recursive: true})
  })

  it('leads nowhere that is not there, from disk and below a path', async () => {
    const page = await visit(`${base}index.html`)
    const broken: string[] = []
    for (const path of pages) {
      await page.goto(`${base}${path}`)
      const links = await page.evaluate<string[]>(
        '[...document.querySelectorAll("a[href], link[href]:not([rel=canonical], [hreflang]), img[src], script[src]")].map((each) => each.href || each.src)'
      )
      for (const link of new Set(links.filter((url) => url.startsWith(base)))) {
        const [file, fragment] = decodeURI(link.slice(base.length)).split('#') as [string, string?]
        const target = join(output, decodeURIComponent(file))
        if (!existsSync(target) || file === '' || file.endsWith('/')) broken.push(`${path} → ${link}`)
        else if (fragment && !readFileSync(target, 'utf8').includes(` id="${decodeURIComponent(fragment)}"`))
          broken.push(`${path} → ${link}`)
      }
    }
    expect(broken).toStrictEqual([])
  })
})

describe("the sample's pages", () => {
  it('weigh less than 60 KB, compressed, with all that they need but pictures', () => {
    const weight = (path: string) => gzipSync(readFileSync(join(output, path)), {level: 9}).length
    const shared = weight('assets/kaitei.css')
    for (const path of pages) expect([path, weight(path) + shared]).toSatisfy(isLight)
    const search = ['assets/kaitei-search.js', 'assets/minisearch.js', 'assets/search.ja.js']
    expect(weight('index.html') + shared + search.reduce((sum, path) => sum + weight(path), 0)).toBeLessThan(
      60_000
    )
  })

  it('are all those of its articles, in both languages', () => {
    const written = readdirSync(output, {recursive: true, encoding: 'utf8'})
      .filter((path) => path.endsWith('index.html'))
      .map((path) => path.replaceAll('\\', '/'))
    const revisions = ['1.1', '1.2', '2020-12-30'].map((id) => `${sample}revisions/${id}/`)
    const others = ['1.0', '1.1', '1.2'].map((id) => `articles/semantic-versioning/revisions/${id}/`)
    const folders = ['', sample, 'articles/semantic-versioning/', ...revisions, ...others]
    expect(written.toSorted()).toStrictEqual(
      folders.flatMap((folder) => [`${folder}index.html`, `${folder}en/index.html`]).toSorted()
    )
  })
})

const isLight = ([, bytes]: [string, number]): boolean => bytes < 60_000
