import type {Command, CommanderError} from 'commander'

import {type Context, exit, type ExitCode} from './context.ts'
import type {CliSay} from './say.ts'

/** Says what was wrong with the arguments. */
export function refuse(error: CommanderError, program: Command, {say, stderr}: Context): ExitCode {
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
