import type {Command} from 'commander'

import type {Context} from '../context.ts'
import type {RedactArguments} from '../redact.ts'
import {dress, type Done} from './dress.ts'

/** What `kaitei redact` takes, and the way to it. */
export function addRedact(program: Command, context: Context, done: Done): void {
  const {say} = context
  dress(program.command('redact'), say)
    .argument('<article#question>', say('redactTarget'))
    .allowExcessArguments(false)
    .description(say('redact'))
    .option('-y, --yes', say('optionYes'))
    .option('-n, --dry-run', say('optionDryRun'))
    .action(async (target: string, args: RedactArguments) => {
      const {redact} = await import('../redact.ts')
      done(await redact(target, args, context))
    })
}
