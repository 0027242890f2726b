import {mkdirSync, rmSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'

import {describe, expect, test} from 'vitest'

import {at, read, repository, temporary, told} from './repository.ts'

/** Long enough for git to know it again after an edit. */
const long = (...lines: readonly string[]): string =>
  [...Array.from({length: 12}, (_, index) => `湯のみの話、その${index}。`), ...lines, ''].join('\n')

/** The lines of `long` that differ. */
const short = (past: Parameters<typeof told>[0]): string[] =>
  told(past).map((line) => line.replaceAll(/湯のみの話、その\d+。\n?/gu, '').trim())

describe('one line of commits', () => {
  test('gives each text once, oldest first, under the name that problems have', async () => {
    const repo = repository({'faq.md': 'one'})
    repo.commit('2020-02-01T12:00:00+0000', {'other.md': 'x'})
    repo.commit('2020-03-01T12:00:00+0000', {'faq.md': 'two'})
    repo.commit('2020-04-01T12:00:00+0000')
    const {pasts, problems} = await repo.read('faq.md', 'other.md')
    expect(problems).toStrictEqual([])
    expect(pasts.map(told)).toStrictEqual([['2020-01-01 one', '2020-03-01 two'], ['2020-02-01 x']])
    expect(pasts[0]!.states[0]!.source.path).toBe('faq.md')
  })

  test('the present text is no part of it until it is committed', async () => {
    const repo = repository({'faq.md': 'one'})
    repo.write('faq.md', 'two')
    repo.write('new.md', 'x')
    expect((await repo.read('faq.md', 'new.md')).pasts.map(told)).toStrictEqual([
      ['2020-01-01 one'],
      ['nothing']
    ])
  })

  test('the day is the one on the author’s own calendar', async () => {
    const repo = repository({'a.md': 'noon'})
    repo.commit('2020-01-02T00:30:00+0900', {'a.md': 'after midnight in Tokyo'})
    repo.commit('2020-01-02T23:30:00-1100', {'a.md': 'before midnight in Samoa'})
    repo.commit('2020-03-01T00:10:00+0530', {'a.md': 'after a leap day'})
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual([
      '2020-01-01 noon',
      '2020-01-02 after midnight in Tokyo',
      '2020-01-02 before midnight in Samoa',
      '2020-03-01 after a leap day'
    ])
  })

  test('byte order mark and line ends are no difference; what is no text is left out', async () => {
    const repo = repository({'a.md': 'x\ny\n'})
    repo.write('a.md', '\uFEFFx\r\ny\r\n')
    repo.commit('2020-02-01T12:00:00+0000')
    repo.write('a.md', new Uint8Array([0x82, 0xa0, 0xff]))
    repo.commit('2020-03-01T12:00:00+0000')
    repo.commit('2020-04-01T12:00:00+0000', {'a.md': 'z'})
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual(['2020-01-01 x\ny', '2020-04-01 z'])
  })

  test('a file that was deleted comes back with its past', async () => {
    const repo = repository({'a.md': 'one'})
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'two'})
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': null})
    repo.commit('2020-04-01T12:00:00+0000', {'a.md': 'three'})
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual([
      '2020-01-01 one',
      '2020-02-01 two',
      '2020-04-01 three'
    ])
  })

  test('a link is no text of the article', async () => {
    const repo = repository({'a.md': 'one', 'target.md': 'target'})
    rmSync(join(repo.folder, 'a.md'))
    symlinkSync('target.md', join(repo.folder, 'a.md'))
    repo.commit('2020-02-01T12:00:00+0000')
    rmSync(join(repo.folder, 'a.md'))
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': 'two'})
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual(['2020-01-01 one', '2020-03-01 two'])
  })

  test('what was reverted came back on a later day', async () => {
    const repo = repository({'a.md': 'one'})
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'two'})
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': 'one'})
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual([
      '2020-01-01 one',
      '2020-02-01 two',
      '2020-03-01 one'
    ])
  })
})

