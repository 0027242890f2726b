// Feeds Kaitei texts that nobody wrote, and looks whether anything breaks, hangs or is lost:
// `node test/faults/fuzz.mjs --minutes 60 [--seed 1] [--only markdown|yaml|po|memory|git] [--cases 200] [--from a/folder] [--out a/folder]`
// What it needs is compiled: `npx tsc -p tsconfig.build.json` first. Finds are written to `--out`, made as small as they get.
import {fork} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

import {planPublication, recordPublication} from '../../dist/io/publish-site.js'
import {openWorkspace} from '../../dist/io/workspace.js'
import {draws} from './fuzz/draw.mjs'
import {readMaterial} from './fuzz/material.mjs'
import {randomFrom} from './fuzz/random.mjs'

const worker = fileURLToPath(new URL('fuzz/worker.mjs', import.meta.url))
/** Seconds of CPU after which one step of a case hangs. */
const patience = 5

/** A process that runs cases one after the other; killed where one does not end. */
export class Runner {
  #child = null
  #runs = 0

  async run({kind, parts}) {
    // What is remembered between cases must not grow for ever.
    if (this.#runs++ % 400 === 0) this.close()
    const child = (this.#child ??= await start())
    let begun = cpuOf(child.pid)
    let longest = 0
    const used = () => cpuOf(child.pid) - begun
    return new Promise((resolve) => {
      const end = (result) => {
        clearInterval(watch)
        child.removeAllListeners()
        resolve({...result, seconds: longest})
      }
      const watch = setInterval(() => {
        longest = Math.max(longest, used())
        if (longest < patience) return
        this.close()
        end({fault: `hangs: more than ${patience} seconds of CPU`, place: step})
      }, 250)
      let step = ''
      // Each step has its own time.
      child.on('message', (message) => {
        longest = Math.max(longest, used())
        begun = cpuOf(child.pid)
        if ('step' in message) step = message.step
        else end(message)
      })
      child.once('exit', (code, signal) => {
        this.#child = null
        end({fault: `the process died: ${code ?? signal}`, place: ''})
      })
      child.send({kind, parts})
    })
  }

  close() {
    this.#child?.removeAllListeners()
    this.#child?.kill('SIGKILL')
    this.#child = null
  }
}

function start() {
  const child = fork(worker, {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=1500'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', () => reject(new Error('the worker does not start: is everything compiled?')))
  })
}

/** Seconds of CPU that a process used, or where the system does not say, a third of those on the wall. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return performance.now() / 3000
  }
}

/** A published project: what the memory's cases are made of. */
async function publishedProject() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaitei-fuzz-memory-'))
  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), text)
  }
  const publish = async () => {
    const workspace = await openWorkspace({cwd: folder, paths: []})
    await recordPublication(await planPublication(workspace, {fromGit: false}), folder)
  }
  try {
    const pot =
      '---\ntitle: 急須\ndate: 2020-01-01\nversion: "1.0"\n---\n\n- 2020/01/01 初版\n\n**Q. 急須は洗いますか？**\n\n毎晩洗います。\n\n**Q. 蓋は要りますか？**\n\nはい。\n'
    write('kaitei.config.json', '{"baseUrl": "https://faq.example/", "history": {"git": false}}')
    write('articles/pot.md', pot)
    write('articles/cup.md', '---\ntitle: 湯呑み\ndate: 2020-03-03\n---\n\n**Q. 割れますか？**\n\nはい。\n')
    await publish()
    write(
      'articles/pot.md',
      pot
        .replace('- 2020/01/01 初版', '- 2020/01/01 初版\n- 2021/02/03 Version 1.1 に伴い更新')
        .replace('洗いますか？**', '洗いますか？**（2021/02/03 更新）')
        .replace('毎晩', '毎朝')
    )
    await publish()
    const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) =>
      entry.isFile()
    )
    return Object.fromEntries(
      files
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort()
        .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')])
    )
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The same fault, wherever its text and numbers differ. */
const nameOf = (kind, {fault, place}) =>
  [
    kind,
    fault.replace(/\d+/gu, 'N').split(':', 2).join(':').slice(0, 80),
    place.replace(/:\d+:\d+$/u, '')
  ].join(' | ')

