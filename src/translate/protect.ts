/** A text with everything in it that no translator may touch taken out. */
export interface ProtectedText {
  /** With `<x id="1"/>` in the place of each: an XML element to DeepL, and hardly ever in a text to a model. */
  readonly text: string
  /** The reply with everything put back; null where it lost, doubled or invented one. */
  restore(reply: string): string | null
}

// What stands for itself in every language, by how it begins:
const untouchable = [
  // ```…```, `…`
  String.raw`(?<fence>\x60+)(?!\x60)[^]*?(?<!\x60)\k<fence>(?!\x60)`,
  // ](https://e.x "title"), ][label]
  String.raw`\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\[\]\n]*\]`,
  // [^1]
  String.raw`\[\^[^\[\]\s]+\]`,
  // <https://e.x>, <br>, <!-- … -->
  String.raw`<!--[^]*?-->|<[!/?]?[A-Za-z][^<>]*>`,
  // {{< ref >}}, {% tag %}
  String.raw`\{\{[^{}]*\}\}|\{%[^{}]*%\}`,
  // https://e.x/78173, of which Japanese goes on behind it
  String.raw`https?:\/\/[^\s<>()\[\]「」『』、。，．（）\u3040-\u30ff\u3400-\u9fff]+`,
  // v1.2, 1.16.3; whole numbers and days are said in each language's way
  String.raw`\bv?\d+(?:\.\d+)+`
]

/** Takes out code, links, tags, versions and the terms of a glossary; a term comes back as it is translated. */
export function protect(markdown: string, terms: Readonly<Record<string, string>> = {}): ProtectedText {
  const names = Object.keys(terms).sort((a, b) => b.length - a.length)
  const pattern = new RegExp([...untouchable, ...names.map(escaped)].join('|'), 'gu')
  const kept: string[] = []
  const text = markdown.replace(pattern, (found) => {
    kept.push(Object.hasOwn(terms, found) ? terms[found]! : found)
    return `<x id="${kept.length}"/>`
  })
  return {text, restore: (reply) => restored(reply, kept)}
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')

// <x id="1"/>, and what becomes of it on the way: <x id='1' />, <x id="1"></x>
const placeholder = /<x\s+id\s*=\s*["'](?<id>\d+)["']\s*(?:\/>|>\s*<\/x>)/gu

function restored(reply: string, kept: readonly string[]): string | null {
  const seen = new Set<number>()
  let isWhole = true
  const text = reply.replace(placeholder, (_, id: string) => {
    const index = Number(id) - 1
    if (seen.has(index) || kept[index] === undefined) isWhole = false
    seen.add(index)
    return kept[index] ?? ''
  })
  return isWhole && seen.size === kept.length && text.trim() !== '' ? text.trim() : null
}
