import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {MessageFormat} from 'messageformat'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {z} from 'zod'

import {loadConfig} from '../../src/io/config.ts'
import {configSchema, defineConfig} from '../../src/model/config.ts'
import {configProblems} from '../../src/problem/config.ts'
import {defaultLimits} from '../../src/model/limits.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kaitei-config-')))
  mkdirSync(join(folder, '.git'))
})
afterEach(() => rmSync(folder, {recursive: true}))

function write(path: string, text: string): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(file, text)
  return file
}

const defaults = {
  title: null,
  baseUrl: null,
  authority: null,
  year: null,
  zone: null,
  lang: null,
  languages: null,
  articles: null,
  out: 'output',
  outputs: ['changelog', 'feeds', 'api', 'pages'],
  articleUrl: null,
  tolerance: 1,
  limits: defaultLimits,
  catalogues: null,
  outdated: 'show',
  translate: {provider: null, url: null, model: null, batch: 10, glossary: {}},
  identities: {},
  rules: {},
  history: {git: true, ignoreRevsFile: null},
  pages: null
}

/** Code of each problem, and what stands where it points. */
async function problemsOf(json: string, path = 'kaitei.config.json'): Promise<[string, string][]> {
  write(path, json)
  const {problems} = await loadConfig(folder)
  return problems.map(({code, position}) => {
    const line = json.split('\n')[(position?.line ?? 0) - 1] ?? ''
    return [code, line.slice((position?.column ?? 1) - 1)]
  })
}

describe('where a configuration is', () => {
  test('none is needed: the root is that of the git repository', async () => {
    mkdirSync(join(folder, 'a/b'), {recursive: true})
    expect(await loadConfig(join(folder, 'a/b'))).toEqual({
      config: defaults,
      root: folder,
      file: null,
      problems: []
    })
  })

  test('it is found from a folder upwards', async () => {
    const file = write('kaitei.config.json', '{"out": "dist"}')
    mkdirSync(join(folder, 'a/b'), {recursive: true})
    expect(await loadConfig(join(folder, 'a/b'))).toMatchObject({config: {out: 'dist'}, root: folder, file})
  })

  test('the search ends at a git repository', async () => {
    write('kaitei.config.json', '{"out": "dist"}')
    mkdirSync(join(folder, 'inner/.git'), {recursive: true})
    expect(await loadConfig(join(folder, 'inner'))).toMatchObject({file: null, root: join(folder, 'inner')})
  })

  test('a package.json without our key is passed by', async () => {
    const file = write('kaitei.config.json', '{}')
    write('site/package.json', '{"name": "kaitei", "devDependencies": {"kaitei": "1"}}')
    expect(await loadConfig(join(folder, 'site'))).toMatchObject({file, root: folder, problems: []})
  })

  test('our key of package.json is read', async () => {
    const file = write('package.json', '{\n\t"name": "x",\n\t"kaitei": {"tolerance": 3}\n}\n')
    expect(await loadConfig(folder)).toMatchObject({config: {tolerance: 3}, file, problems: []})
  })

  test('of two in one folder the first is read, and the other is told', async () => {
    write('kaitei.config.mjs', 'export default {out: "one"}')
    write('kaitei.config.json', '{"out": "two"}')
    const {config, problems} = await loadConfig(folder)
    expect(config.out).toBe('one')
    expect(problems).toMatchObject([
      {
        code: 'config-several',
        severity: 'warning',
        data: {used: 'kaitei.config.mjs', other: 'kaitei.config.json'}
      }
    ])
  })
})

