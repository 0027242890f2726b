import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

import {logArguments} from '../../../dist/io/git/log.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Texts below a folder by path, in order. */
function textsBelow(folder, ending) {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  return files.map((file) => readFileSync(file, 'utf8'))
}

/** What is mutated: our own texts, and those of other folders. */
export function readMaterial(folders) {
  const own = (name, ending) => textsBelow(path.join(root, name), ending)
  const markdown = [
    ...own('articles', /\.md$/u),
    ...own('test/fixtures', /\.md$/u),
    ...folders.flatMap((folder) => textsBelow(folder, /\.md$/u))
  ]
  return {
    markdown,
    frontMatter: [...markdown.flatMap(frontMatterOf), ...frontMatters],
    po: [...own('articles', /\.po$/u), ...own('test/fixtures', /\.po$/u)],
    git: gitOutput()
  }
}

const frontMatterOf = (text) => /^---\n[\s\S]*?\n---\n/u.exec(text)?.[0] ?? []

const frontMatters = [
  '---\ntitle: 急須\ndate: 2020-01-01\nversion: "1.20"\ntags: [茶, 湯]\nextra:\n  deep: {a: [1, 2]}\n---\n',
  '+++\ntitle = "急須"\ndate = 2020-01-01\ntags = ["茶"]\n[extra]\ndeep = {a = [1, 2]}\n+++\n',
  'title: 急須\ndate: 2020-01-01 10:00:00\ncategories:\n- 茶\n---\n',
  '---\ntitle: |\n  急須\n  茶碗\ndescription: >-\n  長い\n  説明\ndraft: false\nurl: https://faq.example/茶\n---\n',
  '---\nid: kyusu\nlang: en\npublished: 2020-01-01T00:00:00+09:00\nupdated: 2021/02/03\ncoverImage: a.png\n---\n'
]

/** What git prints of a small history with a rename, a merge and tags. */
function gitOutput() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaitei-fuzz-git-'))
  const git = (...args) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@faq.example', '-c', 'init.defaultBranch=main', ...args],
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_AUTHOR_DATE: '2020-01-02T03:04:05+0900',
          GIT_COMMITTER_DATE: '2020-01-02T03:04:05+0900'
        },
        maxBuffer: 2 ** 26
      }
    )
  const commit = (name, text, ...tags) => {
    writeFileSync(path.join(folder, name), text)
    git('add', '-A')
    git('commit', '-qm', `茶を ${name} に`)
    for (const tag of tags) git('tag', tag)
  }
  try {
    git('init', '-q')
    commit('pot.md', '**Q. 茶？**\n\nはい。\n'.repeat(5), 'v1.0')
    commit('cup.md', '**Q. 碗？**\n\nいいえ。\n')
    git('mv', 'pot.md', 'kettle 急須.md')
    git('commit', '-qm', 'rename')
    git('checkout', '-qb', 'other', 'HEAD~1')
    commit('cup.md', '**Q. 碗？**\n\nはい。\n', 'v1.1', 'side')
    git('checkout', '-q', 'main')
    commit('kettle 急須.md', '**Q. 茶？**\n\nはい、毎朝。\n'.repeat(5))
    git('merge', '-q', '--no-edit', 'other')
    git('rm', '-q', 'cup.md')
    git('commit', '-qm', 'gone')
    const paths = ['kettle 急須.md', 'cup.md', 'pot.md']
    const log = git(...logArguments(paths, 'alike')).toString('latin1')
    const names = [...log.matchAll(/[0-9a-f]{40}/gu)].map(([name]) => `${name}\n`)
    const blobs = execFileSync('git', ['cat-file', '--batch'], {
      cwd: folder,
      input: `${[...new Set(names)].join('')}${'0'.repeat(40)}\n`
    }).toString('latin1')
    return {log, blobs, paths}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
