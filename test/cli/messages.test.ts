import {readdirSync, readFileSync} from 'node:fs'

import {MessageFormat} from 'messageformat'
import {describe, expect, test} from 'vitest'

import {en} from '../../src/cli/messages/en.ts'
import {ja} from '../../src/cli/messages/ja.ts'
import {problemEntries, type ProblemWords} from '../../src/problem/index.ts'
import {kettle, post, project} from './project.ts'

describe.concurrent('the words', () => {
  const cli = Object.keys(en).map(
    (key) => [key, en[key as keyof typeof en], ja[key as keyof typeof ja]] as const
  )
  const problems = Object.entries(problemEntries).flatMap(
    ([code, entry]: [string, {en: ProblemWords; ja: ProblemWords}]) =>
      (['message', 'advice'] as const).map(
        (part) => [`${code}.${part}`, entry.en[part] ?? '', entry.ja[part] ?? ''] as const
      )
  )

  test.each([...cli, ...problems])(
    '%s reads in both languages, with the same values',
    (_, english, japanese) => {
      const errors: unknown[] = []
      const values = Object.fromEntries(valuesIn(english + japanese).map((name) => [name, 1]))
      for (const [lang, text] of [
        ['en', english],
        ['ja', japanese]
      ] as const) {
        const said = new MessageFormat(lang, text).format(values, (error) => errors.push(error))
        // A value that nobody filled in, or braces that were not escaped.
        expect(said).not.toMatch(/\{\$|\{[a-z]/u)
      }
      expect(errors).toEqual([])
      // Neither language keeps from its readers what the other tells them.
      expect(valuesIn(japanese)).toEqual(valuesIn(english))
    }
  )

  test('none is there for nothing', () => {
    const folder = new URL('../../src/cli/', import.meta.url)
    const source = readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.ts') && !name.startsWith('messages'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    // Severities are keys themselves.
    const spoken = new Set(['error', 'warning', 'info'])
    const unused = Object.keys(en).filter(
      (key) => !spoken.has(key) && !new RegExp(`['"]${key}['"]|\\b${key}:`, 'u').test(source)
    )
    expect(unused).toEqual([])
  })
})

const valuesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\$(?<name>[a-z]+)/giu)].map(({groups}) => groups!.name!))].sort()

describe.concurrent('the language of messages', () => {
  test.each([
    ['--lang ja', {}],
    ['--lang=ja', {LANG: 'en_US.UTF-8'}],
    ['', {LANG: 'ja_JP.UTF-8'}],
    ['', {LC_ALL: 'ja_JP.eucJP', LANG: 'C'}],
    ['', {LC_ALL: '', LANG: 'ja'}]
  ])('is Japanese with `%s` and %j', async (args, env) => {
    expect((await project().kaitei(`build --help ${args}`, {env})).stdout).toContain('使い方: kaitei build')
  })

  test.each([
    ['--lang en', {LANG: 'ja_JP.UTF-8'}],
    ['', {LC_ALL: 'C', LANG: 'ja_JP.UTF-8'}],
    ['', {LANG: 'tr_TR.UTF-8'}]
  ])('is English with `%s` and %j', async (args, env) => {
    expect((await project().kaitei(`build --help ${args}`, {env})).stdout).toContain('Usage: kaitei build')
  })

  test('is that of summaries and of problems alike', async () => {
    const site = project({'articles/kettle.md': kettle, 'articles/walk.md': post})
    const {stdout, stderr} = await site.kaitei('build --lang ja')
    expect(stdout).toMatch(
      /^ファイル 2 件: 記事 1、質問も日付もないページ 1（対象外）\n質問 2、注記 1、改訂 2、変更 \d+\nエラー 0、警告 1、参考 0\noutput のファイル: 書き込み \d+、変更なし 0、削除 0\n$/u
    )
    expect(stderr).toContain('警告 設定に `baseUrl`')
  })
})

const commands = 'build, check, diff, show, publish, translate, stamp, retract, redact, watch, serve, init'