describe('what it says', () => {
  test('every key is read', async () => {
    const config = {
      title: {ja: '質問', en: 'Questions'},
      baseUrl: 'https://e.x/faq/',
      authority: 'old.e.x',
      year: 2019,
      zone: '-03:30',
      lang: 'ja',
      languages: ['ja', 'en'],
      articles: ['faq'],
      out: 'dist',
      outputs: ['feeds' as const],
      articleUrl: 'https://e.x/{yyyy}/{id}/',
      tolerance: 0,
      rules: {'missing-annotation': 'off' as const},
      history: {git: false, ignoreRevsFile: '.git-blame-ignore-revs'}
    }
    write('kaitei.config.json', JSON.stringify(defineConfig(config)))
    expect(await loadConfig(folder)).toMatchObject({config, problems: []})
  })

  test('the base URL ends in a slash, and its host is the authority', async () => {
    write('kaitei.config.json', '{"baseUrl": "https://e.x:8080/faq?a#b"}')
    const {config} = await loadConfig(folder)
    expect(config).toMatchObject({baseUrl: 'https://e.x:8080/faq/', authority: 'e.x'})
  })

  test.each([
    ['+09:00', '+09:00'],
    ['Asia/Tokyo', '+09:00'],
    ['UTC', '+00:00']
  ])('zone %s is the offset %s', async (written, zone) => {
    write('kaitei.config.json', JSON.stringify({zone: written}))
    expect((await loadConfig(folder)).config.zone).toBe(zone)
  })

  test('comments, tabs and last commas are allowed in JSON', async () => {
    expect(
      await problemsOf('{\n\t// why "not"\n\t"baseUrl": "https://e.x/", /* a\n\tb */ "yaer": 1,\n}')
    ).toEqual([['config-unknown-key', '"yaer": 1,']])
    expect((await loadConfig(folder)).config.baseUrl).toBe('https://e.x/')
  })
})

describe('what is off', () => {
  test('a rule of a code that there is not', async () => {
    expect(await problemsOf('{"rules": {"missing-anotation": "off"}}')).toEqual([
      ['config-unknown-rule', '"missing-anotation": "off"}}']
    ])
    // What protects the memory is no matter of taste.
    expect(await problemsOf('{"rules": {"memory-conflict": "off"}}')).toEqual([
      ['config-unknown-rule', '"memory-conflict": "off"}}']
    ])
  })

  test.each([
    ['baseUrl', '"ftp://e.x"', '"ftp://e.x"'],
    ['baseUrl', '"e.x"', '"e.x"'],
    ['authority', '"https://e.x"', '"https://e.x"'],
    ['year', '"2020"', '"2020"'],
    ['lang', '"日本語"', '"日本語"'],
    ['languages', '["ja", 1]', '1]'],
    ['articles', '"faq"', '"faq"'],
    ['out', '""', '""'],
    ['outputs', '["rss"]', '"rss"]'],
    ['articleUrl', '"{id}"', '"{id}"'],
    ['tolerance', '-1', '-1'],
    ['rules', '{"missing-annotation": "loud"}', '"loud"}'],
    ['history', 'true', 'true'],
    ['history', '{"git": 1}', '1}'],
    ['title', '3', '3']
  ])('%s %s is told in place, and the other keys are read', async (key, value, found) => {
    const other = key === 'out' ? 'year' : 'out'
    expect(
      await problemsOf(`{\n  "${key}": ${value}\n,\n  "${other}": ${other === 'out' ? '"d"' : 2000}\n}`)
    ).toEqual([['config-type', found]])
    const {config} = await loadConfig(folder)
    expect(config).toEqual({...defaults, [other]: other === 'out' ? 'd' : 2000})
  })

  test('a zone whose offset would come from the ICU of the Node is refused', async () => {
    expect(await problemsOf('{"zone": "Europe/Paris"}')).toEqual([['config-zone', '"Europe/Paris"}']])
  })

  test.each([
    ['baseURL', 'baseUrl'],
    ['outptus', 'outputs'],
    ['url', 'baseUrl'],
    ['timezone', 'zone'],
    ['colour', '']
  ])('unknown %s is a warning, perhaps meant as %j', async (key, suggestion) => {
    expect(await problemsOf(`{\n  "${key}": 1}`)).toEqual([['config-unknown-key', `"${key}": 1}`]])
    expect((await loadConfig(folder)).problems).toMatchObject([
      {severity: 'warning', data: {key, suggestion}}
    ])
  })

  test('an unknown key within history leaves the known one', async () => {
    expect(await problemsOf('{"history": {"git": false, "svn": true}}')).toEqual([
      ['config-unknown-key', '"svn": true}}']
    ])
    expect((await loadConfig(folder)).config.history).toEqual({git: false, ignoreRevsFile: null})
  })

  test('broken JSON is told in place', async () => {
    expect(await problemsOf('{\n  "out": "a"\n  "lang": "ja"\n}')).toEqual([
      ['config-syntax', '"lang": "ja"']
    ])
  })

  test('what cannot be read is told', async () => {
    mkdirSync(join(folder, 'kaitei.config.json'))
    expect(await loadConfig(folder)).toMatchObject({
      config: defaults,
      problems: [{code: 'input-unreadable', file: 'kaitei.config.json', data: {detail: 'EISDIR'}}]
    })
  })

  test('what is no object is told', async () => {
    expect(await problemsOf('["a"]')).toEqual([['config-type', '["a"]']])
    rmSync(join(folder, 'kaitei.config.json'))
    const text = '{"name": "x",\n"kaitei": 3}'
    expect(await problemsOf(text, 'package.json')).toEqual([['config-type', '3}']])
  })

  test('a problem in package.json has its place there', async () => {
    expect(await problemsOf('{\n  "kaitei": {\n    "year": "x"\n  }\n}', 'package.json')).toEqual([
      ['config-type', '"x"']
    ])
  })

  test('the file is named from where the search began', async () => {
    write('kaitei.config.json', '{"a": 1}')
    mkdirSync(join(folder, 'docs'))
    expect((await loadConfig(join(folder, 'docs'))).problems).toMatchObject([{file: '../kaitei.config.json'}])
  })
})

