import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {WatchArguments} from '../watch.ts'
import {addPaths, type Done} from './dress.ts'
import {webAddress} from './values.ts'

/** What `kaitei watch` takes, and the way to it. */
export function addWatch(program: Command, context: Context, done: Done): void {
  const {say} = context
  addPaths(program.command('watch'), say)
    .description(say('watch'))
    .option('-o, --out <folder>', say('optionOut'))
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--all', say('optionAll'))
    .action(async (paths: string[], args: WatchArguments) => {
      const {watch} = await import('../watch.ts')
      done(await watch(paths, args, context))
    })
}
