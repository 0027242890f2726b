import type {OutputFile} from '../model/emitter.ts'
import {printable} from './characters.ts'

/** A JSON file: two spaces, keys in the order of the model, a final newline. */
export const jsonFile = (path: string, value: unknown): OutputFile => ({path, content: printJson(value)})

/** A JSON document as text. */
export const printJson = (value: unknown): string =>
  `${printAsIs(value) ?? JSON.stringify(value, clean, 2)}\n`

/** The text of a document that nothing has to be taken out of; else null. */
function printAsIs(value: unknown): string | null {
  const text = JSON.stringify(value, null, 2)
  return suspicious.test(text) || printable(text) !== text ? null : text
}

/** Prints documents that have many members of their lists `name` in common: each member once, by its identity. */
export function sharedPrinter<K extends string>(
  name: K
): (document: Readonly<Record<K, readonly object[]>>) => string {
  const printed = new Map<object, string | null>()
  const print = (member: object): string | null => {
    const known = printed.get(member)
    if (known !== undefined) return known
    // A line break in a text is written `\n`: those here are JSON's own.
    const text = printAsIs(member)?.replaceAll('\n', '\n    ') ?? null
    printed.set(member, text)
    return text
  }
  return (document) => {
    const members = document[name].map(print)
    const frame = printAsIs({...document, [name]: []})
    if (frame === null || members.length === 0 || members.includes(null)) return printJson(document)
    // A line of the document's own: in a text its break would be escaped, further in there would be more spaces.
    const empty = `\n  "${name}": []`
    const at = frame.indexOf(empty) + empty.length - 1
    return `${frame.slice(0, at)}\n    ${members.join(',\n    ')}\n  ${frame.slice(at)}\n`
  }
}

// A control, half of a surrogate pair (as JSON writes them), or the key below: nearly no document has one, and a
// function called for every value takes as long as all the rest.
const suspicious = /\\u[0d]|"__proto__":/u

function clean(key: string, value: unknown): unknown {
  // An article's front matter may have it; whoever merges objects would set the prototype by it.
  if (key === '__proto__') return undefined
  return typeof value === 'string' ? printable(value) : value
}
