import {z} from 'zod'

import type {Limits} from './limits.ts'

/** What a build can write; all of it unless `outputs` chooses. */
export const outputNames = ['changelog', 'feeds', 'api', 'pages'] as const

export type OutputName = (typeof outputNames)[number]

/** What readers get where a translation is older than its source: the translation, marked, or the source. */
export const outdatedTranslations = ['show', 'source'] as const

export type OutdatedTranslations = (typeof outdatedTranslations)[number]

/** Who can translate by machine. */
export const providerNames = ['deepl', 'openai', 'ollama'] as const

export type ProviderName = (typeof providerNames)[number]

/** Who parses Markdown: remark alone, or beside it a native parser where one is installed. */
export const parserNames = ['auto', 'remark'] as const

export type ParserName = (typeof parserNames)[number]

// BCP 47, in outline: `ja`, `en-GB`, `zh-Hant`.
const languageTag = z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)
// The authority of a tag URI (RFC 4151) is a host name, without port.
const hostName = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/)
// `UTC`, `+09:00`, `-03:30`; of the names of zones the one that never had another offset since 1951.
const zone = z.string().regex(/^(?:UTC|Asia\/Tokyo|[+-](?:0\d|1[0-4]):[0-5]\d)$/)

const atLeastOne = z.int().min(1)

