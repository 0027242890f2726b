import {describe, expect, it} from 'vitest'

import {filesOf} from './built.ts'
import type {Site} from '../../src/model/site.ts'
import type {ArticleInput} from '../../src/pipeline.ts'

const article = (body: string, front = '') =>
  `---\ntitle: お茶の質問\ndate: 2020-06-26\n${front}---\n\n${body}\n`
const first = article(
  '**Q. 淹れ方は？**{#brew}\n\n80 度で淹れます。\n\n**Q. 産地は？**{#origin}\n\n静岡です。'
)
const second = article(
  '- 2020/10/31 Version 1.2\n\n**Q. 淹れ方は？**{#brew}\n\n70 度で淹れます。\n\n**Q. 値段は？**{#price}\n\n千円です。'
)
const third = article(
  '- 2020/10/31 Version 1.2\n- 2021/01/05 Version 1.3\n- 2021/02/05 Version 1.4\n\n**Q. 淹れ方は？**{#brew}\n\n70 度で淹れます。\n\n**Q. 値段は？**{#price}\n\n二千円です。\n\n**Q. 色は？**{#colour}（2021/02/05 追加）\n\n緑です。'
)

const kept = (revision: string, text: string) => ({revision, source: {path: `tea@${revision}.md`, text}})
const pages = (text: string, more: Partial<Site> = {}, input: Partial<ArticleInput> = {}) =>
  filesOf({tea: text}, more, input)
const pageOf = (...args: Parameters<typeof pages>) => pages(...args).get('articles/tea/index.html')!

/** The element that begins with this, to its end. */
const part = (page: string, start: string, end: string): string => {
  const from = page.indexOf(start)
  expect(from).toBeGreaterThan(-1)
  return page.slice(from, page.indexOf(end, from) + end.length)
}
const canonical = (page: string): string => /<link rel="canonical" href="([^"]*)">/u.exec(page)![1]!
const questionIn = (page: string, id: string) =>
  part(
    page.replace(/(?<=<section class="question) [a-z]+(?=")/gu, ''),
    `<section class="question" id="${id}">`,
    '</section>'
  )

const three = pageOf(third, {}, {kept: [kept('1.1', first), kept('1.2', second)]})

