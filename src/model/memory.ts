import {z} from 'zod'

import {dayOrMonth, localized} from './article.ts'

/** `.kaitei/site.json`: what feeds are identified by; once published it wins over the configuration. */
export const siteMemory = z.strictObject({
  authority: z.string(),
  year: z.int().nullable().describe("Null: each article's own"),
  zone: z.string().nullable().describe('Null: +09:00 for Japanese, UTC else')
})

/** One line of `.kaitei/articles/<id>.jsonl`: no counters and no times, so the union of two branches is right. */
export const memoryEntry = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('event'),
    id: z.string(),
    subject: z.string(),
    revision: z.string(),
    change: z.enum(['added', 'updated', 'corrected', 'removed', 'moved']),
    date: dayOrMonth,
    title: localized,
    feed: z.literal(false).optional().describe('Found after its revision was published: feeds never tell it'),
    significance: z
      .literal('minor')
      .optional()
      .describe('Nobody was told: it was minor, or its author said so')
  }),
  z.strictObject({
    type: z.literal('question'),
    id: z.string(),
    text: z.string().describe('SHA-256 of the normalised question'),
    answer: z.string().describe('SHA-256 of the normalised answer')
  }),
  z.strictObject({
    type: z.literal('revision'),
    id: z.string(),
    version: z.string().nullable(),
    date: dayOrMonth,
    feed: z.boolean().describe('Whether subscribers were told'),
    evidence: z.literal('git').optional().describe('Its text is known from git alone: a clone must have it'),
    title: localized
      .optional()
      .describe("The article's title as subscribers were told it, by language: an item keeps it"),
    lateFor: z.string().optional().describe('Id of the published revision that this one adds to')
  }),
  z.strictObject({
    type: z.literal('retraction'),
    event: z.string(),
    correction: dayOrMonth
      .optional()
      .describe('The day of the correction that feeds tell instead; without it they are silent')
  }),
  z.strictObject({
    type: z.literal('redaction'),
    subject: z
      .string()
      .describe('Id of the question whose text must never be seen again; `_` is the article'),
    passages: z
      .array(z.string())
      .describe('SHA-256 of its normalised sentences, sorted: they are left out wherever they stand')
  })
])

export type SiteMemory = z.infer<typeof siteMemory>
export type MemoryEntry = z.infer<typeof memoryEntry>
export type EventEntry = Extract<MemoryEntry, {type: 'event'}>
export type QuestionEntry = Extract<MemoryEntry, {type: 'question'}>
export type RevisionEntry = Extract<MemoryEntry, {type: 'revision'}>
export type RetractionEntry = Extract<MemoryEntry, {type: 'retraction'}>
export type RedactionEntry = Extract<MemoryEntry, {type: 'redaction'}>

/** What was published of one article. */
export interface ArticleMemory {
  readonly questions: readonly QuestionEntry[]
  readonly revisions: readonly RevisionEntry[]
  readonly events: readonly EventEntry[]
  readonly retractions: readonly RetractionEntry[]
  readonly redactions: readonly RedactionEntry[]
}

export const noMemory: ArticleMemory = {
  questions: [],
  revisions: [],
  events: [],
  retractions: [],
  redactions: []
}
