import type {Changelog} from '../../model/changelog.ts'
import type {SearchEntry, SharedFile, SiteArticle} from '../../model/emitter.ts'
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
export function searchData(articles: readonly SiteArticle[], lang: string, site: Site): SharedFile {
  const found = articles.map(({entry, search}) => {
    const own = pageLanguage(entry, lang, site)
    return {
      title: entry.title[own]!,
      path: linkBetween('', articlePath(entry, own, site)),
      shelf: search[own]
    }
  })
  const characters = found.reduce((sum, {shelf}) => sum + (shelf?.characters ?? 0), 0)
  const hasAnswers = characters <= mostCharacters
  const tellEntries = (entries: readonly SearchEntry[]) =>
    hasAnswers ? entries : entries.map(([id, question]) => [id, question, ''])
  return {
    path: assets.searchData(lang),
    basis: () => [hasAnswers, found.map(({title, path, shelf}) => [title, path, shelf?.name(0)])],
    content: () => ({
      *[Symbol.iterator]() {
        yield 'globalThis.kaiteiSearch = [\n'
        for (const [index, {title, path, shelf}] of found.entries()) {
          const article = [title, path, tellEntries(shelf?.read(0) ?? [])]
          yield `${index === 0 ? '' : ',\n'}${JSON.stringify(article)}`
        }
        yield '\n]\n'
      }
    })
  }
}
