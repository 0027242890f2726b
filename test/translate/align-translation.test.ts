import {expect, it} from 'vitest'

import {extractArticle} from '../../src/extract/article.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {alignTranslation} from '../../src/translate/align-translation.ts'
import {inputOf, site} from '../site.ts'

const japanese = `---
title: 茶のよくある質問
date: 2022-05-01
lang: ja
---

**Q. 緑茶は何度で淹れますか？**

70 度です。

**Q. TKC 社の茶葉は買えますか？**

はい、買えます。

**Q. 紅茶は何分待ちますか？**

3 分です。
`

it('a translation is put beside its article by what both have in common; the rest is told', () => {
  const english = `---
title: Tea questions
date: 2022-05-01
lang: en
---

**Q. How hot for green tea?**

70 degrees.

**Q. How long for black tea?**

3 minutes.

A sentence of its own.
`
  const {history} = buildArticle(inputOf(japanese))
  const translated = extractArticle({path: 'faq.en.md', text: english}, {lang: 'en', report: () => {}})
  const {fillings, unaligned} = alignTranslation(history.present, translated)
  expect(fillings.map(({source, text}) => `${source} = ${text}`)).toStrictEqual([
    '茶のよくある質問 = Tea questions',
    '緑茶は何度で淹れますか？ = How hot for green tea?',
    '70 度です。 = 70 degrees.',
    '紅茶は何分待ちますか？ = How long for black tea?',
    '3 分です。 = 3 minutes.'
  ])
  expect(unaligned.map(({text, position}) => [text, position?.line])).toStrictEqual([
    ['A sentence of its own.', 15]
  ])
})

it('an outdated translation is shown, marked, or the source, as configured', () => {
  const catalogue = `msgctxt "title"\nmsgid "茶についての古い題"\nmsgstr "Tea"\n`
  const text = (outdated: 'show' | 'source') => {
    const {changelog} = buildArticle(
      inputOf(japanese, {
        catalogues: new Map([['en', {path: 'faq.en.po', text: catalogue + entryOf(japanese)}]]),
        site: {...site, outdated}
      })
    )
    const {title, translation, questions} = changelog.article
    return [title.en, translation.en, questions[0]!.text.en, questions[0]!.translation.en]
  }
  expect(text('show')).toStrictEqual(['Tea', 'outdated', 'How hot?', 'outdated'])
  // Without its title, there would be no feed in the language.
  expect(text('source')).toStrictEqual(['Tea', 'outdated', undefined, undefined])
})

function entryOf(article: string): string {
  const {id} = buildArticle(inputOf(article)).changelog.article.questions[0]!
  return `\n#, fuzzy\n#| msgid "緑茶は？"\nmsgctxt "${id}"\nmsgid "緑茶は何度で淹れますか？"\nmsgstr "How hot?"\n`
}
