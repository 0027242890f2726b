import {toString} from 'mdast-util-to-string'
import type {Root} from 'mdast'

import {isChangelogTitle, isNewsTitle} from '../locale/reading/index.ts'

// title: "…", title = '…'
const titleLine = /^title ?[:=] ?["']?/u

/** What the days of a document are of: its own revisions, those of something else (Changelog), or events (News). */
export type Subject = 'itself' | 'other revisions' | 'events'

/** As its title says. */
export function subjectOf(tree: Root): Subject {
  const title = titleOf(tree)
  if (title === undefined) return 'itself'
  if (isChangelogTitle(title)) return 'other revisions'
  return isNewsTitle(title) ? 'events' : 'itself'
}

function titleOf(tree: Root): string | undefined {
  const settings = tree.children[0]
  const lines = settings && 'value' in settings && settings.type !== 'code' ? settings.value.split('\n') : []
  const line = lines.find((line) => titleLine.test(line))
  if (line !== undefined) return line.replace(titleLine, '').replace(/["']$/u, '')
  // Of several headings of the first rank, none is the title, nor is one below text: `# 改訂履歴` may be a section.
  const headings = tree.children.filter((node) => node.type === 'heading' && node.depth === 1)
  const first = tree.children.find((node) => !beforeTitle.has(node.type))
  return first && headings.length === 1 && first === headings[0] ? toString(first) : undefined
}

const beforeTitle: ReadonlySet<string> = new Set(['yaml', 'toml', 'html', 'definition', 'thematicBreak'])
