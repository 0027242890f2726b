// From a save to the page that shows it, in Chromium: `node bench/serve.mjs [--articles 200] [--edits 20]`, after
// `npm run compile`. Without `--articles`, one small article. Prints milliseconds; nothing is asserted.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {setTimeout} from 'node:timers/promises'
import {parseArgs} from 'node:util'

import {chromium} from 'playwright-core'

import {fileName, writeArticles} from './articles.mjs'

const {values} = parseArgs({
  options: {articles: {type: 'string', default: '1'}, edits: {type: 'string', default: '20'}}
})
const bin = fileURLToPath(new URL('../dist/cli/bin.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kaitei-serve-'))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox']
})
let server
try {
  writeArticles(join(folder, 'articles'), {articles: Number(values.articles)})
  writeFileSync(join(folder, 'kaitei.config.json'), '{"history": {"git": false}}')
  server = spawn(process.execPath, [bin, 'serve', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore']
  })
  let said = ''
  while (!/http:\/\/\S+/u.test(said)) said += (await once(server.stdout, 'data'))[0]
  const [address] = /http:\/\/[^\s]+/u.exec(said)
  const page = await browser.newPage()
  await page.goto(`${address.replace(/\/$/u, '')}/articles/faq-00000/`)
  const file = join(folder, 'articles', fileName(0))
  const text = readFileSync(file, 'utf8')
  const times = []
  for (let edit = 1; edit <= Number(values.edits); edit++) {
    const word = `版${edit}番目`
    const begin = performance.now()
    writeFileSync(file, text.replace(/^(### .*\n\n.*\n\n)/mu, `$1${word}。`))
    await page.getByText(word).first().waitFor({timeout: 60_000})
    times.push(performance.now() - begin)
    // Nobody saves again before having looked: what all articles share is written meanwhile.
    await setTimeout(1500)
  }
  times.sort((a, b) => a - b)
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))])
  console.log(`${values.articles} articles, ${times.length} edits: median ${at(0.5)} ms, slowest ${at(1)} ms`)
} finally {
  if (server) {
    server.kill()
    await once(server, 'exit')
  }
  await browser.close()
  rmSync(folder, {recursive: true, force: true})
}
