import {emitArticle, emitSite, extractForSite} from '../../src/emit/emit.ts'
import type {Site} from '../../src/model/site.ts'
import {type ArticleInput, buildArticle} from '../../src/pipeline.ts'
import {inputOf, site} from '../site.ts'

/** What a build of these articles (by id) writes, by path. */
export function filesOf(
  articles: Readonly<Record<string, string>>,
  more: Partial<Site> = {},
  input: Partial<ArticleInput> = {}
): ReadonlyMap<string, string> {
  const here = {...site, ...more}
  const built = Object.entries(articles).map(([id, text]) => {
    const {changelog} = buildArticle(inputOf(text, {id, site: here, ...input}))
    return {changelog, extract: extractForSite(changelog, here)}
  })
  const files = [
    ...built.flatMap(({changelog, extract}) => emitArticle(changelog, here, extract)),
    ...emitSite(
      built.map(({extract}) => extract),
      here
    )
  ]
  return new Map(files.map(({path, content}) => [path, content]))
}
