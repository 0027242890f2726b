/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

const anywhere = ['lang', 'dir', 'title']

/** Elements that may stand in an answer, and their attributes. Others give way to what is in them. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (
      'p br hr strong b em i u s del ins sub sup code pre kbd samp var blockquote ul dl dt dd table thead tbody tfoot tr ' +
      'caption summary div span ruby rt rp abbr cite dfn mark small figure figcaption wbr'
    )
      .split(' ')
      .map((name) => [name, []])
  ),
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  td: ['colspan', 'rowspan', 'align'],
  th: ['colspan', 'rowspan', 'align', 'scope'],
  time: ['datetime'],
  details: ['open']
}

/** Elements that go with everything in them: what is in them is no text for readers. */
const dropped = new Set(
  'script style template noscript iframe object embed svg math form input button select textarea link meta base title'.split(
    ' '
  )
)

/**
 * An answer's HTML as nodes. The build has sanitised it; but this runs on somebody else's page, which should not have to
 * trust where the text came from: new elements are made of a few kinds, and only what is listed is copied. `heading` is
 * the level below which the answer's own headings begin.
 */
export function safeNodes(html: string, heading: number): DocumentFragment {
  const fragment = document.createDocumentFragment()
  // A document without scripts: nothing in it runs or loads.
  const {body} = new DOMParser().parseFromString(html, 'text/html')
  copyInto(fragment, body, heading)
  return fragment
}

function copyInto(target: Node, source: Node, heading: number): void {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.appendChild(document.createTextNode(node.nodeValue ?? ''))
    else if (node instanceof Element) copyElement(target, node, heading)
  }
}

function copyElement(target: Node, source: Element, heading: number): void {
  const name = source.localName
  if (dropped.has(name)) return
  const level = /^h(?<level>[1-6])$/u.exec(name)?.groups!.level
  const attributes = Object.hasOwn(allowed, name) ? allowed[name]! : null
  if (level === undefined && attributes === null) return copyInto(target, source, heading)
  const copy = document.createElement(level === undefined ? name : `h${Math.min(6, heading + 1)}`)
  for (const key of [...anywhere, ...(attributes ?? [])]) copyAttribute(copy, source, key)
  if (name === 'a') copy.setAttribute('rel', 'noopener')
  if (name === 'img') copy.setAttribute('loading', 'lazy')
  copyInto(copy, source, heading)
  target.appendChild(copy)
}

const schemes: Readonly<Record<string, readonly string[]>> = {
  href: ['http:', 'https:', 'mailto:'],
  src: ['http:', 'https:']
}

function copyAttribute(copy: Element, source: Element, key: string): void {
  const value = source.getAttribute(key)
  if (value === null) return
  // Absolute ones only: here a relative one would lead to somebody else's pages.
  if (schemes[key] && !(URL.canParse(value) && schemes[key].includes(new URL(value).protocol))) return
  copy.setAttribute(key, value)
}
