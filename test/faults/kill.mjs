// Kills builds and publications at random moments and looks what is left: `node test/faults/kill.mjs 500 [seed]
// [articles]`. With more than 16 articles, builds of several jobs use threads.
// What it needs is compiled: `npm run build` or `npx tsc -p tsconfig.build.json` first.
import {spawn} from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

import {buildSite} from '../../dist/io/build-site.js'
import {openCacheOf} from '../../dist/io/cache/build-cache.js'
import {planPublication, recordPublication} from '../../dist/io/publish-site.js'
import {openWorkspace} from '../../dist/io/workspace.js'

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))

/** What is run at once and killed in one round. */
const programs = [
  [['build', '--jobs', '1']],
  [['build', '--jobs', '2']],
  [['build', '--no-cache']],
  [['publish', '--yes']],
  [['build'], ['build']],
  [['build'], ['publish', '--yes']],
  [
    ['publish', '--yes'],
    ['publish', '--yes']
  ]
]

/** Of the new ones, the even are changed; one is gone, one has come. */
function articles(version, count) {
  const pots = Array.from({length: count + 1}, (_, index) => index)
  const away = version === 'new' ? 3 : count
  return pots
    .filter((index) => index !== away)
    .map((index) => [`pot-${index}.md`, article(index, version === 'new' && index % 2 === 0)])
}

function article(index, isChanged) {
  const added = isChanged ? `\n**Q. 蓋は要りますか？**（2021/05/05 追加）\n\nはい、${index} 枚です。\n` : ''
  const said = isChanged ? '毎朝注ぎます。（2021/05/05 更新）' : '毎晩注ぎます。'
  return `---\ntitle: 急須 ${index}\ndate: 2020-01-01\n---\n\n**Q. いつお湯を注ぎますか？**\n\n${said}\n${added}`
}

const config = JSON.stringify({baseUrl: 'https://faq.example/', title: '急須', history: {git: false}})

/** Files below a folder, by path. */
function treeOf(folder) {
  const files = new Map()
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(path.relative(folder, file), readFileSync(file, 'latin1'))
  }
  return files
}

const isOwn = (name) => /(?:^|[/\\])(?:\.kaitei-manifest|\.kaitei-\d+)|\.tmp$/u.test(name)

/** Names of files that are neither of the old nor of the new ones. */
const halves = (found, ...wholes) =>
  [...found].filter(([name, text]) => !isOwn(name) && !wholes.some((whole) => whole.get(name) === text))

const differs = (one, other) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name))

/** Upon whatever a killed one left in its cache, or upon nothing. */
async function build(folder, {isClean = false} = {}) {
  if (isClean)
    for (const name of ['output', '.kaitei-cache']) rmSync(path.join(folder, name), {recursive: true})
  const workspace = await openWorkspace({cwd: folder, paths: []})
  const cache = await openCacheOf(workspace)
  await buildSite(workspace, {dryRun: false, frozen: false, cache, progress: () => {}})
}

async function publish(folder) {
  const workspace = await openWorkspace({cwd: folder, paths: []})
  await recordPublication(await planPublication(workspace, {fromGit: false}), folder)
}

function writeAll(folder, version, count) {
  rmSync(path.join(folder, 'articles'), {recursive: true, force: true})
  mkdirSync(path.join(folder, 'articles'), {recursive: true})
  writeFileSync(path.join(folder, 'kaitei.config.json'), config)
  for (const [name, text] of articles(version, count))
    writeFileSync(path.join(folder, 'articles', name), text)
}

/**
 * Starts the commands at once, kills all of them after some time, or some time after the first of them wrote
 * something; the exit codes of those that ended before.
 */
async function killAfter(folder, commands, {time, sinceWriting}) {
  const children = commands.map((command) =>
    spawn(process.execPath, [bin, ...command], {cwd: folder, stdio: 'ignore'})
  )
  const killAll = () => {
    for (const child of children) child.kill('SIGKILL')
  }
  const timer = setTimeout(killAll, sinceWriting ? 60_000 : time)
  const watchers = sinceWriting
    ? ['output', '.kaitei'].map((name) => watch(path.join(folder, name), {recursive: true}))
    : []
  let begun = false
  for (const watcher of watchers)
    watcher.on('change', () => {
      if (!begun) setTimeout(killAll, time)
      begun = true
    })
  const codes = await Promise.all(
    children.map((child) => new Promise((resolve) => child.on('close', (code) => resolve(code))))
  )
  clearTimeout(timer)
  for (const watcher of watchers) watcher.close()
  return codes
}

