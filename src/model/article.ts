import {z} from 'zod'

import type {PlainDate, PlainDay} from '../plain-date.ts'
import {annotationKinds} from './annotation-kind.ts'

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date() as unknown as z.ZodType<PlainDate, string>

/** A calendar day, or a month where the author gave no day: `YYYY-MM-DD` or `YYYY-MM`. */
export const dayOrMonth = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/)
  .describe('A day `YYYY-MM-DD`, or `YYYY-MM` where the author gave no day') as unknown as z.ZodType<
  PlainDay,
  string
>

/** A text by language (BCP 47). The article's own language is always there, another only if translated. */
export const localized = z
  .record(z.string(), z.string())
  .describe("A text by language; the article's own is always there, another only if it is translated")

/** How a translation stands to its source. */
export const translationState = z.enum(['current', 'outdated', 'machine'])
export const translation = z
  .record(z.string(), translationState)
  .describe('By language: `current`, `outdated` (its source has changed since) or `machine`')

export const partly = z
  .record(z.string(), z.object({html: z.string(), state: translationState}))
  .describe(
    'By language: a text of which some blocks are translated and others are not: sanitised HTML, the others in `<div lang>`; `state` is that of the translated ones'
  )

/** 1-based line and column in the article's file. */
export const position = z.object({line: z.int().min(1), column: z.int().min(1)})

/** What a statement rests on, best first. */
export const evidence = z.enum(['snapshot', 'git', 'annotation', 'inferred'])

export const annotationKind = z.enum(annotationKinds)

export const annotation = z
  .object({
    kind: annotationKind,
    kinds: z.array(annotationKind).min(1).describe('All kinds of the remark, in order; `kind` is the first'),
    date: dayOrMonth,
    revision: z.string().nullable(),
    raw: z.string().describe('The characters as they stand in the article'),
    position,
    question: z.string().nullable(),
    section: z.string().nullable()
  })
  .describe("An author's dated remark: a claim")

export const cueRole = z
  .enum(['as-of', 'in', 'since', 'until', 'link'])
  .describe(
    '`as-of`: the text calls the version the current one (「v1.1 現在」); `in`: it tells of it (「v1.2 では」); `since`, `until`: of what came with it or ended before it; `link`: it links into its documentation'
  )

export const cueExtent = z
  .enum(['block', 'sentence', 'part'])
  .describe('How much of the answer a cue dates: a whole block, a sentence, or a part of one')

export const cue = z
  .object({
    version: z.string().describe('In half-width characters, without `v`'),
    revision: z.string().describe('Id of the revision that has this version'),
    role: cueRole,
    words: z.string().describe('The words that it rests on, or the address of the link'),
    extent: cueExtent,
    text: z.string().describe("What it dates: Markdown out of the answer, in the article's own language"),
    position: position.describe('Of the words'),
    evidence: z.literal('inferred')
  })
  .describe('A place where the text itself betrays of which revision it is: an inference, never a fact')

export const section = z.object({
  id: z.string(),
  title: localized,
  translation,
  level: z.int().min(1).max(6),
  parent: z.string().nullable().describe('The section that holds this one'),
  position,
  questions: z.array(z.string()).describe('Ids, in order')
})

export const answer = z.object({
  markdown: localized,
  html: localized.describe('Sanitised; every URL absolute'),
  text: localized.describe('Without markup'),
  translation,
  partly: partly.optional()
})

export const question = z.object({
  id: z.string(),
  section: z.string().nullable(),
  text: localized,
  translation,
  position,
  answer,
  annotations: z.array(annotation),
  cues: z.array(cue).describe('In order'),
  published: day.nullable(),
  updated: day.nullable(),
  since: z.string().describe('Id of the revision that brought the question'),
  changedIn: z.array(z.string()).describe('Ids of the later revisions that changed it')
})

export const note = z.object({
  date: dayOrMonth,
  kind: annotationKind.nullable(),
  text: localized,
  translation,
  position
})

export const counts = z
  .object({
    added: z.int().min(0),
    updated: z.int().min(0),
    corrected: z.int().min(0),
    removed: z.int().min(0),
    moved: z.int().min(0),
    unchanged: z.int().min(0)
  })
  .describe(
    'Changes by type, each counted once; `unchanged` counts questions (sections, where there is no question)'
  )

export const revision = z.object({
  id: z.string().describe('The version, else the day'),
  version: z.string().nullable(),
  date: dayOrMonth.nullable().describe('Null for `unreleased`, and where no day is known'),
  evidence,
  notes: z.array(note),
  questions: z.int().min(0).describe('How many questions the article had'),
  counts,
  lateFor: z
    .string()
    .optional()
    .describe('Id of the revision that this one adds to: changes of its day that came after it was published')
})

export const textPiece = z
  .object({
    section: z.string().nullable(),
    before: z.string().nullable().describe('Id of the question that this text stands before, else null'),
    markdown: localized,
    html: localized,
    translation,
    partly: partly.optional()
  })
  .describe('Text that belongs to no answer: the introduction, text of a section')

export const article = z
  .object({
    $schema: z.string(),
    schemaVersion: z.string(),
    id: z.string(),
    lang: z.string(),
    url: z.string(),
    title: localized,
    translation,
    description: z.string().nullable(),
    published: dayOrMonth.nullable(),
    updated: dayOrMonth.nullable(),
    categories: z.array(z.string()),
    tags: z.array(z.string()),
    coverImage: z.string().nullable(),
    texts: z.array(textPiece).describe('Everything that is neither question nor answer, in order'),
    sections: z.array(section),
    questions: z.array(question),
    revisions: z.array(revision).describe('Oldest first'),
    annotations: z.array(annotation).describe('All of the article, in order'),
    extra: z.record(z.string(), z.unknown()).describe('Keys of the front matter that Kaitei does not know'),
    links: z
      .record(z.string(), z.string())
      .optional()
      .describe(
        'Where links to Markdown files that are articles lead: addresses by the path as written, decoded, in NFC'
      ),
    contentHash: z.string().describe('SHA-256 of the texts, not of positions, annotations or HTML'),
    redacted: z
      .array(z.string())
      .optional()
      .describe('Ids of the questions whose text was withdrawn: a neutral phrase stands in its place')
  })
  .describe('An article as it stands now')

export type Localized = z.infer<typeof localized>
export type TranslationState = z.infer<typeof translationState>
export type Translation = z.infer<typeof translation>
export type Partly = z.infer<typeof partly>
export type Evidence = z.infer<typeof evidence>
export type Annotation = z.infer<typeof annotation>
export type Cue = z.infer<typeof cue>
export type CueRole = z.infer<typeof cueRole>
export type CueExtent = z.infer<typeof cueExtent>
export type Section = z.infer<typeof section>
export type Question = z.infer<typeof question>
export type Note = z.infer<typeof note>
export type Counts = z.infer<typeof counts>
export type Revision = z.infer<typeof revision>
export type TextPiece = z.infer<typeof textPiece>
export type Article = z.infer<typeof article>