describe('a configuration that is a program', () => {
  test('is run', async () => {
    write('kaitei.config.mjs', 'export default {year: 2000 + 1}')
    expect(await loadConfig(folder)).toMatchObject({config: {year: 2001}, problems: []})
  })

  test('has problems without a line', async () => {
    write('kaitei.config.mjs', 'export default {year: "2001", history: () => 1}')
    const {problems} = await loadConfig(folder)
    expect(problems.map(({code, position}) => [code, position])).toEqual([
      ['config-type', undefined],
      ['config-type', undefined]
    ])
  })

  test('may fail, which is told', async () => {
    write('kaitei.config.mjs', 'throw new Error("no such thing")')
    expect(await loadConfig(folder)).toMatchObject({
      config: defaults,
      problems: [{code: 'config-import', data: {detail: 'no such thing'}}]
    })
  })

  test('needs a default export', async () => {
    write('kaitei.config.mjs', 'export const config = {}')
    expect(await loadConfig(folder)).toMatchObject({problems: [{code: 'config-no-default'}]})
  })

  test('in TypeScript needs a Node that runs it', async () => {
    write('kaitei.config.ts', 'export default {year: 2001 as number}')
    const {config, problems} = await loadConfig(folder)
    const runs = Boolean((process.features as {typescript?: unknown}).typescript)
    expect(config.year).toBe(runs ? 2001 : null)
    expect(problems.map(({code}) => code)).toEqual(runs ? [] : ['config-typescript'])
  })
})

describe('the words', () => {
  const expectations = [
    'config',
    'title',
    'address',
    'host',
    'year',
    'language',
    'languages',
    'paths',
    'outputs',
    'rules'
  ]
  test.each(Object.entries(configProblems))('of %s can be said in both languages', (_, entry) => {
    for (const language of ['en', 'ja'] as const) {
      for (const pattern of [entry[language].message, entry[language].advice]) {
        const format = new MessageFormat(language, pattern, {bidiIsolation: 'none'})
        for (const expected of [...expectations, 'days', 'history', 'flag', 'text']) {
          const names = {used: 'U', other: 'O', node: '20', detail: 'D', suggestion: '', code: 'C'}
          const said = format.format({expected, found: 'F', key: 'K', ...names}, (error) => {
            throw error
          })
          expect(said.length).toBeGreaterThan(5)
        }
      }
    }
  })

  test('the schema can be told as JSON Schema', () => {
    const schema = z.toJSONSchema(configSchema, {target: 'draft-2020-12', io: 'input'})
    expect(schema).toMatchObject({additionalProperties: false, properties: {baseUrl: {type: 'string'}}})
    expect(schema.required ?? []).toEqual([])
  })
})
