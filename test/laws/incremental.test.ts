import {mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record
} from 'fast-check'
import {describe, expect, it, vi} from 'vitest'

import {type BuildResult, buildSite} from '../../src/io/build-site.ts'
import {openCacheOf} from '../../src/io/cache/build-cache.ts'
import {planPublication, recordPublication} from '../../src/io/publish-site.ts'
import {openWorkspace} from '../../src/io/workspace.ts'

vi.setConfig({testTimeout: 600_000})

// 500 once: KAITEI_SEQUENCES=500 npx vitest run test/laws/incremental.test.ts
const sequences = Number(process.env['KAITEI_SEQUENCES'] ?? 4)

const names = ['tea', 'pot', 'cup'] as const
type Name = (typeof names)[number]

/** What a person does to a project, or an accident to its files. */
type Step =
  | {readonly do: 'write'; readonly name: Name; readonly version: number}
  | {readonly do: 'break' | 'draft' | 'delete' | 'picture'; readonly name: Name}
  | {readonly do: 'rename'; readonly name: Name; readonly to: Name}
  | {readonly do: 'translate'; readonly name: Name; readonly version: number}
  | {readonly do: 'configure'; readonly change: number}
  | {readonly do: 'publish' | 'nothing'}
  | {readonly do: 'damage'; readonly what: number; readonly how: 'delete' | 'change'}
  | {readonly do: 'forget'; readonly what: number; readonly how: 'delete' | 'change'}

const name = constantFrom(...names)
const version = integer({min: 1, max: 3})
const how = constantFrom('delete' as const, 'change' as const)
const step: Arbitrary<Step> = oneof(
  {weight: 6, arbitrary: record({do: constant('write' as const), name, version})},
  {
    weight: 3,
    arbitrary: record({do: constantFrom('break' as const, 'draft', 'delete', 'picture'), name})
  },
  {weight: 1, arbitrary: record({do: constant('rename' as const), name, to: name})},
  {weight: 2, arbitrary: record({do: constant('translate' as const), name, version})},
  {weight: 2, arbitrary: record({do: constant('configure' as const), change: nat(5)})},
  {weight: 2, arbitrary: record({do: constantFrom('publish' as const, 'nothing')})},
  {weight: 2, arbitrary: record({do: constant('damage' as const), what: nat(999), how})},
  {weight: 1, arbitrary: record({do: constant('forget' as const), what: nat(999), how})}
)

const article = (name: Name, version: number): string =>
  // The third has another id: links of others to it lead elsewhere then.
  `---\ntitle: ${name} のこと\ndate: 2020-06-26\n${version > 2 ? `id: my-${name}\n` : ''}---\n\n- 2020/10/31 1.${version} 版に合わせて更新\n\n![](${name}.png) ![](../shots/all.png) ![](../shots/${name}.png)\n\n**Q. ${name} は洗えますか？**（2020/10/31 更新）\n\n${'水で洗えます。'.repeat(version)}\n\n**Q. 何色ですか？**\n\n青です。[急須](./pot.md#q-1) [お茶](tea.md)\n${version > 2 ? '\n**Q. 重いですか？**（2020/10/31 追加）\n\nいいえ。\n' : ''}`

const catalogue = (name: Name, version: number): string =>
  `msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "title"\nmsgid "${name} のこと"\nmsgstr "About the ${name}${version}"\n`

const configurations = [
  {},
  {title: {ja: '質問', en: 'Questions'}},
  {outputs: ['api', 'feeds']},
  {languages: ['ja']},
  {rules: {'picture-missing': 'off', 'missing-annotation': 'error'}},
  {tolerance: 40}
]

/** Two projects of the same content: one builds on what it built before, the other always from nothing. */
class Twins {
  readonly folders = ['kept', 'clean'].map(() => mkdtempSync(join(tmpdir(), 'kaitei-twin-')))

  constructor() {
    this.#put('kaitei.config.json', config({}))
    this.#put('articles/tea.md', article('tea', 1))
  }

