import type {Root} from 'xast'
import {toXml} from 'xast-util-to-xml'

// What XML 1.0 §2.2 forbids or discourages, and halves of surrogate pairs.
const forbidden = /[^\t\n\r\u{20}-\u{7E}\u{85}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text without the characters that XML 1.0 does not allow. */
export const xmlText = (text: string): string => text.replace(forbidden, '')

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
