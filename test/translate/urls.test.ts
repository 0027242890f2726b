import {describe, expect, it} from 'vitest'

import {parsePlainDate} from '../../src/plain-date.ts'
import {anchorUrl, articleUrl, encodeId, urlOf} from '../../src/translate/urls.ts'
import {site} from '../site.ts'

const day = parsePlainDate('2020-06-03')!

describe('ids in URLs', () => {
  it('are NFC, and encoded outside of letters, digits and three marks', () => {
    expect(encodeId('1.2_a-B')).toBe('1.2_a-B')
    expect(encodeId('第2版')).toBe('%E7%AC%AC2%E7%89%88')
    expect(encodeId('か\u3099')).toBe(encodeId('が'))
    expect(encodeId('a/b ~!')).toBe('a%2Fb%20%7E%21')
    expect(decodeURIComponent(encodeId('🐢/%'))).toBe('🐢/%')
  })
})

describe('the address of an article', () => {
  it('is its own, else the pattern, else our page', () => {
    const others = {...site, articleUrl: 'https://blog.example/{yyyy}/{mm}/{dd}/{id}/{what}/'}
    expect(articleUrl('a b', day, 'https://own.example/x', others)).toBe('https://own.example/x')
    expect(articleUrl('a b', day, null, others)).toBe('https://blog.example/2020/06/03/a%20b/%7Bwhat%7D/')
    expect(articleUrl('a b', day, null, site)).toBe('https://faq.example/articles/a%20b/')
  })

  it('is never one that does harm', () => {
    expect(articleUrl('a', day, 'javascript:alert(1)', site)).toBe('https://faq.example/articles/a/')
  })

  it('has the anchors of its questions', () => {
    const url = 'https://faq.example/articles/a/'
    expect(anchorUrl(url, {type: 'question', id: 'が'})).toBe(`${url}#%E3%81%8C`)
    expect(anchorUrl(url, {type: 'article', id: '_'})).toBe(url)
    expect(urlOf('api/v1/が.json', site)).toBe('https://faq.example/api/v1/%E3%81%8C.json')
  })
})
