import {Command, CommanderError, InvalidArgumentError, Option} from 'commander'

import type {BuildArguments} from './build.ts'
import type {CheckArguments} from './check.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import type {DiffArguments} from './diff.ts'
import type {InitArguments} from './init.ts'
import type {PublishArguments} from './publish.ts'
import type {RedactArguments} from './redact.ts'
import type {RetractArguments} from './retract.ts'
import {parsePlainDate, type PlainDate} from '../plain-date.ts'
import type {CliMessages} from './messages/en.ts'
import type {CliSay} from './say.ts'
import type {ServeArguments} from './serve.ts'
import type {ShowArguments} from './show.ts'
import type {StampArguments} from './stamp.ts'
import type {TranslateArguments} from './translate.ts'
import type {WatchArguments} from './watch.ts'
import {parserNames, providerNames} from '../model/config.ts'

/** Runs one command; returns its exit code and never throws. */
export async function main(argv: readonly string[], version: string, context: Context): Promise<ExitCode> {
  let code: ExitCode = exit.done
  const program = createProgram(version, context, (result) => {
    code = result
  })
  try {
    await program.parseAsync([...argv], {from: 'user'})
    return code
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exit.done : refuse(error, program, context)
    context.stderr(
      `${context.say('fatal', {detail: error instanceof Error ? (error.stack ?? error.message) : String(error)})}\n`
    )
    return exit.problems
  }
}

type Done = (code: ExitCode) => void

