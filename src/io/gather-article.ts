import type {Rules} from '../check/control.ts'
import {isWithdrawn} from '../history/redact.ts'
import type {Limits} from '../model/limits.ts'
import type {CommittedPast} from '../model/state.ts'
import {readFrontMatter} from '../parse/front-matter.ts'
import {excessOf} from '../parse/limits.ts'
import {pathsIn} from '../pipeline/article-links.ts'
import type {ArticleInput} from '../pipeline.ts'
import {type Problem, type Report, reporter} from '../problem/index.ts'
import type {CatalogueReader} from './catalogues.ts'
import type {InputFile} from './collect.ts'
import type {LinkedArticles} from './linked-articles.ts'
import type {PlannedId} from './plan-ids.ts'
import {messageOf, readMarkdown} from './read-text.ts'
import type {Workspace} from './workspace.ts'

/** All that an article is built from, as plain data: another thread can do the rest. */
export interface GatheredArticle {
  readonly file: InputFile
  readonly named: PlannedId
  /** Else what the file became, without being read any further. */
  readonly input: ArticleInput | Unread
  /** Built whatever it says. */
  readonly isWanted: boolean
  readonly rules: Rules
  /** Of what was read on the way. */
  readonly problems: readonly Problem[]
}

/** A file that is not read any further. */
export type Unread =
  /** Nobody can read it: the problems say why. */
  | {readonly type: 'failed'; readonly id: string}
  /** Its text was redacted: the file says what nobody may be shown. */
  | {readonly type: 'redacted'; readonly id: string}
  | {readonly type: 'draft'}

const silent: Report = () => {}

/** Reads everything that the article of a file is built from. */
export async function gatherArticle(
  file: InputFile,
  named: PlannedId,
  workspace: Workspace,
  catalogues: CatalogueReader,
  linked: LinkedArticles
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
    const input = await gatherInput(file, id, workspace, catalogues, problems)
    return gathered('type' in input ? input : {...input, links: linked.follow(file, pathsIn(input))})
  } catch (error) {
    reporter(file.display, problems)('article-failed', undefined, {detail: messageOf(error)})
    return gathered({type: 'failed', id})
  }
}

/** An article that could not be read. */
export function unreadArticle(
  file: InputFile,
  named: PlannedId,
  {config, all}: Workspace,
  detail: string
): GatheredArticle {
  const problems: Problem[] = []
  reporter(file.display, problems)('input-unreadable', undefined, {detail})
  const input = {type: 'failed', id: named.id} as const
  return {file, named, input, isWanted: file.isNamed || all, rules: config.rules, problems}
}

async function gatherInput(
  file: InputFile,
  id: string,
  {memory, git, config, site}: Workspace,
  catalogues: CatalogueReader,
  problems: Problem[]
): Promise<GatheredArticle['input']> {
  const {limits} = config
  const source = await readMarkdown(file.file, file.display, problems, limits)
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
    committed: within(await git.pastOf(file.file), limits, reporter(file.display, problems)),
    memory: remembered,
    catalogues: await catalogues.read(file.file, id, problems),
    lang: config.lang,
    identities: config.identities[id] ?? {},
    site,
    limits
  }
}

/** What git has, without states that are too much to read, and of the others the newest. */
function within(past: CommittedPast | null, limits: Limits, report: Report): CommittedPast | null {
  if (!past) return null
  const states = past.states.filter(({source}) => excessOf(source.text, limits) === null)
  const left = past.states.length - states.length
  const [first] = left === 0 ? [] : past.states.flatMap(({source}) => excessOf(source.text, limits) ?? [])
  if (first)
    report('limit-states', undefined, {found: left, limit: first.limit, most: String(limits[first.limit])})
  const found = states.length
  const most = limits.revisions
  if (found <= most) return found === past.states.length ? past : {...past, states}
  report('limit-revisions', undefined, {found: String(found), most: String(most)})
  return {...past, states: states.slice(-most), isCutOff: true}
}
