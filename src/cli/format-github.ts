import type {Problem, Severity} from '../problem/index.ts'
import {inOrder} from './format-problems.ts'
import {type MessageLanguage, problemSayer} from './say.ts'

const commands: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'notice'}

/** Workflow commands, from which GitHub makes annotations: `::warning file=…,line=…,col=…,title=…::message`. */
export function formatGithub(problems: readonly Problem[], {lang}: {readonly lang: MessageLanguage}): string {
  const words = problemSayer(lang)
  return inOrder(problems)
    .map((problem) => {
      const {message, advice} = words(problem)
      const {file, position, end, code, severity} = problem
      const properties = {
        file,
        line: position?.line,
        // GitHub takes columns on one line only.
        col: position?.column,
        endLine: end?.line,
        endColumn: end && end.line === position?.line ? end.column : undefined,
        title: `kaitei: ${code}`
      }
      const said = Object.entries(properties)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
      return `::${commands[severity]} ${said.join(',')}::${escapeData([message, advice].filter(Boolean).join('\n'))}\n`
    })
    .join('')
}

// As actions/toolkit escapes them (packages/core/src/command.ts).
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