function createProgram(version: string, context: Context, done: Done): Command {
  const {say, stdout} = context
  const program = dress(new Command('kaitei'), say)
  program
    .description(say('description'))
    .version(version, '-V, --version', say('optionVersion'))
    .helpCommand('help [command]', say('helpCommand'))
    .exitOverride()
    // Errors are said by `refuse`, in the chosen language.
    .configureOutput({writeOut: stdout, writeErr: () => {}})
  // Each brings what it needs when it is called: help and refusals come at once.
  addPaths(program.command('build'), say)
    .description(say('build'))
    .option('-o, --out <folder>', say('optionOut'))
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--strict', say('optionStrict'))
    .option('--frozen', say('optionFrozen'))
    .addOption(new Option('--jobs <n>', say('optionJobs')).argParser(wholeNumber))
    .option('--all', say('optionAll'))
    .option('--no-cache', say('optionNoCache'))
    .option('--verify-cache', say('optionVerifyCache'))
    .addOption(new Option('--parser <parser>', say('optionParser')).choices(parserNames).default('remark'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (paths: string[], args: BuildArguments) => {
      const {build} = await import('./build.ts')
      done(await build(paths, args, context))
    })
  addPaths(program.command('check'), say)
    .description(say('check'))
    .addOption(new Option('--format <format>', say('optionFormat')).choices(checkFormats).default('pretty'))
    .option('--since <commit>', say('optionSince'))
    .option('--fix', say('optionFix'))
    .option('--strict', say('optionStrict'))
    .option('--history', say('optionHistory'))
    .option('--all', say('optionAll'))
    .action(async (paths: string[], args: CheckArguments) => {
      const {check} = await import('./check.ts')
      done(await check(paths, args, context))
    })
  addArticle(program.command('diff'), say)
    .description(say('diff'))
    .argument('[from]', say('from'))
    .argument('[to]', say('to'))
    .addOption(
      new Option('--format <format>', say('optionFormatDiff')).choices(diffFormats).default('pretty')
    )
    .action(
      async (article: string, from: string | undefined, to: string | undefined, args: DiffArguments) => {
        const {diff} = await import('./diff.ts')
        done(await diff(article, {...args, from, to}, context))
      }
    )
  addArticle(program.command('show'), say)
    .description(say('show'))
    .option('--at <revision>', say('optionAt'))
    .addOption(
      new Option('--format <format>', say('optionFormatShow')).choices(showFormats).default('markdown')
    )
    .action(async (article: string, args: ShowArguments) => {
      const {show} = await import('./show.ts')
      done(await show(article, args, context))
    })
  addPaths(program.command('publish'), say)
    .description(say('publish'))
    .option('-o, --out <folder>', say('optionOut'))
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--all', say('optionAll'))
    .option('--from-git', say('optionFromGit'))
    .addOption(new Option('--minor <question>', say('optionMinor')).argParser(oneMore))
    .option('-y, --yes', say('optionYes'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (paths: string[], args: PublishArguments) => {
      const {publish} = await import('./publish.ts')
      done(await publish(paths, args, context))
    })
  addPaths(program.command('translate'), say)
    .description(say('translate'))
    .option('--import <file>', say('optionImport'))
    .option('--to <language>', say('optionTarget'))
    .addOption(new Option('--provider <name>', say('optionProvider')).choices(providerNames))
    .option('--all', say('optionAll'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (paths: string[], args: TranslateArguments) => {
      const {translate} = await import('./translate.ts')
      done(await translate(paths, args, context))
    })
  addPaths(program.command('stamp'), say)
    .description(say('stamp'))
    .addOption(new Option('--date <day>', say('optionStampDate')).argParser(dayOf))
    .addOption(new Option('--kind <kind>', say('optionKind')).choices(stampKinds))
    .option('--all', say('optionAllChanges'))
    .option('-y, --yes', say('optionYes'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (paths: string[], args: StampArguments) => {
      const {stamp} = await import('./stamp.ts')
      done(await stamp(paths, args, context))
    })
  dress(program.command('retract'), say)
    .argument('<event>', say('event'))
    .allowExcessArguments(false)
    .description(say('retract'))
    .option('--correct', say('optionCorrect'))
    .addOption(new Option('--date <day>', say('optionDate')).argParser(dayOf))
    .option('-o, --out <folder>', say('optionOut'))
    .option('-y, --yes', say('optionYes'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (event: string, args: RetractArguments) => {
      const {retract} = await import('./retract.ts')
      done(await retract(event, args, context))
    })
  dress(program.command('redact'), say)
    .argument('<article#question>', say('redactTarget'))
    .allowExcessArguments(false)
    .description(say('redact'))
    .option('-y, --yes', say('optionYes'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (target: string, args: RedactArguments) => {
      const {redact} = await import('./redact.ts')
      done(await redact(target, args, context))
    })
  addPaths(program.command('watch'), say)
    .description(say('watch'))
    .option('-o, --out <folder>', say('optionOut'))
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--all', say('optionAll'))
    .action(async (paths: string[], args: WatchArguments) => {
      const {watch} = await import('./watch.ts')
      done(await watch(paths, args, context))
    })
  addPaths(program.command('serve'), say)
    .description(say('serve'))
    .addOption(new Option('-p, --port <n>', say('optionPort')).argParser(portNumber))
    .option('--host <name>', say('optionHost'))
    .option('-o, --out <folder>', say('optionOut'))
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--all', say('optionAll'))
    .action(async (paths: string[], args: ServeArguments) => {
      const {serve} = await import('./serve.ts')
      done(await serve(paths, args, context))
    })
  dress(program.command('init'), say)
    .description(say('init'))
    .allowExcessArguments(false)
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--title <text>', say('optionTitle'))
    .option('--ci', say('optionCi'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (args: InitArguments) => {
      const {init} = await import('./init.ts')
      done(await init(args, context))
    })
  return program
}

const addPaths = (command: Command, say: CliSay): Command =>
  dress(command, say).argument('[paths...]', say('paths')).allowExcessArguments(false)

const addArticle = (command: Command, say: CliSay): Command =>
  dress(command, say).argument('<article>', say('article')).allowExcessArguments(false)

const checkFormats = ['pretty', 'json', 'github', 'sarif']
const stampKinds = ['updated', 'corrected', 'added']
const diffFormats = ['pretty', 'json', 'markdown', 'html']
const showFormats = ['markdown', 'json', 'html']

/** Help in the chosen language, and `--lang` on every command. */
const dress = (command: Command, say: CliSay): Command =>
  command
    .helpOption('-h, --help', say('optionHelp'))
    .addOption(new Option('--lang <language>', say('optionLang')).choices(['ja', 'en']))
    .configureHelp({
      styleTitle: (title) => say(titles[title] ?? 'options'),
      // Commander's own adds choices and defaults in English.
      optionDescription: ({description}) => description
    })

const titles: Readonly<Record<string, keyof CliMessages>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands'
}

function webAddress(value: string): string {
  if (!/^https?:\/\/[^/]/u.test(value) || !URL.canParse(value)) throw new InvalidArgumentError('https://…/')
  return value
}

function dayOf(value: string): PlainDate {
  const day = parsePlainDate(value)
  if (!day) throw new InvalidArgumentError('YYYY-MM-DD')
  return day
}

const oneMore = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value]

function wholeNumber(value: string): number {
  if (!/^[1-9]\d*$/u.test(value)) throw new InvalidArgumentError('1, 2, 3 …')
  return Number(value)
}

function portNumber(value: string): number {
  if (!/^\d{1,5}$/u.test(value) || Number(value) > 65_535) throw new InvalidArgumentError('0 – 65535')
  return Number(value)
}

/** Says what was wrong with the arguments. */
function refuse(error: CommanderError, program: Command, {say, stderr}: Context): ExitCode {
  // Without a command there is nothing wrong: commander has shown the help.
  if (error.code === 'commander.help') {
    stderr(program.helpInformation())
    return exit.usage
  }
  stderr(`${sayUsageError(error, program, say)}\n`)
  return exit.usage
}

function sayUsageError({code, message}: CommanderError, program: Command, say: CliSay): string {
  const [, name = ''] = /'([^']*)'/u.exec(message) ?? []
  if (code === 'commander.unknownOption') return sayUnknownOption(name, message, program, say)
  if (code === 'commander.unknownCommand') return sayUnknownCommand(name, message, program, say)
  if (code === 'commander.optionMissingArgument') return say('missingValue', {name})
  if (code === 'commander.missingArgument')
    return say('missingArgument', {name: name.toUpperCase(), help: helpFor(program)})
  if (code === 'commander.invalidArgument') {
    const [, option = '', value = '', expected = ''] =
      /'([^']*)' argument '([^']*)' is invalid\. (.*)$/u.exec(message) ?? []
    const [, choices = expected] = /^Allowed choices are (.*)\.$/u.exec(expected) ?? []
    return say('badValue', {name: option, value, expected: choices})
  }
  return say('wrongUsage', {detail: message.replace(/^error: /u, '')})
}

function sayUnknownOption(name: string, message: string, program: Command, say: CliSay): string {
  return withSuggestion(say('unknownOption', {name, help: helpFor(program)}), suggestionIn(message), say)
}

function helpFor(program: Command): string {
  const command = program.args.find((arg) => namesOf(program).includes(arg))
  return ['kaitei', ...(command === undefined ? [] : [command]), '--help'].join(' ')
}

function sayUnknownCommand(name: string, message: string, program: Command, say: CliSay): string {
  // `kaitei article.md` wants what most people want.
  const near = /[/\\]|\.(?:md|markdown)$/iu.test(name) ? `kaitei build ${name}` : suggestionIn(message)
  return withSuggestion(say('unknownCommand', {name, commands: namesOf(program).join(', ')}), near, say)
}

const namesOf = ({commands}: Command): string[] => commands.map((command) => command.name())

const suggestionIn = (message: string): string | undefined =>
  /\(Did you mean (?:one of )?(?<near>[^?,]+)/u.exec(message)?.groups!.near

const withSuggestion = (text: string, near: string | undefined, say: CliSay): string =>
  near === undefined ? text : `${text}\n  ${say('didYouMean', {name: near})}`
