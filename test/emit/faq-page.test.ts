import {describe, expect, it} from 'vitest'

import {filesOf} from './built.ts'

const article = `---
title: 湯のみ
date: 2020-06-26
lang: ja
---

- 2020/10/31 色を追加

**Q. 何色ですか？**（2020/10/31 追加）

**青**です。[見本](/colours)。

**Q. 割れますか？**

はい。

**Q. まだ答えのない問いですか？**
`

const path = 'api/v1/articles/cup/faq.jsonld'
const pageOf = (text: string) => JSON.parse(filesOf({cup: text}).get(path)!)

describe('the FAQPage of an article', () => {
  it('names each answered question by its place, with the days that are known', () => {
    const {mainEntity, ...page} = pageOf(article)
    const url = 'https://faq.example/articles/cup/'
    expect(page).toStrictEqual({
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      '@id': url,
      url,
      name: '湯のみ',
      inLanguage: 'ja',
      dateCreated: '2020-06-26',
      dateModified: '2020-10-31'
    })
    expect(mainEntity.map(({name}: {name: string}) => name)).toStrictEqual(['何色ですか？', '割れますか？'])
    expect(mainEntity[0]).toStrictEqual({
      '@type': 'Question',
      '@id': expect.stringMatching(/^https:\/\/faq\.example\/articles\/cup\/#q-[a-z2-7]{8}$/u),
      url: mainEntity[0]['@id'],
      name: '何色ですか？',
      inLanguage: 'ja',
      dateCreated: '2020-10-31',
      dateModified: '2020-10-31',
      acceptedAnswer: {
        '@type': 'Answer',
        text: '<p><strong>青</strong>です。<a href="https://faq.example/colours">見本</a>。</p>',
        inLanguage: 'ja'
      }
    })
  })

  it('has text that speaks of active content, and none that looks active to a filter', () => {
    const text = article.replace('はい。', '`<tr onclick="x">` や `javascript:x` と書いても。')
    const [, {acceptedAnswer}] = pageOf(text).mainEntity
    expect(acceptedAnswer.text).toBe(
      '<p><code>&lt;tr onclick&#61;"x"></code> や <code>javascript&#58;x</code> と書いても。</p>'
    )
  })

  it('cannot end the script element that it stands in', () => {
    const text =
      '---\ntitle: "</script><!--"\nlang: en\n---\n\n**Q. Is `</script><script>` a tag?**\n\nYes: `</SCRIPT>`, `<!--`, `]]>`.\n'
    const content = filesOf({cup: text}).get(path)!
    expect(content).not.toContain('<')
    const {name, mainEntity} = JSON.parse(content)
    expect(name).toBe('</script><!--')
    expect(mainEntity[0].name).toBe('Is </script><script> a tag?')
    expect(mainEntity[0].acceptedAnswer.text).toContain('&lt;/SCRIPT>')
  })

  it('is not there where nothing is asked', () => {
    const files = filesOf({cup: '---\ntitle: Cup\n---\n\n- 2020-10-31 Updated\n\nA cup.\n'})
    expect(files.has('api/v1/articles/cup.json')).toBe(true)
    expect(files.has(path)).toBe(false)
  })
})
