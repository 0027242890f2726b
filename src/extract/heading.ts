import type {Html, Root, RootContent} from 'mdast'

import {type ExplicitId, idOfElement, splitExplicitId} from './explicit-id.ts'
import {offsetsOf, type Slices} from './slices.ts'

/** A heading as a reader sees it, whether Markdown or HTML made it. */
export interface HeadingLine {
  readonly rank: number
  readonly text: string
  readonly id: string | null
  /** Offsets of the heading itself: an HTML heading may share its node with what follows. */
  readonly start: number
  readonly end: number
  readonly nodeEnd: number
}

const htmlHeading = /^<h(?<rank>[1-6])\b[^>]*>(?<text>[\s\S]*?)<\/h\k<rank>>/iu

/** The headings of an article's top level. */
export function headingsIn(tree: Root, slices: Slices): Map<RootContent, HeadingLine> {
  const headings = new Map<RootContent, HeadingLine>()
  for (const node of tree.children) {
    const {start, end} = offsetsOf(node)
    if (node.type === 'heading') {
      const {text, id} = splitExplicitId(slices.textOf(node))
      // `## <a name="config"></a>設定は？`
      const tags = node.children.map((child) => (child.type === 'html' ? child.value : '')).join('')
      headings.set(node, {rank: node.depth, text, id: id ?? idOfElement(tags), start, end, nodeEnd: end})
    } else if (node.type === 'html') {
      const heading = fromHtml(node, slices)
      if (heading) headings.set(node, heading)
    }
  }
  return headings
}

function fromHtml(node: Html, slices: Slices): HeadingLine | null {
  const match = htmlHeading.exec(node.value)
  if (!match) return null
  const {start, end: nodeEnd} = offsetsOf(node)
  const end = start + match[0].length
  const shown: ExplicitId = splitExplicitId(withoutTags(slices.content(start, end)))
  return {
    rank: Number(match.groups!.rank),
    text: shown.text,
    id: shown.id ?? idOfElement(match[0]),
    start,
    end,
    nodeEnd
  }
}

/** Text of an HTML fragment; entities stay, tags and comments go. */
export const withoutTags = (html: string): string =>
  withoutComments(html)
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

// Behind the last end no comment ends: each would be looked for to the end of the text.
function withoutComments(html: string): string {
  const last = html.lastIndexOf('-->')
  if (last < 0) return html
  const end = last + '-->'.length
  return html.slice(0, end).replace(/<!--[\s\S]*?-->/gu, '') + html.slice(end)
}
