import type {Problem} from '../problem/index.ts'
import type {NewItem} from '../io/make-article.ts'
import type {Tally} from '../io/tally.ts'
import {usualPlaces} from '../io/collect.ts'
import type {Workspace} from '../io/workspace.ts'
import type {Context, ExitCode} from './context.ts'
import {exit} from './context.ts'
import type {CliSay} from './say.ts'

/** What was found, in lines that add up. */
export function sayTally(tally: Tally, problems: readonly Problem[], say: CliSay): string {
  const parts = [say('articles', {n: tally.articles})]
  for (const key of ['kept', 'failed', 'drafts', 'others', 'redacted'] as const)
    if (tally[key] > 0) parts.push(say(key, {n: tally[key]}))
  const contents = (['questions', 'annotations', 'revisions', 'events'] as const).map((key) =>
    say(key, {n: tally[key]})
  )
  const comma = say('comma')
  return [
    say('tally', {files: tally.files, parts: parts.join(comma)}),
    contents.join(comma),
    sayCounts(problems, say),
    ''
  ].join('\n')
}

/** Old silence is one line, not a problem each: what is told, and how much is not. */
export function withoutEarlier(problems: readonly Problem[], say: CliSay): {told: Problem[]; note: string} {
  const told = problems.filter(({code}) => code !== 'missing-annotation-earlier')
  const n = problems.length - told.length
  return {told, note: n === 0 ? '' : `${say('earlierSilence', {n})}\n`}
}

/** Errors, warnings and remarks, counted. */
export function sayCounts(problems: readonly Problem[], say: CliSay): string {
  const severities = {errors: 'error', warnings: 'warning', infos: 'info'} as const
  return Object.entries(severities)
    .map(([key, severity]) => {
      const n = problems.filter((problem) => problem.severity === severity).length
      return say(key as keyof typeof severities, {n})
    })
    .join(say('comma'))
}

/** What subscribers newly get, a line an item. */
export function sayNewItems(items: readonly NewItem[], say: CliSay): string {
  const lines = items.map(({date, lang, title}) => `  ${date.slice(0, 10)} [${lang}] ${title}`)
  return [say('newItems', {n: items.length}), ...lines, ''].join('\n')
}

/** A wrong path is wrong usage; else errors, and with `--strict` warnings, are problems. */
export function exitCodeOf(problems: readonly Problem[], strict: boolean): ExitCode {
  if (problems.some(({code}) => code === 'input-missing')) return exit.usage
  const isBad = problems.some(({severity}) => severity === 'error' || (strict && severity === 'warning'))
  return isBad ? exit.problems : exit.done
}

/** Asks in a terminal before something is recorded; nobody is asked where nobody could answer. */
export async function isDeclined(
  {yes}: {readonly yes?: boolean},
  question: 'ask' | 'askRetract' | 'askRedact' | 'askStamp',
  {ask, say}: Context
): Promise<boolean> {
  if (yes || ask === null) return false
  return !/^\s*(?:y|yes|はい)\s*$/iu.test(await ask(say(question)))
}

/** Says that there is nothing to work on; null where there is. */
export function refuseNowhere(
  {nowhere}: Workspace,
  command: string,
  {say, stderr}: Context
): ExitCode | null {
  if (!nowhere) return null
  stderr(`${say('nowhere', {places: usualPlaces.join(', '), command})}\n`)
  return exit.usage
}

/** One line on stderr that is overwritten; nothing where stderr is no terminal. */
export function progressLine({isTerminal, stderr, say}: Context) {
  let shown = false
  return {
    update(done: number, total: number) {
      // Short work needs no line.
      if (!isTerminal || total < 50 || done % 10 !== 0) return
      stderr(`\r\u001B[K${say('progress', {done, total})}`)
      shown = true
    },
    clear() {
      if (shown) stderr('\r\u001B[K')
    }
  }
}
