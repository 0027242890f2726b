import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {PublishArguments} from '../publish.ts'
import {addPaths, type Done} from './dress.ts'
import {oneMore, webAddress} from './values.ts'

/** What `kaitei publish` takes, and the way to it. */
export function addPublish(program: Command, context: Context, done: Done): void {
  const {say} = context
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
      const {publish} = await import('../publish.ts')
      done(await publish(paths, args, context))
    })
}
