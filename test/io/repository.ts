import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {afterAll, vi} from 'vitest'

import {openGit} from '../../src/io/git.ts'
import type {CommittedPast} from '../../src/model/state.ts'
import type {Problem} from '../../src/problem/index.ts'

// Each step starts a process, on a machine that does other work too.
vi.setConfig({testTimeout: 120_000, hookTimeout: 60_000})

// Nobody's settings, and no repository around the test.
const own = {GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_COUNT: '0'}
Object.assign(process.env, own)
for (const name of Object.keys(process.env)) if (/^GIT_(?!CONFIG)/u.test(name)) delete process.env[name]

const who = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'C',
  GIT_COMMITTER_EMAIL: 'c@example.com'
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
})

/** An empty folder, removed after the tests. */
export function temporary(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kaitei-git-')))
  folders.push(folder)
  return folder
}

export interface Repository {
  readonly folder: string
  git(...args: readonly string[]): string
  write(path: string, content: string | Uint8Array): void
  /** Commits everything that the folder holds; returns the commit's name. */
  commit(when: string, files?: Readonly<Record<string, string | null>>): string
  /** What is read of files, by path. */
  read(...paths: readonly string[]): Promise<Read>
}

export interface Read {
  readonly pasts: readonly (CommittedPast | null)[]
  readonly problems: readonly Problem[]
}

export function at(folder: string): Repository {
  const repository: Repository = {
    folder,
    git: (...args) => git(folder, args),
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), content)
    },
    commit(when, files = {}) {
      for (const [path, content] of Object.entries(files))
        if (content === null) rmSync(join(folder, path))
        else repository.write(path, content)
      git(folder, ['add', '--all'])
      git(folder, ['commit', '--quiet', '--allow-empty', '--allow-empty-message', '-m', ''], when)
      return git(folder, ['rev-parse', 'HEAD']).trim()
    },
    read: (...paths) => read(folder, paths)
  }
  return repository
}

function git(folder: string, args: readonly string[], when = '2020-01-01T12:00:00+0000'): string {
  const dates = {GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when}
  const fixed = ['-c', 'core.autocrlf=false', '-c', 'protocol.file.allow=always', '-c', 'gc.auto=0']
  return execFileSync('git', [...fixed, ...args], {
    cwd: folder,
    env: {...process.env, ...who, ...dates},
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe']
  })
}

/** A repository with a first commit of these files. */
export function repository(
  files: Readonly<Record<string, string>> = {},
  ...options: readonly string[]
): Repository {
  const result = at(temporary())
  result.git('init', '--quiet', '--initial-branch=main', ...options)
  if (Object.keys(files).length > 0) result.commit('2020-01-01T12:00:00+0000', files)
  return result
}

/** Reads files of a folder as a build does. */
export async function read(folder: string, paths: readonly string[], ignoreRevsFile?: string): Promise<Read> {
  const problems: Problem[] = []
  const files = paths.map((path) => join(folder, path))
  const history = await openGit(
    files,
    {cwd: folder, ignoreRevsFile: ignoreRevsFile === undefined ? null : join(folder, ignoreRevsFile)},
    problems
  )
  const pasts: (CommittedPast | null)[] = []
  for (const file of files) pasts.push(await history.pastOf(file))
  history.close()
  return {pasts, problems}
}

/** `2020-01-01 text [tags]` of each state, oldest first; the last says that earlier ones are missing. */
export function told(past: CommittedPast | null | undefined): string[] {
  if (!past) return ['nothing']
  const states = past.states.map(({date, source, tags, isIgnored}) =>
    [
      date,
      source.text.trim(),
      ...tags.map(({name, date}) => `[${name} ${date}]`),
      ...(isIgnored ? ['ignored'] : [])
    ].join(' ')
  )
  return past.isCutOff ? ['…', ...states] : states
}
