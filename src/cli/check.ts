import {editsOf} from '../check/mend.ts'
import {concerns} from '../check/since.ts'
import {readArticles} from '../io/articles.ts'
import {emptyTally, type Tally, tallyUp} from '../io/tally.ts'
import {contentsOf} from '../io/make-article.ts'
import {type ChangedLines, changedSince, UnknownReference} from '../io/git/changed-lines.ts'
import {inspectArticle} from '../io/inspect.ts'
import {vanishedArticles} from '../io/recalled.ts'
import {messageOf} from '../io/read-text.ts'
import {rewriteFile} from '../io/rewrite.ts'
import {openWorkspace, type Workspace} from '../io/workspace.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatGithub} from './format-github.ts'
import {formatJson, formatPretty} from './format-problems.ts'
import {formatSarif} from './format-sarif.ts'
import {exitCodeOf, progressLine, refuseNowhere, sayTally, withoutEarlier} from './report.ts'
import {today} from './today.ts'
import {visible} from './visible.ts'

export interface CheckArguments {
  readonly format?: 'pretty' | 'json' | 'github' | 'sarif'
  readonly strict?: boolean
  readonly all?: boolean
  /** Changes of all revisions, not of the newest only. */
  readonly history?: boolean
  /** Only what differs from this commit. */
  readonly since?: string
  readonly fix?: boolean
}

/** `kaitei check`: the problems are the result. */
export async function check(
  paths: readonly string[],
  args: CheckArguments,
  context: Context
): Promise<ExitCode> {
  const {say, stdout, stderr} = context
  const inspection = args.fix
    ? await inspectAndFix(paths, args, context)
    : await inspectAll(await open(paths, args, context), args, context)
  if (typeof inspection === 'number') return inspection
  const {problems, tally, sources, isPartial, mended} = inspection
  const {told, note} = args.history ? {told: problems, note: ''} : withoutEarlier(problems, say)
  const {colors} = context.output
  const formats = {
    pretty: () => formatPretty(told, {...context, colors, sources, folds: !args.history}),
    json: () => formatJson(told, context),
    github: () => formatGithub(told, context),
    sarif: () => formatSarif(told, context)
  }
  stdout(formats[args.format ?? 'pretty']())
  const fixable = told.filter(({fix}) => fix).length
  if (mended > 0) stderr(`${say('fixed', {n: mended})}\n`)
  else if (fixable > 0 && !args.fix) stderr(`${say('fixable', {n: fixable})}\n`)
  stderr((isPartial ? '' : note) + sayTally(tally, told, say))
  return exitCodeOf(problems, args.strict ?? false)
}

interface Inspection {
  readonly problems: readonly Problem[]
  readonly tally: Tally
  readonly sources: ReadonlyMap<string, string>
  /** Only what differs was looked at. */
  readonly isPartial: boolean
  /** How many problems were mended. */
  readonly mended: number
  readonly fixes: readonly Fix[]
}

/** What mends the problems of one file. */
interface Fix {
  readonly file: string
  readonly display: string
  readonly text: string
  readonly problems: readonly Problem[]
}

const open = (paths: readonly string[], {all}: CheckArguments, {cwd}: Context): Promise<Workspace> =>
  openWorkspace({cwd, paths, all})

async function inspectAll(
  workspace: Workspace,
  {since}: CheckArguments,
  context: Context
): Promise<Inspection | ExitCode> {
  const refused = refuseNowhere(workspace, 'check', context)
  if (refused !== null) return refused
  const changed = since === undefined ? null : await changesSince(workspace, since, context)
  if (typeof changed === 'number') return changed
  // Where the output will be served is no concern of the text's.
  const problems: Problem[] = workspace.problems.filter(({code}) => code !== 'site-preview')
  const sources = new Map<string, string>()
  const fixes: Fix[] = []
  const line = progressLine(context)
  const day = today()
  let tally = emptyTally
  const seen: string[] = []
  for await (const article of readArticles(workspace)) {
    const {file, outcome} = article
    if (outcome.type === 'built' || outcome.type === 'failed') seen.push(outcome.id)
    const all = await inspectArticle(article, workspace, day)
    const state = outcome.type === 'built' ? outcome.output.state : null
    const lines = changed?.get(file.file)
    const found = changed ? all.filter((problem) => concerns(problem, lines, state ?? noText)) : all
    problems.push(...found)
    if (state && found.length > 0) {
      sources.set(file.display, state.source)
      const fixable = found.filter(({fix}) => fix)
      if (fixable.length > 0)
        fixes.push({file: file.file, display: file.display, text: state.source, problems: fixable})
    }
    tally = tallyUp(
      tally,
      outcome.type,
      outcome.type === 'built' ? contentsOf(outcome.output.changelog) : null,
      false
    )
    line.update(tally.files, workspace.files.length)
  }
  line.clear()
  if (!changed) await vanishedArticles(seen, workspace, problems)
  return {problems, tally, sources, isPartial: changed !== null, mended: 0, fixes}
}

const noText = {questions: [], source: ''}

async function changesSince(
  {files, git}: Workspace,
  since: string,
  {say, stderr}: Context
): Promise<ReadonlyMap<string, ChangedLines> | ExitCode> {
  try {
    return await changedSince(
      files.map(({file}) => file),
      since
    )
  } catch (error) {
    git.close()
    if (!(error instanceof UnknownReference)) throw error
    stderr(`${say('unknownReference', {name: visible(since)})}\n`)
    return exit.usage
  }
}

// A fix may bring to light what it hid; what does not settle is left.
const mostRounds = 5

async function inspectAndFix(
  paths: readonly string[],
  args: CheckArguments,
  context: Context
): Promise<Inspection | ExitCode> {
  let mended = 0
  for (let round = 1; ; round++) {
    const workspace = await open(paths, args, context)
    const inspection = await inspectAll(workspace, args, context)
    if (typeof inspection === 'number') return inspection
    if (inspection.fixes.length === 0 || round > mostRounds) return {...inspection, mended}
    const failed: Problem[] = []
    for (const fix of inspection.fixes) mended += await mend(fix, failed)
    if (failed.length > 0) return {...inspection, problems: [...inspection.problems, ...failed], mended}
  }
}

async function mend({file, display, text, problems}: Fix, failed: Problem[]): Promise<number> {
  try {
    await rewriteFile(file, text, editsOf(problems))
    return problems.length
  } catch (error) {
    reporter(display, failed)('output-failed', undefined, {detail: messageOf(error), more: 0})
    return 0
  }
}
