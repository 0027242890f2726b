/** `{#tkg-what}` behind a heading or question (kramdown, Pandoc, Docusaurus). */
export const explicitId = /(?<!\s)\s*\{#(?<id>[^\s{}]+)\}\s*$/u

// `<!-- #tkg-what -->`, `<!-- id: tkg-what -->`
const idComment = /^<!--\s*(?:#|id\s*[:=]\s*)(?<id>[^\s<>]+)\s*-->$/u
// `<h3 id="config">`, `<a name="config">`
const idAttribute =
  /<(?:h[1-6]|a|details|summary|dt|p|div|span)\b[^<>]*?\s(?:id|name)\s*=\s*["']?(?<id>[^"'\s>]+)/iu

/** A line of text, and the id that stood at its end. */
export interface ExplicitId {
  readonly text: string
  readonly id: string | null
}

/** Takes an explicit id off the end of a line of text. */
export function splitExplicitId(text: string): ExplicitId {
  const match = explicitId.exec(text)
  return match ? {text: text.slice(0, match.index), id: match.groups!.id!} : {text, id: null}
}

/** The id that a comment of its own gives to the question it stands at. */
export const idOfComment = (html: string): string | null => idComment.exec(html.trim())?.groups?.id ?? null

/** The id that an HTML heading, anchor or disclosure carries. */
export const idOfElement = (html: string): string | null => idAttribute.exec(html)?.groups?.id ?? null
