import {type Command, Option} from 'commander'

import {parserNames} from '../../model/config.ts'
import type {BuildArguments} from '../build.ts'
import type {Context} from '../context.ts'
import {addPaths, type Done} from './dress.ts'
import {webAddress, wholeNumber} from './values.ts'

/** What `kaitei build` takes, and the way to it. */
export function addBuild(program: Command, context: Context, done: Done): void {
  const {say} = context
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
      const {build} = await import('../build.ts')
      done(await build(paths, args, context))
    })
}
