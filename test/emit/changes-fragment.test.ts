import {describe, expect, it} from 'vitest'

import {filesOf} from './built.ts'

const state = (notes: string, colour: string, title = '湯のみ') =>
  `---\ntitle: ${title}\nlang: ja\ndate: 2020-06-26\nversion: "1.0"\n---\n\n${notes}\n\n**Q. 何色ですか？** {#colour}\n\n${colour}割れものです。\n`
const added = '\n**Q. 重いですか？**（2020/10/31 追加） {#weight}\n\nいいえ。\n'
const note = '- 2020/10/31 Version 1.1 色を変更'

const fragmentOf = (before: string, after: string, lang = 'ja') =>
  filesOf({cup: after}, {}, {kept: [{revision: '1.0', source: {path: 'cup@1.0.md', text: before}}]}).get(
    `articles/cup/changes.${lang}.html`
  )!

describe('the fragment of an article’s changes', () => {
  const before = state('', '青です。')
  const after = `${state(note, '白です。').replace('？** {#colour}', '？**（2020/10/31 更新） {#colour}')}${added}`

  it('tells them newest first, with links, in words and in real markup', () => {
    expect(fragmentOf(before, after)).toMatchInlineSnapshot(`
      "<div class="kaitei-changes" lang="ja">
      <section id="changes-1.1">
      <h2>1.1（2020年10月31日）</h2>
      <p>追加 1・更新 1</p>
      <ul>
      <li>Version 1.1 色を変更</li>
      </ul>
      <h3>追加</h3>
      <ul>
      <li><a href="https://faq.example/articles/cup/#weight">重いですか？</a></li>
      </ul>
      <h3>更新</h3>
      <ul>
      <li><a href="https://faq.example/articles/cup/#colour">何色ですか？</a><p>「青」を「白」に改めました。</p><p>変更前: <del>青です。</del></p><p>変更後: <ins>白です。</ins></p></li>
      </ul>
      </section>
      <section id="changes-1.0">
      <h2>1.0（2020年6月26日）</h2>
      <p>質問 1</p>
      </section>
      </div>
      "
    `)
  })

  it('marks what is not translated', () => {
    const english = fragmentOf(before, after, 'en')
    expect(english).toContain('<div class="kaitei-changes" lang="en">')
    expect(english).toContain('<span lang="ja">何色ですか？</span>')
    expect(english).toContain('Before: <del lang="ja">青です。</del>')
  })

  it('is broken out of by nothing', () => {
    const hostile = '`</del></div><script>alert(1)</script>` と `<!--` です。'
    const html = fragmentOf(before, state(note, hostile))
    expect(html).toContain('&lt;!-- です。</ins>')
    expect(html).not.toMatch(/<script|<!--|<style|<html|javascript:/u)
  })
})
