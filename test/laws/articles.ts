import * as fc from 'fast-check'

// Articles as people write them, and as nobody should.

const kana = ['これは', 'さくら', 'テスト', 'です', 'ません', '漢字', '更新', '追加', '🐢', '한국어', '中文']
const latin = ['alpha', 'beta', 'v1.2', '42', 'e.g.', 'TKG+', 'naïve', '𝒳']
// Words by which a text can be found again: nothing in them is markup.
export const word = fc.constantFrom(...kana, ...latin)
export const words = fc.array(word, {minLength: 1, maxLength: 6}).map((parts) => parts.join(' '))
// Emoji behind the day of a note decorate it.
const plainWords = words.map((text) => text.replaceAll('🐢', 'かめ'))

const realDay = fc.constantFrom('2020/10/31', '2020-12-30', '2021年3月2日', '2022/07')
const day = fc.oneof({weight: 5, arbitrary: realDay}, fc.constant('2020/2/31'))
const kind = fc.constantFrom('追加', '更新', '訂正', 'added', 'updated', '確認済み')
const annotation = fc.tuple(day, kind).map(([date, kind]) => `（${date} ${kind}）`)
const id = fc.constantFrom(' {#a}', ' {#b}', '')
const behind = fc.oneof({weight: 3, arbitrary: fc.constant('')}, annotation)

const paragraph = fc.tuple(words, behind).map(([text, mark]) => `${text}。${mark}`)
const heading = fc
  .tuple(fc.integer({min: 1, max: 4}), words, fc.constantFrom('', '？', '?'), behind, id)
  .map(([level, text, end, mark, id]) => `${'#'.repeat(level)} ${text}${end}${mark}${id}`)
const question = fc.tuple(words, behind, id).map(([text, mark, id]) => `**Q. ${text}？**${mark}${id}`)
const plainQuestion = fc.tuple(words, words).map(([text, answer]) => `Q. ${text}？\nA. ${answer}`)
const list = fc
  .array(fc.tuple(words, behind), {minLength: 1, maxLength: 4})
  .map((items) => items.map(([text, mark]) => `- ${text}${mark}`).join('\n'))
const notes = fc
  .array(fc.tuple(realDay, plainWords), {minLength: 1, maxLength: 3})
  .map((items) => items.map(([date, text]) => `- ${date} ${text} を更新`).join('\n'))
const code = words.map((text) => `\`\`\`\n${text}\n\n**Q. ${text}？**\n\`\`\``)
const table = fc
  .tuple(words, words)
  .map(([left, right]) => `| ${left} | b |\n| --- | --- |\n| ${right} | d |`)
const pairs = fc
  .array(fc.tuple(words, words, behind), {minLength: 1, maxLength: 3})
  .chain((rows) =>
    fc.constantFrom(
      rows.map(([asked, said, mark]) => `Q: ${asked}？${mark}\nA: ${said}`).join('\n'),
      rows.map(([asked, said, mark]) => `**Q**: ${asked}${mark}  \n**A**: ${said}`).join('\n\n'),
      rows.map(([asked, said, mark]) => `${asked}？${mark}\n: ${said}`).join('\n\n'),
      rows.map(([asked, said, mark]) => `> Q. ${asked}？${mark}\n> A. ${said}`).join('\n\n'),
      rows.map(([asked, said, mark]) => `- Q1. ${asked}${mark}\n  - A1. ${said}`).join('\n'),
      `| 質問 | 回答 |\n| --- | --- |\n${rows.map(([asked, said, mark]) => `| ${asked}${mark} | ${said} |`).join('\n')}`
    )
  )
const rawPairs = fc
  .array(fc.tuple(words, words, behind), {minLength: 1, maxLength: 3})
  .chain((rows) =>
    fc.constantFrom(
      `<dl>\n${rows.map(([asked, said, mark]) => `<dt>${asked}？${mark}</dt>\n<dd>${said}</dd>`).join('\n')}\n</dl>`,
      rows
        .map(([asked, said, mark]) => `<details><summary>${asked}？${mark}</summary>${said}</details>`)
        .join('\n')
    )
  )
const html = fc.oneof(
  rawPairs,
  words.map((text) => `<div>${text}</div>`),
  words.map((text) => `<details><summary>${text}？</summary>\n\n${text}\n\n</details>`),
  words.map((text) => `<figure>\n\n${text}\n\n<figcaption>${text}</figcaption>\n\n</figure>`),
  fc.constant('<!-- #an-id -->')
)
const quote = words.map((text) => `> ${text}\n> ${text}`)
const definition = words.map((text) => `[^1]: ${text}`)
const reference = words.map((text) => `${text}[^1] [link][ref] https://example.org/78173を参照`)

/** Blocks that hold nothing but what a reader sees: paragraphs, headings, questions, lists, quotes, notes. */
export const readable = fc.oneof(
  paragraph,
  heading,
  question,
  plainQuestion,
  pairs,
  list,
  notes,
  quote,
  reference
)

const junk = fc.oneof(
  fc.string({unit: 'binary', maxLength: 30}),
  fc.string({
    unit: fc.constantFrom(...'#*_`~<>[]()|-+!\\&:\n\t {}（）0123456789/年月日追加更新Q.?？'),
    maxLength: 40
  })
)

const frontMatter = fc.option(
  fc.oneof(
    words.map((title) => `---\ntitle: "${title}"\ndate: 2020-06-26\n---`),
    fc.constant('---\ntitle: [\n---'),
    fc.constant('+++\ntitle = "toml"\n+++'),
    fc.constant('title: hexo\ndate: 2020-01-02\n---')
  ),
  {nil: ''}
)

const articleOf = (block: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(frontMatter, fc.array(block, {maxLength: 8}))
    .map(([head, blocks]) => [head, ...blocks].filter((part) => part !== '').join('\n\n'))

/** Articles without code, raw HTML and junk. */
export const readableArticle = articleOf(readable)

/** Anything that a file may hold; as `io/` reads it, without CR. */
export const anyArticle = articleOf(fc.oneof(readable, code, table, html, definition, junk)).map((text) =>
  text.replace(/\r\n?/gu, '\n')
)

/** Text with what breaks out of XML, HTML and Markdown. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ']]>',
        '</script>',
        '<script>alert(1)</script>',
        'A<B & C>D',
        '&lt;b&gt;',
        '\u0000',
        '\u0008',
        '\uFFFE',
        '\uD800',
        '\uDFFF',
        '[a](javascript:alert(1))',
        '[a](JaVa\tScRiPt:alert(1))',
        '[a](&#106;avascript:alert(1))',
        '<a href=" javascript:alert(1)">x</a>',
        '<a href="java&#10;script:alert(1)">x</a>',
        '<a href="vbscript:x">x</a>',
        '<img src="data:text/html,x" srcset="//evil.example/x 2x" onerror="alert(1)">',
        '[a](//evil.example/x)',
        '![a](data:image/svg+xml,x)',
        '<iframe src="https://evil.example/"></iframe>',
        '<svg onload=alert(1)>',
        '<p style="x" onclick=alert(1)>',
        '<!--',
        '-->',
        '`',
        '"',
        "'"
      ),
      word,
      fc.string({unit: 'binary', maxLength: 5})
    ),
    {minLength: 1, maxLength: 8}
  )
  .map((parts) => parts.join(' '))
