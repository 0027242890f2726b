import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'

import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {read, type Repository, repository, temporary, told} from './repository.ts'

const world = {...process.env}
beforeEach(() => {
  Object.assign(process.env, world)
})
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in world)) delete process.env[name]
  Object.assign(process.env, world)
})

const realGit = execFileSync('sh', ['-c', 'command -v git'], {encoding: 'utf8'}).trim()

/** Puts a git before the real one that writes down how it is called; returns the calls. */
function watched(): () => string[] {
  const folder = temporary()
  const calls = join(folder, 'calls')
  writeFileSync(join(folder, 'git'), `#!/bin/sh\nprintf '%s\\n' "$*" >> '${calls}'\nexec '${realGit}' "$@"\n`)
  chmodSync(join(folder, 'git'), 0o755)
  process.env.PATH = `${folder}${delimiter}${world.PATH}`
  return () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [])
}

const names = Array.from({length: 60}, (_, index) => `articles/${index}.md`)

function manyCommits(): Repository {
  const repo = repository(Object.fromEntries(names.map((name) => [name, name])))
  for (const month of ['02', '03', '04'])
    repo.commit(
      `2020-${month}-01T12:00:00+0000`,
      Object.fromEntries(names.map((name) => [name, name + month]))
    )
  return repo
}

describe('git runs', () => {
  test('twice, however many files and commits', async () => {
    const repo = manyCommits()
    const calls = watched()
    const {pasts} = await repo.read(...names)
    expect(pasts.map((past) => past?.states.length)).toStrictEqual(names.map(() => 4))
    expect(calls()).toHaveLength(2)
  })

  test('once, where no file has a past', async () => {
    const repo = repository({'other.md': 'x'})
    repo.write('a.md', 'x')
    const calls = watched()
    await repo.read('a.md')
    expect(calls()).toHaveLength(1)
  })

  test('not at all outside of a repository', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'a.md'), 'x')
    const calls = watched()
    expect(await read(folder, ['a.md'])).toStrictEqual({pasts: [null], problems: []})
    expect(calls()).toStrictEqual([])
  })
})

test('without git there is one warning', async () => {
  const repo = manyCommits()
  process.env.PATH = temporary()
  const {pasts, problems} = await repo.read(...names)
  expect(pasts).toStrictEqual(names.map(() => null))
  expect(problems).toMatchObject([{code: 'git-missing', severity: 'warning', file: '.'}])
})

/** A past in which every setting below could show. */
function eventful(): Repository {
  const repo = repository({'質問.md': Array.from({length: 20}, (_, index) => `行${index}\n`).join('')})
  repo.git('tag', 'v1')
  repo.git('mv', '質問.md', '湯のみ.md')
  repo.commit('2020-02-01T23:30:00+0900', {'湯のみ.md': `${repo.git('show', 'HEAD:質問.md')}あ\n`})
  repo.git('checkout', '--quiet', '-b', 'side', 'v1')
  repo.commit('2020-03-01T12:00:00+0000', {'b.md': 'b'})
  repo.git('checkout', '--quiet', 'main')
  repo.git('merge', '--quiet', '--no-ff', '-m', 'm', 'side')
  return repo
}

describe('nothing that anybody set matters', () => {
  const files = ['湯のみ.md', 'b.md']

  test('of the settings', async () => {
    const repo = eventful()
    const expected = (await repo.read(...files)).pasts.map(told)
    expect(expected.map((states) => states.length)).toStrictEqual([2, 1])
    const global = join(temporary(), 'gitconfig')
    const settings: readonly (readonly [string, string])[] = [
      ['core.quotePath', 'true'],
      ['core.pager', 'false'],
      ['core.abbrev', '4'],
      ['core.fsmonitor', 'false-command'],
      ['core.notesRef', 'refs/notes/x'],
      ['color.ui', 'always'],
      ['color.diff', 'always'],
      ['log.showSignature', 'true'],
      ['log.follow', 'true'],
      ['log.mailmap', 'true'],
      ['log.decorate', 'short'],
      ['log.excludeDecoration', 'refs/tags/*'],
      ['log.date', 'relative'],
      ['log.showRoot', 'false'],
      ['log.diffMerges', 'first-parent'],
      ['log.abbrevCommit', 'true'],
      ['diff.renames', 'false'],
      ['diff.renameLimit', '1'],
      ['diff.noprefix', 'true'],
      ['diff.relative', 'true'],
      ['diff.orderFile', '/nowhere/order'],
      ['diff.external', 'false'],
      ['format.pretty', 'oneline'],
      ['format.notes', '*'],
      ['i18n.logOutputEncoding', 'UTF-16'],
      ['i18n.commitEncoding', 'ISO-2022-JP']
    ]
    for (const [name, value] of settings) execFileSync('git', ['config', '--file', global, name, value])
    const text = readFileSync(global, 'utf8')
    process.env.GIT_CONFIG_GLOBAL = global
    const {pasts, problems} = await repo.read(...files)
    expect(problems).toStrictEqual([])
    expect(pasts.map(told)).toStrictEqual(expected)
    expect(readFileSync(global, 'utf8')).toBe(text)
  })

  test('of the environment, as a hook sets it', async () => {
    const repo = eventful()
    const expected = (await repo.read(...files)).pasts.map(told)
    const other = repository({'湯のみ.md': 'other'})
    Object.assign(process.env, {
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_INDEX_FILE: join(other.folder, '.git/index'),
      GIT_PREFIX: 'articles/',
      GIT_OBJECT_DIRECTORY: join(other.folder, '.git/objects'),
      GIT_LITERAL_PATHSPECS: '1',
      GIT_PAGER: 'false',
      GIT_TRACE: '1',
      LANGUAGE: 'ja',
      LC_ALL: 'ja_JP.UTF-8',
      TZ: 'Pacific/Kiritimati'
    })
    const {pasts, problems} = await repo.read(...files)
    expect(problems).toStrictEqual([])
    expect(pasts.map(told)).toStrictEqual(expected)
  })

  test('of replaced objects and notes', async () => {
    const repo = eventful()
    const expected = (await repo.read(...files)).pasts.map(told)
    repo.git('notes', 'add', '-m', ':100644 100644 a note', 'HEAD')
    repo.git('replace', 'HEAD^1', 'v1')
    expect((await repo.read(...files)).pasts.map(told)).toStrictEqual(expected)
  })

  test('of what stands in a message', async () => {
    const repo = repository({'a.md': 'one'})
    repo.write('a.md', 'two')
    const id = '0'.repeat(40)
    const message = `x\n\ncommit ${id}\n:100644 100644 ${id} ${id} M\n\nauthor A <a> 0 +0000\n`
    repo.git('commit', '--quiet', '-a', '--cleanup=verbatim', '-m', message)
    const {pasts, problems} = await repo.read('a.md')
    expect(problems).toStrictEqual([])
    expect(told(pasts[0])).toStrictEqual(['2020-01-01 one', '2020-01-01 two'])
  })
})
