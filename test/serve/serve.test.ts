import {symlinkSync} from 'node:fs'
import {createServer, request as httpRequest} from 'node:http'
import type {AddressInfo} from 'node:net'
import {connect} from 'node:net'
import {join} from 'node:path'

import {describe, expect, onTestFinished, test} from 'vitest'

import {hasChromium, useChromium} from '../chromium.ts'
import {config, kettle, project, type Project, teapot} from '../cli/project.ts'
import {type Running, start} from '../watch/running.ts'

const site = (): Project =>
  project({'kaitei.config.json': config, 'articles/kettle.md': kettle, 'articles/teapot.md': teapot})

interface Served {
  readonly serve: Running
  readonly address: string
  readonly port: number
}

async function serveSite(built: Project, args = 'serve --port 0'): Promise<Served> {
  const serve = start(built, args)
  const [, address] = await serve.prints(/ at (http:\S+)/u)
  return {serve, address: address!, port: Number(new URL(address!).port)}
}

/** Sends a path as it is: `fetch` would tidy it first. */
const get = (
  port: number,
  path: string,
  {host = `127.0.0.1:${port}`, method = 'GET'} = {}
): Promise<{status: number; body: string; headers: Record<string, unknown>}> =>
  new Promise((resolve, reject) => {
    httpRequest({host: '127.0.0.1', port, path, method, headers: {host}, setHost: false}, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => (body += part))
      response.on('end', () => resolve({status: response.statusCode!, body, headers: response.headers}))
    })
      .on('error', reject)
      .end()
  })

describe('kaitei serve', () => {
  test('serves the output, says where, and ends well', async () => {
    const built = site()
    const {serve, port, address} = await serveSite(built)
    expect(address).toBe(`http://127.0.0.1:${port}/`)
    const json = await get(port, '/api/v1/articles/kettle.json')
    expect(json.status).toBe(200)
    expect(json.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(json.headers['cache-control']).toBe('no-store')
    // What is not published yet is nobody else's.
    expect(json.headers['access-control-allow-origin']).toBeUndefined()
    expect(JSON.parse(json.body).title.en).toBe('The kettle')
    expect((await get(port, '/feeds/en/rss.xml')).headers['content-type']).toBe(
      'application/xml; charset=utf-8'
    )
    expect(await serve.stop()).toBe(0)
  })

  test('a folder without a page lists what is in it; its address ends in a slash', async () => {
    const {port} = await serveSite(site())
    const {status, headers} = await get(port, '/api')
    expect([status, headers.location]).toEqual([302, '/api/'])
    const {body} = await get(port, '/api/')
    expect(body).toContain('<a href="v1/">v1/</a>')
    expect(body).toContain('src="/__kaitei/live.js?v=')
  })

  test('pages get the live script, before their end, and nothing else is touched', async () => {
    const built = site()
    built.write('output/mine.html', '<!doctype html><body><p>本文</body></html>\n')
    built.write('output/mine.txt', '</body>\n')
    const {port} = await serveSite(built)
    expect((await get(port, '/mine.html')).body).toMatch(
      /^<!doctype html><body><p>本文<script type="module" src="\/__kaitei\/live\.js\?v=[\w-]+"><\/script><\/body><\/html>\n$/u
    )
    expect((await get(port, '/mine.txt')).body).toBe('</body>\n')
    const missing = await get(port, '/none.html')
    expect(missing.status).toBe(404)
    expect(missing.body).toContain('/__kaitei/live.js')
  })

  test('nothing outside the folder, no dot files, by whatever way', async () => {
    const built = site()
    built.write('secret.txt', 'secret')
    built.write('output/.env', 'secret')
    built.write('output/.git/config', 'secret')
    built.write('output/a/b.txt', 'fine')
    symlinkSync(join(built.folder, 'secret.txt'), join(built.folder, 'output/link.txt'))
    symlinkSync(built.folder, join(built.folder, 'output/up'))
    symlinkSync(join(built.folder, 'output/.env'), join(built.folder, 'output/plain.txt'))
    symlinkSync(join(built.folder, 'output/a'), join(built.folder, 'output/inside'))
    const {port} = await serveSite(built)
    const ways = [
      '/../secret.txt',
      '/a/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/a/..%5c..%5csecret.txt',
      '/%252e%252e/secret.txt',
      '//secret.txt',
      `/${built.folder}/secret.txt`,
      '/secret.txt%00.html',
      '/link.txt',
      '/up/secret.txt',
      '/.env',
      '/%2eenv',
      '/plain.txt',
      '/.git/config',
      '/.kaitei-manifest.json',
      '/%',
      '/a/b.txt/'
    ]
    for (const way of ways) {
      const {status, body} = await get(port, way)
      expect([way, status, body.includes('secret</') || body === 'secret']).toEqual([way, 404, false])
    }
    expect((await get(port, '/inside/b.txt')).body).toBe('fine')
    // Never to another host.
    expect((await get(port, '//faq.example')).status).toBe(404)
    const listing = await get(port, '/')
    expect(listing.body).not.toContain('.env')
  })

  test('a name that a stranger may own is refused (DNS rebinding)', async () => {
    const {port} = await serveSite(site())
    for (const host of ['evil.example', `evil.example:${port}`, 'localhost.evil.example', '', 'a@127.0.0.1'])
      expect([host, (await get(port, '/', {host})).status]).toEqual([host, 403])
    for (const host of [`localhost:${port}`, 'faq.localhost', `[::1]:${port}`, '192.0.2.1'])
      expect([host, (await get(port, '/', {host})).status]).toEqual([host, 200])
    expect((await get(port, '/__kaitei/events', {host: 'evil.example'})).status).toBe(403)
    expect((await get(port, '/', {method: 'POST'})).status).toBe(405)
    expect((await get(port, '/', {method: 'HEAD'})).body).toBe('')
  })

  test('listens to this machine alone, unless told otherwise', async () => {
    const {serve, port} = await serveSite(site())
    const other = await new Promise((resolve) => {
      const socket = connect({host: '127.0.0.2', port})
      socket.on('connect', () => resolve('connected')).on('error', () => resolve('refused'))
    })
    expect(other).toBe('refused')
    expect(serve.text()).not.toContain('Other machines')
    const open = await serveSite(site(), 'serve --port 0 --host 0.0.0.0')
    expect(open.address).toBe(`http://localhost:${open.port}/`)
    await open.serve.prints(/Other machines/u)
  })

  test('a port that is taken: another, or a clear word where it was asked for', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const {port} = server.address() as AddressInfo
    const taken = await site().kaitei(`serve --port ${port}`, {ownProcess: true})
    expect(taken.code).toBe(1)
    expect(taken.stderr).toContain(`Unexpected port ${port}, which is taken`)
    expect(taken.stdout).toBe('')
    const usual = createServer()
    const isFree = await new Promise((resolve) => {
      usual.once('error', () => resolve(false)).listen(4600, '127.0.0.1', () => resolve(true))
    })
    if (isFree) onTestFinished(() => void usual.close())
    const fallen = await serveSite(site(), 'serve')
    expect(fallen.port).not.toBe(4600)
    const nowhere = await site().kaitei('serve --host 192.0.2.1', {ownProcess: true})
    expect(nowhere.code).toBe(1)
    expect(nowhere.stderr).toContain('Unexpected failure to listen at 192.0.2.1: EADDRNOTAVAIL')
  })
})