describe.concurrent('wrong usage', () => {
  test.each([
    ['biuld', `Unexpected command \`biuld\`, expected one of: ${commands}\n  Did you mean \`build\`?\n`],
    [
      'kettle.md',
      `Unexpected command \`kettle.md\`, expected one of: ${commands}\n  Did you mean \`kaitei build kettle.md\`?\n`
    ],
    [
      'build --strikt',
      'Unexpected option `--strikt`, expected one that `kaitei build --help` lists\n  Did you mean `--strict`?\n'
    ],
    ['--verbose', 'Unexpected option `--verbose`, expected one that `kaitei --help` lists\n'],
    [
      '--lang ja build --foo',
      'オプション `--foo` はありません。使えるものは `kaitei build --help` で確かめてください\n'
    ],
    ['build --out', 'Unexpected end after `-o, --out <folder>`, expected its value\n'],
    [
      'check --format xml',
      'Unexpected value `xml` for `--format <format>`, expected pretty, json, github, sarif\n'
    ],
    ['build --lang fr', 'Unexpected value `fr` for `--lang <language>`, expected ja, en\n'],
    ['diff', 'Unexpected end, expected ARTICLE: `kaitei diff --help` says more\n'],
    ['--lang ja show', 'ARTICLE を指定してください。`kaitei show --help` に説明があります\n'],
    [
      'show kettle --format pretty',
      'Unexpected value `pretty` for `--format <format>`, expected markdown, json, html\n'
    ],
    ['build --base-url faq', 'Unexpected value `faq` for `--base-url <url>`, expected https://…/\n']
  ])('`kaitei %s` exits with 2 and says why on stderr', async (args, said) => {
    const {code, stdout, stderr} = await project().kaitei(args)
    expect({code, stdout, stderr}).toEqual({code: 2, stdout: '', stderr: said})
  })

  test('without a command, the help goes to stderr', async () => {
    const {code, stdout, stderr} = await project().kaitei('')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('Usage: kaitei')
  })
})

describe.concurrent('the help', () => {
  test('goes to stdout, in English', async () => {
    const {code, stdout, stderr} = await project().kaitei('build --help')
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain('Usage: kaitei build [options] [paths...]')
    for (const option of [
      '--out',
      '--base-url',
      '--strict',
      '--frozen',
      '--jobs',
      '--all',
      '--no-cache',
      '--dry-run'
    ])
      expect(stdout).toContain(option)
  })

  test('and in Japanese, without English left in it', async () => {
    const {stdout} = await project().kaitei('check --help --lang ja')
    expect(stdout).toContain('使い方: kaitei check')
    expect(stdout).not.toMatch(/choices|default/u)
    expect(stdout).toContain('オプション:')
  })

  test('the version is that of the package', async () => {
    const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(await project().kaitei('--version')).toEqual({code: 0, stdout: `${version}\n`, stderr: ''})
  })
})

describe.concurrent('`kaitei check`', () => {
  const broken = kettle.replace('2021-03-01', '2021-02-30')

  test('prints problems on stdout, the summary on stderr, and writes nothing', async () => {
    const site = project({'articles/kettle.md': broken, 'articles/walk.md': post})
    const {code, stdout, stderr} = await site.kaitei('check')
    expect(code).toBe(1)
    expect(stdout).toContain('articles/kettle.md:3:7 error Unexpected day `2021-02-30` for `date`')
    expect(stdout).not.toContain('baseUrl')
    expect(stderr).toContain('2 files: 1 article, 1 page without questions or days left out\n')
    expect(site.has('output')).toBe(false)
  })

  test('with `--format json`, stdout is JSON and nothing else', async () => {
    const site = project({'articles/kettle.md': broken})
    const english = await site.kaitei('check --format json')
    const japanese = await site.kaitei('check --format json --lang ja')
    expect(JSON.parse(english.stdout)).toContainEqual({
      message: 'Unexpected day `2021-02-30` for `date`, expected one that the calendar has',
      advice: 'Taken as missing. Correct the day.',
      related: null,
      code: 'front-matter-impossible-day',
      severity: 'error',
      file: 'articles/kettle.md',
      position: {line: 3, column: 7},
      end: null,
      fix: null
    })
    expect(japanese.stdout).toContain('暦にありません')
    expect(JSON.parse(japanese.stdout)).toHaveLength(JSON.parse(english.stdout).length)
    const good = project({'articles/kettle.md': kettle})
    expect(await good.kaitei('check --format json')).toMatchObject({code: 0, stdout: '[]\n'})
  })

  test('warnings exit with 0, and with `--strict` with 1', async () => {
    const site = project({'articles/kettle.md': kettle.replace('date: 2021-03-01\n', '')})
    const lax = await site.kaitei('check')
    expect(lax.stdout).toContain('[front-matter-date-missing]')
    expect(lax.code).toBe(0)
    expect((await site.kaitei('check --strict')).code).toBe(1)
    expect((await site.kaitei('build --strict')).code).toBe(1)
  })

  test('a missing path exits with 2', async () => {
    expect((await project().kaitei('check nothing.md')).code).toBe(2)
  })
})

test.concurrent(
  'no colours and no progress where stderr is no terminal, whatever the environment says',
  async () => {
    const site = project({'articles/kettle.md': kettle})
    for (const env of [{NO_COLOR: '1'}, {TERM: 'xterm-256color', FORCE_COLOR: '1'}]) {
      const {stdout, stderr} = await site.kaitei('build', {env})
      expect(stdout + stderr).not.toContain('\u001B')
    }
  }
)
