import type {ElementContent, Root, RootContent} from 'xast'

/** The declaration that a document begins with. */
export const declaration = {
  type: 'instruction',
  name: 'xml',
  value: 'version="1.0" encoding="utf-8"'
} as const

/** What makes a feed readable in a browser (CSS: browsers are dropping XSLT); relative, so that any host will do. */
export const stylesheet = (path: string) =>
  ({
    type: 'instruction',
    name: 'xml-stylesheet',
    value: `type="text/css" href="${'../'.repeat(path.split('/').length - 1)}feeds/feed.css"`
  }) as const

/** A document as text. */
export const serialize = (root: Root): string => `${print(root)}\n`

// Our own, since feeds hold whole answers: the escapes of xast-util-to-xml took longer than all else that the common
// files of a site are made of. Names are ours and need none.
function print(node: Root | RootContent | ElementContent): string {
  if (node.type === 'text') return escapeText(node.value)
  if (node.type === 'root') return node.children.map(print).join('')
  if (node.type === 'instruction') return `<?${node.name} ${node.value}?>`
  if (node.type !== 'element') throw new Error(`Unexpected ${node.type}, expected an element or text`)
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeText(value!).replaceAll('"', '&#x22;')}"`)
  return `<${node.name}${attributes.join('')}>${node.children.map(print).join('')}</${node.name}>`
}

// `]]>` must not stand in content (XML 1.0 §2.4); controls were taken out by who made the text.
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;')
