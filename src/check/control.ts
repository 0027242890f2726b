import type {Html, Root} from 'mdast'
import remarkMessageControl from 'remark-message-control'
import {VFile} from 'vfile'
import {visit} from 'unist-util-visit'

import {parseMarkdown} from '../parse/markdown.ts'
import {nearestOf} from './nearest.ts'
import {type Problem, reporter, type Severity, textualCodes} from '../problem/index.ts'

/** What a configuration's `rules` say, by code. */
export type Rules = Readonly<Record<string, Severity | 'off'>>

/**
 * Problems as the configuration and the text's own comments want them: `<!-- kaitei disable code -->` up to
 * `enable`, `<!-- kaitei ignore code -->` for what stands next (remark-message-control).
 */
export function controlProblems(
  problems: readonly Problem[],
  rules: Rules,
  text: string,
  file: string,
  {tellsUnknown = false} = {}
): Problem[] {
  const set = problems.flatMap((problem): Problem[] => {
    const wanted = problem.file === file && textualCodes.has(problem.code) ? rules[problem.code] : undefined
    if (wanted === 'off') return []
    return [wanted === undefined ? problem : {...problem, severity: wanted}]
  })
  return /<!--\s*kaitei\s/u.test(text) ? obeyComments(set, rules, text, {file, tellsUnknown}) : set
}

const name = 'kaitei'

function obeyComments(
  problems: readonly Problem[],
  rules: Rules,
  text: string,
  {file, tellsUnknown}: {file: string; tellsUnknown: boolean}
): Problem[] {
  // Comments are rewritten, and trees are not ours alone.
  const tree = structuredClone(parseMarkdown(text))
  const unknown: Problem[] = []
  dropWrong(tree, (code, position, data) => {
    const severity = rules[code]
    if (severity === 'off') return
    const before = unknown.length
    reporter(file, unknown)(code, position, data)
    if (severity && unknown.length > before) unknown[before] = {...unknown[before]!, severity}
  })
  const vfile = new VFile({value: text})
  const kept = new Map<string, Problem>()
  const rest: Problem[] = []
  for (const [index, problem] of problems.entries()) {
    if (problem.file !== file || !textualCodes.has(problem.code)) rest.push(problem)
    else {
      const message = vfile.message(String(index), {
        place: problem.position ?? {line: 1, column: 1},
        ruleId: problem.code,
        source: name
      })
      kept.set(message.reason, problem)
    }
  }
  remarkMessageControl({name})(tree, vfile)
  return [
    ...rest,
    ...vfile.messages.flatMap(({reason}) => kept.get(reason) ?? []),
    ...(tellsUnknown ? unknown : [])
  ]
}

const verbs = new Set(['disable', 'enable', 'ignore'])
// <!-- kaitei disable code code -->
const comment = /^<!--\s*kaitei\s(?<words>[^>]*)-->$/u

type Tell = (
  code: 'control-unknown',
  position: {line: number; column: number} | undefined,
  data: Problem['data']
) => void

/** Comments that say nothing we know must not stop the others from being obeyed. */
function dropWrong(tree: Root, tell: Tell): void {
  visit(tree, 'html', (node: Html) => {
    const words = comment
      .exec(node.value.trim())
      ?.groups!.words!.trim()
      .split(/[\s,]+/u)
    // Other HTML is nobody's business, and long white space in it takes the library its square of time.
    if (!words) {
      node.value = ''
      return
    }
    const [verb = '', ...codes] = words
    const position = node.position?.start
    if (!verbs.has(verb)) {
      tell('control-unknown', position, {found: verb, expected: [...verbs].join(', ')})
      node.value = '<!-- -->'
      return
    }
    const known = codes.filter((code) => textualCodes.has(code as Problem['code']))
    for (const code of codes)
      if (!known.includes(code))
        tell('control-unknown', position, {
          found: code,
          expected: nearestOf(code, [...textualCodes]) || 'a code that messages name'
        })
    node.value =
      codes.length > 0 && known.length === 0 ? '<!-- -->' : `<!-- kaitei ${verb} ${known.join(' ')} -->`
  })
}
