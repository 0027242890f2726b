import type {Changelog} from '../../model/changelog.ts'
import type {OutputFile, SearchEntry, SiteExtract} from '../../model/emitter.ts'
import type {Site} from '../../model/site.ts'
import {articlePath, assets, linkBetween, pageLanguage, pageLanguages} from './paths.ts'

/** An article's questions as the search knows them, in each language that it has pages in. */
export function searchEntriesOf(
  {article}: Pick<Changelog, 'article'>,
  site: Site
): Record<string, SearchEntry[]> {
  const inLanguage = (lang: string) =>
    article.questions.map(({id, text, answer}): SearchEntry => [
      id,
      text[lang] ?? text[article.lang]!,
      (answer.text[lang] ?? answer.text[article.lang]!).replace(/\s+/gu, ' ')
    ])
  return Object.fromEntries(pageLanguages(article, site).map((lang) => [lang, inLanguage(lang)]))
}

/** More characters than this nobody's browser should load: then questions are found by their own words alone. */
const mostCharacters = 4_000_000

/** What the search of a language looks through, as a script: `fetch` would not work from disk. */
export function searchData(extracts: readonly SiteExtract[], lang: string, site: Site): OutputFile {
  const articles = extracts.map(({entry, search}) => {
    const own = pageLanguage(entry, lang, site)
    return {title: entry.title[own]!, path: articlePath(entry, own, site), entries: search[own] ?? []}
  })
  const size = articles.flatMap(({entries}) => entries).reduce((sum, [, , answer]) => sum + answer.length, 0)
  const data = articles.map(({title, path, entries}) => [
    title,
    linkBetween('', path),
    size > mostCharacters ? entries.map(([id, question]) => [id, question, '']) : entries
  ])
  const lines = data.map((article) => JSON.stringify(article))
  return {
    path: assets.searchData(lang),
    content: `globalThis.kaiteiSearch = [\n${lines.join(',\n')}\n]\n`
  }
}
