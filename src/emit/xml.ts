import type {Root} from 'xast'
import {toXml} from 'xast-util-to-xml'

// What XML 1.0 §2.2 forbids or discourages, and halves of surrogate pairs.
const forbidden = /[^\t\n\r\u{20}-\u{7E}\u{85}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text without the characters that XML 1.0 does not allow. */
export const xmlText = (text: string): string => text.replace(forbidden, '')

/**
 * A document as text. `]]>` must not stand in content (XML 1.0 §2.4), and xast-util-to-xml leaves it; its hexadecimal
 * references become the named ones that every reader knows.
 */
export const serialize = (root: Root): string =>
  `${toXml(root).replaceAll('&#x3C;', '&lt;').replaceAll('&#x26;', '&amp;').replaceAll(']]>', ']]&gt;')}\n`
