// Whether a long `kaitei serve` grows: `node bench/leak.mjs [--edits 1000] [--every 100] [--articles 3]`, after
// `npm run compile`. Saves an article again and again, breaks and mends it, adds and deletes another, opens and leaves
// pages, and prints what the process holds after a garbage collection. Nothing is asserted.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

import {fileName, writeArticles} from './articles.mjs'

const {values} = parseArgs({
  options: {
    edits: {type: 'string', default: '1000'},
    every: {type: 'string', default: '100'},
    articles: {type: 'string', default: '3'},
    /** A folder for heap snapshots at the first and the last measurement. */
    snapshots: {type: 'string'}
  }
})
const bin = fileURLToPath(new URL('../dist/cli/bin.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kaitei-leak-'))

// Runs in the process that is measured.
const meter = `data:text/javascript,${encodeURIComponent(`
import {readdirSync} from 'node:fs'
import {writeHeapSnapshot} from 'node:v8'
process.on('message', (file) => {
  for (let round = 0; round < 5; round++) globalThis.gc()
  const {heapUsed, external, arrayBuffers, rss} = process.memoryUsage()
  if (file !== '') writeHeapSnapshot(file)
  const {length: handles} = process.getActiveResourcesInfo()
  process.send({heapUsed, external, arrayBuffers, rss, handles, files: readdirSync('/proc/self/fd').length})
})
process.channel.unref()
`)}`

writeArticles(join(folder, 'articles'), {articles: Number(values.articles)})
writeFileSync(join(folder, 'kaitei.config.json'), '{"history": {"git": false}}')
const server = spawn(process.execPath, ['--expose-gc', '--import', meter, bin, 'serve', '--port', '0'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'ignore', 'ipc']
})
let said = ''
server.stdout.setEncoding('utf8').on('data', (text) => (said += text))

/** Waits until the server has said something more, each build in a line. */
async function nextLine() {
  while (!said.includes('\n')) await once(server.stdout, 'data')
  const end = said.indexOf('\n')
  const line = said.slice(0, end)
  said = said.slice(end + 1)
  return line
}

const mega = (bytes) => (bytes / 1e6).toFixed(1).padStart(7)

async function measure(edits, snapshot = '') {
  server.send(snapshot)
  const [found] = await once(server, 'message')
  console.log(
    `${String(edits).padStart(6)} edits: heap ${mega(found.heapUsed)} MB, outside ${mega(found.external)} MB, resident ${mega(found.rss)} MB, ${found.files} open files, ${found.handles} handles`
  )
  return {edits, ...found}
}

/** Bytes an edit, by least squares. */
function slope(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const edits = mean((point) => point.edits)
  const heap = mean((point) => point.heapUsed)
  const cross = mean((point) => (point.edits - edits) * (point.heapUsed - heap))
  return cross / mean((point) => (point.edits - edits) ** 2)
}

try {
  let address = null
  while (!address) address = /http:\/\/\S+/u.exec(await nextLine())
  const page = new URL(`articles/${fileName(0).replace(/\.md$/u, '')}/`, address[0])
  const events = new URL('/__kaitei/events', address[0])
  const file = join(folder, 'articles', fileName(0))
  const text = readFileSync(file, 'utf8')
  const other = join(folder, 'articles', 'other.md')
  const points = [await measure(0)]
  const last = Number(values.edits)
  for (let edit = 1; edit <= last; edit++) {
    // Lines of builds that nobody waits for.
    said = ''
    const edited = text.replace(/^(### .*\n\n.*\n\n)/mu, `$1版${edit}番目。`)
    if (edit % 10 === 3) writeFileSync(other, text.replaceAll('？', `${edit}？`))
    else if (edit % 10 === 6) rmSync(other)
    else if (edit % 10 === 8) writeFileSync(file, edited.replace(/^title: /mu, 'title: "'))
    else writeFileSync(file, edited)
    await nextLine()
    if (edit % 5 === 0) {
      // A browser that is there for one page.
      const leaving = new AbortController()
      await (await fetch(page)).text()
      await fetch(events, {signal: leaving.signal})
      leaving.abort()
    }
    if (edit % Number(values.every) !== 0) continue
    const isLast = edit + Number(values.every) > last
    const name = points.length === 2 ? 'early' : isLast ? 'late' : null
    const snapshot = values.snapshots && name ? join(values.snapshots, `${name}.heapsnapshot`) : ''
    points.push(await measure(edit, snapshot))
  }
  // What is filled once, caches with a limit for example, is filled by then.
  const half = points.slice(Math.floor(points.length / 2))
  console.log(`heap, second half: ${Math.round(slope(half))} bytes an edit`)
} finally {
  server.kill()
  rmSync(folder, {recursive: true, force: true})
}
