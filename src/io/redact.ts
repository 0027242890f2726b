import {readdir, readFile, rm} from 'node:fs/promises'
import path from 'node:path'

import {entriesOf, serializeMemory, settleMemory} from '../history/memory.ts'
import {redactCatalogue} from '../history/redact-catalogue.ts'
import {isWithdrawn, redactionOf, type Redactions, redactionsOf, sharedPassages} from '../history/redact.ts'
import type {IdentifiedState} from '../model/history.ts'
import type {ArticleMemory, RedactionEntry} from '../model/memory.ts'
import {normalise} from '../normalise.ts'
import {type ArticleInput, identifyStates, withoutRedacted} from '../pipeline.ts'
import type {Problem} from '../problem/index.ts'
import {encodeId} from '../translate/urls.ts'
import {ChangedMeanwhile} from './changed-meanwhile.ts'
import {reportUnrecorded, writeDurably} from './memory-store.ts'
import {findArticle, type Finding} from './one-article.ts'
import {recallArticle} from './recalled.ts'
import {openWorkspace, type Workspace} from './workspace.ts'

/** What a person wants to be seen no more. */
export interface RedactionTarget {
  readonly article: string
  /** Null: the whole article. */
  readonly question: {readonly id: string; readonly name: string} | null
}

/** What redacting does: decided first, done when somebody agrees. */
export interface RedactionPlan {
  readonly target: RedactionTarget
  /** Published changes whose words go. */
  readonly events: number
  /** Sentences that other texts of the article say as well. */
  readonly shared: number
  /** New contents by absolute path; null: deleted. */
  readonly files: ReadonlyMap<string, string | null>
  /** The memory that it was decided upon. */
  readonly version: string | null
}

/** What there is to redact from: an article as it is read, or where that fails as the memory has it. */
export async function openTarget(
  wanted: string,
  cwd: string
): Promise<{readonly workspace: Workspace; readonly input: ArticleInput} | Finding> {
  const finding = await findArticle(cwd, wanted)
  const {outcome} = finding.type === 'found' ? finding.article : {outcome: null}
  if (finding.type === 'found' && outcome?.type === 'built')
    return {workspace: finding.workspace, input: outcome.input}
  const workspace = await openWorkspace({cwd, paths: []})
  workspace.git.close()
  const id = outcome && 'id' in outcome ? outcome.id : wanted
  const recalled = workspace.memory.articles.includes(id) ? await recallArticle(id, workspace) : null
  return recalled ? {workspace, input: recalled.input} : finding
}

/** `<article>#<question>` in its parts. An id may hold a `#` of its own: the first that a question follows counts. */
export function targetOf(wanted: string): {article: string; question: string | null} {
  const at = wanted.indexOf('#')
  return at <= 0
    ? {article: wanted, question: null}
    : {article: wanted.slice(0, at), question: wanted.slice(at + 1)}
}

/** Finds a question by its id, its words, or a part of these that no other question has. */
export function findQuestion(
  wanted: string,
  input: ArticleInput
): {readonly id: string; readonly name: string} | null {
  const {states} = identifyStates(input)
  const known = new Map<string, string>()
  for (const {state, questionIds} of states)
    for (const [index, id] of questionIds.entries()) known.set(id, state.questions[index]!.text)
  for (const {id} of input.memory.questions) if (!known.has(id)) known.set(id, id)
  if (known.has(wanted)) return {id: wanted, name: known.get(wanted)!}
  const folded = normalise(wanted)
  const all = [...known].map(([id, name]) => ({id, name}))
  const exact = all.filter(({name}) => normalise(name) === folded)
  const near = exact.length > 0 ? exact : all.filter(({name}) => normalise(name).includes(folded))
  return near.length === 1 ? near[0]! : null
}

export const isRedactedAlready = ({question}: RedactionTarget, {redactions}: ArticleMemory): boolean =>
  isWithdrawn(redactions) || redactions.some(({subject}) => subject === question?.id)

/** Thinks only; writes nothing. */
export async function planRedaction(
  target: RedactionTarget,
  input: ArticleInput,
  workspace: Workspace
): Promise<RedactionPlan> {
  const {states} = identifyStates(input)
  const entry = entryFor(target, states)
  const memory = settleMemory({...input.memory, redactions: [...input.memory.redactions, entry]})
  const files = new Map<string, string | null>()
  const folder = workspace.memory.folder
  files.set(path.join(folder, 'articles', `${target.article}.jsonl`), serializeMemory(entriesOf(memory)))
  for (const [file, text] of keptFiles(target, {...input, memory}, folder)) files.set(file, text)
  for (const [file, text] of await catalogueFiles(target, input, redactionsOf(memory.redactions), workspace))
    files.set(file, text)
  const {id} = target.question ?? {id: null}
  return {
    target,
    events: memory.events.filter(({subject}) => id === null || subject === id).length,
    shared: target.question === null ? 0 : sharedPassages(target.question.id, states, states.at(-1)!),
    files,
    version: workspace.memory.versionOf(target.article)
  }
}

const entryFor = ({question}: RedactionTarget, states: readonly IdentifiedState[]): RedactionEntry =>
  question === null
    ? {type: 'redaction', subject: '_', passages: []}
    : redactionOf(question.id, states, states.at(-1)!)

function keptFiles({article, question}: RedactionTarget, input: ArticleInput, folder: string) {
  const fileOf = (revision: string) => path.join(folder, 'revisions', `${article}@${encodeId(revision)}.md`)
  if (question === null) return input.kept.map(({revision}) => [fileOf(revision), null] as const)
  const {kept} = withoutRedacted(input)
  return kept.flatMap(({revision, source}, index) =>
    source.text === input.kept[index]!.source.text ? [] : [[fileOf(revision), source.text] as const]
  )
}

async function catalogueFiles(
  {article}: RedactionTarget,
  {source, catalogues}: ArticleInput,
  redactions: Redactions,
  {cwd}: Workspace
): Promise<[string, string][]> {
  const folder = path.dirname(path.resolve(cwd, source.path))
  // Also those of languages that the site does not write.
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.po'))
  const stem = path.basename(source.path).replace(/\.[^.]*$/u, '')
  const own = names.filter((name) => name.startsWith(`${article}.`) || name.startsWith(`${stem}.`))
  const known = [...catalogues.values()].map(({path: file}) => path.resolve(cwd, file))
  const files = [...new Set([...known, ...own.map((name) => path.join(folder, name))])].sort()
  const changed: [string, string][] = []
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    const clean = redactCatalogue(text, redactions)
    if (clean !== text) changed.push([file, clean])
  }
  return changed
}

/** Does what was planned, the memory first: killed in between, a build leaves the text out already. */
export async function recordRedaction({files, version}: RedactionPlan, cwd: string): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const [index, [file, content]] of [...files].entries()) {
    try {
      if (content === null) await rm(file, {force: true})
      else await writeDurably(file, content, index === 0 ? version : null)
    } catch (error) {
      reportUnrecorded(error, file, cwd, problems)
      // Nothing was decided upon what somebody else recorded.
      if (error instanceof ChangedMeanwhile) break
    }
  }
  return problems
}
