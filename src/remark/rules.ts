import type {Root} from 'mdast'
import {lintRule} from 'unified-lint-rule'
import type {VFile} from 'vfile'

import {applyEdits} from '../check/mend.ts'
import {type Problem, type ProblemCode, problemEntries, type Severity} from '../problem/index.ts'
import {problemSayer} from '../translate/say-problem.ts'
import {readFile} from './read.ts'

/** Problems that one text alone shows: what rests on its past, on other files or on the day, only `kaitei check` tells. */
export const ruleCodes = [
  'annotation-stray-character',
  'annotation-impossible-day',
  'annotation-inside-question',
  'annotation-year-inferred',
  'annotation-year-unknown',
  'annotation-ambiguous-day',
  'annotation-weekday',
  'annotation-unclosed',
  'revision-note-marker',
  'revision-before-published',
  'strong-beside-cjk',
  'strong-unread',
  'url-swallows-text',
  'anchor-missing',
  ...(Object.keys(problemEntries) as ProblemCode[]).filter(
    (code): code is Extract<ProblemCode, `front-matter-${string}`> =>
      code.startsWith('front-matter-') && code !== 'front-matter-date-missing'
  )
] as const satisfies readonly ProblemCode[]

export type RuleCode = (typeof ruleCodes)[number]

/** What a rule may be told: the language of its messages. */
export interface RuleOptions {
  readonly lang?: 'ja' | 'en'
}

const sayers = {ja: problemSayer('ja'), en: problemSayer('en')}

const ruleOf = (code: RuleCode) =>
  lintRule<Root, RuleOptions | undefined>(
    {origin: `kaitei:${code}`, url: `docs/problems.md#${code}`},
    (_tree: Root, file: VFile, options) => {
      for (const problem of readFile(file, null).problems)
        if (problem.code === code) tell(file, problem, options?.lang ?? 'en')
    }
  )

function tell(file: VFile, problem: Problem, lang: 'ja' | 'en'): void {
  const {message, advice} = sayers[lang](problem)
  const {position, end} = problem
  const said = file.message(message, position && (end ? {start: position, end} : position))
  said.note = advice
  const mended = mendedLine(file, problem)
  if (!mended) return
  said.actual = mended.actual
  said.expected = [mended.expected]
}

/** The line of a problem as it is and as it should be. */
function mendedLine(file: VFile, {fix, position}: Problem): {actual: string; expected: string} | null {
  if (!fix || !position) return null
  const {source} = readFile(file, null).state
  const start =
    source
      .split('\n')
      .slice(0, position.line - 1)
      .join('\n').length + (position.line > 1 ? 1 : 0)
  const found = source.indexOf('\n', start)
  const end = found < 0 ? source.length : found
  if (fix.some(({offset, delete: count}) => offset < start || offset + count > end)) return null
  const actual = source.slice(start, end)
  return {
    actual,
    expected: applyEdits(
      actual,
      fix.map((edit) => ({...edit, offset: edit.offset - start}))
    )
  }
}

/** The rules as plugins for remark, by code. */
export const kaiteiRules = Object.fromEntries(ruleCodes.map((code) => [code, ruleOf(code)])) as Readonly<
  Record<RuleCode, ReturnType<typeof ruleOf>>
>

/** How grave a problem is unless somebody says otherwise. */
export const severityOf = (code: RuleCode): Severity => problemEntries[code].severity
