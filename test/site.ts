import type {Site} from '../src/model/site.ts'
import type {ArticleInput} from '../src/pipeline.ts'
import {noMemory} from '../src/model/memory.ts'

/** A site as a configuration with a `baseUrl` alone makes it. */
export const site: Site = {
  title: {ja: '見本', en: 'Sample'},
  baseUrl: 'https://faq.example/',
  authority: 'faq.example',
  year: null,
  zone: null,
  languages: ['ja', 'en'],
  outputs: ['changelog', 'feeds', 'api', 'pages'],
  articleUrl: null,
  tolerance: 1,
  hasMemory: false
}

/** An article of one text, without a past that anybody kept. */
export const inputOf = (text: string, more: Partial<ArticleInput> = {}): ArticleInput => ({
  id: 'faq',
  source: {path: 'faq.md', text},
  kept: [],
  committed: null,
  memory: noMemory,
  catalogues: new Map(),
  lang: null,
  site,
  ...more
})
