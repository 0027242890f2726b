/**
 * Where links to other Markdown files lead: addresses of articles by the path as it is written, decoded and in NFC
 * (`./price.md`, `../料金.md`).
 */
export type ArticleLinks = Readonly<Record<string, string>>

// `](price.md#tax "…")`, `](<my price.md>)`, `]: price.md`, `href="price.md"`; each is found where it begins, since what
// looks like one may hold the next.
const destination =
  /(?:\]\(\s{0,9}|\]:\s{0,9}|\bhref\s{0,9}=\s{0,9}["']?)(?=<(?<angle>[^<>\n?#]{1,999}?\.(?:md|markdown))[>?#]|(?<bare>[^\s<>?#]{1,999}?\.(?:md|markdown))(?:[\s<>"')?#]|$))/giu

/** Paths that the links of a text may lead to. Some may be none, in code for example; it is not parsed. */
export function linkedPaths(text: string): Set<string> {
  const found = new Set<string>()
  // Most texts have none.
  if (!/\.(?:md|markdown)/iu.test(text)) return found
  for (const {groups} of text.matchAll(destination)) {
    const path = pathOf((groups!['angle'] ?? groups!['bare']!).replace(escaped, '$1'))
    if (path !== null) found.add(path)
  }
  return found
}

/** The address of the article that a link of a text leads to; null where it leads elsewhere. */
export function follow(url: string, links: ArticleLinks): string | null {
  const [written] = url.split(/[?#]/u, 1)
  const path = pathOf(written!)
  if (path === null || !Object.hasOwn(links, path)) return null
  const anchor = url.indexOf('#')
  return `${links[path]}${anchor < 0 ? '' : url.slice(anchor)}`
}

// What Markdown takes a backslash away from.
const escaped = /\\([!-/:-@[-`{-~])/gu
// https:, mailto:, //host
const elsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/iu

function pathOf(written: string): string | null {
  if (elsewhere.test(written) || !/\.(?:md|markdown)$/iu.test(written)) return null
  try {
    return decodeURIComponent(written).normalize('NFC')
  } catch {
    return written.normalize('NFC')
  }
}
