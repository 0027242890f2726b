import type {Nodes} from 'mdast'

import {parsePieces} from './markdown.ts'

const separators: Partial<Record<Nodes['type'], string>> = {
  root: '\n\n',
  blockquote: '\n\n',
  list: '\n',
  listItem: '\n',
  table: '\n',
  tableRow: '\t',
  footnoteDefinition: '\n'
}

/**
 * What a reader sees of a node, without markup. Unlike mdast-util-to-string it keeps blocks, cells and hard
 * breaks apart, and leaves raw HTML out.
 */
export function plainText(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (!('children' in node)) return ''
  return node.children
    .map((child) => plainText(child))
    .filter((text) => text !== '')
    .join(separators[node.type] ?? '')
}

/** The same for Markdown. */
export const plainTextOf = (markdown: string): string => plainText(parsePieces(markdown))
