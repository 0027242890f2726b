import type {ArticleEmitter} from '../model/emitter.ts'
import {schemaVersion} from '../translate/voice.ts'
import {encodeId, urlOf} from '../translate/urls.ts'
import {jsonFile, sharedPrinter} from './json.ts'

/** The article, its deltas and its snapshots as JSON. */
export const articleApi: ArticleEmitter = {
  kind: 'api',
  emit({article, deltas, snapshots}, site) {
    const folder = `api/v1/articles/${article.id}`
    const printSnapshot = sharedPrinter('subjects')
    return [
      jsonFile(`${folder}.json`, article),
      jsonFile(`${folder}/changes.json`, {
        $schema: urlOf('api/v1/schema/changes.schema.json', site),
        schemaVersion,
        article: article.id,
        lang: article.lang,
        deltas
      }),
      ...snapshots.map((snapshot) => ({
        path: `${folder}/revisions/${encodeId(snapshot.revision)}.json`,
        content: printSnapshot(snapshot)
      }))
    ]
  }
}