describe('the page of an article', () => {
  it('lets a change age by revisions', () => {
    expect(questionIn(three, 'colour')).toContain('<p class="badge added new">')
    expect(questionIn(three, 'colour')).toContain('>追加 2021-02-05 · 1.4</a>')
    // The text of 1.3 was not kept, so that 1.2 is the one before and the price of today is 1.4's.
    expect(questionIn(three, 'brew')).toContain('<p class="badge updated old">')
    expect(questionIn(three, 'brew')).toContain('>更新 2020-10-31 · 1.2</a>')
  })

  it('has no badge for what was there from the first', () => {
    expect(questionIn(pageOf(first), 'brew')).not.toContain('badge')
  })

  it('tells the history of a question, each change with its day and a link', () => {
    const history = part(questionIn(three, 'brew'), '<details class="history">', '</details>')
    expect(history).toContain('<summary>この質問の履歴（2）</summary>')
    expect(
      [...history.matchAll(/<a href="([^"]*)">([^<]*)<\/a> <b>([^<]*)<\/b>/gu)].map((match) => match.slice(1))
    ).toStrictEqual([
      ['revisions/1.2/index.html#brew', '1.2（2020年10月31日）', '更新'],
      ['revisions/1.1/index.html#brew', '1.1（2020年6月26日）', '追加']
    ])
    expect(history).toContain('「80」を「70」に改めました。')
  })

  it('keeps a place for what is gone, with a link to where it last stood', () => {
    const gone = part(three, '<section class="gone"', '</section>')
    expect(gone).toContain('<li id="origin">産地は？')
    expect(gone).toContain('href="revisions/1.1/index.html#origin"')
    expect(gone).not.toContain('静岡')
  })

  it('is canonical where the article lives, be it on the pages of another generator', () => {
    expect(canonical(pageOf(first))).toBe('https://faq.example/articles/tea/')
    expect(canonical(pageOf(article('**Q. なぜ？**\n\nこう。', 'url: https://blog.example/tea\n')))).toBe(
      'https://blog.example/tea'
    )
  })

  it('leads within the site by relative links alone, and from one file to another by their pages', () => {
    const page = pageOf(
      article(
        '**Q. なぜ？**{#why}\n\n[次](#why) [別の記事](豆.md#price) [記事でない](README.md) [絶対](https://faq.example/articles/coffee/#price) ![絵](images/cup.png) [外](https://other.example/a?b=1&c=2) `="https://faq.example/articles/x/"`'
      ),
      {},
      {links: {'豆.md': 'https://faq.example/articles/coffee/'}}
    )
    const answer = part(page, '<div class="answer">', '</div>')
    expect(answer).toContain('<a href="#why">次</a>')
    expect(answer).toContain('<a href="../coffee/index.html#price">別の記事</a>')
    expect(answer).toContain('<a href="https://faq.example/articles/tea/README.md">記事でない</a>')
    expect(answer).toContain('<a href="../coffee/index.html#price">絶対</a>')
    expect(answer).toContain('<img src="images/cup.png" alt="絵">')
    expect(answer).toContain('<a href="https://other.example/a?b=1&amp;c=2">外</a>')
    expect(answer).toContain('<code>="https://faq.example/articles/x/"</code>')
  })

  it('leads to feeds and data only where these are written', () => {
    const page = pageOf(first, {outputs: ['pages']})
    expect(page).not.toMatch(/feeds\/|\.json|CHANGELOG/u)
  })

  it('is told in the language of its reader, as far as it is translated', () => {
    const po = `msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "title"\nmsgid "お茶の質問"\nmsgstr "Questions on tea"\n\nmsgctxt "brew"\nmsgid "淹れ方は？"\nmsgstr "How is it brewed?"\n\n#, fuzzy\n#| msgid "60 度で淹れます。"\nmsgctxt "brew/answer"\nmsgid "80 度で淹れます。"\nmsgstr "At 60 degrees."\n`
    const files = pages(first, {}, {catalogues: new Map([['en', {path: 'tea.en.po', text: po}]])})
    const page = files.get('articles/tea/en/index.html')!
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<link rel="alternate" hreflang="ja" href="https://faq.example/articles/tea/">')
    expect(page).toContain(
      '<link rel="alternate" hreflang="x-default" href="https://faq.example/articles/tea/">'
    )
    expect(page).toContain('<a href="../index.html" hreflang="ja" lang="ja" rel="alternate">日本語</a>')
    const origin = questionIn(page, 'origin')
    expect(origin).toContain('<span lang="ja">産地は？</span>')
    expect(origin).toContain('Not translated yet: shown in Japanese.')
    expect(origin).toContain('<div class="answer" lang="ja">')
  })

  it('shows what is translated of an answer, and the rest as what it is', () => {
    const po = `msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "title"\nmsgid "お茶の質問"\nmsgstr "Questions on tea"\n\nmsgctxt "brew/answer"\nmsgid "80 度で淹れます。"\nmsgstr "At 80 degrees."\n`
    const two = article('**Q. 淹れ方は？**{#brew}\n\n80 度で淹れます。\n\n三分待ちます。')
    const files = pages(two, {}, {catalogues: new Map([['en', {path: 'tea.en.po', text: po}]])})
    for (const path of ['articles/tea/en/index.html', 'articles/tea/revisions/2020-06-26/en/index.html']) {
      const brew = questionIn(files.get(path)!, 'brew')
      expect(brew).toContain('Not fully translated yet: the rest is shown in Japanese.')
      expect(brew).toContain(
        '<div class="answer">\n<p>At 80 degrees.</p>\n<div lang="ja">\n<p>三分待ちます。</p>\n</div>\n</div>'
      )
    }
    // Who asks for an English answer gets one, or none.
    const {questions} = JSON.parse(files.get('api/v1/articles/tea.json')!)
    expect(questions[0].answer.markdown).toStrictEqual({ja: '80 度で淹れます。\n\n三分待ちます。'})
    expect(questions[0].answer.partly.en.state).toBe('current')
  })

  it('marks what its summaries quote untranslated, as feeds and changelogs do', () => {
    const po = `msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "title"\nmsgid "お茶の質問"\nmsgstr "Questions on tea"\n`
    const warm = article('- 2020/10/31 Version 1.2\n\n**Q. 淹れ方は？**{#brew}\n\nぬるま湯で淹れます。')
    const files = pages(
      warm,
      {},
      {
        kept: [kept('1.1', article('**Q. 淹れ方は？**{#brew}\n\n熱湯で淹れます。'))],
        catalogues: new Map([['en', {path: 'tea.en.po', text: po}]])
      }
    )
    for (const path of [
      'articles/tea/en/index.html',
      'articles/tea/revisions/1.2/en/index.html',
      'articles/tea/CHANGELOG.en.md',
      'articles/tea/changes.en.html'
    ])
      expect(files.get(path)).toContain(
        '“<span lang="ja">熱湯</span>” became “<span lang="ja">ぬるま湯</span>”.'
      )
    expect(files.get('articles/tea/feeds/en/atom.xml')).toContain(
      '“&lt;span lang="ja">熱湯&lt;/span>” became'
    )
    expect(files.get('articles/tea/index.html')).toContain('「熱湯」を「ぬるま湯」に改めました。')
    expect(JSON.parse(files.get('api/v1/articles/tea/changes.json')!).deltas[1].changes[0]).toMatchObject({
      summary: {en: '“熱湯” became “ぬるま湯”.'},
      summaryQuotes: {
        en: [
          [1, 3],
          [13, 17]
        ]
      }
    })
  })

  it('says in English what nobody wrote down in its language, and marks it', () => {
    const files = pages(
      '---\ntitle: 茶问答\nlang: zh\ndate: 2020-06-26\n---\n\n- 2020/10/31 Version 1.2\n\n**Q. 怎么泡？**{#brew}\n\n用七十度的水。',
      {},
      {
        kept: [kept('1.1', '---\ntitle: 茶问答\nlang: zh\n---\n\n**Q. 怎么泡？**{#brew}\n\n用八十度的水。')]
      }
    )
    for (const path of ['articles/tea/index.html', 'articles/tea/revisions/1.2/index.html']) {
      const page = files.get(path)!
      expect(page).toContain('<html lang="zh">')
      expect(page).toContain('<p class="counts"><span lang="en">1 updated</span></p>')
      expect(page).toContain('<span lang="zh">八</span><span lang="en">” became “</span>')
      expect(page).toMatch(/<title>[^<]*<\/title>/u)
      expect(page).toMatch(/<nav class="revisions" aria-label="Revisions">/u)
      expect(page).not.toMatch(/[\uFDD0-\uFDEF]/u)
      expect(page).not.toMatch(/"[^"<>]*<span[^"]*"/u)
    }
    expect(pageOf(first)).not.toContain('<span lang="en">')
  })

  it("has the owner's pieces, and the policy that they need", () => {
    const layout = {
      head: '<meta name="mine" content="1">\n',
      header: '<p>上</p>\n',
      footer: '<p>下</p>\n',
      css: ':root { --kaitei-mark: green; }\n',
      policy: "default-src 'self'"
    }
    const files = pages(first, {layout})
    const page = files.get('articles/tea/index.html')!
    for (const piece of [layout.head, layout.header, layout.footer]) expect(page).toContain(piece)
    expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`)
    expect(files.get('assets/kaitei.css')!.endsWith(layout.css)).toBe(true)
    expect(pageOf(first, {layout: {...layout, policy: ''}})).not.toContain('Content-Security-Policy')
  })
})

describe('the page of a revision', () => {
  const files = pages(third, {}, {kept: [kept('1.1', first), kept('1.2', second)]})
  const then = (revision: string) => files.get(`articles/tea/revisions/${revision}/index.html`)!

  it('shows the answer as it stood, and the difference to those who ask', () => {
    const brew = questionIn(then('1.2'), 'brew')
    expect(part(brew, '<div class="answer">', '</div>')).toContain('<p>70 度で淹れます。</p>')
    const difference = part(brew, '<details class="difference">', '</details>')
    expect(difference).toContain('<del><span class="unseen" lang="ja">削除: </span>80<span')
    expect(difference).toContain('<ins><span class="unseen" lang="ja">追加: </span>70<span')
    expect(questionIn(then('1.1'), 'brew')).toContain('<p>80 度で淹れます。</p>')
  })

  it('lists what is gone, with its text for those who ask', () => {
    expect(then('1.2')).toContain('<div id="origin"><details class="difference">')
    expect(then('1.2')).toContain('静岡')
  })

  it('says where a text is inferred, and where nobody knows it', () => {
    const alone = pages(
      article(
        '- 2020/10/31 Version 1.2\n\n**Q. 淹れ方は？**{#brew}（2020/10/31 更新）\n\n70 度。\n\n**Q. 産地は？**{#origin}\n\n静岡です。'
      )
    )
    const page = alone.get('articles/tea/revisions/2020-06-26/index.html')!
    expect(questionIn(page, 'brew')).toContain('この版の本文は分かりません')
    expect(questionIn(page, 'brew')).not.toContain('70 度')
    expect(questionIn(page, 'origin')).toContain('<p class="note inferred">推定</p>')
  })

  it('loses no question whose section is known from later only', () => {
    const later = article(
      '**Q. 淹れ方は？**{#brew}\n\n80 度で淹れます。\n\n## 買う\n\n**Q. 値段は？**{#price}（2020/10/31 追加）\n\n千円です。\n\n**Q. 量は？**（2021/01/05 追加）\n\n百グラムです。'
    )
    const files = pages(later, {}, {kept: [kept('1.1', first)]})
    const then = files.get('articles/tea/revisions/2020-10-31/index.html')!
    expect(then).not.toContain('買う')
    expect(part(then, '<section class="question', '</section>')).toContain('80 度で淹れます。')
    expect(questionIn(then, 'price')).toContain('千円です。')
    expect(files.get('articles/tea/CHANGELOG.ja.md')).toContain('revisions/2020-10-31/#price')
  })

  it('renders links by reference as they were defined then', () => {
    const text = (url: string) => article(`**Q. どこ？**{#where}\n\n[ここ][here]です。\n\n[here]: ${url}`)
    const both = pages(text('https://new.example/'), {}, {kept: [kept('1.1', text('https://old.example/'))]})
    expect(both.get('articles/tea/revisions/1.1/index.html')).toContain(
      '<a href="https://old.example/">ここ</a>'
    )
  })

  it('is beside the article, for search engines', () => {
    expect(then('1.1')).toContain('<meta name="robots" content="noindex">')
    expect(files.get('articles/tea/index.html')).not.toContain('noindex')
  })
})

describe('the list of articles', () => {
  it('is written in the languages that any article speaks, and always at the address of the site', () => {
    const english = filesOf({tea: '---\ntitle: Tea\nlang: en\n---\n\n**Q. Why?**\n\nBecause.\n'})
    const lists = [...english.keys()].filter((path) => /^(?:[a-z]+\/)?index\.html$/u.test(path))
    expect(lists.toSorted()).toStrictEqual(['en/index.html', 'index.html'])
    expect(english.get('index.html')).toContain('<html lang="en">')
    expect(english.get('articles/tea/index.html')).toContain('<html lang="en">')
    expect(english.get('articles/tea/index.html')).toContain('<a href="../../en/index.html">')
  })

  it('tells the newest changes first', () => {
    const page = filesOf({tea: third}, {}, {kept: [kept('1.1', first), kept('1.2', second)]}).get(
      'index.html'
    )!
    const days = [...page.matchAll(/<time datetime="([^"]*)"/gu)].map(([, day]) => day)
    expect(days).toStrictEqual(['2021-02-05', '2021-01-05', '2020-10-31', '2020-06-26'])
  })

  it('brings its search as scripts, which work from disk', () => {
    const files = filesOf({tea: first})
    const data = files.get('assets/search.ja.js')!
    const globals: {kaiteiSearch?: unknown} = {}
    new Function('globalThis', data)(globals)
    expect(globals.kaiteiSearch).toStrictEqual([
      [
        'お茶の質問',
        'articles/tea/index.html',
        [
          ['brew', '淹れ方は？', '80 度で淹れます。'],
          ['origin', '産地は？', '静岡です。']
        ]
      ]
    ])
    expect(files.get('index.html')).toContain('data-scripts="assets/minisearch.js assets/search.ja.js"')
  })
})