describe('a renamed file', () => {
  test('keeps its past, also if it moves between folders and changes', async () => {
    const repo = repository({'old.md': long('one')})
    repo.git('mv', 'old.md', 'new.md')
    repo.commit('2020-02-01T12:00:00+0000')
    mkdirSync(join(repo.folder, 'faq'))
    repo.git('mv', 'new.md', 'faq/湯のみ.md')
    repo.commit('2020-03-01T12:00:00+0000', {'faq/湯のみ.md': long('two')})
    expect(short((await repo.read('faq/湯のみ.md')).pasts[0])).toStrictEqual([
      '2020-01-01 one',
      '2020-03-01 two'
    ])
  })

  test('leaves its name to another', async () => {
    const repo = repository({'a.md': long('one')})
    repo.git('mv', 'a.md', 'b.md')
    repo.commit('2020-02-01T12:00:00+0000')
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': 'moved to b'})
    const {pasts} = await repo.read('a.md', 'b.md')
    expect(pasts.map(short)).toStrictEqual([['2020-03-01 moved to b'], ['2020-01-01 one']])
  })

  test('may change its Unicode form alone, and be committed in one and lie on the disk in the other', async () => {
    const [nfd, nfc] = ['か\u3099.md', 'が.md']
    const repo = repository({[nfd]: long('one')})
    repo.git('mv', nfd, nfc)
    repo.commit('2020-02-01T12:00:00+0000', {[nfc]: long('two')})
    expect(short((await repo.read(nfc)).pasts[0])).toStrictEqual(['2020-01-01 one', '2020-02-01 two'])
    rmSync(join(repo.folder, nfc))
    repo.write(nfd, long('two'))
    expect(short((await repo.read(nfd)).pasts[0])).toStrictEqual(['2020-01-01 one', '2020-02-01 two'])
  })

  test('may change its Unicode form with all of its text', async () => {
    const [nfd, nfc] = ['か\u3099.md', 'が.md']
    const repo = repository({[nfd]: 'one'})
    repo.commit('2020-02-01T12:00:00+0000', {[nfd]: null, [nfc]: 'nothing alike'})
    expect(told((await repo.read(nfc)).pasts[0])).toStrictEqual([
      '2020-01-01 one',
      '2020-02-01 nothing alike'
    ])
  })

  test('may have any name', async () => {
    const names = [
      'よくある質問 "1".md',
      'line\nbreak.md',
      'tab\t$HOME `x`.MD',
      '-rf.markdown',
      ':(top)x.md',
      'a[1]*.md'
    ]
    const repo = repository(Object.fromEntries(names.map((name) => [name, name])))
    const {pasts} = await repo.read(...names)
    expect(pasts.map(told)).toStrictEqual(names.map((name) => [`2020-01-01 ${name}`]))
  })

  test('may be of any kind, where it is named outright', async () => {
    const repo = repository({'FAQ[1]': 'one', 'b.TXT': long('two')})
    repo.git('mv', 'b.TXT', 'c.txt')
    repo.commit('2020-02-01T12:00:00+0000', {'FAQ[1]': 'three'})
    const {pasts} = await repo.read('FAQ[1]', 'c.txt')
    expect(pasts.map(short)).toStrictEqual([['2020-01-01 one', '2020-02-01 three'], ['2020-01-01 two']])
  })
})

describe('a merge', () => {
  test('that took a file as it was on one side follows that side', async () => {
    const repo = repository({'a.md': 'one', 'b.md': 'b'})
    repo.git('checkout', '--quiet', '-b', 'side')
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'two'})
    repo.git('checkout', '--quiet', 'main')
    repo.commit('2020-03-01T12:00:00+0000', {'b.md': 'bb'})
    repo.git('merge', '--quiet', '--no-ff', '-m', 'm', 'side')
    const {pasts} = await repo.read('a.md', 'b.md')
    expect(pasts.map(told)).toStrictEqual([
      ['2020-01-01 one', '2020-02-01 two'],
      ['2020-01-01 b', '2020-03-01 bb']
    ])
  })

  test('that made a text of its own is a state, and goes on with the first side', async () => {
    const repo = repository({'a.md': 'one'})
    repo.git('checkout', '--quiet', '-b', 'side')
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'side'})
    repo.git('checkout', '--quiet', 'main')
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': 'main'})
    repo.git('merge', '--quiet', '--no-commit', '-s', 'ours', 'side')
    repo.commit('2020-04-01T12:00:00+0000', {'a.md': 'both'})
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual([
      '2020-01-01 one',
      '2020-03-01 main',
      '2020-04-01 both'
    ])
  })

  test('joins a rename on one side with an edit on the other', async () => {
    const repo = repository({'a.md': long('one')})
    repo.git('checkout', '--quiet', '-b', 'side')
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': long('two')})
    repo.git('checkout', '--quiet', 'main')
    mkdirSync(join(repo.folder, 'd'))
    repo.git('mv', 'a.md', 'd/a.md')
    repo.commit('2020-03-01T12:00:00+0000')
    repo.git('merge', '--quiet', '-m', 'm', 'side')
    expect(short((await repo.read('d/a.md')).pasts[0])).toStrictEqual(['2020-01-01 one', '2020-02-01 two'])
  })

  test('of three sides, and of a file that one side alone has', async () => {
    const repo = repository({'a.md': 'one'})
    for (const name of ['x', 'y']) {
      repo.git('checkout', '--quiet', '-b', name, 'main')
      repo.commit('2020-02-01T12:00:00+0000', {[`${name}.md`]: name})
    }
    repo.git('checkout', '--quiet', 'main')
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': 'two'})
    repo.git('merge', '--quiet', '-m', 'm', 'x', 'y')
    expect(repo.git('log', '-1', '--format=%P').trim().split(' ')).toHaveLength(3)
    const {pasts} = await repo.read('a.md', 'x.md', 'y.md')
    expect(pasts.map(told)).toStrictEqual([
      ['2020-01-01 one', '2020-03-01 two'],
      ['2020-02-01 x'],
      ['2020-02-01 y']
    ])
  })

  test('of histories that have nothing in common', async () => {
    const repo = repository({'a.md': 'one'})
    repo.git('checkout', '--quiet', '--orphan', 'other')
    repo.git('rm', '--quiet', '-rf', '.')
    repo.commit('2020-02-01T12:00:00+0000', {'b.md': 'b'})
    repo.git('checkout', '--quiet', 'main')
    repo.git('merge', '--quiet', '--allow-unrelated-histories', '-m', 'm', 'other')
    expect((await repo.read('a.md', 'b.md')).pasts.map(told)).toStrictEqual([
      ['2020-01-01 one'],
      ['2020-02-01 b']
    ])
  })
})

