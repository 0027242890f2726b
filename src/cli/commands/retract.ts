import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {RetractArguments} from '../retract.ts'
import {dress, type Done} from './dress.ts'
import {dayOf} from './values.ts'

/** What `kaitei retract` takes, and the way to it. */
export function addRetract(program: Command, context: Context, done: Done): void {
  const {say} = context
  dress(program.command('retract'), say)
    .argument('<event>', say('event'))
    .allowExcessArguments(false)
    .description(say('retract'))
    .option('--correct', say('optionCorrect'))
    .addOption(new Option('--date <day>', say('optionDate')).argParser(dayOf))
    .option('-o, --out <folder>', say('optionOut'))
    .option('-y, --yes', say('optionYes'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (event: string, args: RetractArguments) => {
      const {retract} = await import('../retract.ts')
      done(await retract(event, args, context))
    })
}
