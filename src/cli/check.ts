import {readArticles} from '../io/articles.ts'
import {emptyTally, tallyUp} from '../io/build-site.ts'
import {vanishedArticles} from '../io/recalled.ts'
import {openWorkspace} from '../io/workspace.ts'
import type {Problem} from '../problem/index.ts'
import type {Context, ExitCode} from './context.ts'
import {formatJson, formatPretty} from './format-problems.ts'
import {exitCodeOf, progressLine, refuseNowhere, sayTally, withoutEarlier} from './report.ts'

export interface CheckArguments {
  readonly format?: 'pretty' | 'json'
  readonly strict?: boolean
  readonly all?: boolean
  /** Changes of all revisions, not of the newest only. */
  readonly history?: boolean
}

/** `kaitei check`: the problems are the result. */
export async function check(
  paths: readonly string[],
  args: CheckArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const workspace = await openWorkspace({cwd, paths, all: args.all})
  const refused = refuseNowhere(workspace, 'check', context)
  if (refused !== null) return refused
  // Where the output will be served is no concern of the text's.
  const problems: Problem[] = workspace.problems.filter(({code}) => code !== 'site-preview')
  const line = progressLine(context)
  let tally = emptyTally
  const seen: string[] = []
  for await (const article of readArticles(workspace)) {
    problems.push(...article.problems)
    const {outcome} = article
    if (outcome.type === 'built' || outcome.type === 'failed') seen.push(outcome.id)
    tally = tallyUp(tally, article, false)
    line.update(tally.files, workspace.files.length)
  }
  line.clear()
  await vanishedArticles(seen, workspace, problems)
  const {told, note} = args.history ? {told: problems, note: ''} : withoutEarlier(problems, say)
  stdout(args.format === 'json' ? formatJson(told, context) : formatPretty(told, context))
  stderr(note + sayTally(tally, told, say))
  return exitCodeOf(problems, args.strict ?? false)
}
