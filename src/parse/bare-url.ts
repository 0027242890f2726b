import type {Link, Parents, Root, Text} from 'mdast'

// Japanese, Chinese and Korean letters, and everything full-width.
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u
// What never belongs to an unencoded URL: Hiragana is grammar (`…/78173を参照`), punctuation ends a phrase (`）です`).
const neverInUrl = /[\p{Script=Hiragana}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u
const afterSeparator = /[/=#?&_\-.%]/u
const nextUrl = /https?:\/\/[^/]/u

/**
 * Ends a bare URL where Japanese text goes on. GFM's autolink literals take `https://e.x/78173を参照` whole
 * (remark-gfm#83, cmark-gfm#377: as GitHub does); a reader means the URL only.
 */
export function shortenBareUrls(tree: Root): void {
  shortenIn(tree)
}

function shortenIn({children}: Parents): void {
  for (let index = 0; index < children.length; index++) {
    const node = children[index]!
    const end = node.type === 'link' ? endOfUrl(node) : undefined
    if (end !== undefined) {
      const link = node as Link
      children.splice(index, 1, ...split(link, link.children[0] as Text, end))
      // Behind the text that was cut off another URL may stand.
      index++
    } else if ('children' in node) shortenIn(node)
  }
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

/** The URL, the text behind it, and whatever another URL there took with it. */
function split(link: Link, label: Text, end: number): [Link, Text] | [Link, Text, Link] {
  const {start} = link.position!
  const pointAt = (index: number) => ({
    line: start.line,
    column: start.column + index,
    offset: start.offset! + index
  })
  const textOf = (from: number, to: number): Text => ({
    ...label,
    value: label.value.slice(from, to),
    position: {start: pointAt(from), end: pointAt(to)}
  })
  const {length} = label.value
  const next = end + label.value.slice(end).search(nextUrl)
  const url = link.url.slice(0, link.url.length - (length - end))
  const first = {...link, url, children: [textOf(0, end)], position: {start, end: pointAt(end)}}
  if (next < end) return [first, textOf(end, length)]
  const other = textOf(next, length)
  return [first, textOf(end, next), {...link, url: other.value, children: [other], position: other.position!}]
}
