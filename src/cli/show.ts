import {jsonFile} from '../emit/json.ts'
import {snapshotPage} from '../emit/snapshot-html.ts'
import {snapshotMarkdown} from '../emit/snapshot-markdown.ts'
import {readFrontMatter} from '../parse/front-matter.ts'
import {toSafeHtml} from '../parse/html.ts'
import {sayRevision} from '../translate/counts.ts'
import {sayIn} from '../translate/phrases.ts'
import {openArticle, type OpenArticle, placeOf} from './article.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {exitCodeOf} from './report.ts'
import {visible} from './visible.ts'

export interface ShowArguments {
  readonly at?: string
  readonly format?: 'markdown' | 'json' | 'html'
}

/** `kaitei show` */
export async function show(article: string, args: ShowArguments, context: Context): Promise<ExitCode> {
  const opened = await openArticle(article, 'show', context)
  if (typeof opened === 'number') return opened
  const newest = opened.built.output.history.timeline.length - 1
  const at = args.at === undefined ? newest : placeOf(args.at, opened, context)
  if (at === null) return exit.usage
  const text = format(opened, at, args.format ?? 'markdown', context.lang)
  // Into a file or a pipe go the exact bytes.
  context.stdout(context.output.isTerminal ? visible(text) : text)
  return exitCodeOf(opened.problems, false)
}

function format(
  {built}: OpenArticle,
  at: number,
  name: NonNullable<ShowArguments['format']>,
  lang: string
): string {
  const {changelog, history} = built.output
  const snapshot = changelog.snapshots[at]!
  const {definitions} = history.present.state
  const markdown = () => snapshotMarkdown(snapshot, changelog, definitions, lang)
  const formats = {
    markdown,
    json: () => jsonFile('', snapshot).content,
    html() {
      const {article} = changelog
      const source = markdown()
      const body = snapshot.markdown === null ? source : source.slice(readFrontMatter(source, () => {}).end)
      const {url: base, links = {}} = article
      const {html} = toSafeHtml(body, {base, links, definitions: [], idPrefix: 'note'})
      const subject = snapshot.subjects.find(({type}) => type === 'article')
      const title = subject?.text[article.lang] ?? article.title[article.lang]!
      const revision = sayRevision(article.revisions[at]!, at === 0, lang)
      return snapshotPage(snapshot, {lang, title, asOf: sayIn(lang)('asOf', {revision}), html})
    }
  }
  return formats[name]()
}
