import path from 'node:path'
import {setTimeout} from 'node:timers/promises'

import {importedName, importTranslation} from '../io/import-translation.ts'
import {fillByMachine} from '../io/machine-translation.ts'
import {displayPath} from '../io/paths.ts'
import {MissingSetting, type Provider, providers, settingsOf} from '../io/providers.ts'
import {unfilled} from '../translate/fill.ts'
import {nameOfLanguage} from '../locale/saying/index.ts'
import {
  type CatalogueDraft,
  coverageIn,
  isChanged,
  planTranslations,
  saveDraft,
  type Translation,
  type TranslationPlan
} from '../io/translate-site.ts'
import {openWorkspace, type Workspace} from '../io/workspace.ts'
import type {ProviderName} from '../model/config.ts'
import type {Problem} from '../problem/index.ts'
import type {Context, ExitCode} from './context.ts'
import {exit} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {exitCodeOf, refuseNowhere} from './report.ts'
import type {CliSay} from './say.ts'
import {visible} from './visible.ts'

export interface TranslateArguments {
  readonly import?: string
  readonly to?: string
  readonly provider?: ProviderName
  readonly all?: boolean
  readonly dryRun?: boolean
}

/** `kaitei translate`: the catalogues brought up to date; the coverage is the result. */
export async function translate(
  paths: readonly string[],
  args: TranslateArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const opened = await openWorkspace({cwd, paths, all: args.all})
  const refused = refuseNowhere(opened, 'translate', context)
  if (refused !== null) return refused
  const imported = args.import === undefined ? null : path.resolve(cwd, args.import)
  // A translation is no article of its own.
  const workspace = {...opened, files: opened.files.filter(({file}) => file !== imported)}
  const provider = openProvider(args, workspace, context)
  if (provider === 'missing') return exit.usage
  const plan = await planTranslations(workspace)
  const problems = plan.problems.filter(isOfTranslation)
  if (imported !== null) {
    const result = await takeOver(imported, plan, args, context)
    if (typeof result === 'number') return result
    problems.push(...result)
  }
  const changed = new Set(plan.drafts.filter(isChanged))
  if (!args.dryRun) for (const draft of changed) problems.push(...(await saveDraft(draft)))
  const isStopped =
    provider !== null && !(await fillIn(provider, plan, args, problems, changed, workspace, context))
  stderr(formatPretty(problems, context))
  if (plan.translations.length === 0) stdout(`${say('nothingToTranslate')}\n`)
  for (const translation of plan.translations) {
    const {draft} = translation
    const state = stateOf(draft, changed, args)
    stdout(`${sayCoverage(translation, context)}${say(state, {file: visible(draft.display)})}\n`)
  }
  const isFailed = isStopped || plan.drafts.some(({isBroken}) => isBroken)
  return isFailed ? exit.problems : exitCodeOf(problems, false)
}

function stateOf(draft: CatalogueDraft, changed: ReadonlySet<CatalogueDraft>, {dryRun}: TranslateArguments) {
  if (draft.isBroken) return 'catalogueBroken'
  if (!changed.has(draft)) return 'catalogueUnchanged'
  return dryRun ? 'catalogueWouldWrite' : 'catalogueWritten'
}

/** The provider that was asked for; `missing` where something that it needs is not there. */
function openProvider(
  args: TranslateArguments,
  {config}: Workspace,
  {env, say, stderr}: Context
): Provider | null | 'missing' {
  if (args.provider === undefined) return null
  try {
    const settings = settingsOf(args.provider, config.translate, env)
    return providers[args.provider](settings, {sleep: setTimeout, now: Date.now})
  } catch (error) {
    if (!(error instanceof MissingSetting)) throw error
    stderr(`${say('providerNeeds', {provider: args.provider, name: error.message})}\n`)
    return 'missing'
  }
}

/** Takes an existing translation over; says which article it should be of where that is not clear. */
async function takeOver(
  file: string,
  {translations}: TranslationPlan,
  args: TranslateArguments,
  {cwd, say, stdout, stderr}: Context
): Promise<Problem[] | ExitCode> {
  const {stem, lang: named} = importedName(file)
  const lang = args.to ?? named
  if (lang === null) {
    stderr(`${say('importLanguage', {file: displayPath(file, cwd)})}\n`)
    return exit.usage
  }
  const candidates = translations.filter((translation) => translation.lang === lang)
  const byName = candidates.filter(
    ({id, display}) => id === stem || importedName(display).stem === stem || stemOf(display) === stem
  )
  const [only, ...others] = byName.length > 0 ? byName : candidates
  if (!only || others.length > 0) {
    const known = candidates.map(({display}) => visible(display)).join(say('comma'))
    stderr(`${say('importArticle', {file: displayPath(file, cwd), lang, known: known || '–'})}\n`)
    return exit.usage
  }
  const {problems, taken} = await importTranslation(file, only, cwd)
  stdout(`${say('imported', {n: taken, article: visible(only.display)})}\n`)
  return problems
}

const stemOf = (file: string): string => path.basename(file).replace(/\.[^.]*$/u, '')

/** Fills by machine; false where the provider gave up. */
async function fillIn(
  provider: Provider,
  {translations}: TranslationPlan,
  {dryRun}: TranslateArguments,
  problems: Problem[],
  changed: Set<CatalogueDraft>,
  {config}: Workspace,
  {say, stdout, stderr, isTerminal}: Context
): Promise<boolean> {
  if (dryRun) {
    const n = translations.reduce((sum, {units, draft}) => sum + unfilled(units, draft.entries).length, 0)
    stdout(`${say('wouldAsk', {n, provider: provider.name})}\n`)
    return true
  }
  const texts = new Map(translations.map(({draft}) => [draft, draft.written]))
  const result = await fillByMachine(translations, {
    provider,
    batch: config.translate.batch,
    glossary: config.translate.glossary,
    progress(done, total) {
      if (isTerminal) stderr(`\r\u001B[K${say('translating', {done, total})}`)
    }
  })
  if (isTerminal) stderr('\r\u001B[K')
  problems.push(...result.problems)
  for (const [draft, text] of texts) if (draft.written !== text) changed.add(draft)
  stdout(`${say('filled', {n: result.filled, total: result.total})}\n`)
  if (result.refused > 0) stdout(`${say('leftMissing', {n: result.refused})}\n`)
  if (result.failure === null) return true
  const {kind, message} = result.failure
  stderr(`${say('providerFailed', {kind, detail: visible(message)})}\n`)
  return false
}

// What is off with the articles themselves is told by `kaitei check`; what keeps one from being read, here too.
const isOfTranslation = ({code, severity}: Problem): boolean =>
  code.startsWith('catalogue-') || (severity === 'error' && code !== 'site-preview')

const states = {
  translated: 'coverageTranslated',
  fuzzy: 'coverageFuzzy',
  missing: 'coverageMissing',
  machine: 'coverageMachine'
} as const

function sayCoverage(translation: Translation, {lang, say}: Context): string {
  const coverage = coverageIn(translation)
  const counts = Object.entries(states).flatMap(([state, key]) => {
    const n = coverage[state as keyof typeof states]
    return n > 0 || state === 'translated' ? [say(key, {n})] : []
  })
  const head = say('coverage', {
    article: visible(translation.display),
    language: nameOfLanguage(translation.lang, lang),
    counts: counts.join(say('comma'))
  })
  return [head, ...staleLines(coverage.stale, say), ''].join('\n')
}

const staleLines = (stale: ReturnType<typeof coverageIn>['stale'], say: CliSay): string[] =>
  stale.map(({revision, texts}) => say('coverageStale', {revision, n: texts}))
