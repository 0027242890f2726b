import {Command, CommanderError} from 'commander'

import {addBuild} from './commands/build.ts'
import {addCheck} from './commands/check.ts'
import {addDiff} from './commands/diff.ts'
import {dress, type Done} from './commands/dress.ts'
import {addInit} from './commands/init.ts'
import {addPublish} from './commands/publish.ts'
import {addRedact} from './commands/redact.ts'
import {addRetract} from './commands/retract.ts'
import {addServe} from './commands/serve.ts'
import {addShow} from './commands/show.ts'
import {addStamp} from './commands/stamp.ts'
import {addTranslate} from './commands/translate.ts'
import {addWatch} from './commands/watch.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {refuse} from './refuse.ts'

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

/** In the order of the help. Each brings what it needs when it is called: help and refusals come at once. */
const commands = [
  addBuild,
  addCheck,
  addDiff,
  addShow,
  addPublish,
  addTranslate,
  addStamp,
  addRetract,
  addRedact,
  addWatch,
  addServe,
  addInit
]

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
  for (const add of commands) add(program, context, done)
  return program
}
