import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {type Arbitrary, constant, constantFrom, integer, nat, oneof, record} from 'fast-check'

import {type BuildResult, buildSite} from '../../src/io/build-site.ts'
import {openCacheOf} from '../../src/io/cache/build-cache.ts'
import {planPublication, recordPublication} from '../../src/io/publish-site.ts'
import {findEvent, recordRetraction} from '../../src/io/retract.ts'
import {openWorkspace} from '../../src/io/workspace.ts'
import {at} from '../io/repository.ts'

const names = ['tea', 'pot', 'cup'] as const
type Name = (typeof names)[number]

/** What a person does to a project, or an accident to its files. */
export type Step =
  | {readonly do: 'write' | 'translate' | 'picture'; readonly name: Name; readonly version: number}
  | {readonly do: 'spoil'; readonly name: Name; readonly way: keyof typeof spoilt}
  | {readonly do: 'delete' | 'no picture' | 'picture is a link' | 'ignore'; readonly name: Name}
  | {readonly do: 'rename' | 'link to'; readonly name: Name; readonly to: Name}
  | {readonly do: 'configure' | 'layout' | 'share' | 'retract'; readonly change: number}
  | {readonly do: 'publish' | 'commit' | 'nothing'}
  | {readonly do: 'damage' | 'forget'; readonly what: number; readonly how: How}

/** What happens to a file of ours: gone, changed, changed with its time set back, of another time only. */
type How = 'delete' | 'change' | 'backdate' | 'touch'

/** How a build is asked for. */
export interface Asked {
  readonly paths: readonly string[]
  readonly frozen: boolean
  readonly all: boolean
}

const name = constantFrom(...names)
const version = integer({min: 1, max: 3})
const how = constantFrom<How>('delete', 'change', 'backdate', 'touch')
const change = nat(9)

/** What stands where an article should, and is none, or not this one. */
const spoilt = {
  broken: () => '---\ntitle: "x\n---\n\n**Q. ？**\n',
  draft: (name: Name) => article(name, 1).replace('date:', 'draft: true\ndate:'),
  empty: () => '',
  bytes: () => new Uint8Array([0x66, 0xff, 0xfe]),
  post: (name: Name) => `# ${name}\n\n散歩をしました。\n`,
  twin: (name: Name) => article(name, 2).replace('date:', 'id: pot\ndate:'),
  elsewhere: (name: Name) => article(name, 2).replace('date:', 'slug: ../elsewhere\ndate:'),
  long: (name: Name) => article(name, 2) + '>'.repeat(200),
  silent: (name: Name) => `<!-- kaitei-disable -->\n\n${article(name, 3).replace(/（2020[^）]*）/gu, '')}`
}

export const step: Arbitrary<Step> = oneof(
  {
    weight: 8,
    arbitrary: record({do: constantFrom('write' as const, 'write', 'translate', 'picture'), name, version})
  },
  {
    weight: 3,
    arbitrary: record({
      do: constant('spoil' as const),
      name,
      way: constantFrom(...(Object.keys(spoilt) as (keyof typeof spoilt)[]))
    })
  },
  {
    weight: 3,
    arbitrary: record({
      do: constantFrom('delete' as const, 'delete', 'no picture', 'picture is a link', 'ignore'),
      name
    })
  },
  {weight: 2, arbitrary: record({do: constantFrom('rename' as const, 'link to'), name, to: name})},
  {
    weight: 4,
    arbitrary: record({
      do: constantFrom('configure' as const, 'configure', 'layout', 'share', 'retract'),
      change
    })
  },
  {weight: 4, arbitrary: record({do: constantFrom('publish' as const, 'publish', 'commit', 'nothing')})},
  {weight: 3, arbitrary: record({do: constantFrom('damage' as const, 'forget'), what: nat(999), how})}
)

export const asked: Arbitrary<Asked> = record({
  paths: oneof(
    {weight: 8, arbitrary: constant([])},
    {weight: 1, arbitrary: constant(['articles/tea.md'])},
    {weight: 1, arbitrary: constant(['articles', 'notes'])}
  ),
  frozen: oneof({weight: 8, arbitrary: constant(false)}, {weight: 1, arbitrary: constant(true)}),
  all: oneof({weight: 8, arbitrary: constant(false)}, {weight: 1, arbitrary: constant(true)})
})

