/** A piece of raw HTML: text as written, or a tag. */
export type HtmlPiece =
  | {readonly type: 'text'; readonly start: number; readonly end: number}
  | {
      readonly type: 'tag'
      readonly start: number
      readonly end: number
      readonly name: string
      readonly closes: boolean
    }

const tagName = /<(?<slash>\/?)(?<name>[a-z][a-z0-9-]{0,40})/iuy

/** Cuts raw HTML into text and tags; comments and unfinished tags are left out. One pass, whatever the input. */
export function* htmlPieces(html: string): Generator<HtmlPiece> {
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open !== at) yield {type: 'text', start: at, end: open < 0 ? html.length : open}
    if (open < 0) return
    const end = endOfMarkup(html, open)
    tagName.lastIndex = open
    const name = tagName.exec(html)?.groups
    if (name && end !== undefined) {
      yield {type: 'tag', start: open, end, name: name['name']!.toLowerCase(), closes: name['slash'] === '/'}
    }
    at = end ?? html.length
  }
}

function endOfMarkup(html: string, open: number): number | undefined {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4)
  if (!/[a-z/!?]/iu.test(html[open + 1] ?? '')) return open + 1
  for (let index = open + 1; index < html.length; index++) {
    const character = html[index]!
    if (character === '>') return index + 1
    if (character !== '"' && character !== "'") continue
    const close = html.indexOf(character, index + 1)
    if (close < 0) return undefined
    index = close
  }
  return undefined
}

function after(html: string, text: string, from: number): number | undefined {
  const index = html.indexOf(text, from)
  return index < 0 ? undefined : index + text.length
}

/** Tags within a line; every other one starts a new line. */
export const inlineTags: ReadonlySet<string> = new Set(
  'abbr b bdi bdo big cite data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' '
  )
)

/** Tags whose content is quoted, named or run, not said. */
export const opaqueTags: ReadonlySet<string> = new Set(
  'a code iframe math pre script select style svg textarea title'.split(' ')
)

export const voidTags: ReadonlySet<string> = new Set(
  'area br col embed hr img input link meta source track wbr'.split(' ')
)

// <blockquote class="twitter-tweet">, class="instagram-media": somebody else's words
const embedded = /^<[a-z]+ [^>]{0,200}class="?(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed)/iu

/** Whether what a tag opens is not the author's text. */
export const isOpaque = (name: string, tag: string): boolean => opaqueTags.has(name) || embedded.test(tag)
