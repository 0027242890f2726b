const doubts: readonly RegExp[] = [
  // A tab before or behind a marker: `\t- a`, `-\ta`
  /^[ >]*\t|^[ >]*(?:[-*+]|\d{1,9}[.)]) *\t/u,
  // Nothing but so much white space that it could be code
  /^ {4,}$/u,
  // An empty item, also behind other markers: `-`, `1. -`, `- - -`
  /^[ >]*(?:(?:[-*+]|\d{1,9}[.)]) +)*(?:[-*+]|\d{1,9}[.)]) *$/u,
  // An item that begins with code: `-      a`
  /^[ >]*(?:(?:[-*+]|\d{1,9}[.)]) +)*(?:[-*+]|\d{1,9}[.)]) {5,}/u,
  // A container or a fence in a quote: `> > a`, `> - a`
  /^ *> *(?:>|(?:[-*+]|\d{1,9}[.)])(?: |$)|`{3}|~{3})/u,
  // Code in a quote, or nothing but spaces: `>     a`
  /^ *>(?: {5}| {2,}$)/u,
  // A quote or a fence in an item: `- > a`
  /^ *(?:(?:[-*+]|\d{1,9}[.)]) +)+(?:>|`{3}|~{3})/u,
  // A task that begins with anything but a word: `- [x] **a**`
  /^[ >]*(?:(?:[-*+]|\d{1,9}[.)]) +)+\[[ xX]?\](?! (?:[\u3041-\u30fe\u4e00-\u9fff]|[A-Za-z]+(?: |$)))/u,
  // A tag that goes on in the next line: `<a`
  /^[ >]*(?:(?:[-*+]|\d{1,9}[.)]) +)*<[A-Za-z/][^>]*$/u,
  // The definition of a footnote, unless at the start of a line and with a word in it: `[^1]: a`
  /(?<!^)\[\^[^\]]{0,999}\]:|^\[\^[^\]]*\]:(?! [\p{L}(「])/u,
  // A definition with escapes, or without an address and a title of its line: `[a]:`, `[a]: /u x`
  /^ *\[(?!\^)[^\]]*\]:(?! +[^\s\\<"'(|[]\S*(?: +"[^"\\]*")? *$)/u,
  // What stands behind the marks of a fence, with references, escapes or rare spaces: "```js &amp;"
  /^[ >]*(?:`{3}|~{3}).*(?:[&\\]|[^\S ])/u,
  // An escaped backslash before a pipe
  /\\\\\|/u
]
const blank = /^ *$/u
const quote = /^ *>/u
// `[a]: /u`
const definition = /^ *\[[^\]]*\]:/u
// `[^1]: a`
const footnote = /^\[\^/u
const indentedTag = /^ +</u
const tag = /^ *</u
const code = /^ {4,}/u
// `# a`, `---`, `===`, `<a>`, `[a]: /u`, `|`: what ends before the next line
const closed = /^ {0,3}(?:[#=<[|]|[-_*] *[-_*])/u
// `| --- | :-: |`
const delimiterRow = /^[-|:> ]+$/u
// ` a`, `- a`, `> a`, `1. a`
const mayBeInContainer = /^[ >*+\-\d]/u
const item = /^ *[-*+] /u
const emptyQuote = /^ *> *$/u

/** Whether there is no doubt in any line, nor between it and the line before. */
export function linesAlike(lines: readonly string[]): boolean {
  let before = ''
  let lastText = ''
  let inTable = false
  for (const [index, line] of lines.entries()) {
    if (doubts.some((doubt) => doubt.test(line))) return false
    if (line.startsWith(' ') && !fenceEnds(lines, index)) return false
    const isBlank = blank.test(line)
    if (!isBlank && !blank.test(before) && !followsWell(line, before)) return false
    if (isBlank && line !== '' && mayBeInContainer.test(before)) return false
    // Behind code and a definition, Sätteri takes `2. a` for a paragraph.
    if (definition.test(line) && code.test(lastText)) return false
    const isDelimiterRow = line.includes('|') && line.includes('-') && delimiterRow.test(line)
    if (isDelimiterRow && !inTable && !isHeader(before, line)) return false
    if (isBlank || emptyQuote.test(line)) inTable = false
    else if (inTable && !line.includes('|')) return false
    inTable ||= isDelimiterRow
    before = line
    if (!isBlank) lastText = line
  }
  return true
}

function followsWell(line: string, before: string): boolean {
  const inQuote = quote.test(line)
  // A paragraph that goes on outside of its quote
  if (quote.test(before) !== inQuote) return false
  if (inQuote && countOf('[', before) > countOf(']', before)) return false
  if (definition.test(line) && !definition.test(before)) return false
  if (footnote.test(before) && !footnote.test(line) && !code.test(line)) return false
  if (code.test(line) && closed.test(before)) return false
  if (inContainer.test(line) && hasOpenSpan(before)) return false
  return !indentedTag.test(line) || tag.test(before)
}

const isHeader = (before: string, line: string): boolean =>
  before.includes('|') && !definition.test(before) && !item.test(line)

const inContainer = /^[ >]/u
const backticks = /`+/gu
// `<a href`, behind the last `>`
const openTag = /<[A-Za-z/]/u
// "  ```js"
const anyFence = /^ *`{3,}[^`]*$/u

/** Whether code or a tag could begin in a line that does not end there. */
function hasOpenSpan(line: string): boolean {
  if (openTag.test(line.slice(line.lastIndexOf('>') + 1))) return true
  if (anyFence.test(line)) return false
  const runs = line.match(backticks)?.map((run) => run.length) ?? []
  for (let index = 0; index < runs.length; index++) {
    const end = runs.indexOf(runs[index]!, index + 1)
    if (end === -1) return true
    index = end
  }
  return false
}

// "  ```js"
const indentedFence = /^(?<indent> +)(?<marks>`{3,}|~{3,})/u
// Enough to look at: what is longer is in doubt.
const longestCode = 200

/** Whether fenced code in an item ends there, as far in as it began, and all its lines are in the item. */
function fenceEnds(lines: readonly string[], index: number): boolean {
  const opening = indentedFence.exec(lines[index]!)
  if (!opening) return true
  const {indent, marks} = opening.groups as {indent: string; marks: string}
  const fence = indent + marks
  // This line may be the one that ends it.
  if (lines[index] === fence && endsHere(lines, index, fence)) return true
  for (const line of lines.slice(index + 1, index + longestCode)) {
    if (line === fence) return true
    if (line !== '' && !line.startsWith(indent)) return false
  }
  return false
}

const endsHere = (lines: readonly string[], index: number, fence: string): boolean => {
  const before = lines.slice(Math.max(0, index - longestCode), index)
  return before.filter((line) => line.startsWith(fence)).length % 2 === 1
}

const countOf = (character: string, line: string): number => line.split(character).length

// "```js", `~~~`
const fence = /^(?<marks>`{3,}|~{3,})(?<info>(?:[^`~][^`]*)?)$/u

// A fence that ends may stand so far in.
const fenceIndent = /^ {0,3}/u

/** The lines with those of fenced code emptied, where it stands in no container. */
export function withoutCode(lines: readonly string[]): string[] {
  let marks: string | null = null
  let inHtml = false
  return lines.map((line) => {
    if (marks !== null) {
      const end = line.replace(fenceIndent, '')
      if (end.startsWith(marks) && end.slice(marks.length).replaceAll(marks[0]!, '').trim() === '')
        marks = null
      return ''
    }
    inHtml = !blank.test(line) && (inHtml || tag.test(line))
    const opening = inHtml ? null : fence.exec(line)
    if (opening) ({marks} = opening.groups as {marks: string})
    return line
  })
}
