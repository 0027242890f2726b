import {toString} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'

import {escapeMarkdown, markdownLink} from '../../src/emit/markdown.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'

describe('text in Markdown', () => {
  it.each([
    '*a* _b_ `c` ~~d~~',
    '# a',
    '- a',
    '+ a',
    '1. a',
    '1) a',
    '> a',
    '<b>a</b>',
    '&amp; &lt; &#65;',
    '[a](b) ![c](d) [e]',
    'a | b',
    '\\*',
    '---',
    '===',
    'snake_case_name',
    '[^1]',
    'https://e.x/_a_/*b*/~c~',
    '「https://e.x/a_b」と_c_'
  ])('shows %j as it is', (text) => {
    const {children} = parseMarkdown(escapeMarkdown(text))
    expect(children.map(({type}) => type)).toStrictEqual(['paragraph'])
    expect(toString(children)).toBe(text)
  })

  it('is one line', () => {
    expect(escapeMarkdown(' a\n\nb\u3000c ')).toBe('a b c')
  })

  it('leaves a bare address as it is, so that it is a link to it', () => {
    expect(escapeMarkdown('表は https://e.x/a_b__c/d_1 です。f_g')).toBe(
      '表は https://e.x/a_b__c/d_1 です。f\\_g'
    )
    const {children} = parseMarkdown(escapeMarkdown('See https://e.x/a_b/c_d.html and f_g'))
    expect(children).toMatchObject([
      {children: [{type: 'text'}, {type: 'link', url: 'https://e.x/a_b/c_d.html'}, {value: ' and f_g'}]}
    ])
  })

  it('links to what it names, whatever it is called', () => {
    const {children} = parseMarkdown(markdownLink(escapeMarkdown('a](b) [c'), 'https://e.x/a b(c)<d>'))
    expect(children).toMatchObject([
      {type: 'paragraph', children: [{type: 'link', url: 'https://e.x/a%20b%28c%29%3Cd%3E'}]}
    ])
    expect(toString(children)).toBe('a](b) [c')
  })
})
