import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'

/**
 * Takes out what stands for no character. CommonMark §6.2 makes U+FFFD of references such as `&#0;` and `&#xD800;`,
 * and checkers of feeds refuse it. One that the author wrote stays.
 */
export function dropNoCharacters(tree: Root, source: string): void {
  if (!source.includes('&#')) return
  visit(tree, 'text', (node) => {
    if (!node.value.includes('\uFFFD')) return
    const {position} = node
    // Beside an autolink literal that micromark did not know as one, remark-gfm gives none.
    const written = position ? source.slice(position.start.offset, position.end.offset) : source
    if (!written.includes('\uFFFD')) node.value = node.value.replaceAll('\uFFFD', '')
  })
}