/** What `kaitei.config.*` or `"kaitei"` in package.json may say. Nothing is required. */
export const configSchema = z
  .strictObject({
    title: z
      .union([z.string(), z.record(languageTag, z.string())])
      .describe('Name of the site, in one language or by language'),
    baseUrl: z.url({protocol: /^https?$/}).describe('Where the output is served; made to end in `/`'),
    authority: hostName.describe('Host name in the ids of feed items; default: the host of `baseUrl`'),
    year: z
      .int()
      .min(1000)
      .max(9999)
      .describe('Year in the ids of feed items: one in which the host was yours'),
    zone: zone.describe('Offset of the times in feeds: `+09:00`, `UTC`, or `Asia/Tokyo`'),
    lang: languageTag.describe('Language of articles that name none'),
    languages: z
      .array(languageTag)
      .min(1)
      .describe("Languages to write; default: the articles' own, `ja` and `en`"),
    articles: z.array(z.string().min(1)).describe('Files and folders with articles, from this file on'),
    out: z.string().min(1).describe('The output folder; default `output`'),
    outputs: z.array(z.enum(outputNames)).describe('What to write; default: everything'),
    articleUrl: z
      .string()
      .regex(/^https?:\/\//)
      .describe('Where articles live if another generator publishes them: `https://e.x/{yyyy}/{id}/`'),
    tolerance: z
      .int()
      .min(0)
      .max(366)
      .describe('Days by which an annotation may miss its revision; default 1'),
    catalogues: z
      .string()
      .regex(/\{lang\}.*\.po$/)
      .describe(
        'One catalogue a language for all articles: `locales/{lang}.po`; default: beside each article'
      ),
    outdated: z
      .enum(outdatedTranslations)
      .describe('Where a translation is older than its source: `show` it, marked (default), or the `source`'),
    translate: z
      .strictObject({
        provider: z
          .enum(providerNames)
          .describe('Who translates by machine unless `--provider` says another'),
        url: z.url({protocol: /^https?$/}).describe('Where the provider is asked; default: its own address'),
        model: z.string().min(1).describe('The model that `openai` and `ollama` use'),
        batch: z.int().min(1).max(50).describe('Texts in one request; default 10'),
        glossary: z
          .record(languageTag, z.record(z.string().min(1), z.string()))
          .describe('By language: how a term is translated')
      })
      .partial()
      .describe('How `kaitei translate --provider` works; keys come from the environment'),
    identities: z
      .record(z.string(), z.record(z.string(), z.union([z.string().min(1), z.null(), z.literal(false)])))
      .describe(
        'By article and question: the id or the earlier text of the one it continues; null: a new one'
      ),
    rules: z
      .record(z.string(), z.enum(['off', 'info', 'warning', 'error']))
      .describe('How grave a problem of an article is, by its code: `off`, `info`, `warning` or `error`'),
    history: z
      .strictObject({
        git: z.boolean().describe('Whether git tells earlier states; default true'),
        ignoreRevsFile: z
          .string()
          .min(1)
          .describe(
            'List of commits to ignore, from this file on, as `git blame --ignore-revs-file` reads it'
          )
      })
      .partial()
      .describe('Where earlier states come from'),
    limits: z
      .strictObject({
        fileSize: atLeastOne.describe('Bytes of a file; default 4194304'),
        line: atLeastOne.describe('Characters of a line; default 500000'),
        nesting: atLeastOne.describe('Quotations and lists within each other; default 100'),
        marks: atLeastOne.describe(
          'Signs such as `*`, `[` and `<` from one empty line to the next; default 10000'
        ),
        cells: atLeastOne.describe('Cells of a table; default 20000'),
        lines: atLeastOne.describe('Lines from one empty line to the next; default 10000'),
        questions: atLeastOne.describe('Questions of an article; default 2000'),
        annotations: atLeastOne.describe('Annotations of an article; default 2000'),
        revisions: atLeastOne.describe('Revisions that git tells of an article, the newest; default 1000')
      } satisfies Record<keyof Limits, unknown>)
      .partial()
      .describe('How much of an article is still read: what is beyond is left out, with a message'),
    pages: z
      .strictObject({
        head: z.string().min(1).describe('File with HTML for the end of `<head>`'),
        header: z.string().min(1).describe('File with HTML to stand before everything else'),
        footer: z.string().min(1).describe('File with HTML to stand behind everything else'),
        css: z.string().min(1).describe('File with style to come behind ours'),
        policy: z
          .string()
          .describe("Content-Security-Policy of the pages; default: the site's own files only; empty: none")
      })
      .partial()
      .describe("What goes into the reader's pages, verbatim; files from this one on")
  })
  .partial()
  .meta({title: 'Configuration of kaitei'})

/** What a person decided on an article's questions: text → the id or text of the one it continues; null: a new one. */
export type Identities = Readonly<Record<string, string | null | false>>

export type ConfigInput = z.input<typeof configSchema>

/** A configuration with its defaults. Null is what only the articles, the memory or the command can decide. */
export interface Config {
  readonly title: string | Readonly<Record<string, string>> | null
  /** Ends in `/`, without query and fragment. */
  readonly baseUrl: string | null
  readonly authority: string | null
  readonly year: number | null
  /** An offset `±hh:mm`; `UTC` is `+00:00`. */
  readonly zone: string | null
  readonly lang: string | null
  readonly languages: readonly string[] | null
  readonly articles: readonly string[] | null
  readonly out: string
  readonly outputs: readonly OutputName[]
  readonly articleUrl: string | null
  /** Days. */
  readonly tolerance: number
  /** Path with `{lang}` in it, from the root of the project; null: a catalogue beside each article. */
  readonly catalogues: string | null
  readonly outdated: OutdatedTranslations
  readonly translate: {
    readonly provider: ProviderName | null
    readonly url: string | null
    readonly model: string | null
    readonly batch: number
    /** By language and term. */
    readonly glossary: Readonly<Record<string, Readonly<Record<string, string>>>>
  }
  /** By article. */
  readonly identities: Readonly<Record<string, Identities>>
  /** By the code of a problem. */
  readonly rules: Readonly<Record<string, 'off' | 'info' | 'warning' | 'error'>>
  readonly history: {
    readonly git: boolean
    /** From the root of the project. */
    readonly ignoreRevsFile: string | null
  }
  readonly limits: Limits
  /** Files from the root of the project, put into the reader's pages; null: none. */
  readonly pages:
    | {
        readonly [piece in 'head' | 'header' | 'footer' | 'css' | 'policy']?: string | undefined
      }
    | null
}

/** Gives an editor the types of a configuration in JavaScript or TypeScript: `export default defineConfig({…})`. */
export const defineConfig = (config: ConfigInput): ConfigInput => config
