import {type Command, Option} from 'commander'

import {providerNames} from '../../model/config.ts'
import type {Context} from '../context.ts'
import type {TranslateArguments} from '../translate.ts'
import {addPaths, type Done} from './dress.ts'

/** What `kaitei translate` takes, and the way to it. */
export function addTranslate(program: Command, context: Context, done: Done): void {
  const {say} = context
  addPaths(program.command('translate'), say)
    .description(say('translate'))
    .option('--import <file>', say('optionImport'))
    .option('--to <language>', say('optionTarget'))
    .addOption(new Option('--provider <name>', say('optionProvider')).choices(providerNames))
    .option('--all', say('optionAll'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (paths: string[], args: TranslateArguments) => {
      const {translate} = await import('../translate.ts')
      done(await translate(paths, args, context))
    })
}
