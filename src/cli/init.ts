import {existsSync} from 'node:fs'

import {displayPath} from '../io/paths.ts'
import {messageOf} from '../io/read-text.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {planInit, type PlannedFile, writeNew} from '../io/init-project.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'

export interface InitArguments {
  readonly baseUrl?: string
  readonly title?: string
  readonly ci?: boolean
  readonly dryRun?: boolean
}

/** `kaitei init`: writes what a project begins with; what is there already stays as it is. */
export async function init(args: InitArguments, context: Context): Promise<ExitCode> {
  const {cwd, say, stdout, stderr, ask} = context
  const asked = args.baseUrl ?? (ask ? (await ask(say('askBaseUrl'))).trim() : '')
  const baseUrl = /^https?:\/\/[^/]/u.test(asked) && URL.canParse(asked) ? asked : null
  const files = await planInit(cwd, {baseUrl, title: args.title ?? null, ci: args.ci ?? false})
  const isFirst = !(files[0] && existsSync(files[0].file))
  for (const {file, content} of files) {
    const name = displayPath(file, cwd)
    const problems: Problem[] = []
    const isNew = args.dryRun ? !existsSync(file) : await write({file, content}, name, problems)
    if (problems.length > 0) {
      stderr(formatPretty(problems, context))
      return exit.problems
    }
    stdout(`${say(isNew ? (args.dryRun ? 'wouldInit' : 'initWritten') : 'initKept', {name})}\n`)
  }
  if (isFirst && baseUrl === null) stdout(`${say('initNoBaseUrl')}\n`)
  stdout(`${say(args.ci ? 'initNextCi' : 'initNext')}\n`)
  return exit.done
}

async function write({file, content}: PlannedFile, name: string, problems: Problem[]): Promise<boolean> {
  try {
    return await writeNew(file, content)
  } catch (error) {
    reporter(name, problems)('output-failed', undefined, {detail: messageOf(error), more: 0})
    return false
  }
}
