import {controlProblems} from '../check/control.ts'
import type {Rules} from '../check/control.ts'
import {isArticle} from '../extract/article.ts'
import {isWithdrawn} from '../history/redact.ts'
import type {ArticleMemory} from '../model/memory.ts'
import {readFrontMatter} from '../parse/front-matter.ts'
import {type ArticleInput, type ArticleOutput, buildArticle} from '../pipeline.ts'
import {type Problem, type Report, reporter} from '../problem/index.ts'
import {CatalogueReader} from './catalogues.ts'
import type {InputFile} from './collect.ts'
import {type PlannedId, planIds} from './plan-ids.ts'
import {messageOf, readText} from './read-text.ts'
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
  /** Read, but not built: the problems say why. */
  | {readonly type: 'failed'; readonly id: string}
  /** Its text was redacted: the file says what nobody may be shown. */
  | {readonly type: 'redacted'; readonly id: string}
  | {readonly type: 'draft'}
  /** Neither question nor annotation nor note: an ordinary page. */
  | {readonly type: 'other'}

export interface ReadArticle {
  readonly file: InputFile
  readonly outcome: Outcome
  readonly problems: readonly Problem[]
}

/** All that an article is built from, as plain data: another thread can do the rest. */
export interface GatheredArticle {
  readonly file: InputFile
  readonly named: PlannedId
  /** Else what the file became, without being read any further. */
  readonly input: ArticleInput | Exclude<Outcome, {type: 'built'} | {type: 'other'}>
  /** Built whatever it says. */
  readonly isWanted: boolean
  readonly rules: Rules
  /** Of what was read on the way. */
  readonly problems: readonly Problem[]
}

const silent: Report = () => {}

/**
 * Goes through the files of a workspace, one at a time, and builds those that are articles. Once only: whoever stops,
 * or throws, in between ends git's part as well.
 */
export async function* readArticles(workspace: Workspace): AsyncGenerator<ReadArticle> {
  try {
    const ids = await planIds(workspace)
    const catalogues = new CatalogueReader(workspace)
    const shared = await catalogues.readShared()
    for (const [index, file] of workspace.files.entries()) {
      const article = readGathered(await gatherArticle(file, ids[index]!, workspace, catalogues))
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
    const catalogues = new CatalogueReader(workspace)
    await catalogues.readShared()
    return readGathered(await gatherArticle(workspace.files[index]!, ids[index]!, workspace, catalogues))
  } finally {
    workspace.git.close()
  }
}

/** Reads everything that the article of a file is built from. */
export async function gatherArticle(
  file: InputFile,
  named: PlannedId,
  workspace: Workspace,
  catalogues: CatalogueReader
): Promise<GatheredArticle> {
  const problems: Problem[] = []
  const {config, all} = workspace
  const isWanted = file.isNamed || all
  const gathered = (input: GatheredArticle['input']) => ({
    file,
    named,
    input,
    isWanted,
    rules: config.rules,
    problems
  })
  const {id} = named
  try {
    return gathered(await gatherInput(file, id, workspace, catalogues, problems))
  } catch (error) {
    reporter(file.display, problems)('article-failed', undefined, {detail: messageOf(error)})
    return gathered({type: 'failed', id})
  }
}

async function gatherInput(
  file: InputFile,
  id: string,
  {memory, git, config, site}: Workspace,
  catalogues: CatalogueReader,
  problems: Problem[]
): Promise<GatheredArticle['input']> {
  const source = await readText(file.file, file.display, problems)
  if (!source) return {type: 'failed', id}
  if (readFrontMatter(source.text, silent).frontMatter.draft) return {type: 'draft'}
  const remembered = await memory.readArticle(id, problems)
  if (isWithdrawn(remembered.redactions)) {
    reporter(file.display, problems)('redacted-article', undefined, {id})
    return {type: 'redacted', id}
  }
  return {
    id,
    source,
    kept: await memory.readKept(id, problems),
    committed: await git.pastOf(file.file),
    memory: remembered,
    catalogues: await catalogues.read(file.file, id, problems),
    lang: config.lang,
    identities: config.identities[id] ?? {},
    site
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
    // One article's fault, even ours, never hides another article.
    report('article-failed', undefined, {detail: messageOf(error)})
    return {type: 'failed', id}
  }
}
