import type {Root} from 'mdast'

import type {Definition} from '../model/state.ts'
import {parsePieces} from './markdown.ts'

/** The definitions that stand at an article's top level. */
export function definitionsIn(tree: Root, source: string): Definition[] {
  return tree.children.flatMap((node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return []
    const {start, end} = node.position!
    const label = fold(node.label ?? node.identifier)
    return [
      {
        label: node.type === 'definition' ? label : `^${label}`,
        markdown: source.slice(start.offset, end.offset)
      }
    ]
  })
}

/** Parses a part of an article by itself: with the definitions that it uses, wherever in the article they stand. */
export const parseWithDefinitions = (markdown: string, definitions: readonly Definition[]): Root =>
  parsePieces([markdown, ...usedIn(markdown, definitions).map((used) => used.markdown)].join('\n\n'))

/** Those definitions that a text names. */
export function usedIn(markdown: string, definitions: readonly Definition[]): Definition[] {
  if (definitions.length === 0 || !markdown.includes('[')) return []
  const labels = new Set([...markdown.matchAll(bracketed)].map(([, label]) => fold(label!)))
  return definitions.filter(({label}) => labels.has(label))
}

// `[label]`, escapes included; a label holds no brackets (CommonMark §4.7) and at most 999 characters.
const bracketed = /\[((?:[^[\]\\]|\\.){1,999})\]/gsu

const fold = (label: string): string => label.replace(/\s+/gu, ' ').trim().toLowerCase()
