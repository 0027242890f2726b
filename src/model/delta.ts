import {z} from 'zod'

import {annotationKind, counts, cueRole, dayOrMonth, evidence, localized, translation} from './article.ts'

/** A subject's text where it is known, or inferred from the states around it. */
export const knownText = z.object({
  state: z.enum(['known', 'inferred']),
  text: z.string().describe("The question's, section's or article's name at that time"),
  markdown: z.string().describe('The answer (or text) at that time, without annotations')
})

/** An unknown text is unknown, never a copy of another. */
export const unknownText = z.object({state: z.literal('unknown')})

export const textAtTime = z.discriminatedUnion('state', [knownText, unknownText])

export const edit = z
  .object({
    type: z.enum(['kept', 'inserted', 'deleted']),
    text: z.string(),
    block: z.int().min(0).describe('Edits of one block share its number')
  })
  .describe('kept + inserted = after, kept + deleted = before')

export const sentencePair = z
  .object({before: z.string().nullable(), after: z.string().nullable()})
  .describe(
    'A sentence (a row of a table, a line of code) before and after, as a reader sees it, without markup; null where it was not there'
  )

export const reconstruction = z
  .object({
    evidence: z.literal('inferred'),
    parts: z.array(
      z.object({
        version: z
          .string()
          .nullable()
          .describe('In half-width characters, without `v`; null where an annotation gives a day only'),
        text: z.string().describe("Markdown out of the text as it is known, in the article's own language"),
        revision: z.string().describe('Id of the revision that its words name'),
        arrived: z
          .boolean()
          .describe('It seems to have come with this change; else to have stood there before'),
        role: z.enum([...cueRole.options, 'annotation']),
        words: z.string().describe('The words that it rests on, the annotation, or the address of the link')
      })
    )
  })
  .describe('Where no text before is known: what the text itself betrays of it. Never a text before')

export const claimStatus = z.enum(['verified', 'unsupported', 'date-mismatch', 'unverifiable'])

export const claim = z
  .object({kind: annotationKind, date: dayOrMonth, status: claimStatus})
  .describe("The author's annotation, held against the text")

export const subject = z.object({type: z.enum(['question', 'section', 'article']), id: z.string()})

export const significance = z.enum(['major', 'minor'])

export const retraction = z.object({
  correction: dayOrMonth.nullable().describe('The day of the correction that feeds tell instead, if they do')
})

export const quotes = z
  .array(z.tuple([z.int().min(0), z.int().min(0)]))
  .describe('Where it begins and ends, in UTF-16 code units')

export const summaryQuotes = z
  .record(z.string(), quotes)
  .describe("By language: where the summary quotes words of the article's own language untranslated")

const common = {
  id: z.string().describe("The event's id"),
  subject,
  question: z.string().nullable(),
  text: localized.describe("The subject's name: the question, the section's title or the article's"),
  translation,
  summary: localized.describe('What changed, in one sentence'),
  summaryQuotes: summaryQuotes.optional(),
  evidence,
  significance,
  moved: z.boolean(),
  reworded: z.boolean(),
  split: z
    .boolean()
    .describe('Most sentences of a new question stood in another one, and are gone from there'),
  merged: z.boolean().describe('Most sentences of a question that is gone now stand in another one'),
  related: z
    .array(z.string())
    .describe('Ids of the questions that it was split from or into, or merged with or into; empty otherwise'),
  carried: z
    .array(z.string())
    .optional()
    .describe("The sentences that went over, as on this question's side: what `split` and `merged` rest on"),
  replaced: z.boolean().describe("Nothing differs but what the delta's `replacements` tell"),
  claim: claim.optional(),
  retraction: retraction.optional().describe('It was published, and then withdrawn')
}

const twoSided = {
  before: textAtTime,
  after: textAtTime,
  edits: z.array(edit).optional().describe("Over the answer's Markdown; absent where a side is unknown"),
  sentences: z.array(sentencePair).optional().describe('The sentences that differ'),
  reconstruction: reconstruction.optional().describe('Only where `before` is unknown')
}

export const change = z.discriminatedUnion('type', [
  z.object({...common, type: z.literal('added'), after: textAtTime}),
  z.object({...common, type: z.literal('updated'), ...twoSided}),
  z.object({...common, type: z.literal('corrected'), ...twoSided}),
  z.object({...common, type: z.literal('moved'), before: textAtTime, after: textAtTime}),
  z.object({...common, type: z.literal('removed'), before: textAtTime})
])

export const replacement = z
  .object({
    before: z.string(),
    after: z.string(),
    questions: z.array(z.string()).describe('Ids of the questions in which it was made'),
    summary: localized.describe('What was replaced in how many questions, in one sentence'),
    summaryQuotes: summaryQuotes.optional()
  })
  .describe('The same words in place of the same others in three questions or more')

export const delta = z
  .object({
    from: z.string().nullable(),
    to: z.string(),
    date: dayOrMonth.nullable(),
    evidence,
    counts,
    replacements: z
      .array(replacement)
      .describe('What would be told of many questions alike, told once; `changes` still has each of them'),
    changes: z.array(change)
  })
  .describe('What differs between two neighbouring revisions')

export const changes = z
  .object({
    $schema: z.string(),
    schemaVersion: z.string(),
    article: z.string(),
    lang: z.string(),
    deltas: z.array(delta).describe('Oldest first')
  })
  .describe("An article's deltas")

export const event = z.object({
  id: z.string().describe('`<article>/<subject>/<day>/<type>`; never alters once published'),
  article: z.string(),
  question: z.string().nullable().describe('Its id; null where a section or the article itself changed'),
  type: z.enum(['added', 'updated', 'corrected', 'removed', 'moved']),
  date: dayOrMonth,
  revision: z.string(),
  significance,
  title: localized,
  url: z.string(),
  status: z
    .enum(['published', 'pending', 'retracted'])
    .describe(
      '`pending`: `kaitei publish` has not recorded it; `retracted`: it was published, and then withdrawn'
    )
})

export const events = z
  .object({
    $schema: z.string(),
    schemaVersion: z.string(),
    events: z.array(event).describe('Newest first'),
    next: z.string().nullable().describe('Address of the page with the next older events')
  })
  .describe('The changes of all articles, as published')

export type TextAtTime = z.infer<typeof textAtTime>
export type KnownText = z.infer<typeof knownText>
export type Edit = z.infer<typeof edit>
export type Quotes = z.infer<typeof quotes>
export type SentencePair = z.infer<typeof sentencePair>
export type Reconstruction = z.infer<typeof reconstruction>
export type Claim = z.infer<typeof claim>
export type ClaimStatus = z.infer<typeof claimStatus>
export type Subject = z.infer<typeof subject>
export type Retraction = z.infer<typeof retraction>
export type Replacement = z.infer<typeof replacement>
export type Significance = z.infer<typeof significance>
export type Change = z.infer<typeof change>
export type ChangeType = Change['type']
export type Delta = z.infer<typeof delta>
export type Changes = z.infer<typeof changes>
export type Event = z.infer<typeof event>
export type Events = z.infer<typeof events>

/** The order in which changes are told. */
export const changeTypes = [
  'added',
  'updated',
  'corrected',
  'removed',
  'moved'
] as const satisfies readonly ChangeType[]
