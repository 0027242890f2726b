import {execFile} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))
const article =
  '---\ntitle: The cup\ndate: 2021-01-01\n---\n\n**Q. Is it blue?** (added 2021-02-03)\n\nYes.\n'

let folder = ''
let packed: string[] = []

const readme = readFileSync(join(root, 'README.md'), 'utf8')

const inFolder = (command: string, ...args: string[]) =>
  run(command, args, {cwd: folder, env: {...process.env, CI: 'true', LANG: 'C'}})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaitei-package-'))
  // `dist/` is current: the scripts of the package would compile it under the other tests.
  const {stdout} = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root
  })
  const [{filename, files}] = JSON.parse(stdout) as [{filename: string; files: {path: string}[]}]
  packed = files.map(({path}) => path)
  writeFileSync(join(folder, 'package.json'), '{"name": "stranger", "private": true, "type": "module"}\n')
  await inFolder('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, filename))
}, 300_000)

afterAll(() => rmSync(folder, {recursive: true, force: true}))

vi.setConfig({testTimeout: 120_000})

describe('the package', () => {
  test('holds what runs, and neither sources nor tests', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'package.json',
        'dist/cli/bin.js',
        'dist/client/index.js'
      ])
    )
    const others = packed.filter(
      (path) => !/^(?:LICENSE|README\.md|CHANGELOG\.md|package\.json|dist\/.+\.(?:js|d\.ts))$/u.test(path)
    )
    expect(others).toEqual([])
    const compiled = packed
      .filter((path) => path.endsWith('.js'))
      .map((path) => path.replace(/^dist\/(.*)\.js$/u, 'src/$1.ts'))
    // Nothing that a source deleted since has left behind.
    for (const source of compiled) expect(readFileSync(join(root, source), 'utf8')).not.toBe('')
  })

  test('gives a stranger a command that writes ./output', async () => {
    writeFileSync(join(folder, 'article.md'), article)
    const {stdout} = await inFolder('npx', '--no-install', 'kaitei', 'build', 'article.md')
    expect(stdout).toContain('1 file: 1 article\n')
    const built = JSON.parse(readFileSync(join(folder, 'output/api/v1/articles/article.json'), 'utf8'))
    expect(built.title.en).toBe('The cup')
  })

  test('is a library that can be imported', async () => {
    const code = `import * as kaitei from 'kaitei'; console.log(Object.keys(kaitei).length > 0)`
    const {stdout} = await inFolder(process.execPath, '--input-type=module', '--eval', code)
    expect(stdout).toBe('true\n')
    await expect(
      inFolder(process.execPath, '--input-type=module', '--eval', `import 'kaitei/dist/index.js'`)
    ).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })

  test('brings a client for other sites that needs nothing else of it', async () => {
    const path = join(folder, 'node_modules/kaitei/dist/client/index.js')
    expect(readFileSync(path, 'utf8')).not.toMatch(/\b(?:import|require)\b|\bfrom ['"]/u)
    const code = `import {createClient} from 'kaitei/client'
const answer = async () => new Response('{"articles": [{"id": "faq"}]}')
const {articles} = await createClient('https://faq.example/', {fetch: answer}).index()
console.log(articles[0].id)`
    const {stdout} = await inFolder(process.execPath, '--input-type=module', '--eval', code)
    expect(stdout).toBe('faq\n')
  })

  test('brings its types, and the examples of the README hold', async () => {
    mkdirSync(join(folder, 'typed'), {recursive: true})
    writeFileSync(
      join(folder, 'typed/index.ts'),
      `import {defineConfig} from 'kaitei'\nexport const config = defineConfig({baseUrl: 'https://faq.example/'})\n// @ts-expect-error: an address is text\ndefineConfig({baseUrl: 1})
import {createClient} from 'kaitei/client'
export async function days(id: string): Promise<(string | null)[]> {
  const {deltas} = await createClient('https://faq.example/').changes(id, {since: '2020-10-31'})
  // @ts-expect-error: a delta has no such field
  void deltas[0]?.nothing
  return deltas.map(({date}) => date)
}
`
    )
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'ES2023',
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      types: ['node'],
      typeRoots: [fileURLToPath(new URL('../node_modules/@types', import.meta.url))]
    }
    const examples = [...readme.matchAll(/^```ts\n(?<code>[\s\S]*?)^```$/gmu)].map(
      ({groups}) => groups!.code!
    )
    expect(examples.length).toBeGreaterThan(0)
    const files = examples.map((_, index) => `readme-${index}.mts`)
    for (const [index, code] of examples.entries())
      writeFileSync(join(folder, 'typed', files[index]!), `${code}export {}\n`)
    writeFileSync(
      join(folder, 'typed/tsconfig.json'),
      JSON.stringify({compilerOptions, files: ['index.ts', ...files]})
    )
    const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
    const {stdout} = await inFolder(process.execPath, tsc, '--project', 'typed')
    expect(stdout).toBe('')
  })
})
