import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {DiffArguments} from '../diff.ts'
import {addArticle, type Done} from './dress.ts'

const diffFormats = ['pretty', 'json', 'markdown', 'html']

/** What `kaitei diff` takes, and the way to it. */
export function addDiff(program: Command, context: Context, done: Done): void {
  const {say} = context
  addArticle(program.command('diff'), say)
    .description(say('diff'))
    .argument('[from]', say('from'))
    .argument('[to]', say('to'))
    .addOption(
      new Option('--format <format>', say('optionFormatDiff')).choices(diffFormats).default('pretty')
    )
    .action(
      async (article: string, from: string | undefined, to: string | undefined, args: DiffArguments) => {
        const {diff} = await import('../diff.ts')
        done(await diff(article, {...args, from, to}, context))
      }
    )
}
