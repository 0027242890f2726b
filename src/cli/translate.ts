import {nameOfLanguage} from '../locale/saying/index.ts'
import {coverageIn, isChanged, planTranslations, saveDraft, type Translation} from '../io/translate-site.ts'
import {openWorkspace} from '../io/workspace.ts'
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
  const workspace = await openWorkspace({cwd, paths, all: args.all})
  const refused = refuseNowhere(workspace, 'translate', context)
  if (refused !== null) return refused
  const plan = await planTranslations(workspace)
  const problems = plan.problems.filter(isOfTranslation)
  const changed = new Set(plan.drafts.filter(isChanged))
  if (!args.dryRun) for (const draft of changed) problems.push(...(await saveDraft(draft)))
  stderr(formatPretty(problems, context))
  if (plan.translations.length === 0) stdout(`${say('nothingToTranslate')}\n`)
  for (const translation of plan.translations) {
    const {draft} = translation
    const state = draft.isBroken
      ? 'catalogueBroken'
      : !changed.has(draft)
        ? 'catalogueUnchanged'
        : args.dryRun
          ? 'catalogueWouldWrite'
          : 'catalogueWritten'
    stdout(`${sayCoverage(translation, context)}${say(state, {file: visible(draft.display)})}\n`)
  }
  const isFailed = plan.drafts.some(({isBroken}) => isBroken)
  return isFailed ? exit.problems : exitCodeOf(problems, false)
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
