import type {Link, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'

import {parseMarkdown} from '../../src/parse/markdown.ts'

function linksIn(text: string): {url: string; label: string; source: string}[] {
  const tree: Root = parseMarkdown(text)
  const links: {url: string; label: string; source: string}[] = []
  visit(tree, 'link', ({url, children, position}: Link) => {
    const [label] = children
    links.push({
      url,
      label: label?.type === 'text' ? label.value : '',
      source: text.slice(position!.start.offset, position!.end.offset)
    })
  })
  return links
}

const same = (url: string) => ({url, label: url, source: url})

describe('a bare URL', () => {
  it.each([
    ['Hiragana', 'https://e.x/78173を参照', ['https://e.x/78173']],
    ['Katakana in the same segment', 'https://e.x/aキー', ['https://e.x/a']],
    ['a full-width bracket', '（https://e.x/a）です', ['https://e.x/a']],
    ['a full stop', 'https://e.x/a。次の文', ['https://e.x/a']],
    ['Korean', 'https://e.x/a입니다', ['https://e.x/a']],
    ['a query', 'https://e.x/?q=1を見る', ['https://e.x/?q=1']]
  ])('ends before %s', (_, text, urls) => {
    expect(linksIn(text)).toStrictEqual(urls.map(same))
  })

  it('keeps a segment that its author did not encode', () => {
    expect(linksIn('https://e.x/wiki/日本語 です')).toStrictEqual([same('https://e.x/wiki/日本語')])
    expect(linksIn('https://e.x/wiki/日本語を見る')).toStrictEqual([same('https://e.x/wiki/日本語')])
  })

  it('does not take the next one with it', () => {
    expect(linksIn('https://e.x/1を、次に（https://e.x/2）と https://e.x/3。')).toStrictEqual(
      ['https://e.x/1', 'https://e.x/2', 'https://e.x/3'].map(same)
    )
    expect(linksIn('https://e.x/1とhttps://e.x/2とhttps://e.x/3と')).toStrictEqual(
      ['https://e.x/1', 'https://e.x/2', 'https://e.x/3'].map(same)
    )
  })

  it('is left alone where its author said where it ends', () => {
    expect(linksIn('<https://e.x/書庫へ>')).toStrictEqual([
      {url: 'https://e.x/書庫へ', label: 'https://e.x/書庫へ', source: '<https://e.x/書庫へ>'}
    ])
    expect(linksIn('[https://e.x/aを](https://e.x/bを)')).toStrictEqual([
      {url: 'https://e.x/bを', label: 'https://e.x/aを', source: '[https://e.x/aを](https://e.x/bを)'}
    ])
    expect(linksIn('`https://e.x/aを`')).toStrictEqual([])
  })

  it('leaves every character in the text', () => {
    const text = 'https://e.x/1を、次に（https://e.x/2）と'
    const values: string[] = []
    visit(parseMarkdown(text), 'text', ({value, position}) => {
      values.push(value)
      expect(text.slice(position!.start.offset, position!.end.offset)).toBe(value)
    })
    expect(values.join('')).toBe(text)
  })
})

describe('an address behind an open bracket', () => {
  const placesIn = (text: string) => {
    const found: string[] = []
    visit(parseMarkdown(text), (node) => {
      if (node.type !== 'text' && node.type !== 'link') return
      const {start, end} = node.position!
      const lines = text.slice(0, start.offset).split('\n')
      expect([start.line, start.column]).toStrictEqual([lines.length, lines.at(-1)!.length + 1])
      found.push(`${node.type} ${text.slice(start.offset, end.offset)}`)
    })
    return found
  }

  it.each([
    ['[https://e.x/a](https://e.x/a', ['[', 'https://e.x/a](', 'https://e.x/a']],
    ['茶\n**[https://e.x/a を見る**', ['茶\n', '[', 'https://e.x/a', ' を見る']],
    ['a &amp; [www.e.x b@e.x\nc', ['a &amp; [', 'www.e.x', ' ', 'b@e.x', '\nc']],
    ['> [www.e.x 茶\n> 湯', ['[', 'www.e.x', ' 茶\n> 湯']]
  ])('stands where it is written: %j', (text, places) => {
    const found = placesIn(text)
    expect(found.filter((place) => place.startsWith('text')).map((place) => place.slice(5))).toStrictEqual(
      places
    )
    expect(found.filter((place) => place.startsWith('link')).map((place) => place.slice(5))).toStrictEqual(
      places.filter((place) => /^(?:https|www|b@)/u.test(place))
    )
  })
})
