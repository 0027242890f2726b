import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

import {format, resolveConfig} from 'prettier'
import {describe, expect, it} from 'vitest'

import {type Problem, type ProblemCode, problemEntries, textualCodes} from '../../src/problem/index.ts'
import {problemSayer} from '../../src/translate/say-problem.ts'
import {why} from './why.ts'

// docs/problems.md is made of the same words as the messages, and of the reasons here: `UPDATE=1` writes it.
const file = fileURLToPath(new URL('../../docs/problems.md', import.meta.url))
const mended: ReadonlySet<string> = new Set([
  'annotation-stray-character',
  'revision-note-marker',
  'annotation-unclosed',
  'strong-unread',
  'url-swallows-text'
])

const say = {en: problemSayer('en'), ja: problemSayer('ja')}
const codes = Object.keys(problemEntries).sort() as ProblemCode[]

const reasonOf = (code: string) => {
  const key = Object.keys(why)
    .filter((name) => code === name || code.startsWith(`${name}-`))
    .sort((a, b) => b.length - a.length)[0]
  return key === undefined ? undefined : why[key]
}

function section(code: ProblemCode): string {
  const entry = problemEntries[code]
  const text = JSON.stringify(entry)
  const data = Object.fromEntries(
    [...text.matchAll(/\$(?<name>[a-z]+)/giu)].map(({groups}) => [
      groups!.name!,
      /^(?:more|n)$/u.test(groups!.name!) ? 0 : '…'
    ])
  )
  const problem = {code, data} as unknown as Problem
  const [english, japanese] = reasonOf(code)!
  const marks = [
    entry.severity,
    ...(mended.has(code) ? ['mended by `--fix` ・ `--fix` で直せます'] : []),
    ...(textualCodes.has(code)
      ? []
      : ['not for `rules` and comments ・ `rules` やコメントでは変えられません'])
  ]
  const said = (['en', 'ja'] as const).map((lang) => {
    const {message, advice} = say[lang](problem)
    return [message, lang === 'en' ? english : japanese, advice].filter(Boolean)
  })
  return [
    `## ${code}`,
    marks.join('; '),
    ...said.map(([message, ...rest]) => `> ${message}\n\n${rest.join('\n')}`)
  ].join('\n\n')
}

const head = `# Problems that Kaitei tells ・ 報告される問題

What each message means, why it matters and how to mend it. How grave a problem is can be set in the configuration, \`"rules": {"missing-annotation": "off"}\`, or in the text, \`<!-- kaitei disable missing-annotation -->\` ([checking](checking.md)).

メッセージの意味、理由、直し方です。重大さは設定の \`rules\` や本文のコメントで変えられます（[checking](checking.md)）。

This page is made from the words of the messages (\`UPDATE=1 npx vitest run test/docs\`).`

describe('docs/problems.md', () => {
  it('explains every code in both languages', async () => {
    const lost = codes.filter((code) => !reasonOf(code))
    expect(lost).toStrictEqual([])
    const page = [head, ...codes.map(section)].join('\n\n')
    const pretty = await format(page, {...(await resolveConfig(file)), parser: 'markdown'})
    if (process.env.UPDATE === '1') writeFileSync(file, pretty)
    expect(readFileSync(file, 'utf8')).toBe(pretty)
  })
})
