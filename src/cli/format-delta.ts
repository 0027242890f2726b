import type {Colors} from 'picocolors/types.js'

import type {ChangeType} from '../model/delta.ts'
import type {ChangeWords, DeltaWords} from '../translate/delta-words.ts'
import type {Mark, MarkedText} from '../translate/marked-text.ts'
import {visible} from './visible.ts'

const signs = {added: '+', updated: '~', corrected: '!', removed: '-', moved: '>'} as const satisfies Record<
  ChangeType,
  string
>
const paint = {
  added: 'green',
  updated: 'yellow',
  corrected: 'yellow',
  removed: 'red',
  moved: 'cyan'
} as const satisfies Record<ChangeType, string>

/** A delta for the terminal. Without colours words are marked as `git diff --word-diff` does: `[-was-]{+is+}`. */
export function formatDelta(words: DeltaWords, colors: Colors): string {
  const {between, counts, evidence, groups, nothing, title} = words
  const head = [colors.bold(visible(title.text)), visible(between), counts, colors.dim(evidence)]
  const bodies = groups.map(({type, heading, changes}) => {
    const entries = changes.map((change) => formatChange(change, type, colors))
    return [colors.bold(heading), ...entries].join('\n\n')
  })
  return `${[head.join('\n'), ...(groups.length === 0 ? [nothing] : bodies)].join('\n\n')}\n`
}

function formatChange(change: ChangeWords, type: ChangeType, colors: Colors): string {
  const {flags, marked, name, renamed, sentences} = change
  const mark = marker(colors)
  const sign = colors[paint[type]](signs[type])
  const flagged = flags.length === 0 ? '' : ` ${colors.dim(`[${flags.join(', ')}]`)}`
  const named = renamed
    ? [mark({type: 'deleted', text: renamed.before}), mark({type: 'inserted', text: renamed.after})]
    : [colors.bold(onOneLine(name.text))]
  const lines = [
    `${sign} ${named.join('\n  ')}${flagged}`,
    ...sentences.map(({text}) => `  ${visible(text)}`)
  ]
  const text = formatMarked(marked, mark)
  return text === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${text}`
}

const onOneLine = (text: string): string => visible(text.replace(/\s+/gu, ' '))

const formatMarked = (marked: MarkedText, mark: (mark: Mark) => string): string =>
  marked
    .map((block) => block.map(mark).join(''))
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')

/** Puts a piece of text into the terminal's words or colours. */
function marker(colors: Colors): (mark: Mark) => string {
  return ({type, text}) => {
    if (type === 'elided') return colors.dim('…')
    const shown = visible(text)
    if (type === 'kept') return shown
    const [open, close] = type === 'inserted' ? ['{+', '+}'] : ['[-', '-]']
    if (!colors.isColorSupported) return aroundWords(shown, (words) => `${open}${words}${close}`)
    const [first, second] =
      type === 'inserted' ? (['green', 'underline'] as const) : (['red', 'strikethrough'] as const)
    // Line by line: a pager that shows a part of it colours that part.
    return shown
      .split('\n')
      .map((line) => (line === '' ? '' : colors[first](colors[second](line))))
      .join('\n')
  }
}

// Line ends at the edges stay outside of the marks.
function aroundWords(text: string, wrap: (words: string) => string): string {
  const words = text.replace(/^\n+|(?<!\n)\n+$/gu, '')
  if (words === '') return text
  const start = text.indexOf(words)
  return `${text.slice(0, start)}${wrap(words)}${text.slice(start + words.length)}`
}
