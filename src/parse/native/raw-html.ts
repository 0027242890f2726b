// `<pre`, `<!--`, `<!DOCTYPE`, `<?php`: what ends neither at a blank line nor at `>`
const openings = /<(?:(?<name>pre|script|style|textarea)|[!?])/giu
const anyRaw = /<\/?(?:pre|script|style|textarea)/iu
// `pre>`, `script src`
const wholeName = /^\w*[\s>]/u
// No marker of an item: `1)`, `*`
const textBefore = /(?:[\p{L}。？！）]|\*\*) ?$/u

/** Whether text has raw HTML of several lines: a fence in it would be none. */
export const hasRawBlocks = (text: string): boolean => /^ *<(?:pre|script|style|textarea|[!?])/imu.test(text)

/** Whether raw HTML stands by itself and ends, or is a comment within a line of text. */
export function rawHtmlAlike(text: string): boolean {
  let end = 0
  for (const {index, groups} of text.matchAll(openings)) {
    if (index < end) continue
    const name = groups!['name']
    const close = name === undefined ? '-->' : `</${name}>`
    if (name === undefined && !text.startsWith('<!--', index)) return false
    const at = text.indexOf(close, index + 4)
    if (at === -1) return false
    end = at + close.length
    const inner = text.slice(index + 4, at)
    const isAlone = (index === 0 || text[index - 1] === '\n') && (end === text.length || text[end] === '\n')
    if (name !== undefined && !(isAlone && wholeName.test(inner) && !anyRaw.test(inner))) return false
    if (name === undefined && !isPlainComment(inner)) return false
    if (!isAlone && (inner.includes('\n') || !textBefore.test(text.slice(Math.max(0, index - 3), index))))
      return false
  }
  return true
}

const isPlainComment = (inner: string): boolean => !/--|^-?>|-$/u.test(inner)