/** The case with as few lines, then characters, as still break in the same way. */
async function minimise({kind, parts}, name, runner) {
  let best = parts
  let left = name.includes('hangs') ? 40 : 400
  const isStill = async (candidate) => {
    if (left-- <= 0) return false
    const result = await runner.run({kind, parts: candidate})
    return result.fault !== null && nameOf(kind, result) === name
  }
  for (const part of Object.keys(parts)) {
    const {[part]: _, ...without} = best
    if (part !== 'articles/case.md' && (await isStill(without))) best = without
  }
  for (const part of Object.keys(best))
    for (const separator of [/(?<=\n)/u, /(?:)/u]) {
      let pieces = best[part].split(separator)
      for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
        for (let from = 0; from < pieces.length;) {
          if (left <= 0) return best
          const fewer = pieces.toSpliced(from, size)
          const candidate = {...best, [part]: fewer.join('')}
          if (await isStill(candidate)) {
            best = candidate
            pieces = fewer
          } else from += size
        }
    }
  return best
}

/** Runs cases until the time, or their number, is over; says how many there were and what was found. */
export async function fuzz({
  minutes = Infinity,
  cases = Infinity,
  seed = 1,
  only = null,
  from = [],
  out = null,
  tell = () => {}
}) {
  const material = {...readMaterial(from), memory: await publishedProject()}
  const kinds = only ? [only] : ['markdown', 'yaml', 'markdown', 'po', 'markdown', 'memory', 'git']
  const runner = new Runner()
  // A case that hangs would go on alone.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      runner.close()
      process.exit(1)
    })
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0]))
  const finds = new Map()
  let slowest = {seconds: 0}
  const end = Date.now() + minutes * 60_000
  try {
    for (let number = 0; number < cases && Date.now() < end; number++) {
      const kind = kinds[number % kinds.length]
      const parts = draws[kind](material, randomFrom(seed * 1_000_003 + number))
      const first = await runner.run({kind, parts})
      // Where others work beside it, a processor takes longer for the same.
      const result = first.fault?.startsWith('hangs') ? await runner.run({kind, parts}) : first
      counts[kind]++
      if (result.seconds > slowest.seconds) slowest = {seconds: result.seconds, kind, number}
      if (number % 500 === 499)
        tell(`${number + 1} cases, ${finds.size} kinds of faults, slowest ${JSON.stringify(slowest)}\n`)
      if (result.fault === null) continue
      const name = nameOf(kind, result)
      const known = finds.get(name)
      finds.set(name, (known ?? 0) + 1)
      if (known !== undefined && known > 2) continue
      tell(`${kind} ${number}: ${result.fault} ${result.place}\n`)
      if (out === null) continue
      const folder = path.join(out, `${seed}-${number}-${kind}`)
      save(folder, parts, result)
      if (known === undefined)
        save(path.join(folder, 'small'), await minimise({kind, parts}, name, runner), result)
    }
  } finally {
    runner.close()
  }
  return {counts, finds: Object.fromEntries(finds), slowest}
}

function save(folder, parts, {fault, stack}) {
  mkdirSync(folder, {recursive: true})
  writeFileSync(path.join(folder, 'fault.txt'), `${fault}\n${stack ?? ''}\n`)
  writeFileSync(path.join(folder, 'parts.json'), JSON.stringify(parts, null, 1))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {values} = parseArgs({
    options: {
      minutes: {type: 'string', default: '1'},
      cases: {type: 'string'},
      seed: {type: 'string', default: '1'},
      only: {type: 'string'},
      from: {type: 'string', multiple: true, default: []},
      out: {type: 'string'}
    }
  })
  const {cases, minutes, seed, ...others} = values
  const {counts, finds, slowest} = await fuzz({
    ...others,
    minutes: Number(minutes),
    seed: Number(seed),
    ...(cases && {cases: Number(cases)}),
    tell: (text) => process.stderr.write(text)
  })
  process.stdout.write(`${JSON.stringify({seed: Number(seed), counts, finds, slowest}, null, 2)}\n`)
  process.exitCode = Object.keys(finds).length > 0 ? 1 : 0
}
