import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {StampArguments} from '../stamp.ts'
import {addPaths, type Done} from './dress.ts'
import {dayOf} from './values.ts'

const stampKinds = ['updated', 'corrected', 'added']

/** What `kaitei stamp` takes, and the way to it. */
export function addStamp(program: Command, context: Context, done: Done): void {
  const {say} = context
  addPaths(program.command('stamp'), say)
    .description(say('stamp'))
    .addOption(new Option('--date <day>', say('optionStampDate')).argParser(dayOf))
    .addOption(new Option('--kind <kind>', say('optionKind')).choices(stampKinds))
    .option('--all', say('optionAllChanges'))
    .option('-y, --yes', say('optionYes'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (paths: string[], args: StampArguments) => {
      const {stamp} = await import('../stamp.ts')
      done(await stamp(paths, args, context))
    })
}
