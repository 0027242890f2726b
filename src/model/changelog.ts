import {z} from 'zod'

import {type Article, dayOrMonth, type Localized, evidence, localized, translation} from './article.ts'
import {type Delta, type Event, textAtTime} from './delta.ts'

/** A question, section or text as it stood. */
const subjectThen = z.object({
  type: z.enum(['question', 'section', 'article']),
  id: z.string(),
  section: z.string().nullable(),
  text: localized,
  translation,
  content: textAtTime
})

export const snapshot = z
  .object({
    $schema: z.string(),
    schemaVersion: z.string(),
    article: z.string(),
    lang: z.string(),
    revision: z.string(),
    version: z.string().nullable(),
    date: dayOrMonth.nullable(),
    evidence,
    state: z.enum(['known', 'inferred', 'unknown']).describe('`known` where the whole text was kept'),
    subjects: z.array(subjectThen),
    definitions: z
      .array(z.object({label: z.string(), markdown: z.string()}))
      .describe("Link and footnote definitions that the subjects' Markdown needs to be rendered"),
    markdown: z.string().nullable().describe('The whole file, where it was kept')
  })
  .describe('An article as it stood at one revision, as far as that is known')

export const articleEntry = z.object({
  id: z.string(),
  lang: z.string(),
  title: localized,
  translation,
  published: dayOrMonth.nullable(),
  updated: dayOrMonth.nullable(),
  revision: z.string().describe('Id of the newest revision'),
  questions: z.int().min(0),
  url: z.string(),
  api: z.string().describe('Address of the article as JSON'),
  changes: z.string().describe('Address of its deltas'),
  contentHash: z.string()
})

export const siteIndex = z
  .object({
    $schema: z.string(),
    schemaVersion: z.string(),
    title: localized,
    url: z.string(),
    languages: z.array(z.string()),
    articles: z.array(articleEntry)
  })
  .describe('The site: all articles')

export type SnapshotDocument = z.infer<typeof snapshot>
export type ArticleEntry = z.infer<typeof articleEntry>
export type SiteIndex = z.infer<typeof siteIndex>

/** Everything an emitter needs of one article, said in every language. Plain data: an emitter works from its JSON. */
export interface Changelog {
  readonly article: Article
  readonly deltas: readonly Delta[]
  readonly snapshots: readonly SnapshotDocument[]
  readonly events: readonly Event[]
  /** Ids of the revisions that feeds tell of, oldest first. */
  readonly announced: readonly string[]
  /** Ids of the changes in those that feeds never tell, for their revision was published before they were found. */
  readonly unannounced: readonly string[]
  /** The article's title as it was told with a revision, by the revision's id: an item keeps its title. */
  readonly titles: Readonly<Record<string, Partial<Localized>>>
}
