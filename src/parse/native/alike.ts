import {autolinksAlike} from './autolinks.ts'
import {linesAlike, withoutCode} from './lines.ts'
import {hasRawBlocks, rawHtmlAlike} from './raw-html.ts'

// Control characters but tab and line feed (micromark reads `\r` and `\0` its own way), other line ends, a byte order
// mark, halves of characters, and private ones: those are ours (`stand-ins.ts`).
const rare = /(?![\t\n])[\p{Cc}\p{Co}\p{Cs}\u2028\u2029\ufeff]/u
// Whoever writes longer lines or texts may mean harm: some take a parser the square of their length.
const longest = 262_144
const longestLine = 16_384

/**
 * Whether two parsers surely read a text alike. A cheap look that knows no grammar: in doubt, no. Each doubt was a
 * difference found by `test/laws/native.test.ts` or its longer runs.
 */
export function readsAlike(text: string): boolean {
  if (text.length > longest || rare.test(text)) return false
  const lines = text.split('\n')
  if (lines.some((line) => line.length > longestLine) || !frontMatterAlike(lines)) return false
  const visible = hasRawBlocks(text) ? lines : withoutCode(lines)
  const shown = visible.join('\n')
  return linesAlike(visible) && rawHtmlAlike(shown) && autolinksAlike(shown)
}

const fence = /^---[ \t]*$/u

/** YAML that ends, or none. remark-frontmatter reads lists as paragraphs behind `---` that never ends. */
function frontMatterAlike([first, ...others]: readonly string[]): boolean {
  if (first!.startsWith('+++')) return false
  if (!first!.startsWith('---')) return true
  const end = others.find((line) => line.startsWith('---'))
  return fence.test(first!) && end !== undefined && fence.test(end)
}
