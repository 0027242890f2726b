import {type Problem, type ProblemCode, problemEntries, type Severity} from '../problem/index.ts'
import {inOrder} from './format-problems.ts'
import {type MessageLanguage, problemSayer} from './say.ts'

const levels: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'note'}

/** SARIF 2.1.0 (OASIS), as code scanners and editors read it. Regions count UTF-16 code units, as our positions do. */
export function formatSarif(
  problems: readonly Problem[],
  {lang, version}: {readonly lang: MessageLanguage; readonly version: string}
): string {
  const words = problemSayer(lang)
  const ordered = inOrder(problems)
  const codes = [...new Set(ordered.map(({code}) => code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {name: 'kaitei', version, rules: codes.map(ruleOf)}
        },
        columnKind: 'utf16CodeUnits',
        results: ordered.map((problem) => {
          const {message, advice} = words(problem)
          return {
            ruleId: problem.code,
            ruleIndex: codes.indexOf(problem.code),
            level: levels[problem.severity],
            message: {text: [message, advice].filter(Boolean).join('\n')},
            locations: [locationOf(problem)],
            ...(problem.related && {
              relatedLocations: [locationOf(problem.related)]
            })
          }
        })
      }
    ]
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

const ruleOf = (code: ProblemCode) => ({
  id: code,
  defaultConfiguration: {level: levels[problemEntries[code].severity]}
})

function locationOf({file, position, end}: Pick<Problem, 'file' | 'position' | 'end'>) {
  const region = position && {
    startLine: position.line,
    startColumn: position.column,
    ...(end && {endLine: end.line, endColumn: end.column})
  }
  return {
    physicalLocation: {
      // A path is no URI: Japanese names and spaces are encoded.
      artifactLocation: {uri: file.split('/').map(encodeURIComponent).join('/')},
      ...(region && {region})
    }
  }
}
