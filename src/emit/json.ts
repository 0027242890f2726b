import type {OutputFile} from '../model/emitter.ts'
import {printable} from './characters.ts'

/** A JSON file: two spaces, keys in the order of the model, a final newline. */
export const jsonFile = (path: string, value: unknown): OutputFile => ({path, content: printJson(value)})

/** A JSON document as text. */
export const printJson = (value: unknown): string => `${JSON.stringify(value, clean, 2)}\n`

function clean(key: string, value: unknown): unknown {
  // An article's front matter may have it; whoever merges objects would set the prototype by it.
  if (key === '__proto__') return undefined
  return typeof value === 'string' ? printable(value) : value
}
