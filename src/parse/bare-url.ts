import type {Link, Root, Text} from 'mdast'
import {visit} from 'unist-util-visit'

// Japanese, Chinese and Korean letters, and everything full-width.
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u
// What never belongs to an unencoded URL: Hiragana is grammar (`…/78173を参照`), punctuation ends a phrase (`）です`).
const neverInUrl = /[\p{Script=Hiragana}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u
const afterSeparator = /[/=#?&_\-.%]/u

/**
 * Ends a bare URL where Japanese text goes on. GFM's autolink literals take `https://e.x/78173を参照` whole
 * (remark-gfm#83, cmark-gfm#377: as GitHub does); a reader means the URL only.
 */
export function shortenBareUrls(tree: Root): void {
  visit(tree, 'link', (link, index, parent) => {
    const end = parent && index !== undefined ? endOfUrl(link) : undefined
    if (end === undefined) return
    const [label] = link.children as [Text]
    parent!.children.splice(index!, 1, ...split(link, label, end))
    return index! + 2
  })
}

/** Where a literal URL stops being one, as an index into its text; `undefined` where nothing is to be cut. */
function endOfUrl(link: Link): number | undefined {
  const [label, ...others] = link.children
  if (label?.type !== 'text' || others.length > 0 || !link.position) return undefined
  const length = link.position.end.offset! - link.position.start.offset!
  // `<https://…>` and `[label](https://…)` are longer in the source than their text: the author said where they end.
  if (length !== label.value.length) return undefined
  let inSegment = false
  for (const [index, character] of characters(label.value)) {
    if (!cjk.test(character)) {
      inSegment = false
      continue
    }
    const startsSegment = index > 0 && afterSeparator.test(label.value[index - 1]!)
    // `…/wiki/日本語` is a URL that its author did not encode.
    if (neverInUrl.test(character) || !(inSegment || startsSegment)) return index
    inSegment = true
  }
  return undefined
}

function* characters(text: string): Generator<[number, string]> {
  let index = 0
  for (const character of text) {
    yield [index, character]
    index += character.length
  }
}

function split(link: Link, label: Text, end: number): [Link, Text] {
  const {start} = link.position!
  const cut = {line: start.line, column: start.column + end, offset: start.offset! + end}
  const rest = label.value.slice(end)
  const url = link.url.slice(0, link.url.length - rest.length)
  return [
    {
      ...link,
      url,
      children: [{...label, value: label.value.slice(0, end), position: {start, end: cut}}],
      position: {start, end: cut}
    },
    {type: 'text', value: rest, position: {start: cut, end: link.position!.end}}
  ]
}
