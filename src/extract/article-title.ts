import {toString} from 'mdast-util-to-string'
import type {Root} from 'mdast'

import {isChangelogTitle} from '../locale/reading/index.ts'

// title: "…", title = '…'
const titleLine = /^title ?[:=] ?["']?/u

/**
 * Whether the title says that the document tells of the revisions of something else (Changelog, Release notes):
 * its days are then not its own.
 */
export function tellsOfOtherRevisions(tree: Root): boolean {
  return titlesOf(tree).some((title) => isChangelogTitle(title))
}

function titlesOf(tree: Root): string[] {
  const settings = tree.children[0]
  const lines = settings && 'value' in settings && settings.type !== 'code' ? settings.value.split('\n') : []
  const line = lines.find((line) => titleLine.test(line))
  if (line !== undefined) return [line.replace(titleLine, '').replace(/["']$/u, '')]
  // Of several headings of the first rank, none is the title, nor is one below text: `# 改訂履歴` may be a section.
  const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 1)
  const first = tree.children.find((node) => !beforeTitle.has(node.type))
  return first && headings.length === 1 && first === headings[0] ? [toString(first)] : []
}

const beforeTitle: ReadonlySet<string> = new Set(['yaml', 'toml', 'html', 'definition', 'thematicBreak'])
