// How long it takes to read every earlier text of many articles from git, as a ratio to `git log -p` over the same
// files: `npm run bench:git -- --articles 1000 --commits 20 --runs 3`. Reads the compiled code in `dist/`.
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

const {values} = parseArgs({
  options: {
    articles: {type: 'string', default: '1000'},
    commits: {type: 'string', default: '20'},
    runs: {type: 'string', default: '3'},
    read: {type: 'string'}
  }
})
const articles = Number(values.articles)
const commits = Number(values.commits)
const runs = Number(values.runs)
const name = (article) => `articles/faq-${article}.md`

/** Reads everything as a build does, and prints what it took. */
async function readAll(folder) {
  const {openGit} = await import(new URL('../dist/io/git.js', import.meta.url).href)
  const problems = []
  const files = Array.from({length: articles}, (_, article) => join(folder, name(article)))
  const begin = performance.now()
  const history = await openGit(files, {cwd: folder, ignoreRevsFile: null}, problems)
  let states = 0
  let characters = 0
  for (const file of files) {
    const past = await history.pastOf(file)
    for (const {source} of past?.states ?? []) {
      states++
      characters += source.text.length
    }
  }
  history.close()
  const ms = performance.now() - begin
  const {maxRSS} = process.resourceUsage()
  console.log(JSON.stringify({ms, maxRSS, states, characters, problems: problems.map(({code}) => code)}))
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'kaitei-bench-'))
  try {
    await makeRepository(folder)
    const calls = countProcesses(folder)
    const log = smallest(() => timed('git', ['-C', folder, '--no-pager', 'log', '-p', '--', 'articles']))
    const read = smallest(() => timed(...reading(folder)))
    const {states, characters, maxRSS, problems} = JSON.parse(read.stdout)
    if (states !== articles * commits || problems.length > 0) throw new Error(`read ${states}: ${problems}`)
    console.log(`${articles} articles × ${commits} commits: ${states} states, ${characters} characters`)
    console.log(`git processes: ${calls}`)
    console.log(`git log -p:  ${say(log)}`)
    console.log(`kaitei:      ${say(read)}, peak of its own ${Math.round(maxRSS / 1024)} MB`)
    console.log(`ratio to git log -p: ${(read.ms / log.ms).toFixed(2)} (the smallest of ${runs} runs each)`)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const reading = (folder) => [
  process.execPath,
  [fileURLToPath(import.meta.url), '--read', folder, '--articles', values.articles]
]

const say = ({ms, cpu}) => `${Math.round(ms)} ms, CPU ${cpu === null ? 'unknown' : `${Math.round(cpu)} ms`}`

function smallest(run) {
  const results = Array.from({length: runs}, run)
  return results.reduce((best, result) => (result.ms < best.ms ? result : best))
}

/** Runs a program; the processor time is that of its children as well, as far as a shell can tell. */
function timed(program, args, env = process.env) {
  const hasBash = existsSync('/bin/bash')
  const [command, all] = hasBash
    ? ['/bin/bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" 2>&3', 'bash', program, ...args]]
    : [program, args]
  const stdio = ['ignore', program === 'git' ? 'ignore' : 'pipe', 'pipe', 'inherit']
  const begin = performance.now()
  const {status, stdout, stderr} = spawnSync(command, all, {env, stdio, encoding: 'utf8', maxBuffer: 2 ** 28})
  const ms = performance.now() - begin
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
  const times = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return {ms, stdout, cpu: hasBash ? 1000 * (times[0] + times[1]) : null}
}

/** How many times git is started for a whole reading. */
function countProcesses(folder) {
  const shim = join(folder, '.git/shim')
  const calls = join(shim, 'calls')
  const {stdout} = spawnSync('sh', ['-c', 'command -v git'], {encoding: 'utf8'})
  mkdirSync(shim)
  writeFileSync(join(shim, 'git'), `#!/bin/sh\necho >> '${calls}'\nexec '${stdout.trim()}' "$@"\n`)
  chmodSync(join(shim, 'git'), 0o755)
  timed(...reading(folder), {...process.env, PATH: `${shim}${delimiter}${process.env.PATH}`})
  return readFileSync(calls, 'utf8').length
}

/** Each commit changes one article, a paragraph of it; always the same bytes. */
async function makeRepository(folder) {
  spawnSync('git', ['init', '--quiet', '--initial-branch=main', folder])
  const git = spawn('git', ['-C', folder, 'fast-import', '--quiet'], {stdio: ['pipe', 'inherit', 'inherit']})
  const write = async (text) => {
    if (!git.stdin.write(text)) await once(git.stdin, 'drain')
  }
  const mark = (article, commit) => article * commits + commit + 1
  for (let article = 0; article < articles; article++) {
    for (let commit = 0; commit < commits; commit++) {
      const text = articleText(article, commit)
      await write(`blob\nmark :${mark(article, commit)}\ndata ${Buffer.byteLength(text)}\n${text}\n`)
    }
  }
  for (let commit = 0; commit < commits; commit++) {
    for (let article = 0; article < articles; article++) {
      const seconds = 1_500_000_000 + (commit * articles + article) * 600
      const who = `Bench <bench@example.com> ${seconds} +0900`
      const file = `M 100644 :${mark(article, commit)} ${name(article)}`
      await write(`commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata 4\nedit\n${file}\n\n`)
    }
  }
  git.stdin.end('done\n')
  const [code] = await once(git, 'close')
  if (code !== 0) throw new Error(`git fast-import: exit ${code}`)
  const checkout = spawnSync('git', ['-C', folder, 'reset', '--quiet', '--hard', 'main'], {stdio: 'inherit'})
  if (checkout.status !== 0) throw new Error('git reset failed')
}

const words = [
  '急須',
  '湯のみ',
  '茶葉',
  '番茶',
  '温度',
  '時間',
  '保存',
  '洗い方',
  '茶こし',
  'お湯',
  '水筒',
  '棚'
]

// About 12 KB: forty questions, of which each commit rewords one.
function articleText(article, commit) {
  const questions = Array.from({length: 40}, (_, question) => {
    const edits = Math.floor((commit + 40 - question) / 40) + (question < commit ? 1 : 0)
    const word = (step) => words[(article * 7 + question * 5 + step * 3 + edits) % words.length]
    const sentences = Array.from(
      {length: 4},
      (_, step) =>
        `${word(step)}は${word(step + 1)}の前に${word(step + 2)}を${article + question + step + edits}回だけ確かめます。`
    )
    return `**Q${question + 1}. ${word(0)}と${word(2)}はどちらを先に選びますか？**\n\n${sentences.join('')}\n`
  })
  return `---\ntitle: よくある質問 ${article}\ndate: 2017-07-14\n---\n\n${questions.join('\n')}`
}

if (values.read) await readAll(values.read)
else await compare()
