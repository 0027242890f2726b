import {execFile, execFileSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {describe, expect, test} from 'vitest'

import {at} from '../io/repository.ts'
import {project, type Project} from './project.ts'

// Real readers subscribe, and every step of an article's life is served to them at the same address.
const root = fileURLToPath(new URL('../../', import.meta.url))
const simulator = join(root, '../shared/validators/reader_sim.py')
const readers = ['newsboat', 'rss2email', 'sfeed'] as const
const commands = ['newsboat', 'r2e', 'sfeed', 'curl']

const missing = [
  ...(existsSync(simulator) ? [] : [simulator]),
  ...commands.filter((command) => !isInstalled(command))
]
if (missing.length > 0) console.warn(`Readers are not tried: there is no ${missing.join(', ')}`)

function isInstalled(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

const first = `---
title: 急須のよくある質問
date: 2022-05-01
---

- 2022/06/15 手入れについて更新

## 手入れ

**Q. 急須は洗剤で洗えますか？**（2022/06/15 更新）

いいえ、洗剤は使わずに、ぬるま湯でよくすすいでください。

**Q. 電子レンジで温められますか？**

いいえ、割れるおそれがあります。

## 使い方

**Q. お湯の温度は何度が適切ですか？**

煎茶なら八十度くらいがめやすです。
`

interface Step {
  readonly name: string
  /** Changes the article, or more of the project. */
  readonly edit?: (text: string, site: Project) => string
  readonly run?: readonly string[]
  /** What each reader tells its owner of. */
  readonly news: number
}

const publish = ['publish', 'build']
const replace =
  (...pairs: readonly (readonly [before: string, after: string])[]) =>
  (text: string): string =>
    pairs.reduce((done, [before, after]) => {
      expect(done).toContain(before)
      return done.replace(before, after)
    }, text)

/** A life of an article, in order. What is not in `run` is a build alone. */
const life: readonly Step[] = [
  {name: 'the first publish: two revisions', run: publish, news: 2},
  {name: 'a rebuild', news: 0},
  {
    name: 'a new revision',
    edit: replace(
      ['手入れについて更新\n', '手入れについて更新\n- 2022/08/01 湯温について更新\n'],
      ['適切ですか？**', '適切ですか？**（2022/08/01 更新）'],
      ['八十度くらい', '七十度から八十度']
    ),
    run: publish,
    news: 1
  },
  {name: 'a typo mended', edit: replace(['めやすです', '目安です']), run: publish, news: 0},
  {
    name: 'a question inserted above all others, with its revision',
    edit: replace(
      ['湯温について更新\n', '湯温について更新\n- 2022/09/10 買うときの質問を追加\n'],
      [
        '## 手入れ\n',
        '## 買うとき\n\n**Q. どの大きさを選べばよいですか？**（2022/09/10 追加）\n\n一人なら小さなものを選んでください。\n\n## 手入れ\n'
      ]
    ),
    run: publish,
    news: 1
  },
  {
    name: 'a question reworded, with its revision',
    edit: replace(
      ['質問を追加\n', '質問を追加\n- 2022/10/05 表現を更新\n'],
      ['**Q. 電子レンジで温められますか？**', '**Q. 電子レンジで温めても大丈夫ですか？**（2022/10/05 更新）']
    ),
    run: publish,
    news: 1
  },
  {
    name: "an annotation's day corrected after it was published",
    edit: replace(['（2022/10/05 更新）', '（2022/10/06 更新）']),
    run: publish,
    news: 0
  },
  {
    name: 'an annotation overwritten by a newer one',
    edit: replace(
      ['表現を更新\n', '表現を更新\n- 2022/11/20 湯温を見直し\n'],
      ['（2022/08/01 更新）', '（2022/11/20 更新）'],
      ['七十度から八十度', '六十度から七十度']
    ),
    run: publish,
    news: 1
  },
  {
    name: 'the title translated later',
    edit(text, site) {
      site.write(
        'articles/kyusu.en.po',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "title"\nmsgid "急須のよくある質問"\nmsgstr "The teapot"\n'
      )
      return text
    },
    run: publish,
    news: 0
  },
  {
    name: 'the sections reordered',
    edit(text) {
      const [head, ...sections] = text.split(/^(?=## )/mu)
      return [head!.trimEnd(), ...sections.reverse().map((section) => section.trimEnd())].join('\n\n') + '\n'
    },
    run: publish,
    news: 0
  },
  {
    name: 'the file renamed',
    edit(text, site) {
      site.remove('articles/kyusu.md')
      site.remove('articles/kyusu.en.po')
      return text
    },
    run: publish,
    news: 0
  },
  {name: 'a new version of kaitei', run: ['build --newer'], news: 0}
]

/** Nothing that git does not know, and nothing else. */
const lost: readonly Step[] = [
  ...life.slice(
    0,
    life.findIndex(({name}) => name === 'the file renamed')
  ),
  {
    name: 'the memory lost, and rebuilt from the history of the article alone',
    edit(text, site) {
      site.remove('.kaitei')
      return text
    },
    run: ['publish --from-git', 'build'],
    news: 0
  }
]

/** The same program under a version that does not exist yet. */
function newerCommand(site: Project): string {
  const folder = join(site.folder, '.newer')
  cpSync(join(root, 'dist'), join(folder, 'dist'), {recursive: true})
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({...manifest, version: '99.0.0'}))
  return join(folder, 'dist/cli/bin.js')
}

/** Lives a life; keeps the feeds after every step. */
async function live(site: Project, life: readonly Step[], feeds: readonly string[]): Promise<void> {
  const repository = at(site.folder)
  repository.git('init', '--quiet', '--initial-branch=main')
  site.write('.gitignore', '.kaitei\noutput\nkept\n.newer\n')
  let text = first
  for (const [index, {name, edit, run = ['build']}] of life.entries()) {
    text = edit?.(text, site) ?? text
    const isRenamed = life.slice(0, index + 1).some(({name}) => name === 'the file renamed')
    site.write(isRenamed ? 'articles/teapot-faq.md' : 'articles/kyusu.md', text)
    repository.commit(`2023-01-${String(index + 1).padStart(2, '0')}T12:00:00+0000`)
    for (const command of run) {
      const {code, stderr} = command.endsWith(' --newer')
        ? await site.kaitei(command.replace(' --newer', ''), {bin: newerCommand(site)})
        : await site.kaitei(command)
      expect({name, command, code, stderr}).toMatchObject({code: 0})
    }
    repository.commit(`2023-01-${String(index + 1).padStart(2, '0')}T13:00:00+0000`)
    for (const feed of feeds)
      site.write(`kept/${feed}/${index}.xml`, site.read(`output/feeds/ja/${feed}.xml`))
  }
}

/** What each reader told its owner of, step by step from one to another. */
async function tell(
  site: Project,
  feed: string,
  names: readonly string[],
  first: number,
  last: number
): Promise<Record<string, number[]>> {
  const states = Array.from({length: last - first + 1}, (_, index) =>
    join(site.folder, `kept/${feed}/${first + index}.xml`)
  )
  const args = ['--readers', names.join(','), '--json', ...states]
  const {stdout} = await promisify(execFile)(simulator, args)
  const told: Record<string, {new: number}[]> = JSON.parse(stdout)
  return Object.fromEntries(
    Object.entries(told).map(([reader, steps]) => [reader, steps.map((step) => step.new)])
  )
}

const newSite = (): Project => project({'kaitei.config.json': '{"baseUrl": "https://faq.example/"}'})

describe.skipIf(missing.length > 0)('what real readers tell their owners', () => {
  test('of a life of an article: each revision once, and nothing else', {timeout: 600_000}, async () => {
    const site = newSite()
    // What the readers differ in is the same in either format.
    const asked = {rss: readers, atom: ['newsboat']}
    await live(site, life, Object.keys(asked))
    const news = life.map(({name, news}) => `${name}: ${news}`)
    for (const [feed, names] of Object.entries(asked)) {
      const told = await tell(site, feed, names, 0, life.length - 1)
      for (const reader of names)
        expect(told[reader]!.map((news, index) => `${life[index]!.name}: ${news}`)).toEqual(news)
    }
  })

  test('of nothing that they know when the memory was lost', {timeout: 600_000}, async () => {
    const site = newSite()
    await live(site, lost, ['rss'])
    const told = await tell(site, 'rss', readers, lost.length - 2, lost.length - 1)
    for (const reader of readers) expect(told[reader]).toEqual([6, 0])
  })
})
