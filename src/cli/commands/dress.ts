import {type Command, Option} from 'commander'

import type {ExitCode} from '../context.ts'
import type {CliMessages} from '../messages/en.ts'
import type {CliSay} from '../say.ts'

/** Called with the exit code when a command has ended. */
export type Done = (code: ExitCode) => void

/** A command that takes files and folders. */
export const addPaths = (command: Command, say: CliSay): Command =>
  dress(command, say).argument('[paths...]', say('paths')).allowExcessArguments(false)

/** A command that takes one article. */
export const addArticle = (command: Command, say: CliSay): Command =>
  dress(command, say).argument('<article>', say('article')).allowExcessArguments(false)

/** Help in the chosen language, and `--lang` on every command. */
export const dress = (command: Command, say: CliSay): Command =>
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
