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
  const heading = tree.children.find((node) => node.type === 'heading')
  const settings = tree.children[0]
  const lines = settings && 'value' in settings && settings.type !== 'code' ? settings.value.split('\n') : []
  const line = lines.find((line) => titleLine.test(line))
  return [
    ...(line === undefined ? [] : [line.replace(titleLine, '').replace(/["']$/u, '')]),
    ...(heading?.depth === 1 ? [toString(heading)] : [])
  ]
}