describe('tags', () => {
  test('name the state that stood there, on commits that did not touch it as well', async () => {
    const repo = repository({'a.md': 'one'})
    repo.git('tag', 'v1')
    repo.commit('2020-02-01T12:00:00+0000', {'code.c': 'int'})
    repo.git('-c', 'tag.gpgSign=false', 'tag', '-a', '-m', 'annotated', 'v1.1')
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': 'two'})
    repo.commit('2020-04-01T12:00:00+0000')
    repo.git('tag', '日本,語)')
    repo.git('tag', 'also')
    repo.git('branch', 'no-tag')
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual([
      '2020-01-01 one [v1 2020-01-01] [v1.1 2020-02-01]',
      '2020-03-01 two [also 2020-04-01] [日本,語) 2020-04-01]'
    ])
  })

  test('on the main line name what stood there, though the file came from a branch', async () => {
    const repo = repository({'a.md': 'one', 'b.md': 'b'})
    repo.git('checkout', '--quiet', '-b', 'side')
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'two'})
    repo.git('checkout', '--quiet', 'main')
    repo.commit('2020-03-01T12:00:00+0000', {'b.md': 'bb'})
    repo.git('tag', 'v1')
    repo.git('merge', '--quiet', '--no-ff', '-m', 'm', 'side')
    repo.git('tag', 'v2')
    const {pasts} = await repo.read('a.md', 'b.md')
    expect(pasts.map(told)).toStrictEqual([
      ['2020-01-01 one [v1 2020-03-01]', '2020-02-01 two [v2 2020-01-01]'],
      ['2020-01-01 b', '2020-03-01 bb [v1 2020-03-01] [v2 2020-01-01]']
    ])
  })

  test('of every release that was merged from a branch that goes on name what stood there', async () => {
    const repo = repository({'a.md': 'one'})
    repo.git('checkout', '--quiet', '-b', 'next')
    for (const month of [2, 3, 4]) {
      repo.commit(`2020-0${month}-01T12:00:00+0000`, {'a.md': `of ${month}`})
      repo.git('checkout', '--quiet', 'main')
      repo.git('merge', '--quiet', '--no-ff', '-m', 'm', 'next')
      repo.git('tag', `v${month}`)
      repo.git('checkout', '--quiet', 'next')
    }
    repo.git('checkout', '--quiet', 'main')
    expect(
      (await repo.read('a.md')).pasts[0]!.states.map(({tags}) => tags.map(({name}) => name))
    ).toStrictEqual([[], ['v2'], ['v3'], ['v4']])
  })

  test('of a time without the file name nothing', async () => {
    const repo = repository({'b.md': 'b'})
    repo.git('tag', 'before')
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'one'})
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': null})
    repo.git('tag', 'without')
    repo.commit('2020-04-01T12:00:00+0000', {'a.md': 'two'})
    expect(told((await repo.read('a.md')).pasts[0])).toStrictEqual(['2020-02-01 one', '2020-04-01 two'])
  })
})

