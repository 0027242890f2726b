import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {ServeArguments} from '../serve.ts'
import {addPaths, type Done} from './dress.ts'
import {portNumber, webAddress} from './values.ts'

/** What `kaitei serve` takes, and the way to it. */
export function addServe(program: Command, context: Context, done: Done): void {
  const {say} = context
  addPaths(program.command('serve'), say)
    .description(say('serve'))
    .addOption(new Option('-p, --port <n>', say('optionPort')).argParser(portNumber))
    .option('--host <name>', say('optionHost'))
    .option('-o, --out <folder>', say('optionOut'))
    .addOption(new Option('--base-url <url>', say('optionBaseUrl')).argParser(webAddress))
    .option('--all', say('optionAll'))
    .action(async (paths: string[], args: ServeArguments) => {
      const {serve} = await import('../serve.ts')
      done(await serve(paths, args, context))
    })
}