/** What pages are told, one line a message, as they come. */
async function listen(port: number, page: string): Promise<() => Promise<{version: string}>> {
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  const {body} = await fetch(`http://127.0.0.1:${port}/__kaitei/events?page=${encodeURIComponent(page)}`, {
    signal: leaving.signal
  })
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async () => {
    for (;;) {
      const found = /data: (?<data>.*)\n\n/u.exec(text)
      if (found) text = text.slice(found.index + found[0].length)
      if (found) return JSON.parse(found.groups!['data']!)
      text += (await reader.read()).value ?? ''
    }
  }
}

test('only pages that show what changed are told so, and the article before what all share', async () => {
  const built = site()
  const {port} = await serveSite(built)
  const pages = ['/articles/kettle/', '/articles/teapot/', '/']
  const next = await Promise.all(pages.map((page) => listen(port, page)))
  const hear = async () => (await Promise.all(next.map((message) => message()))).map(({version}) => version)
  const before = await hear()
  built.write('articles/kettle.md', kettle.replace('title: The kettle', 'title: The old kettle'))
  const [kettleThen, teapotThen, indexThen] = await hear()
  expect(kettleThen).not.toBe(before[0])
  const [kettleNow, teapotNow, indexNow] = await hear()
  expect(kettleNow).toBe(kettleThen)
  expect([teapotThen, teapotNow]).toStrictEqual([before[1], before[1]])
  expect([indexThen === before[2], indexNow === before[2]]).toStrictEqual([true, false])
})

