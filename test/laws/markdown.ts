import * as fc from 'fast-check'

import {hostile, words} from './articles.ts'

const emoji = fc.constantFrom('👨‍👩‍👧', '🇯🇵', '❤️', '1️⃣', 'が', '𠮷', 'ﾊﾟ', 'Ｖ１．２', 'v1.2.3', '10,000円')
const inline = fc.oneof(
  words,
  emoji,
  words.map((text) => `**${text}**`),
  words.map((text) => `\`${text}\``),
  fc.tuple(words, words).map(([label, target]) => `[${label}](https://e.x/${target})`),
  words.map((text) => `![${text}](a/${text}.png)`),
  fc.constantFrom(
    '&amp;',
    '\\*',
    '<br>',
    '  \n',
    '\\\n',
    '\n',
    '[^1]',
    '<ins>あ</ins>',
    'e.g. ',
    '「はい。」と'
  )
)
const sentence = fc
  .tuple(fc.array(inline, {minLength: 1, maxLength: 4}), fc.constantFrom('。', '. ', '！', ''))
  .map(([parts, end]) => parts.join('') + end)
const paragraph = fc.array(sentence, {minLength: 1, maxLength: 4}).map((parts) => parts.join(''))

const list = fc
  .array(
    fc.record({
      text: sentence,
      depth: fc.nat({max: 2}),
      mark: fc.constantFrom('-', '1.', '2.', '- [ ]', '- [x]')
    }),
    {minLength: 1, maxLength: 5}
  )
  .chain((items) =>
    fc
      .constantFrom('\n', '\n\n')
      .map((gap) => items.map(({text, depth, mark}) => `${'  '.repeat(depth)}${mark} ${text}`).join(gap))
  )
const row = fc.array(words, {minLength: 1, maxLength: 3}).map((cells) => `| ${cells.join(' | ')} |`)
const table = fc
  .tuple(row, fc.array(row, {maxLength: 4}), fc.constantFrom('| --- | :-: |', '|---|'))
  .map(([head, rows, rule]) => [head, rule, ...rows].join('\n'))
const code = fc
  .tuple(
    fc.constantFrom('', 'yaml', 'sh'),
    fc.array(fc.oneof(words, fc.constantFrom('', '  a: 1', '\tb')), {maxLength: 5})
  )
  .map(([info, lines]) => ['```' + info, ...lines, '```'].join('\n'))

const block: fc.Arbitrary<string> = fc.oneof(
  {weight: 4, arbitrary: paragraph},
  list,
  table,
  code,
  paragraph.map((text) => `## ${text}`),
  paragraph.map((text) => text.replace(/^/gmu, '> ')),
  paragraph.map((text) => `<div>\n${text}\n</div>`),
  paragraph.map((text) => `:::note\n${text}\n:::`),
  words.map((text) => `    ${text}\n\n    ${text}`),
  fc.constantFrom('---', '***', '[^1]: note', '[label]: https://e.x', '```\nnever closed', '<pre>\na\n\nb'),
  fc.string({unit: fc.constantFrom(...'-*+>`~|:#=1.[]()<>!\\ \t\nあ。'), maxLength: 20}),
  fc.string({unit: 'binary', maxLength: 12}).map((text) => text.replaceAll('\r', '')),
  hostile
)

/** Markdown as blocks, of every kind, broken ones among them. */
export const blocks = fc.array(block, {maxLength: 6})

const joined = fc.constantFrom('\n\n', '\n', '\n\n\n')

/** A text. */
export const markdown = fc.tuple(blocks, joined).map(([parts, gap]) => parts.join(gap))

/** A text, and the same with some blocks altered, dropped, added or swapped. */
const revision = fc
  .tuple(blocks, blocks, fc.array(fc.nat({max: 9}), {maxLength: 6}), joined, joined)
  .map(([before, others, picks, gap, otherGap]) => {
    const after = [...before]
    for (const pick of picks) {
      const other = others[pick % Math.max(1, others.length)] ?? 'あ'
      if (pick % 4 === 0) after.splice(pick, 1)
      else if (pick % 4 === 1) after.splice(pick, 0, other)
      else if (pick % 4 === 2) after.push(...after.splice(pick % 3, 1))
      else if (after[pick] !== undefined) after[pick] = other.slice(0, pick) + after[pick].slice(pick % 3)
    }
    return {before: before.join(gap), after: after.join(otherGap)}
  })

/** Two texts, mostly of one origin. */
export const pair = fc.oneof({weight: 3, arbitrary: revision}, fc.record({before: markdown, after: markdown}))
