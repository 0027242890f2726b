import {sayingOf} from '../locale/saying/index.ts'
import type {Localized} from '../model/article.ts'
import type {Subject} from '../model/delta.ts'
import type {History} from '../model/history.ts'
import type {ArticleMemory} from '../model/memory.ts'
import {languagesOf, type Site} from '../model/site.ts'
import type {Block} from '../model/state.ts'
import type {ArticleLinks} from '../parse/article-links.ts'
import {toSafeHtml} from '../parse/html.ts'
import type {PlainDay} from '../plain-date.ts'
import type {Report} from '../problem/index.ts'
import {contexts} from './catalogue.ts'
import {
  type Catalogues,
  localize,
  type LocalizedBlocks,
  localizeBlocks,
  type LocalizedText
} from './localize.ts'
import {articleUrl, urlOf} from './urls.ts'

export interface VoiceOptions {
  readonly id: string
  readonly history: History
  /** Languages beside the article's own. */
  readonly catalogues: Catalogues
  readonly links?: ArticleLinks
  readonly memory: ArticleMemory
  readonly site: Site
  readonly report: Report
}

/** What it takes to say something of one article: its languages, its address, its catalogues. */
export interface Voice extends VoiceOptions {
  /** The article's own language. */
  readonly lang: string
  /** All that it is said in. */
  readonly languages: readonly string[]
  readonly url: string
  readonly published: PlainDay | null
  localize(source: string, context: string): LocalizedText
  localizeBlocks(blocks: readonly Block[], context: string): LocalizedBlocks
  /** The name of a question, a section or the article. */
  name(subject: Subject, name: string): LocalizedText
  /** Markdown by language as HTML; what is not safe is reported where the blocks stand. */
  html(markdown: Localized, idPrefix: string, blocks: readonly Block[]): Localized
  /** Address of a schema. */
  schema(name: string): string
}

export const schemaVersion = '1.0.0'

const redacted = (lang: string): string => sayingOf(lang).phrases.redacted

export function createVoice(options: VoiceOptions): Voice {
  const {catalogues, history, id, links = {}, report, site} = options
  const {lang, frontMatter, definitions} = history.present.state
  const published = frontMatter.date ?? history.timeline.find(({date}) => date !== null)?.date ?? null
  const languages = languagesOf(lang, site)
  // What stands in place of a withdrawn text is ours, and said in every language.
  const redactedIn = (source: string): LocalizedBlocks | null =>
    source === redacted(lang)
      ? {
          text: Object.fromEntries(languages.map((language) => [language, redacted(language)])),
          translation: Object.fromEntries(
            languages.filter((language) => language !== lang).map((language) => [language, 'current'])
          ),
          partly: {}
        }
      : null
  const url = articleUrl(id, published, frontMatter.url, site)
  return {
    ...options,
    lang,
    languages,
    url,
    published,
    localize: (source, context) => redactedIn(source) ?? localize(lang, source, context, catalogues),
    localizeBlocks: (blocks, context) =>
      (blocks.length === 1 ? redactedIn(blocks[0]!.content) : null) ??
      localizeBlocks(lang, blocks, context, catalogues),
    name: (subject, name) =>
      redactedIn(name) ??
      localize(lang, name, subject.type === 'article' ? contexts.title : subject.id, catalogues),
    html(markdown, idPrefix, blocks) {
      const entries = Object.entries(markdown).map(([language, text]) => {
        const {html, dropped} = toSafeHtml(text, {base: url, links, definitions, idPrefix})
        if (language === lang && dropped.length > 0)
          report('html-dropped', blocks[0]?.position, {found: dropped.join(', ')})
        return [language, html]
      })
      return Object.fromEntries(entries) as Localized
    },
    schema: (name) => urlOf(`api/v1/schema/${name}.schema.json`, site)
  }
}
