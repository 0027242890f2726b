import {existsSync} from 'node:fs'

import {displayPath} from '../io/paths.ts'
import {planInit, writeNew} from '../io/init-project.ts'
import {type Context, exit, type ExitCode} from './context.ts'

export interface InitArguments {
  readonly baseUrl?: string
  readonly title?: string
  readonly ci?: boolean
  readonly dryRun?: boolean
}

/** `kaitei init`: writes what a project begins with; what is there already stays as it is. */
export async function init(args: InitArguments, {cwd, say, stdout, ask}: Context): Promise<ExitCode> {
  const asked = args.baseUrl ?? (ask ? (await ask(say('askBaseUrl'))).trim() : '')
  const baseUrl = /^https?:\/\/[^/]/u.test(asked) && URL.canParse(asked) ? asked : null
  const files = await planInit(cwd, {baseUrl, title: args.title ?? null, ci: args.ci ?? false})
  const isFirst = !(files[0] && existsSync(files[0].file))
  for (const {file, content} of files) {
    const name = displayPath(file, cwd)
    const isNew = args.dryRun ? !existsSync(file) : await writeNew(file, content)
    stdout(`${say(isNew ? (args.dryRun ? 'wouldInit' : 'initWritten') : 'initKept', {name})}\n`)
  }
  if (isFirst && baseUrl === null) stdout(`${say('initNoBaseUrl')}\n`)
  stdout(`${say(args.ci ? 'initNextCi' : 'initNext')}\n`)
  return exit.done
}
