import type {ArticleEntry, Changelog} from '../model/changelog.ts'
import type {SiteEmitter} from '../model/emitter.ts'
import type {Site} from '../model/site.ts'
import {schemaVersion} from '../translate/voice.ts'
import {urlOf} from '../translate/urls.ts'
import {jsonFile} from './json.ts'

/** What the index says of an article. */
export function entryOf({article}: Changelog, site: Site): ArticleEntry {
  const {id, lang, title, translation, published, updated, questions, revisions, url, contentHash} = article
  return {
    id,
    lang,
    title,
    translation,
    published,
    updated,
    revision: revisions.at(-1)!.id,
    questions: questions.length,
    url,
    api: urlOf(`api/v1/articles/${id}.json`, site),
    changes: urlOf(`api/v1/articles/${id}/changes.json`, site),
    contentHash
  }
}

/** The index of all articles. */
export const siteApi: SiteEmitter = {
  kind: 'api',
  emit: (articles, site) => [
    jsonFile('api/v1/index.json', {
      $schema: urlOf('api/v1/schema/index.schema.json', site),
      schemaVersion,
      title: site.title,
      url: site.baseUrl,
      languages: site.languages,
      articles: articles.map(({entry}) => entry)
    })
  ]
}
