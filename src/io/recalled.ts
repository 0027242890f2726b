import path from 'node:path'

import {foldId} from '../history/article-ids.ts'
import {isWithdrawn} from '../history/redact.ts'
import type {ArticleMemory, RevisionEntry} from '../model/memory.ts'
import type {SourceState} from '../model/state.ts'
import type {ArticleInput, ArticleOutput} from '../pipeline.ts'
import {type Problem, reporter} from '../problem/index.ts'
import {displayPath} from './paths.ts'
import type {Workspace} from './workspace.ts'

/** An article as the memory alone tells it. */
export interface RecalledArticle {
  readonly id: string
  readonly input: ArticleInput
  readonly output: ArticleOutput
  /** Its text was kept; else there are its revisions and events only. */
  readonly hasText: boolean
}

/**
 * Builds an article whose file is gone, or cannot be read, from what was published of it: the newest text that was
 * kept, else nothing but the lines of the memory. Null where nothing was published.
 */
export async function recallArticle(
  id: string,
  workspace: Workspace,
  links: ArticleInput['links'] = {}
): Promise<RecalledArticle | null> {
  const {config, memory, site} = workspace
  const remembered = await memory.readArticle(id, [])
  if (remembered.revisions.length === 0) return null
  const kept = isWithdrawn(remembered.redactions) ? [] : await memory.readKept(id, [])
  const newest = newestKept(kept, remembered)
  const input: ArticleInput = {
    id,
    source: newest ? {path: `${id}.md`, text: newest.text} : withoutText(id, remembered),
    kept,
    committed: null,
    memory: remembered,
    catalogues: new Map(),
    lang: config.lang,
    identities: config.identities[id] ?? {},
    links,
    site
  }
  const {buildArticle} = await import('../pipeline.ts')
  try {
    return {id, input, output: withTitles(buildArticle(input), remembered), hasText: newest !== null}
  } catch (error) {
    if (!newest) throw error
    // One text that cannot be built must not take the other articles along: its events are told without it.
    const bare = {...input, source: withoutText(id, remembered), kept: []}
    return {id, input: bare, output: withTitles(buildArticle(bare), remembered), hasText: false}
  }
}

/** Published articles that no file is of any more, each reported; a part of the site says nothing of the rest. */
export async function vanishedArticles(
  seen: Iterable<string>,
  {cwd, isWhole, memory}: Workspace,
  problems: Problem[]
): Promise<string[]> {
  if (!isWhole) return []
  const here = new Set([...seen].map(foldId))
  const vanished = memory.articles.filter((id) => !here.has(foldId(id)))
  for (const id of vanished) {
    if (isWithdrawn((await memory.readArticle(id, [])).redactions)) continue
    const file = displayPath(path.join(memory.folder, 'articles', `${id}.jsonl`), cwd)
    reporter(file, problems)('article-vanished', undefined, {id})
  }
  return vanished
}

function newestKept(
  kept: readonly {readonly revision: string; readonly source: SourceState}[],
  {revisions}: ArticleMemory
): SourceState | null {
  for (const {id} of revisions.toSorted(byDay).toReversed()) {
    const state = kept.find(({revision}) => revision === id)
    if (state) return state.source
  }
  return null
}

const byDay = (a: RevisionEntry, b: RevisionEntry): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1

/** Nothing was kept: a text that says no more than its name and its first day. */
function withoutText(id: string, {revisions}: ArticleMemory): SourceState {
  const [first] = revisions.toSorted(byDay)
  const [lang, title] = Object.entries(titlesOf(revisions))[0] ?? []
  const lines = [
    `title: ${JSON.stringify(title ?? id)}`,
    `date: ${first!.date}`,
    ...(lang === undefined ? [] : [`lang: ${lang}`])
  ]
  return {path: `${id}.md`, text: `---\n${lines.join('\n')}\n---\n`}
}

/** Titles by language, as they were told last. */
const titlesOf = (revisions: readonly RevisionEntry[]): Record<string, string> =>
  Object.assign({}, ...revisions.toSorted(byDay).map(({title}) => title ?? {}))

/** The catalogue went with the file: the languages in which the article was told stay. */
function withTitles(output: ArticleOutput, {revisions}: ArticleMemory): ArticleOutput {
  const {article} = output.changelog
  const title = {...titlesOf(revisions), ...article.title}
  return {...output, changelog: {...output.changelog, article: {...article, title}}}
}
