import {describe, expect, it} from 'vitest'

import {toSafeHtml} from '../../src/parse/html.ts'
import {resolve} from '../../src/parse/safe-url.ts'

const base = 'https://faq.example/articles/faq/'
const options = {base, definitions: [], idPrefix: 'q-1'}
const html = (markdown: string) => toSafeHtml(markdown, options).html
const dropped = (markdown: string) => toSafeHtml(markdown, options).dropped

describe('an answer as HTML', () => {
  it('is one figure where Markdown stands inside of it', () => {
    expect(html('<figure>\n\n![](a.png)\n\n<figcaption>\n\n*b*\n\n</figcaption>\n\n</figure>')).toBe(
      `<figure>\n<p><img src="${base}a.png" alt=""></p>\n<figcaption>\n<p><em>b</em></p>\n</figcaption>\n</figure>`
    )
  })

  it('has absolute URLs', () => {
    expect(html('[a](b.html) ![c](/d.png) [e](#f) [g](//h.example/)')).toBe(
      `<p><a href="${base}b.html">a</a> <img src="https://faq.example/d.png" alt="c"> <a href="${base}#f">e</a> <a href="https://h.example/">g</a></p>`
    )
  })

  it('closes what was left open', () => {
    expect(html('<b>bold\n\nnext')).toBe('<p><b>bold</b></p><b>\n<p>next</p></b>')
    expect(html('</div></details>\n\ntext')).toBe('<p>text</p>')
  })

  it('says what it dropped', () => {
    expect(dropped('plain **bold** <ins>new</ins>')).toStrictEqual([])
    expect(dropped('<script>x</script>')).toStrictEqual(['<script>'])
    expect(dropped('<p onclick="x" onload="y">text</p>')).toStrictEqual(['onclick', 'onload'])
    expect(dropped('[a](javascript:x) ![b](data:image/png;base64,AA)')).toStrictEqual([
      'data:',
      'javascript:'
    ])
    expect(dropped('<iframe src="https://e.x/"></iframe>')).toStrictEqual(['<iframe>'])
  })

  it('links to the article where only its generator can show something', () => {
    expect(html('See {{< youtube id >}} now')).toBe(
      `<p>See <a href="${base}">{{&#x3C; youtube id >}}</a> now</p>`.replace('&#x3C;', '&lt;')
    )
    expect(html('{% youtube id %}')).toBe(`<p><a href="${base}">{% youtube id %}</a></p>`)
  })

  it.each([
    '[a](javascript:alert(1))',
    '[a](JAVASCRIPT:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '<a href="&#x6A;avascript:alert(1)">a</a>',
    '<a href="\u0001javascript:alert(1)">a</a>',
    '<a href="vbscript:x">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<a href="file:///etc/passwd">a</a>'
  ])('has no link from %j', (markdown) => {
    expect(html(markdown)).toBe('<p><a>a</a></p>')
    expect(dropped(markdown)).toHaveLength(1)
  })

  it('has no link whose scheme is in pieces', () => {
    expect(html('[a](<java\tscript:alert(1)>)')).toBe('<p><a>a</a></p>')
  })
})

describe('a URL', () => {
  it.each([
    ['a/b', 'https://faq.example/articles/faq/a/b'],
    ['//h.example', 'https://h.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['日本', 'https://faq.example/articles/faq/%E6%97%A5%E6%9C%AC'],
    [' javascript:x', null],
    ['http://', null],
    ['tel:1', null]
  ])('%j becomes %j', (url, expected) => expect(resolve(url, base)).toBe(expected))
})
