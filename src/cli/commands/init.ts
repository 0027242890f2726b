import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {InitArguments} from '../init.ts'
import {dress, type Done} from './dress.ts'
import {webAddress} from './values.ts'

/** What `kaitei init` takes, and the way to it. */
export function addInit(program: Command, context: Context, done: Done): void {
  const {say} = context
  dress(program.command('init'), say)
    .description(say('init'))
    .allowExcessArguments(false)
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--title <text>', say('optionTitle'))
    .option('--ci', say('optionCi'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (args: InitArguments) => {
      const {init} = await import('../init.ts')
      done(await init(args, context))
    })
}
