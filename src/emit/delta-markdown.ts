import type {ChangeWords, DeltaWords} from '../translate/delta-words.ts'
import {isLineByLine, type Mark, type MarkedText} from '../translate/marked-text.ts'
import {escapeInline, escapeMarkdown} from './markdown.ts'

/**
 * A delta to paste where GitHub's Markdown is read. Prose is a quotation with `<ins>` and `<del>` round the words,
 * shown as it is written; code and tables are `diff` blocks, in which GitHub colours lines.
 */
export function deltaMarkdown({between, counts, evidence, groups, nothing, title}: DeltaWords): string {
  const head = [`## ${escapeMarkdown(title.text)}: ${escapeMarkdown(between)}`, `${counts}  \n${evidence}`]
  const bodies = groups.flatMap(({heading, changes}) => [`### ${heading}`, ...changes.map(changeMarkdown)])
  return `${[...head, ...(groups.length === 0 ? [nothing] : bodies)].join('\n\n')}\n`
}

function changeMarkdown({flags, known, marked, name, renamed, sentences}: ChangeWords): string {
  const title = renamed
    ? `**<del>${escapeMarkdown(renamed.before)}</del> → <ins>${escapeMarkdown(renamed.after)}</ins>**`
    : `**${escapeMarkdown(name.text)}**`
  const flagged = flags.length === 0 ? '' : ` (${flags.join(', ')})`
  const lines = [`${title}${flagged}`, ...sentences.map(({text}) => escapeProse(text))]
  const details =
    known === null || known.marked.length === 0
      ? []
      : [`<details><summary>${known.label}</summary>`, markedMarkdown(known.marked), '</details>']
  // A trailing backslash is a hard break that no editor trims away.
  return [lines.join('\\\n'), ...(marked.length === 0 ? [] : [markedMarkdown(marked)]), ...details].join(
    '\n\n'
  )
}

const markedMarkdown = (marked: MarkedText): string =>
  marked
    .map((block) => (isLineByLine(block) ? diffBlock(block) : quotation(block)))
    .join('\n\n')
    // One quotation, not one after the other.
    .replace(/\n\n(?=> )(?<=^> .*\n\n)/gmu, '\n>\n')

function quotation(block: readonly Mark[]): string {
  const parts = block.map(({type, text}) => {
    if (type === 'elided') return '…'
    const shown = asProse(text)
    if (type === 'kept') return shown
    const tag = type === 'inserted' ? 'ins' : 'del'
    return shown === '' ? '' : `<${tag}>${shown}</${tag}>`
  })
  return `> ${parts.join('')}`
}

// One line of Markdown that shows these lines: what begins a block is escaped wherever a line begins.
const asProse = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      escapeProse(line).replace(/^[ \t]+|(?<![ \t])[ \t]+$/gu, (blank) =>
        blank === ' ' ? ' ' : '&nbsp;'.repeat(blank.length)
      )
    )
    .join('<br>')

// GitHub makes links of bare addresses, escapes and all, and formulas of what stands between dollars.
const escapeProse = (line: string): string =>
  escapeInline(line)
    .replace(/(?<!\\):(?=\/\/)|\$/gu, '\\$&')
    .replace(/\b(?<www>www)\./giu, '$<www>\\.')

function diffBlock(block: readonly Mark[]): string {
  const lines = diffLines(block)
  const longest = Math.max(0, ...(lines.join('\n').match(/`+/gu) ?? []).map(({length}) => length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return [`${fence}diff`, ...lines, fence].join('\n')
}

/** Whole lines before and after, as `diff` prints them. */
function diffLines(block: readonly Mark[]): string[] {
  const lines: string[] = []
  let before = ''
  let after = ''
  const flush = () => {
    lines.push(...changedLines(before, after))
    before = after = ''
  }
  for (const {type, text} of block) {
    if (type === 'deleted') before += text
    else if (type === 'inserted') after += text
    else {
      const [first = '', ...others] = (type === 'elided' ? '…' : text).split('\n')
      before += first
      after += first
      for (const line of others) {
        flush()
        before = after = line
      }
    }
  }
  flush()
  return lines.at(-1) === ' ' ? lines.slice(0, -1) : lines
}

function changedLines(before: string, after: string): string[] {
  const was = before.split('\n')
  const is = after.split('\n')
  const start: string[] = []
  const end: string[] = []
  while (was.length > 0 && was[0] === is[0]) start.push(` ${(was.shift(), is.shift())}`)
  while (was.length > 0 && is.length > 0 && was.at(-1) === is.at(-1)) end.unshift(` ${(was.pop(), is.pop())}`)
  return [...start, ...was.map((line) => `-${line}`), ...is.map((line) => `+${line}`), ...end]
}
