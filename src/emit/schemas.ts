import {z} from 'zod'

import {article} from '../model/article.ts'
import {siteIndex, snapshot} from '../model/changelog.ts'
import {changes, events} from '../model/delta.ts'
import type {SiteEmitter} from '../model/emitter.ts'
import {urlOf} from '../translate/urls.ts'
import {jsonFile} from './json.ts'

const published = {article, changes, events, revision: snapshot, index: siteIndex}

/** JSON Schema 2020-12 of everything under `api/`, from the definitions that the types come from. */
export const schemas: SiteEmitter = {
  kind: 'api',
  emit: (_, site) =>
    Object.entries(published).map(([name, schema]) => {
      const path = `api/v1/schema/${name}.schema.json`
      const {$schema, description, ...rest} = z.toJSONSchema(schema, {target: 'draft-2020-12', io: 'output'})
      return jsonFile(path, {$schema, $id: urlOf(path, site), title: `Kaitei ${name}`, description, ...rest})
    })
}
