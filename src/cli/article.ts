import {findRevision} from '../history/find-revision.ts'
import type {Outcome} from '../io/articles.ts'
import {findArticle, type Finding} from '../io/one-article.ts'
import type {Problem} from '../problem/index.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {refuseNowhere} from './report.ts'
import {visible} from './visible.ts'

/** One article, built, and the errors in it. */
export interface OpenArticle {
  readonly built: Extract<Outcome, {type: 'built'}>
  readonly problems: readonly Problem[]
}

/** Opens the article that a person named; where that fails it says why, and returns the exit code. */
export async function openArticle(
  wanted: string,
  command: string,
  context: Context
): Promise<OpenArticle | ExitCode> {
  const {cwd, say, stderr} = context
  const finding = await findArticle(cwd, wanted)
  const refused = refuseUnfound(finding, wanted, command, context)
  if (refused !== null) return refused
  const {workspace, article} = finding as Extract<Finding, {type: 'found'}>
  // What is merely odd is told by `check`.
  const problems = [...workspace.problems, ...article.problems].filter(({severity}) => severity === 'error')
  stderr(formatPretty(problems, context))
  const {outcome} = article
  if (outcome.type === 'built' && workspace.memory.isReadable) return {built: outcome, problems}
  if (outcome.type === 'draft') stderr(`${say('draftArticle', {file: article.file.display})}\n`)
  if (outcome.type === 'redacted') stderr(`${say('redactedAlready', {id: visible(outcome.id)})}\n`)
  return exit.problems
}

/** Says why there is no such article; null where there is. */
export function refuseUnfound(
  finding: Finding,
  wanted: string,
  command: string,
  context: Context
): ExitCode | null {
  const {stderr} = context
  if (finding.type === 'nowhere') return refuseNowhere(finding.workspace, command, context) ?? exit.usage
  if (finding.type !== 'found') {
    stderr(`${sayUnknown(finding, wanted, context)}\n`)
    return exit.usage
  }
  return null
}

function sayUnknown(finding: Exclude<Finding, {type: 'found' | 'nowhere'}>, wanted: string, {say}: Context) {
  const name = visible(wanted)
  if (finding.type === 'ambiguous') {
    const known = listed(
      finding.matches.map(({id, display}) => `${id} (${display})`),
      say
    )
    return say('ambiguousArticle', {name, known})
  }
  const {known, near} = finding
  const text = say('unknownArticle', {
    name,
    known: listed(
      known.map(({id}) => id),
      say
    )
  })
  return near === null ? text : `${text}\n  ${say('didYouMean', {name: visible(near)})}`
}

const most = 12

function listed(names: readonly string[], say: Context['say']): string {
  const shown = names.slice(0, most).map(visible).join(say('comma'))
  return names.length > most ? `${shown} ${say('andMore', {n: names.length - most})}` : shown
}

/** The place of a revision that a person named; where there is none it says so, and returns null. */
export function placeOf(wanted: string, {built}: OpenArticle, {say, stderr}: Context): number | null {
  const {timeline} = built.output.history
  const at = findRevision(timeline, wanted)
  if (at !== null) return at
  // The newest are those that people mean.
  const names = timeline
    .map(({id, date}) => (date === null || id === date ? id : `${id} (${date})`))
    .reverse()
  const values = {name: visible(wanted), article: built.id, known: listed(names, say)}
  stderr(`${say('unknownRevision', values)}\n`)
  return null
}