  remove(): void {
    for (const folder of this.folders) rmSync(folder, {recursive: true})
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'write') this.#put(`articles/${step.name}.md`, article(step.name, step.version))
    if (step.do === 'break') this.#put(`articles/${step.name}.md`, '---\ntitle: "x\n---\n\n**Q. ？**\n')
    if (step.do === 'draft')
      this.#put(`articles/${step.name}.md`, article(step.name, 1).replace('date:', 'draft: true\ndate:'))
    if (step.do === 'delete')
      this.#each((folder) => rmSync(join(folder, `articles/${step.name}.md`), {force: true}))
    if (step.do === 'picture')
      for (const path of [`articles/${step.name}`, `shots/${step.name}`, 'shots/all'])
        this.#put(`${path}.png`, step.name)
    if (step.do === 'translate') this.#put(`articles/${step.name}.en.po`, catalogue(step.name, step.version))
    if (step.do === 'configure') this.#put('kaitei.config.json', config(configurations[step.change]!))
    if (step.do === 'rename')
      this.#each((folder) => {
        try {
          renameSync(join(folder, `articles/${step.name}.md`), join(folder, `articles/${step.to}.md`))
        } catch {}
      })
    if (step.do === 'publish')
      for (const folder of this.folders) {
        const workspace = await openWorkspace({cwd: folder, paths: []})
        await recordPublication(await planPublication(workspace, {fromGit: false}), folder)
      }
    if (step.do === 'damage') this.#each((folder) => spoil(join(folder, 'output'), step.what, step.how))
    if (step.do === 'forget') spoil(join(this.folders[0]!, '.kaitei-cache'), step.what, step.how)
  }

  async build(): Promise<[BuildResult, BuildResult]> {
    const [kept, clean] = this.folders.map((folder) => openWorkspace({cwd: folder, paths: []}))
    const options = {dryRun: false, frozen: false, progress: () => {}}
    return [
      await buildSite(await kept!, {...options, cache: await openCacheOf(await kept!)}),
      await buildSite(await clean!, options)
    ]
  }

  get outputs(): Record<string, string>[] {
    return this.folders.map((folder) => treeOf(join(folder, 'output')))
  }

  #put(path: string, content: string): void {
    this.#each((folder) => {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), content)
    })
  }

  #each(change: (folder: string) => void): void {
    for (const folder of this.folders) change(folder)
  }
}

const config = (more: object): string =>
  JSON.stringify({baseUrl: 'https://faq.example/', authority: 'faq.example', history: {git: false}, ...more})

const filesIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** Deletes or changes one file of a folder; a change keeps its length. */
function spoil(folder: string, what: number, how: 'delete' | 'change'): void {
  const files = filesIn(folder).filter((file) => !file.endsWith('.kaitei-manifest.json'))
  const file = files[what % files.length]
  if (file === undefined) return
  if (how === 'delete') return rmSync(file)
  const bytes = readFileSync(file)
  if (bytes.length > 0) bytes[bytes.length >> 1]! ^= 1
  writeFileSync(file, bytes)
}

const treeOf = (folder: string): Record<string, string> =>
  Object.fromEntries(filesIn(folder).map((file) => [file.slice(folder.length), readFileSync(file, 'latin1')]))

/** What a person sees of a build, but for how much of it was work. */
const told = ({tally, problems}: BuildResult) => ({tally, problems})

describe('a build upon an earlier one', () => {
  it('is, byte for byte, what a build from nothing is, whatever happened in between', async () => {
    await assert(
      asyncProperty(
        array(array(step, {minLength: 1, maxLength: 2}), {minLength: 2, maxLength: 7}),
        async (rounds) => {
          const twins = new Twins()
          try {
            await twins.build()
            for (const steps of rounds) {
              for (const step of steps) await twins.take(step)
              const [kept, clean] = await twins.build()
              const [left, right] = twins.outputs
              expect(left).toStrictEqual(right)
              expect(told(kept)).toStrictEqual(told(clean))
            }
          } finally {
            twins.remove()
          }
        }
      ),
      {numRuns: sequences}
    )
  })
})
