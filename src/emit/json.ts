import type {OutputFile} from '../model/emitter.ts'

// Half of a surrogate pair is no Unicode text: readers in other languages refuse the whole file.
const loneSurrogates = /\p{Surrogate}/gu

/** A JSON file: two spaces, keys in the order of the model, a final newline. */
export const jsonFile = (path: string, value: unknown): OutputFile => ({path, content: printJson(value)})

/** A JSON document as text. */
export const printJson = (value: unknown): string => `${JSON.stringify(value, replaceSurrogates, 2)}\n`

const replaceSurrogates = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(loneSurrogates, '\uFFFD') : value
