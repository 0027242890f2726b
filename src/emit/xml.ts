import type {Root} from 'xast'
import {toXml} from 'xast-util-to-xml'

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

/**
 * A document as text. `]]>` must not stand in content (XML 1.0 §2.4), and xast-util-to-xml leaves it; its hexadecimal
 * references become the named ones that every reader knows.
 */
export const serialize = (root: Root): string =>
  `${toXml(root).replaceAll('&#x3C;', '&lt;').replaceAll('&#x26;', '&amp;').replaceAll(']]>', ']]&gt;')}\n`
