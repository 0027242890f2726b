import {type Command, Option} from 'commander'

import type {Context} from '../context.ts'
import type {ShowArguments} from '../show.ts'
import {addArticle, type Done} from './dress.ts'

const showFormats = ['markdown', 'json', 'html']

/** What `kaitei show` takes, and the way to it. */
export function addShow(program: Command, context: Context, done: Done): void {
  const {say} = context
  addArticle(program.command('show'), say)
    .description(say('show'))
    .option('--at <revision>', say('optionAt'))
    .addOption(
      new Option('--format <format>', say('optionFormatShow')).choices(showFormats).default('markdown')
    )
    .action(async (article: string, args: ShowArguments) => {
      const {show} = await import('../show.ts')
      done(await show(article, args, context))
    })
}