// As strict as a page can be that still lets its own scripts speak to where they came from.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>
${Array.from({length: 60}, (_, n) => `<h2 id="h${n}">Heading ${n}</h2><p>Text.</p><p>Text.</p>`).join('\n')}
</body></html>
`

describe.skipIf(!hasChromium)('a page of kaitei serve', () => {
  const open = useChromium()
  const broken = kettle.replace('title: The kettle', 'title: [The kettle <img src=x onerror=alert(1)>')

  test('loads again on save and keeps its place', async () => {
    const built = site()
    built.write('output/page.html', page)
    const {address} = await serveSite(built)
    const {page: tab, complaints} = await open()
    await tab.goto(`${address}page.html`)
    await tab.evaluate(`document.documentElement.dataset.first = 'yes'
      document.querySelector('#h30').scrollIntoView()
      scrollBy(0, -17)`)
    const top = () => tab.evaluate<number>("document.querySelector('#h30').getBoundingClientRect().top")
    const before = await top()
    expect(before).toBeCloseTo(17, 0)
    // Text above grows; the reader's eyes stay where they are.
    built.write(
      'output/page.html',
      page.replace('Heading 3<', `Heading 3</h2>${'<p>New.</p>'.repeat(20)}<h2><`)
    )
    built.write('articles/kettle.md', kettle.replace('A litre', 'Two litres'))
    await tab.locator('html:not([data-first])').waitFor({state: 'attached'})
    await expect.poll(top).toBeCloseTo(before, 0)
    expect(await tab.evaluate('scrollY')).toBeGreaterThan(1000)
    expect(complaints).toEqual([])
  })

  test('shows problems over the last good page as text, with place and advice, until they are mended', async () => {
    const built = site()
    built.write('output/page.html', page)
    const {address, port} = await serveSite(built)
    const {page: tab, complaints} = await open()
    await tab.goto(`${address}page.html`)
    const panel = tab.locator('kaitei-problems #panel')
    await tab.locator('kaitei-problems').waitFor({state: 'detached'})
    built.write('articles/kettle.md', broken)
    await panel.waitFor()
    const text = await panel.innerText()
    expect(text).toMatch(/^1 error, /u)
    expect(text).toMatch(/articles\/kettle\.md:\d+:\d+ error/u)
    // Nothing of it is HTML, whatever an article says.
    expect(await panel.locator('img').count()).toBe(0)
    expect(await tab.locator('kaitei-problems').getAttribute('lang')).toBe('en')
    expect(await panel.locator('.advice').count()).toBeGreaterThan(0)
    expect(JSON.parse((await get(port, '/api/v1/articles/kettle.json')).body).title.en).toBe('The kettle')
    expect(await tab.locator('h2#h3').innerText()).toBe('Heading 3')
    built.write('articles/kettle.md', kettle)
    await tab.locator('kaitei-problems').waitFor({state: 'detached'})
    expect(complaints).toEqual([])
  })

  test('the problems are put away and fetched again with the keyboard, and stay away on the next page', async () => {
    const built = site()
    built.write('output/page.html', page)
    built.write('articles/kettle.md', broken)
    const {address} = await serveSite(built)
    const {page: tab} = await open()
    await tab.goto(`${address}page.html`)
    const panel = tab.locator('kaitei-problems #panel')
    await panel.waitFor()
    await tab.keyboard.press('Tab')
    await expect
      .poll(() => tab.evaluate('document.activeElement?.shadowRoot?.activeElement?.id'))
      .toBe('close')
    await tab.keyboard.press('Escape')
    await panel.waitFor({state: 'hidden'})
    await tab.reload()
    await tab.locator('kaitei-problems #badge').waitFor()
    expect(await panel.isVisible()).toBe(false)
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Enter')
    await panel.waitFor()
  })

  test('edit after edit leaves nothing behind', async () => {
    const built = site()
    const {address, serve} = await serveSite(built)
    const {page: tab, complaints} = await open()
    await tab.goto(address)
    const handles = async () => {
      const {readdirSync} = await import('node:fs')
      return readdirSync(`/proc/${serve.pid}/fd`).length
    }
    const edit = async (n: number) => {
      const from = serve.text().length
      built.write('articles/kettle.md', kettle.replace('A litre', `${n} litres`))
      await serve.prints(/^articles\/kettle\.md: /mu, from)
    }
    for (let n = 0; n < 5; n++) await edit(n)
    const before = await handles()
    for (let n = 10; n < 40; n++) await edit(n)
    await expect.poll(handles).toBeLessThanOrEqual(before + 2)
    expect(complaints).toEqual([])
  })
})
