import {z} from 'zod'

import {day, position} from './article.ts'

/** A line of an article's history that its front matter tells: `2020/10/31 Version 1.2 リリースに伴い更新`. */
export const frontMatterNote = z.object({text: z.string(), position})

/** What an article says about itself before its text; whatever it does not say is null, empty or false. */
export const frontMatterSchema = z
  .strictObject({
    title: z.string().nullable(),
    date: day.nullable().describe('The day of publication, as written: a time or an offset never moves it'),
    lang: z.string().nullable(),
    id: z.string().nullable(),
    slug: z.string().nullable(),
    url: z
      .url({protocol: /^https?$/})
      .nullable()
      .describe('Where the article lives, if another generator publishes it'),
    version: z
      .string()
      .nullable()
      .describe('The first publication, in the characters written: `1.20` is not `1.2`'),
    description: z.string().nullable(),
    categories: z.array(z.string()),
    tags: z.array(z.string()),
    coverImage: z.string().nullable(),
    draft: z.boolean().describe('`draft: true` or `published: false`: the article is left out'),
    notes: z
      .array(frontMatterNote)
      .describe('Revision notes, from `changes`, `history`, `revisions` or `更新履歴`'),
    extra: z.record(z.string(), z.unknown()).describe('Every other key, as JSON')
  })
  .meta({title: 'Front matter of an article'})

export type FrontMatter = z.infer<typeof frontMatterSchema>
