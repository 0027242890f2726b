import {type Command, Option} from 'commander'

import type {CheckArguments} from '../check.ts'
import type {Context} from '../context.ts'
import {addPaths, type Done} from './dress.ts'

const checkFormats = ['pretty', 'json', 'github', 'sarif']

/** What `kaitei check` takes, and the way to it. */
export function addCheck(program: Command, context: Context, done: Done): void {
  const {say} = context
  addPaths(program.command('check'), say)
    .description(say('check'))
    .addOption(new Option('--format <format>', say('optionFormat')).choices(checkFormats).default('pretty'))
    .option('--since <commit>', say('optionSince'))
    .option('--fix', say('optionFix'))
    .option('--strict', say('optionStrict'))
    .option('--history', say('optionHistory'))
    .option('--all', say('optionAll'))
    .action(async (paths: string[], args: CheckArguments) => {
      const {check} = await import('../check.ts')
      done(await check(paths, args, context))
    })
}
