import type {OutputFile} from '../model/emitter.ts'
import {printable} from './characters.ts'

/** A JSON file: two spaces, keys in the order of the model, a final newline. */
export const jsonFile = (path: string, value: unknown): OutputFile => ({path, content: printJson(value)})

/** A JSON document as text. */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return `${suspicious.test(text) || printable(text) !== text ? JSON.stringify(value, clean, 2) : text}\n`
}

// A control, half of a surrogate pair (as JSON writes them), or the key below: nearly no document has one, and a
// function called for every value takes as long as all the rest.
const suspicious = /\\u[0d]|"__proto__":/u

function clean(key: string, value: unknown): unknown {
  // An article's front matter may have it; whoever merges objects would set the prototype by it.
  if (key === '__proto__') return undefined
  return typeof value === 'string' ? printable(value) : value
}