describe('a clone without everything', () => {
  const clone = (from: string, ...options: readonly string[]) => {
    const folder = join(temporary(), 'clone')
    at(from).git('clone', '--quiet', ...options, `file://${from}`, folder)
    return at(folder)
  }

  test('is cut off where the file was there before; not where it came later', async () => {
    const repo = repository({'a.md': 'one'})
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'two'})
    repo.commit('2020-03-01T12:00:00+0000', {'a.md': 'three', 'new.md': 'x'})
    const {pasts, problems} = await clone(repo.folder, '--depth', '2').read('a.md', 'new.md')
    expect(problems).toStrictEqual([])
    expect(pasts.map(told)).toStrictEqual([['…', '2020-02-01 two', '2020-03-01 three'], ['2020-03-01 x']])
  })

  test('never fetches: what is missing is cut off', async () => {
    const repo = repository({'a.md': long('one'), 'b.md': 'b'})
    repo.git('config', 'uploadpack.allowFilter', 'true')
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': long('two')})
    repo.git('mv', 'a.md', 'c.md')
    repo.commit('2020-03-01T12:00:00+0000', {'c.md': long('three')})
    const partial = clone(repo.folder, '--filter=blob:none')
    partial.git('config', 'protocol.file.allow', 'always')
    const objects = () => partial.git('count-objects', '-v')
    const before = objects()
    const {pasts, problems} = await partial.read('c.md', 'b.md')
    expect(problems).toStrictEqual([])
    expect(pasts.map(short)).toStrictEqual([['…', '2020-03-01 three'], ['2020-01-01 b']])
    expect(objects()).toBe(before)
  })
})

describe('a list of commits to ignore', () => {
  test('marks them', async () => {
    const repo = repository({'a.md': 'one'})
    const commit = repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'two'})
    repo.write('.git-blame-ignore-revs', `# reformatted\n\n  ${commit.toUpperCase()}  # all of it\r\n`)
    const {pasts, problems} = await read(repo.folder, ['a.md'], '.git-blame-ignore-revs')
    expect(problems).toStrictEqual([])
    expect(told(pasts[0])).toStrictEqual(['2020-01-01 one', '2020-02-01 two ignored'])
  })

  test('tells which line is none, and that it is missing', async () => {
    const repo = repository({'a.md': 'one'})
    repo.write('revs', '# x\n HEAD~1\n')
    expect((await read(repo.folder, ['a.md'], 'revs')).problems).toMatchObject([
      {code: 'ignore-revs-line', file: 'revs', position: {line: 2, column: 2}, data: {found: 'HEAD~1'}}
    ])
    expect((await read(repo.folder, ['a.md'], 'nowhere')).problems).toMatchObject([
      {code: 'ignore-revs-unreadable', file: 'nowhere', data: {detail: 'ENOENT'}}
    ])
  })
})

describe('wherever the repository is', () => {
  test('in a worktree of another, with a detached head', async () => {
    const repo = repository({'a.md': 'one'})
    const folder = join(temporary(), 'tree')
    repo.commit('2020-02-01T12:00:00+0000', {'a.md': 'two'})
    repo.git('worktree', 'add', '--quiet', '--detach', folder, 'HEAD~1')
    expect(told((await at(folder).read('a.md')).pasts[0])).toStrictEqual(['2020-01-01 one'])
  })

  test('behind a linked folder, and in several', async () => {
    const one = repository({'docs/a.md': 'one'})
    const other = repository({'b.md': 'b'})
    const folder = temporary()
    symlinkSync(join(one.folder, 'docs'), join(folder, 'one'))
    symlinkSync(other.folder, join(folder, 'other'))
    const {pasts} = await read(folder, ['one/a.md', 'other/b.md'])
    expect(pasts.map(told)).toStrictEqual([['2020-01-01 one'], ['2020-01-01 b']])
    expect(pasts[0]!.states[0]!.source.path).toBe('one/a.md')
  })

  test('without commits, and nowhere', async () => {
    const repo = repository()
    repo.write('a.md', 'x')
    const folder = temporary()
    at(folder).write('a.md', 'x')
    expect(await repo.read('a.md')).toStrictEqual({pasts: [null], problems: []})
    expect(await read(folder, ['a.md'])).toStrictEqual({pasts: [null], problems: []})
  })

  test('with names of 64 characters', async () => {
    const repo = repository({'a.md': long('one')}, '--object-format=sha256')
    repo.git('mv', 'a.md', 'b.md')
    const commit = repo.commit('2020-02-01T12:00:00+0000', {'b.md': long('two')})
    expect(commit).toHaveLength(64)
    repo.write('revs', `${commit}\n`)
    const {pasts} = await read(repo.folder, ['b.md'], 'revs')
    expect(short(pasts[0])).toStrictEqual(['2020-01-01 one', '2020-02-01 two\n ignored'.replace('\n', '')])
  })

  test('damaged: one warning with git’s words, and everything else goes on', async () => {
    const repo = repository({'a.md': 'one'})
    repo.write('.git/HEAD', 'nonsense\n')
    const {pasts, problems} = await repo.read('a.md')
    expect(pasts).toStrictEqual([null])
    expect(problems).toMatchObject([{code: 'git-failed', severity: 'warning', file: '.'}])
    expect(problems[0]!.data.detail).toContain('not a git repository')
  })
})
