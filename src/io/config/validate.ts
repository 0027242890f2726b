import {inspect} from 'node:util'

import {nearestOf} from '../../check/nearest.ts'
import {type ConfigInput, configSchema} from '../../model/config.ts'
import {type ProblemCode, type Report, textualCodes} from '../../problem/index.ts'
import {suggestionFor} from './suggestion.ts'
import {excerpt, valueAt, type Written} from './written.ts'

/** Keeps the keys that are right; tells of the others, of each once. */
export function keepValid(written: Written, report: Report): ConfigInput {
  const issues = configSchema.safeParse(written.value).error?.issues ?? []
  const wrong = new Set<PropertyKey | undefined>()
  for (const issue of issues) {
    const key = issue.path[0]
    if (issue.code === 'unrecognized_keys') reportUnknown(issue.path, issue.keys, written, report)
    else if (!wrong.has(key)) {
      wrong.add(key)
      reportWrong(issue.path, written, report)
    }
  }
  if (wrong.has(undefined)) return {}
  const input = knownKeys(written.value as object, wrong)
  reportUnknownRules(input, written, report)
  return input
}

function reportUnknownRules({rules = {}}: ConfigInput, {positionOf}: Written, report: Report): void {
  for (const code of Object.keys(rules)) {
    if (textualCodes.has(code as ProblemCode)) continue
    const suggestion = nearestOf(code, [...textualCodes])
    report('config-unknown-rule', positionOf(['rules', code], 'key'), {code, suggestion})
  }
}

const knownKeys = (value: object, wrong: ReadonlySet<PropertyKey | undefined>): ConfigInput =>
  Object.fromEntries(
    Object.entries(value).filter(([key]) => Object.hasOwn(configSchema.shape, key) && !wrong.has(key))
  )

// What a problem `config-type` says was expected; every other key is text.
const expectations: Readonly<Record<string, string>> = {
  '': 'config',
  title: 'title',
  baseUrl: 'address',
  authority: 'host',
  year: 'year',
  lang: 'language',
  languages: 'languages',
  articles: 'paths',
  outputs: 'outputs',
  articleUrl: 'address',
  tolerance: 'days',
  catalogues: 'catalogues',
  outdated: 'outdated',
  translate: 'translate',
  'translate.provider': 'provider',
  'translate.batch': 'batch',
  'translate.url': 'address',
  'translate.model': 'text',
  identities: 'identities',
  rules: 'rules',
  history: 'history',
  'history.git': 'flag',
  'history.ignoreRevsFile': 'text',
  limits: 'limits',
  pages: 'pages',
  'pages.head': 'text',
  'pages.header': 'text',
  'pages.footer': 'text',
  'pages.css': 'text',
  'pages.policy': 'text'
}

function reportWrong(path: readonly PropertyKey[], {value, positionOf}: Written, report: Report): void {
  const key = path.filter((part) => typeof part === 'string').join('.')
  const found = shown(valueAt(value, path))
  if (key === 'zone') return report('config-zone', positionOf(path), {found})
  // By language, a title's key is a language: the problem is with the whole.
  const expected = expectations[key] ?? expectations[String(path[0])] ?? 'text'
  report('config-type', positionOf(path), {key, found, expected})
}

// "2020" is no year for its quotes only: they are shown.
const otherThanText = /^(?:-?\d+(?:\.\d+)?|true|false|null)$/u

function shown(value: unknown): string {
  if (typeof value !== 'string') return excerpt(inspect(value, {breakLength: Infinity, depth: 1}))
  return excerpt(otherThanText.test(value) ? JSON.stringify(value) : value)
}

function reportUnknown(
  path: readonly PropertyKey[],
  keys: readonly string[],
  {positionOf}: Written,
  report: Report
): void {
  for (const key of keys) {
    const suggestion = path.length === 0 ? suggestionFor(key) : ''
    report('config-unknown-key', positionOf([...path, key], 'key'), {key, suggestion})
  }
}
