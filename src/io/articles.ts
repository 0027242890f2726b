import {controlProblems} from '../check/control.ts'
import {isArticle} from '../extract/article.ts'
import type {LimitName} from '../model/limits.ts'
import type {ArticleMemory} from '../model/memory.ts'
import {LimitError} from '../parse/limits.ts'
import {type ArticleInput, type ArticleOutput, buildArticle} from '../pipeline.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {CatalogueReader} from './catalogues.ts'
import type {InputFile} from './collect.ts'
import {gatherArticle, type GatheredArticle, type Unread} from './gather-article.ts'
import {linkedArticles} from './linked-articles.ts'
import {planIds} from './plan-ids.ts'
import {messageOf} from './read-text.ts'
import type {Workspace} from './workspace.ts'

/** What became of an input file. Every one becomes exactly one of these. */
export type Outcome =
  | {
      readonly type: 'built'
      readonly id: string
      readonly input: ArticleInput
      readonly output: ArticleOutput
      readonly memory: ArticleMemory
    }
  | Unread
  /** Neither question nor annotation nor note: an ordinary page. */
  | {readonly type: 'other'}

export interface ReadArticle {
  readonly file: InputFile
  readonly outcome: Outcome
  readonly problems: readonly Problem[]
}

/**
 * Goes through the files of a workspace, one at a time, and builds those that are articles. Once only: whoever stops,
 * or throws, in between ends git's part as well.
 */
export async function* readArticles(workspace: Workspace): AsyncGenerator<ReadArticle> {
  try {
    const ids = await planIds(workspace)
    const linked = linkedArticles(workspace, ids)
    const catalogues = new CatalogueReader(workspace)
    const shared = await catalogues.readShared()
    for (const [index, file] of workspace.files.entries()) {
      const article = readGathered(await gatherArticle(file, ids[index]!, workspace, catalogues, linked))
      // Told once, however many articles a catalogue speaks of.
      yield {...article, problems: [...shared.splice(0), ...article.problems]}
    }
  } finally {
    workspace.git.close()
  }
}

/** Builds one article alone; its id is the one that it has among all files of the workspace. */
export async function readOneArticle(workspace: Workspace, index: number): Promise<ReadArticle> {
  try {
    const ids = await planIds(workspace)
    const linked = linkedArticles(workspace, ids)
    const catalogues = new CatalogueReader(workspace)
    await catalogues.readShared()
    return readGathered(
      await gatherArticle(workspace.files[index]!, ids[index]!, workspace, catalogues, linked)
    )
  } finally {
    workspace.git.close()
  }
}

/** Builds what was gathered; its problems are those that the configuration and its own comments want told. */
export function readGathered(gathered: GatheredArticle): ReadArticle {
  const {file, input, rules} = gathered
  const problems = [...gathered.problems]
  const outcome = 'type' in input ? input : build(input, gathered, problems)
  const text = outcome.type === 'built' ? outcome.input.source.text : ''
  return {file, outcome, problems: controlProblems(problems, rules, text, file.display)}
}

function build(input: ArticleInput, {file, named, isWanted}: GatheredArticle, problems: Problem[]): Outcome {
  const {id, source, memory} = input
  const report = reporter(file.display, problems)
  try {
    const output = buildArticle(input)
    const isBuilt = isWanted || isArticle(output.state)
    if (source.text.trim() === '') report('input-empty', undefined, {built: isBuilt ? 'yes' : 'no'})
    if (!isBuilt) return {type: 'other'}
    if (named.rival !== null)
      report('article-id-taken', undefined, {id: named.wanted, other: named.rival, used: id})
    if (named.instead !== null) report('article-renamed', undefined, {id, planned: named.instead})
    problems.push(...output.problems)
    return {type: 'built', id, input, output, memory}
  } catch (error) {
    reportFailure(error, input, file, problems)
    return {type: 'failed', id}
  }
}

/** One article's fault, even ours, never hides another article. */
export function reportFailure(
  error: unknown,
  {limits}: ArticleInput,
  {display}: InputFile,
  problems: Problem[]
): void {
  const report = reporter(display, problems)
  const excess = (limit: LimitName, found: number, most = limits?.[limit]) =>
    report('limit-exceeded', undefined, {limit, found: String(found), most: String(most)})
  if (error instanceof LimitError) excess(error.limit, error.found, error.most)
  else if (isTooDeep(error)) excess('nesting', 0)
  else report('article-failed', undefined, {detail: messageOf(error)})
}

// What no look at the text foresaw.
const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && error.message.includes('call stack')
