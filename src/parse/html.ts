import type {Element, Root as HastRoot} from 'hast'
import {raw} from 'hast-util-raw'
import {defaultSchema, sanitize} from 'hast-util-sanitize'
import {toHtml} from 'hast-util-to-html'
import type {Nodes, Root} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import {visit} from 'unist-util-visit'

import type {Definition} from '../model/state.ts'
import {type ArticleLinks, follow} from './article-links.ts'
import {parseWithDefinitions} from './definitions.ts'
import {LimitError} from './limits.ts'
import {resolve} from './safe-url.ts'

// The default schema is GitHub's; articles use figures, and revisions are what `ins` and `del` are for.
const schema = {
  ...defaultSchema,
  clobberPrefix: '',
  // Not even their text is for readers.
  strip: [...(defaultSchema.strip ?? []), 'style', 'template', 'noscript', 'noembed', 'noframes'],
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    'figure',
    'figcaption',
    'mark',
    'small',
    'u',
    'abbr',
    'cite',
    'dfn',
    'time',
    'wbr'
  ]
}
const safeTags = new Set([...schema.tagNames, 'html', 'head', 'body'])

export interface HtmlOptions {
  /** Absolute; relative links and images start here. */
  readonly base: string
  /** Where links to other Markdown files lead. */
  readonly links?: ArticleLinks
  /** Link and footnote definitions that stand elsewhere in the article. */
  readonly definitions: readonly Definition[]
  /** Put before the ids of footnotes: several answers stand on one page. */
  readonly idPrefix: string
}

export interface Html {
  readonly html: string
  /** What was not safe and is gone, e.g. `<script>`, `onclick`, `javascript:`. */
  readonly dropped: readonly string[]
}

/** Markdown as it was written, for whoever cannot have it rendered. */
export const asWritten = (markdown: string): string =>
  toHtml({type: 'element', tagName: 'pre', properties: {}, children: [{type: 'text', value: markdown}]})

/**
 * Markdown → sanitised HTML, every URL absolute and http, https or mailto. Raw HTML is read as HTML, then sanitised.
 * Throws `LimitError` where more elements stay open than any author would leave.
 */
export function toSafeHtml(markdown: string, {base, links = {}, definitions, idPrefix}: HtmlOptions): Html {
  const tree = treeOf(markdown, {base, definitions})
  holdDepth(tree)
  const parsed = toHast(tree, {allowDangerousHtml: true, clobberPrefix: `${idPrefix}-`}) as HastRoot
  // Only where there is raw HTML: it costs as much as everything else here.
  const whole = hasHtml(tree) ? (raw(parsed) as HastRoot) : parsed
  const dropped = unsafeParts(whole, base)
  const safe = sanitize(whole, schema) as HastRoot
  makeAbsolute(safe, base, links)
  return {html: toHtml(safe, {characterReferences: {useNamedReferences: true}}).trim(), dropped}
}

function treeOf(markdown: string, {base, definitions}: Pick<HtmlOptions, 'base' | 'definitions'>): Root {
  const tree = parseWithDefinitions(markdown, definitions)
  if (!/\{[{%]/u.test(markdown)) return tree
  // The tree is not ours alone.
  const own = structuredClone(tree)
  linkShortcodes(own, base)
  return own
}

/** More elements within each other end the stack of a parser, sooner or later: how deep it is differs between threads. */
export const mostElements = 250
// Elements that have no end, or may do without one.
const endless = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rp rt'.split(
    ' '
  )
)

function holdDepth(tree: Root): void {
  if (!hasHtml(tree)) return
  const open = new Map<string, number>()
  let depth = 0
  visit(tree, 'html', ({value}) => {
    for (const [, slash, written] of value.matchAll(/<(\/?)([a-z][^\s/>]*)/giu)) {
      const name = written!.toLowerCase()
      if (endless.has(name)) continue
      const before = open.get(name) ?? 0
      if (slash && before === 0) continue
      const step = slash ? -1 : 1
      open.set(name, before + step)
      depth += step
      if (depth > mostElements) throw new LimitError('nesting', depth, mostElements)
    }
  })
}

const hasHtml = (node: Nodes): boolean =>
  node.type === 'html' || ('children' in node && node.children.some(hasHtml))

function unsafeParts(tree: HastRoot, base: string): string[] {
  const found = new Set<string>()
  forEachElement(tree, ({tagName, properties}) => {
    if (!safeTags.has(tagName)) found.add(`<${tagName}>`)
    for (const name of Object.keys(properties)) if (/^on[A-Z]/u.test(name)) found.add(name.toLowerCase())
    for (const name of urlAttributes) {
      const url = properties[name]
      if (typeof url === 'string' && resolve(url, base) === null) found.add(schemeOf(url))
    }
  })
  return [...found].sort()
}

// Every answer is walked through three times: unist-util-visit, which keeps all parents, takes longer than the rest.
function forEachElement({children}: HastRoot | Element, see: (element: Element) => void): void {
  for (const node of children) {
    if (node.type !== 'element') continue
    see(node)
    forEachElement(node, see)
  }
}

const schemeOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : url)

const urlAttributes = ['href', 'src', 'cite', 'longDesc'] as const

// rehype-sanitize keeps relative URLs and `//host`: made absolute afterwards.
function makeAbsolute(tree: HastRoot, base: string, links: ArticleLinks): void {
  forEachElement(tree, (element) => {
    delete element.properties.srcSet
    for (const name of urlAttributes) {
      const value = element.properties[name]
      if (typeof value !== 'string') continue
      const article = name === 'href' ? follow(value, links) : null
      const url = resolve(article ?? value, base)
      if (url === null) delete element.properties[name]
      else element.properties[name] = url
    }
  })
}

// `{{< youtube id >}}`, `{% youtube id %}`: only their own generator can show them.
const shortcode = /\{\{[<%][^{}]*[%>]\}\}|\{%[^{}]*%\}/gu

function linkShortcodes(tree: Root, base: string): void {
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || parent.type === 'link') return undefined
    const parts = node.value.split(shortcode)
    const codes = node.value.match(shortcode)
    if (!codes) return undefined
    const nodes = parts.flatMap((value, part) => {
      const code = codes[part]
      const text = {type: 'text' as const, value}
      return code === undefined
        ? [text]
        : [text, {type: 'link' as const, url: base, children: [{type: 'text' as const, value: code}]}]
    })
    parent.children.splice(index, 1, ...nodes)
    return index + nodes.length
  })
}
