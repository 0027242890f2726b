// Builds this site from the JSON of `output/`, served as any host would, and holds what is on its pages against it.
import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'

const output = new URL('../../output/', import.meta.url)
const read = async (path) => JSON.parse(await readFile(new URL(`api/v1/${path}`, output), 'utf8'))

const asked = new Set()
const server = createServer(async ({url}, response) => {
  const path = decodeURI(new URL(url, 'http://127.0.0.1').pathname).slice(1)
  asked.add(path)
  const file = path.startsWith('api/v1/') ? await readFile(new URL(path, output)).catch(() => null) : null
  response.writeHead(file ? 200 : 404, {'content-type': 'application/json'}).end(file)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const {port} = server.address()

const astro = spawn('npm', ['run', 'build'], {
  cwd: new URL('.', import.meta.url),
  env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1', KAITEI_SITE: `http://127.0.0.1:${port}/`},
  stdio: 'inherit'
})
const [code] = await once(astro, 'exit')
server.close()
assert.equal(code, 0, 'astro build')

const page = (path) => readFile(new URL(`dist/${path}index.html`, import.meta.url), 'utf8')
const {articles} = await read('index.json')
const {events} = await read('events.json')
assert.notEqual(articles.length, 0)
const index = await page('')
for (const {id} of articles) assert.ok(index.includes(`href="/${id}/"`), `the index links to ${id}`)
assert.ok(index.includes(events[0].date), 'the index has the newest change')

for (const {id} of articles) {
  const {lang, questions, revisions} = await read(`articles/${id}.json`)
  const {deltas} = await read(`articles/${id}/changes.json`)
  const html = await page(`${id}/`)
  for (const question of questions) {
    assert.ok(html.includes(`<article id="${question.id}"`), `${id} has ${question.id}`)
    assert.ok(
      html.includes(question.answer.html.ja ?? question.answer.html[lang]),
      `${question.id}: its answer`
    )
  }
  const newest = revisions.findLast(({date}) => date !== null)
  const {changes} = deltas.find(({to}) => to === newest.id)
  const section = html.slice(html.indexOf('id="changes"'), html.indexOf('<article'))
  assert.equal(section.split('<li').length - 1, changes.length, `${id}: as many changes as ${newest.id} has`)
}
const others = [...asked].filter((path) => !path.startsWith('api/v1/'))
assert.deepEqual(others, [], 'only JSON was asked for')
console.log(`${articles.length} articles shown from ${asked.size} JSON documents`)