// mulberry32: the same seed, the same moments.
function randomOf(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Events of a memory, in order. */
const eventsIn = (memory) =>
  [...memory].flatMap(([name, text]) =>
    name.endsWith('.jsonl')
      ? text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
          .filter(({type}) => type === 'event')
          .map(({id}) => id)
      : []
  )

/** Kills so often; returns what was seen. */
export async function killOften(kills, seed, tell = () => {}, count = 4) {
  const write = (folder, version) => writeAll(folder, version, count)
  const random = randomOf(seed)
  const root = mkdtempSync(path.join(tmpdir(), 'kaitei-kills-'))
  const folder = path.join(root, 'round')
  const kept = path.join(root, 'old')
  const copy = (from, to) => {
    rmSync(to, {recursive: true, force: true})
    cpSync(from, to, {recursive: true})
  }
  const found = () => ({
    output: treeOf(path.join(folder, 'output')),
    memory: treeOf(path.join(folder, '.kaitei'))
  })
  write(folder, 'old')
  await publish(folder)
  await build(folder)
  const before = found()
  // A cache knows its output by the place: whatever is killed builds upon this one.
  copy(folder, kept)
  // What is built of the new text without publishing it, and after publishing it.
  write(folder, 'new')
  await build(folder, {isClean: true})
  const between = found()
  copy(kept, folder)
  write(folder, 'new')
  await publish(folder)
  await build(folder, {isClean: true})
  const after = found()

  copy(kept, folder)
  write(folder, 'new')
  const started = performance.now()
  await killAfter(folder, [['build']], {time: 60_000})
  let span = performance.now() - started
  const seen = {kills: 0, ended: 0, midway: 0, faults: [], by: new Map()}
  while (seen.kills < kills) {
    const commands = programs[Math.floor(random() * programs.length)]
    copy(kept, folder)
    write(folder, 'new')
    // Most of a run is thinking: three of four kills come while it writes.
    const sinceWriting = random() < 0.75
    const time = sinceWriting ? 60 * random() : span * (0.3 + 0.8 * random())
    const began = performance.now()
    const codes = await killAfter(folder, commands, {time, sinceWriting})
    if (codes.every((code) => code !== null)) {
      seen.ended++
      // A machine that has less to do now: earlier, next time.
      if (!sinceWriting) span = Math.max(100, (span + performance.now() - began) / 2)
      continue
    }
    span *= 1.01
    seen.kills++
    const name = commands.map((command) => command.join(' ')).join(' + ')
    seen.by.set(name, (seen.by.get(name) ?? 0) + 1)
    const words = `${name} after ${Math.round(time)} ms${sinceWriting ? ' of writing' : ''}`
    const fault = (what, names) => seen.faults.push(`${words}: ${what} ${names.join(', ')}`)
    const known = seen.faults.length
    const {output, memory} = found()
    if (differs(output, before.output).length > 0 || differs(memory, before.memory).length > 0) seen.midway++
    const brokenOutput = halves(output, before.output, between.output, after.output)
    // Built while it was being published, a page may know some articles as published and others not: whole JSON is asked.
    const unreadable = brokenOutput.filter(([name, text]) => commands.length === 1 || !isWhole(name, text))
    if (unreadable.length > 0)
      fault(
        'neither old nor new',
        unreadable.map(([name]) => name)
      )
    const brokenMemory = halves(memory, before.memory, after.memory)
    if (brokenMemory.length > 0)
      fault(
        'memory neither old nor new',
        brokenMemory.map(([name]) => name)
      )
    // Of a memory that is half of each, nobody can say what a build has to be.
    const own = new Map([...memory].filter(([name]) => !isOwn(name)))
    const whole = [between, after].find((state) => differs(own, state.memory).length === 0)
    await build(folder)
    const unlike = whole ? differs(found().output, whole.output) : []
    if (unlike.length > 0) fault('the next build is another than a clean one', unlike)
    await publish(folder)
    await build(folder)
    const mended = found()
    const events = eventsIn(mended.memory)
    if (new Set(events).size !== events.length) fault('an event twice', events)
    const lost = differs(mended.memory, after.memory)
    if (lost.length > 0) fault('another memory than a clean one', lost)
    const other = differs(mended.output, after.output)
    if (other.length > 0) fault('another output than a clean one', other)
    if (seen.kills % 25 === 0 || seen.faults.length > known) tell(seen)
  }
  rmSync(root, {recursive: true, force: true})
  return seen
}

function isWhole(name, text) {
  if (/\.(?:html|xml)$/u.test(name)) return /<\/(?:html|feed|rss|urlset)>\s*$/u.test(text)
  if (!name.endsWith('.json')) return text.endsWith('\n')
  try {
    return JSON.parse(text) !== null
  } catch {
    return false
  }
}

function say({kills, ended, midway, faults, by}) {
  const names = [...by].map(([name, times]) => `${name}: ${times}`).join(', ')
  console.log(
    `${kills} kills, ${midway} of them midway through writing; ${ended} runs ended before; ${faults.length} faults (${names})`
  )
  for (const fault of faults.slice(told)) console.log(`  ${fault}`)
  told = faults.length
}

let told = 0

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kills = 500, seed = 1, count = 4] = process.argv.slice(2)
  const seen = await killOften(Number(kills), Number(seed), say, Number(count))
  say(seen)
  process.exitCode = seen.faults.length > 0 ? 1 : 0
}
