import * as fc from 'fast-check'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'

import {follow, linkedPaths} from '../../src/parse/article-links.ts'
import {toSafeHtml} from '../../src/parse/html.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'

describe('paths that a text links to', () => {
  it.each([
    ['[料金](price.md)', ['price.md']],
    ['[料金](./price.md#tax "税")、[場所](../where.markdown?x=1)', ['../where.markdown', './price.md']],
    ['[a](<my price.md>) [b](price(1).md) [c](b\\_c.md)', ['b_c.md', 'my price.md', 'price(1).md']],
    ['[料金](%E6%96%99%E9%87%91.md) [割引](50%.md)', ['50%.md', '料金.md']],
    ['[が](\u304b\u3099.md)', ['\u304c.md']],
    ['[料金][p] と [q]\n\n[p]: price.md\n[q]: <q.md> "題"', ['price.md', 'q.md']],
    ['<a href="price.md">料金</a> <a href=\'b.md\'>b</a>', ['b.md', 'price.md']],
    ['[無](x)、[有](y.md)。', ['x)、[有](y.md', 'y.md']],
    ['[外](https://other.example/price.md) [郵便](mailto:a@b.md) [題](#price.md) price.md', []]
  ])('%s', (text, paths) => {
    expect([...linkedPaths(text)].sort()).toStrictEqual(paths)
  })

  it('are all that any link leads to, however it is written', () => {
    const name = fc
      .array(
        fc.constantFrom(
          'a',
          'B',
          '料',
          'が',
          'か\u3099',
          '-',
          '_',
          '%20',
          '%E6',
          '(1)',
          '.',
          '..',
          '/',
          '&',
          "'"
        ),
        {
          minLength: 1,
          maxLength: 6
        }
      )
      .map((parts) => parts.join(''))
    const target = fc
      .tuple(name, fc.constantFrom('.md', '.MD', '.markdown'), fc.constantFrom('', '#x', '?a#b'))
      .map((parts) => parts.join(''))
    const link = fc
      .tuple(target, fc.nat(4))
      .map(
        ([url, form]) =>
          [
            `[字](${url})`,
            `[字](<${url}> "題")`,
            `![[字](${url})`,
            `[字][r]\n\n[r]: ${url}\n\n`,
            `<a href="${url}">字</a>`
          ][form]!
      )
    const text = fc
      .array(fc.oneof(link, fc.constantFrom('文。', '[無](x)', ' ', '`](a.md`')), {maxLength: 6})
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (markdown) => {
        const links = Object.fromEntries(
          [...linkedPaths(markdown)].map((path) => [path, 'https://there.example/'])
        )
        const urls: string[] = []
        visit(parseMarkdown(markdown), (node) => {
          if (node.type === 'link' || node.type === 'definition') urls.push(node.url)
        })
        // `//a.md` is a host.
        const ours = urls.filter((url) => /^(?!\/\/).*\.(?:md|markdown)(?:[?#]|$)/iu.test(url))
        expect(ours.filter((url) => follow(url, links) === null)).toStrictEqual([])
      })
    )
  })
})

describe('a link to another file', () => {
  const html = (markdown: string) =>
    toSafeHtml(markdown, {
      base: 'https://faq.example/articles/tea/',
      links: {'料金.md': 'https://faq.example/articles/price/', 'b.md': 'https://blog.example/b#top'},
      definitions: [],
      idPrefix: 'q'
    }).html

  it('leads to its article, at its place', () => {
    expect(html('[料](料金.md#税)')).toBe(
      '<p><a href="https://faq.example/articles/price/#%E7%A8%8E">料</a></p>'
    )
    expect(html('<a href="b.md">b</a>')).toBe('<p><a href="https://blog.example/b#top">b</a></p>')
  })

  it('stays as it is where it leads to none, and where it is a picture', () => {
    expect(html('[無](none.md) ![](b.md)')).toBe(
      '<p><a href="https://faq.example/articles/tea/none.md">無</a> <img src="https://faq.example/articles/tea/b.md" alt=""></p>'
    )
  })
})