const article = (name: Name, version: number): string =>
  // The third has another id: links of others to it lead elsewhere then.
  `---\ntitle: ${name} のこと\ndate: 2020-06-26\n${version > 2 ? `id: my-${name}\n` : ''}---\n\n- 2020/10/31 1.${version} 版に合わせて更新\n\n![](${name}.png) ![](../shots/all.png) ![](../shots/${name}.png)\n\n**Q. ${name} は洗えますか？**（2020/10/31 更新）\n\n${'水で洗えます。'.repeat(version)}\n\n**Q. 何色ですか？**\n\n青です。[ほかの茶碗](cup.md)もあります。\n${version > 2 ? '\n**Q. 重いですか？**（2020/10/31 追加）\n\nいいえ。[急須](./pot.md#q)を見てください。\n' : ''}`

const catalogue = (name: Name, version: number, prefix = ''): string =>
  `msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "${prefix}title"\nmsgid "${name} のこと"\nmsgstr "About the ${name}${version}"\n`

const configurations = [
  {},
  {title: {ja: '質問', en: 'Questions'}},
  {outputs: ['api', 'feeds']},
  {languages: ['ja']},
  {rules: {'picture-missing': 'off', 'missing-annotation': 'error'}},
  {tolerance: 40, outdated: 'source'},
  {baseUrl: 'https://other.example/faq/', articleUrl: 'https://blog.example/{yyyy}/{id}/'},
  {catalogues: 'locales/{lang}.po', pages: {css: 'site.css', head: 'head.html'}},
  {limits: {questions: 2, nesting: 2}, lang: 'en', zone: 'UTC'},
  {articles: ['articles', 'notes'], identities: {tea: {'何色ですか？': null}}}
]

/** Two projects of the same content: one builds on what it built before, the other always from nothing. */
export class Twins {
  readonly folders = ['kept', 'clean'].map(() => mkdtempSync(join(tmpdir(), 'kaitei-twin-')))
  readonly #hasGit: boolean
  #commits = 0

  constructor({hasGit}: {readonly hasGit: boolean}) {
    this.#hasGit = hasGit
    this.#configure({})
    this.#put('articles/tea.md', article('tea', 1))
    if (hasGit) this.#each((folder) => at(folder).git('init', '--quiet', '--initial-branch=main'))
    if (hasGit) this.#commit()
  }

  remove(): void {
    for (const folder of this.folders) rmSync(folder, {recursive: true})
  }

  async take(step: Step): Promise<void> {
    if ('name' in step) return this.#takeWithArticle(step)
    if ('how' in step) return this.#harm(step)
    if ('change' in step) return this.#takeOfSite(step)
    if (step.do === 'publish') await this.#publish()
    if (step.do === 'commit') this.#commit()
  }

