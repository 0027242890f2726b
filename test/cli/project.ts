import {spawn} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {afterAll, vi} from 'vitest'

// As many runs at a time as there are processors.
vi.setConfig({maxConcurrency: availableParallelism()})

/** The compiled command. */
export const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  /** Added to an environment in which nothing is set by chance. */
  readonly env?: Readonly<Record<string, string>>
  readonly node?: string
  /** Another compiled command than ours. */
  readonly bin?: string
  /** As another user: root may write anywhere. */
  readonly uid?: number
  /** Kills the process after so many milliseconds. */
  readonly killAfter?: number
  /** In a process of its own, as a person runs it. Else within this one, which is many times faster. */
  readonly ownProcess?: boolean
}

/** A temporary folder with files in it, in which the command runs. */
export interface Project {
  readonly folder: string
  write(path: string, content: string | Uint8Array): void
  read(path: string): string
  json<T = any>(path: string): T
  has(path: string): boolean
  remove(path: string): void
  kaitei(args: string, options?: RunOptions): Promise<Run>
  /** All files below a folder, by path, sorted. */
  tree(path?: string): Record<string, string>
}

const folders: string[] = []

// Tests run side by side: what one leaves, another may still need.
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
})

export function project(files: Readonly<Record<string, string | Uint8Array>> = {}): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kaitei-cli-')))
  folders.push(folder)
  const at = (path: string) => join(folder, path)
  const result: Project = {
    folder,
    write(path, content) {
      mkdirSync(dirname(at(path)), {recursive: true})
      writeFileSync(at(path), content)
    },
    read: (path) => readFileSync(at(path), 'utf8'),
    json: (path) => JSON.parse(readFileSync(at(path), 'utf8')),
    has: (path) => existsSync(at(path)),
    remove: (path) => rmSync(at(path), {recursive: true}),
    kaitei: (args, options) => kaitei(folder, args, options),
    tree: (path = 'output') => treeOf(at(path))
  }
  for (const [path, content] of Object.entries(files)) result.write(path, content)
  return result
}

/** Runs the compiled command in a folder. */
export function kaitei(cwd: string, args: string, options: RunOptions = {}): Promise<Run> {
  const {node, bin: other, uid, killAfter, ownProcess} = options
  const apart = ownProcess ?? [node, other, uid, killAfter].some((option) => option !== undefined)
  const argv = args.split(' ').filter((arg) => arg !== '')
  return apart ? spawned(cwd, argv, options) : called(cwd, argv, options)
}

/** An environment in which nothing is set by chance. */
const bareEnv = (cwd: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: cwd,
  CI: 'true',
  LANG: 'C',
  TZ: 'UTC'
})

/** What `bin.ts` does, without a terminal. */
async function called(cwd: string, argv: readonly string[], {env}: RunOptions): Promise<Run> {
  const [{main}, {createContext}] = await Promise.all([compiled('cli/main.js'), compiled('cli/context.js')])
  let stdout = ''
  let stderr = ''
  const context = createContext({
    argv,
    env: {...bareEnv(cwd), ...env},
    cwd,
    version,
    isTerminal: false,
    isOutputTerminal: false,
    stdout: (text: string) => (stdout += text),
    stderr: (text: string) => (stderr += text),
    ask: null,
    untilStopped: () => new Promise<void>(() => {})
  })
  const code: number = await main(argv, version, context)
  return {code, stdout, stderr}
}

const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const compiled = (path: string) => import(new URL(path, new URL('../../dist/', import.meta.url)).href)

function spawned(
  cwd: string,
  argv: readonly string[],
  {env, node = process.execPath, bin: command = bin, uid, killAfter}: RunOptions
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [command, ...argv], {
      cwd,
      env: {...bareEnv(cwd), ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid !== undefined && {uid, gid: uid})
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject).on('close', (code) => resolve({code, stdout, stderr}))
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
  })
}

export function treeOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(names.map((name) => [name.slice(folder.length + 1), readFileSync(name, 'utf8')]))
}

/** An address, so that nothing is a preview. */
export const config = JSON.stringify({baseUrl: 'https://faq.example/'})

/** An article of two questions, in English. */
export const kettle = `---
title: The kettle
date: 2021-03-01
lang: en
---

- 2021-04-10 Version 2 has a new lid

**Q. Does the kettle whistle?** (updated 2021-04-10)

It whistles as soon as the water boils.

**Q. How much water fits in?**

A litre and a half.
`

/** Another, in Japanese. */
export const teapot = `---
title: 急須のよくある質問
date: 2022-05-01
---

- 2022/06/15 茶こしについて追記

**Q. 茶こしは洗えますか？**（2022/06/15 追加）

はい、ぬるま湯で洗ってください。

**Q. 何人分のお茶が入りますか？**

三人分です。
`

/** A post that asks nothing and dates nothing. */
export const post = '# A walk\n\nWe went along the river.\n'

/** Ids of the articles in the index. */
export const idsIn = (site: Project, out = 'output'): string[] =>
  site.json<{articles: {id: string}[]}>(`${out}/api/v1/index.json`).articles.map(({id}) => id)

/** The ids of a feed's items. */
export const itemsIn = (site: Project, lang = 'en'): string[] =>
  [...site.read(`output/feeds/${lang}/rss.xml`).matchAll(/<guid isPermaLink="false">([^<]*)<\/guid>/gu)].map(
    ([, id]) => id!
  )
