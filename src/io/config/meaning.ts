import {type Config, type ConfigInput, outputNames} from '../../model/config.ts'
import {defaultLimits, type Limits} from '../../model/limits.ts'

/** What a configuration means: its defaults, and addresses and zones in their one form. */
export function toConfig(input: ConfigInput): Config {
  const baseUrl = input.baseUrl === undefined ? null : toBaseUrl(input.baseUrl)
  return {
    title: input.title ?? null,
    baseUrl: baseUrl?.href ?? null,
    authority: input.authority ?? baseUrl?.hostname ?? null,
    year: input.year ?? null,
    zone: input.zone === undefined ? null : (namedZones[input.zone] ?? input.zone),
    lang: input.lang ?? null,
    languages: input.languages ?? null,
    articles: input.articles ?? null,
    out: input.out ?? 'output',
    outputs: input.outputs ?? outputNames,
    articleUrl: input.articleUrl ?? null,
    tolerance: input.tolerance ?? 1,
    catalogues: input.catalogues ?? null,
    outdated: input.outdated ?? 'show',
    translate: {
      provider: input.translate?.provider ?? null,
      url: input.translate?.url ?? null,
      model: input.translate?.model ?? null,
      batch: input.translate?.batch ?? 10,
      glossary: input.translate?.glossary ?? {}
    },
    identities: input.identities ?? {},
    rules: input.rules ?? {},
    history: {git: input.history?.git ?? true, ignoreRevsFile: input.history?.ignoreRevsFile ?? null},
    limits: limitsOf(input.limits),
    pages: input.pages ?? null
  }
}

const limitsOf = (input: ConfigInput['limits']): Limits => ({
  ...defaultLimits,
  ...Object.fromEntries(Object.entries(input ?? {}).filter(([, limit]) => limit !== undefined))
})

const namedZones: Readonly<Record<string, string>> = {UTC: '+00:00', 'Asia/Tokyo': '+09:00'}

/** An address that paths can be put behind. */
export function toBaseUrl(written: string): URL {
  const url = new URL(written)
  url.search = ''
  url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