  async #takeOfSite({do: what, change}: Extract<Step, {readonly change: number}>): Promise<void> {
    const name = names[change % names.length]!
    if (what === 'configure') this.#configure(configurations[change]!)
    if (what === 'layout') this.#lay(change)
    if (what === 'share') this.#put('locales/en.po', catalogue(name, change, `${name}/`))
    if (what === 'retract') await this.#retract(change)
  }

  #harm({do: where, what, how}: Extract<Step, {readonly how: How}>): void {
    if (where === 'forget') return harm(join(this.folders[0]!, '.kaitei-cache'), what, how)
    this.#each((folder) => harm(join(folder, 'output'), what, how))
  }

  #takeWithArticle(step: Extract<Step, {readonly name: Name}>): void {
    const file = `articles/${step.name}.md`
    const picture = `articles/${step.name}.png`
    if (step.do === 'write') this.#put(file, article(step.name, step.version))
    if (step.do === 'spoil') this.#put(file, spoilt[step.way](step.name))
    if (step.do === 'translate') this.#put(`articles/${step.name}.en.po`, catalogue(step.name, step.version))
    // Of one length: no size tells them apart.
    if (step.do === 'picture')
      for (const path of [picture, `shots/${step.name}.png`, 'shots/all.png'])
        this.#put(path, `${step.name}${step.version}`)
    if (step.do === 'delete') this.#take(file)
    if (step.do === 'no picture') this.#take(picture)
    if (step.do === 'picture is a link') this.#link('tea.png', picture)
    if (step.do === 'ignore') this.#put('.gitignore', `${step.name}.md\n`)
    if (step.do === 'link to') this.#link(`${step.to}.md`, file)
    if (step.do === 'rename')
      this.#each((folder) => {
        try {
          renameSync(join(folder, file), join(folder, `articles/${step.to}.md`))
        } catch {}
      })
  }

  async build({paths, frozen, all}: Asked): Promise<[BuildResult, BuildResult]> {
    const [kept, clean] = this.folders.map((folder) => openWorkspace({cwd: folder, paths, all}))
    const options = {dryRun: false, frozen, progress: () => {}}
    return [
      await buildSite(await kept!, {...options, cache: await openCacheOf(await kept!)}),
      await buildSite(await clean!, options)
    ]
  }

  get outputs(): Record<string, string>[] {
    return this.folders.map((folder) => treeOf(join(folder, 'output')))
  }

  async #publish(): Promise<void> {
    for (const folder of this.folders) {
      const workspace = await openWorkspace({cwd: folder, paths: []})
      await recordPublication(await planPublication(workspace, {fromGit: false}), folder)
    }
  }

  async #retract(which: number): Promise<void> {
    for (const folder of this.folders) {
      const workspace = await openWorkspace({cwd: folder, paths: []})
      workspace.git.close()
      const {articles} = workspace.memory
      const id = articles[which % articles.length]
      if (id === undefined) continue
      const {events} = await workspace.memory.readArticle(id, [])
      const found = await findEvent(workspace, events[which % events.length]?.id ?? '')
      if (found.type === 'found') await recordRetraction(found, null, workspace)
    }
  }

  #commit(): void {
    if (!this.#hasGit) return
    const day = 1 + this.#commits++
    this.#each((folder) => {
      at(folder).commit(`2020-11-${String(day).padStart(2, '0')}T12:00:00+0000`)
    })
  }

  #configure(more: object): void {
    const usual = {baseUrl: 'https://faq.example/', authority: 'faq.example', history: {git: this.#hasGit}}
    this.#put('kaitei.config.json', JSON.stringify({...usual, ...more}))
    // What a configuration may speak of.
    this.#each((folder) => mkdirSync(join(folder, 'notes'), {recursive: true}))
  }

  #lay(change: number): void {
    this.#put('site.css', `main { margin: ${change}em }\n`)
    this.#put('head.html', `<meta name="change" content="${change}">\n`)
  }

  #put(path: string, content: string | Uint8Array): void {
    this.#take(path)
    this.#each((folder) => {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), content)
    })
  }

  #link(target: string, path: string): void {
    this.#take(path)
    this.#each((folder) => symlinkSync(target, join(folder, path)))
  }

  #take(path: string): void {
    this.#each((folder) => rmSync(join(folder, path), {force: true}))
  }

  #each(change: (folder: string) => void): void {
    for (const folder of this.folders) change(folder)
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** Something happens to one file of a folder; a change keeps its length. */
function harm(folder: string, what: number, how: How): void {
  const files = filesIn(folder).filter((file) => !file.endsWith('.kaitei-manifest.json'))
  const file = files[what % files.length]
  if (file === undefined) return
  if (how === 'delete') return rmSync(file)
  const {atime, mtime} = statSync(file)
  if (how !== 'touch') {
    const bytes = readFileSync(file)
    if (bytes.length > 0) bytes[bytes.length >> 1]! ^= 1
    writeFileSync(file, bytes)
  }
  if (how === 'backdate') utimesSync(file, atime, mtime)
  if (how === 'touch') utimesSync(file, atime, new Date(mtime.getTime() + 86_400_000 * (what - 500)))
}

const treeOf = (folder: string): Record<string, string> =>
  Object.fromEntries(filesIn(folder).map((file) => [file.slice(folder.length), readFileSync(file, 'latin1')]))
