import type {ValidateFunction} from 'ajv'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

import {emitSite} from '../src/emit/emit.ts'
import {site} from './site.ts'

// As others would: by the `$schema` that a document names, compiled from what a build writes.
const ajv = new Ajv2020({allErrors: true, strict: true, allowUnionTypes: true})
formats.default(ajv)
for (const {path, content} of emitSite([], site))
  if (path.startsWith('api/v1/schema/')) ajv.addSchema(JSON.parse(content) as object)

/** What in the JSON of an output its own schema does not allow. A document without a schema is a mistake, too. */
export function schemaErrors(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([path]) => /(?:^|\/)api\/.*\.json$/u.test(path) && !path.includes('/schema/'))
    .flatMap(([path, content]) => errorsOf(path, JSON.parse(content) as {$schema?: string}))
}

function errorsOf(path: string, document: {readonly $schema?: string}): string[] {
  const validate: ValidateFunction | undefined = ajv.getSchema(document.$schema ?? '')
  if (!validate) return [`${path}: no schema ${document.$schema}`]
  validate(document)
  return (validate.errors ?? []).map(({instancePath, message}) => `${path}${instancePath}: ${message}`)
}
