import {deltaPage} from '../emit/delta-html.ts'
import {deltaMarkdown} from '../emit/delta-markdown.ts'
import {jsonFile} from '../emit/json.ts'
import type {Article} from '../model/article.ts'
import type {Delta} from '../model/delta.ts'
import {compareBuilt} from '../pipeline.ts'
import {deltaWords} from '../translate/delta-words.ts'
import {openArticle, placeOf} from './article.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatDelta} from './format-delta.ts'
import {exitCodeOf} from './report.ts'
import {visible} from './visible.ts'

export interface DiffArguments {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly format?: 'pretty' | 'json' | 'markdown' | 'html'
}

/** `kaitei diff` */
export async function diff(article: string, args: DiffArguments, context: Context): Promise<ExitCode> {
  const opened = await openArticle(article, 'diff', context)
  if (typeof opened === 'number') return opened
  const {input, output} = opened.built
  const newest = output.history.timeline.length - 1
  const to = args.to === undefined ? newest : placeOf(args.to, opened, context)
  if (to === null) return exit.usage
  const from = args.from === undefined ? (to === 0 ? undefined : to - 1) : placeOf(args.from, opened, context)
  if (from === null) return exit.usage
  const delta = compareBuilt(input, output, from ?? null, to)
  context.stdout(format(delta, output.changelog.article, args.format ?? 'pretty', context))
  return exitCodeOf(opened.problems, false)
}

function format(
  delta: Delta,
  article: Article,
  name: NonNullable<DiffArguments['format']>,
  {lang, output}: Context
): string {
  const words = () => deltaWords(delta, article, lang)
  const formats = {
    pretty: () => formatDelta(words(), output.colors),
    json: () => jsonFile('', delta).content,
    markdown: () => deltaMarkdown(words()),
    html: () => deltaPage(words())
  }
  // Into a file or a pipe go the exact bytes.
  return name !== 'pretty' && output.isTerminal ? visible(formats[name]()) : formats[name]()
}
