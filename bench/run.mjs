// Whole processes, measured side by side: `npm run bench -- --articles 1000 --runs 5 --peers velite,eleventy --states 20`.
// What counts is the ratio within one run to (b), bare remark-parse, and to (c), the baseline.
import {cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

import {fileName, makeArticle, writeArticles, writeHistories} from './articles.mjs'
import {measure, smallest} from './measure.mjs'
import {peers} from './peers.mjs'

const {values} = parseArgs({
  options: {
    articles: {type: 'string', default: '1000'},
    runs: {type: 'string', default: '5'},
    peers: {type: 'string', default: ''},
    states: {type: 'string', default: '0'}
  }
})
const articles = Number(values.articles)
const runs = Number(values.runs)
const chosen = values.peers.split(',').filter(Boolean)
for (const name of chosen)
  if (!peers[name]) throw new Error(`no peer ${name}, expected ${Object.keys(peers).join(', ')}`)
const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const bin = at('../dist/cli/bin.js')

const folder = mkdtempSync(join(tmpdir(), 'kaitei-bench-'))
const input = join(folder, 'articles')
const rows = []

/** Measures a program and notes it as a row. */
function row(name, run, prepare) {
  const result = {name, ...smallest(runs, run, prepare)}
  rows.push(result)
  console.error(`${name}: ${sayFigures(result)}`)
  return result
}

const sayFigures = ({wall, cpu, peak}) =>
  `wall ${wall.toFixed(2)} s${cpu === null ? '' : `, CPU ${cpu.toFixed(2)} s, peak ${Math.round(peak)} MB`}`

const node =
  (program, ...args) =>
  () =>
    measure(process.execPath, [program, ...args])
const kaitei =
  (...args) =>
  () =>
    measure(process.execPath, [bin, 'build', '--base-url', 'https://faq.example/', ...args], {cwd: folder})
// Moved away, not deleted: ext4 is slow to make files where many were deleted a moment ago.
let past = 0
const moveAway = (...names) => {
  mkdirSync(join(folder, 'past'), {recursive: true})
  for (const name of names)
    if (existsSync(join(folder, name))) renameSync(join(folder, name), join(folder, 'past', String(past++)))
}
const withoutOutput = () => moveAway('output', '.kaitei', '.kaitei-cache')

try {
  const bytes = writeArticles(input, {articles})
  writeFileSync(join(folder, 'kaitei.config.json'), '{"history": {"git": false}}')
  row('Node alone', () => measure(process.execPath, ['-e', '0']))
  row('(a) read and hash', node(at('programs/read.mjs'), input))
  const bare = row('(b) remark-parse', node(at('programs/parse.mjs'), input))
  const baseline = row('(c) baseline', node(at('programs/baseline.mjs'), input))
  const parser = at('programs/kaitei-parse.mjs')
  row('our parser, remark alone', node(parser, input, 'remark'))
  row('our parser, accelerated', node(parser, input, 'auto'))
  row('Kaitei, cold, one job', kaitei('--jobs', '1'), withoutOutput)
  row('Kaitei, cold, two jobs', kaitei('--jobs', '2'), withoutOutput)
  row('Kaitei, cold, one job, accelerated', kaitei('--jobs', '1', '--parser', 'auto'), withoutOutput)
  row('Kaitei, nothing changed', kaitei())
  let version = 1
  row('Kaitei, one article changed', kaitei(), () => {
    version++
    writeFileSync(join(input, fileName(0)), makeArticle(0, {version}))
  })
  if (Number(values.states) > 1) compareHistories(Number(values.states))
  for (const name of chosen) runPeer(name)
  print(bytes, {bare, baseline})
} finally {
  rmSync(folder, {recursive: true, force: true})
}

/** What the past costs: the same present texts, without earlier states and with them. Snapshots are not written. */
function compareHistories(states) {
  const config = '{"history": {"git": false}, "outputs": ["feeds", "changelog"]}'
  writeArticles(input, {articles, version: states})
  writeFileSync(join(folder, 'kaitei.config.json'), config)
  const clear = () => moveAway('output', '.kaitei-cache')
  const present = row('Kaitei, present states alone, feeds and changelog', kaitei('--jobs', '1'), clear)
  writeHistories(folder, {articles, states})
  const past = row(`Kaitei, ${states} states each, feeds and changelog`, kaitei('--jobs', '1'), clear)
  if (past.cpu !== null) console.error(`states ÷ present alone: ${(past.cpu / present.cpu).toFixed(2)}`)
}

function runPeer(name) {
  const peer = peers[name]
  const place = join(folder, `peer-${name}`)
  const content = peer.prepare(place)
  if (content === null) return console.error(`${name} could not be installed: left out`)
  cpSync(input, content, {recursive: true})
  const run = () => measure(...peer.command, {cwd: place})
  row(`${peer.title}, cold`, run, () => peer.clean(place))
  row(`${peer.title}, nothing changed`, run)
}

function print(bytes, {bare, baseline}) {
  const ratio = (name, of) => (result) => (result[name] === null ? '–' : (result[name] / of[name]).toFixed(2))
  console.log(
    `${articles} articles of ${Math.round(bytes / articles)} bytes, the smallest of ${runs} runs, Node ${process.versions.node}, ${process.platform}-${process.arch}`
  )
  console.log('\n| program | wall s | CPU s | peak MB | CPU ÷ (b) | CPU ÷ (c) |')
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
  for (const result of rows)
    console.log(
      `| ${result.name} | ${result.wall.toFixed(2)} | ${result.cpu?.toFixed(2) ?? '–'} | ${result.peak === null ? '–' : Math.round(result.peak)} | ${ratio('cpu', bare)(result)} | ${ratio('cpu', baseline)(result)} |`
    )
}
