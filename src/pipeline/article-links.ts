import {type ArticleLinks, linkedPaths} from '../parse/article-links.ts'
import type {ArticleInput} from './input.ts'

/** Paths that any text of an article, of now or before, links to. */
export function pathsIn({source, kept, committed, catalogues}: Omit<ArticleInput, 'links'>): Set<string> {
  const sources = [
    source,
    ...kept.map((state) => state.source),
    ...(committed?.states ?? []).map((state) => state.source)
  ]
  // One that all articles share would tie each of them to the links of all.
  const own = [...catalogues.values()].filter(({isShared}) => !isShared)
  const texts = [...sources.map(({text}) => text), ...own.map(({text}) => text.replace(lineEnd, ''))]
  return new Set(texts.flatMap((text) => [...linkedPaths(text)]))
}

// Where a string of a PO file goes on in the next line.
const lineEnd = /"\r?\n"/gu

/** Where an article's links lead, as far as its texts have them: those that were withdrawn tell nothing. */
export function linksOf(input: ArticleInput): ArticleLinks {
  const known = Object.entries(input.links ?? {}).filter((link): link is [string, string] => link[1] !== null)
  if (known.length === 0) return {}
  const used = pathsIn(input)
  return Object.fromEntries(known.filter(([path]) => used.has(path)))
}
