import {describe, expect, test} from 'vitest'

import {config, idsIn, project, type Project} from '../cli/project.ts'
import {build, eventsOf, publish, toldBy} from './publishing.ts'
import {at} from './repository.ts'

const head = `---
title: 自治会のよくある質問
date: 2021-03-01
---

- 2021-04-10 Version 2 連絡先を更新
`

const other = `**Q. 集会所は何時まで使えますか？**（2021/04/10 追加）

午後九時までお使いいただけます。
`

/** What must go: the words that stand in no other text. */
const secrets = ['山田', '青い屋根', '呼び鈴', 'Yamada', 'blue roof']

/** The same question in the forms that people write. */
const forms: Record<string, string> = {
  'a bold line': `**Q. 山田さんの家はどこですか？**（2021/04/10 更新）

駅前の青い屋根の家です。呼び鈴は鳴らさないでください。[^1]

- 呼び鈴の横に表札があります。

[^1]: 山田さんの家には犬がいます。

${other}`,
  'a heading': `### Q. 山田さんの家はどこですか？（2021/04/10 更新）

駅前の青い屋根の家です。呼び鈴は鳴らさないでください。

### Q. 集会所は何時まで使えますか？（2021/04/10 追加）

午後九時までお使いいただけます。
`,
  'lines of one paragraph': `Q. 山田さんの家はどこですか？（2021/04/10 更新）
A. 駅前の青い屋根の家です。呼び鈴は鳴らさないでください。

Q. 集会所は何時まで使えますか？（2021/04/10 追加）
A. 午後九時までお使いいただけます。
`,
  'items of a list': `連絡先です。

- **Q. 山田さんの家はどこですか？**（2021/04/10 更新）

  駅前の青い屋根の家です。呼び鈴は鳴らさないでください。

- **Q. 集会所は何時まで使えますか？**（2021/04/10 追加）

  午後九時までお使いいただけます。
`,
  'rows of a table': `| 質問 | 回答 |
| --- | --- |
| 山田さんの家はどこですか？（2021/04/10 更新） | 駅前の青い屋根の家です。呼び鈴は鳴らさないでください。 |
| 集会所は何時まで使えますか？（2021/04/10 追加） | 午後九時までお使いいただけます。 |
`,
  'a disclosure': `<details><summary>Q. 山田さんの家はどこですか？（2021/04/10 更新）</summary>

駅前の青い屋根の家です。呼び鈴は鳴らさないでください。

</details>

${other}`,
  'a definition list': `<dl>
<dt>Q. 山田さんの家はどこですか？（2021/04/10 更新）</dt>
<dd>駅前の青い屋根の家です。呼び鈴は鳴らさないでください。</dd>
<dt>Q. 集会所は何時まで使えますか？（2021/04/10 追加）</dt>
<dd>午後九時までお使いいただけます。</dd>
</dl>
`
}

const catalogue = (id: string) => `msgid ""
msgstr ""
"Language: en\\n"

msgctxt "title"
msgid "自治会のよくある質問"
msgstr "Questions to the association"

msgctxt "${id}"
msgid "山田さんの家はどこですか？"
msgstr "Where does Yamada live?"

msgctxt "${id}/answer"
msgid "駅前の青い屋根の家です。呼び鈴は鳴らさないでください。"
msgstr ""
"The house with the blue roof. "
"Please do not ring."

# 山田さんの家はどこですか？
#| msgid "駅前の青い屋根の家です。呼び鈴は鳴らさないでください。"
msgctxt "note/2021-04-10"
msgid "Version 2 連絡先を更新"
msgstr "Version 2 has new contacts"

#~ msgctxt "q-earlier"
#~ msgid "山田さんの家はどこですか？"
#~ msgstr "Yamada's house, where is it?"
`

/** Files of the project, but for the article itself and git, that hold any of the words. */
const leaks = (site: Project): string[] =>
  Object.entries(site.tree('.'))
    .filter(
      ([path, text]) =>
        !/^(?:articles\/.*\.md$|\.git\/)/u.test(path) && secrets.some((word) => text.includes(word))
    )
    .map(([path]) => path)

async function publishedSite(body: string): Promise<Project> {
  const site = project({'kaitei.config.json': config, 'articles/club.md': `${head}\n${body}`})
  await build(site)
  const {questions} = site.json('output/api/v1/articles/club.json')
  site.write('articles/club.en.po', catalogue(questions[0].id))
  await publish(site)
  await build(site)
  return site
}

const itemIds = (lines: readonly string[]) => lines.map((line) => line.split(' | ')[0])

const identityOf = (site: Project) =>
  eventsOf(site).map(({id, date, revision}) => `${id} ${date} ${revision}`)

describe('a question that is redacted', () => {
  test.each(Object.entries(forms))('is seen nowhere, written as %s; the rest stays', async (_, body) => {
    const site = await publishedSite(body)
    expect(leaks(site).length).toBeGreaterThan(8)
    const [events, told] = [identityOf(site), toldBy(site)]
    const before = site.json('output/api/v1/articles/club.json')
    const id = before.questions[0].id
    const {code, stdout} = await site.kaitei('redact club#山田さんの家はどこですか')
    expect(stdout).toContain(id)
    expect(code).toBe(0)
    const {problems, newItems} = await build(site)
    expect(leaks(site)).toEqual([])
    expect(problems.filter(({code}) => code === 'redacted-in-source')).toHaveLength(1)
    expect(newItems).toEqual([])
    expect(identityOf(site)).toEqual(events)
    expect(itemIds(toldBy(site))).toEqual(itemIds(told))
    const article = site.json('output/api/v1/articles/club.json')
    expect(article.redacted).toEqual([id])
    expect(article.questions.map((question: any) => [question.id, question.text])).toEqual([
      [id, {ja: '（公開を取りやめた項目）', en: '(withdrawn text)'}],
      [before.questions[1].id, before.questions[1].text]
    ])
    expect(article.questions[1].answer).toEqual(before.questions[1].answer)
    // Publishing it again brings nothing back, and tells nobody.
    expect((await publish(site)).newItems).toEqual([])
    await build(site)
    expect(leaks(site)).toEqual([])
    expect(identityOf(site)).toEqual(events)
    expect((await site.kaitei('show club --at 2')).stdout).toContain('（公開を取りやめた項目）')
  })

  test('stays away where git still has it, and where a branch brings it back', async () => {
    const site = await publishedSite(forms['a bold line']!)
    const repo = at(site.folder)
    repo.git('init', '--quiet', '--initial-branch=main')
    repo.commit('2021-04-11T12:00:00+0000')
    const kept = site.read('.kaitei/revisions/club@2.md')
    const entries = site.read('.kaitei/articles/club.jsonl')
    await site.kaitei('redact club#山田')
    // A sentence that had moved to another answer at that time.
    site.write(
      'articles/club.md',
      `${head}- 2021-09-01 Version 3\n\n${other.replace('（2021/04/10 追加）', '（2021/09/01 更新）')}`
    )
    await build(site)
    expect(leaks(site)).toEqual([])
    site.write('.kaitei/revisions/club@2.md', kept)
    site.write('.kaitei/articles/club.jsonl', entries + site.read('.kaitei/articles/club.jsonl'))
    await build(site)
    expect(leaks(site).filter((path) => path.startsWith('output/'))).toEqual([])
    await publish(site)
    expect(leaks(site)).toEqual([])
    await build(site)
    expect(leaks(site)).toEqual([])
  })

  test('is not restored from the last good files, nor from those of another branch', async () => {
    const site = await publishedSite(forms['a bold line']!)
    const [events, output] = [identityOf(site), site.tree('output')]
    await site.kaitei('redact club#山田')
    site.write('articles/club.md', `---\ntitle: "broken\n---\n\n${forms['a bold line']}`)
    await build(site)
    expect(leaks(site)).toEqual([])
    expect(identityOf(site)).toEqual(events)
    for (const [path, text] of Object.entries(output)) site.write(`output/${path}`, text)
    await build(site)
    expect(leaks(site)).toEqual([])
  })

  test('leaves what other questions say as well, and says so', async () => {
    const shared = '詳しくは事務局までお問い合わせください。'
    const site = await publishedSite(
      `${forms['a bold line']!.replace('呼び鈴は鳴ら', `${shared}呼び鈴は鳴ら`)}\n${shared}\n`
    )
    const {stdout} = await site.kaitei('redact club#山田 --dry-run')
    expect(stdout).toContain('stands in other texts of the article too')
    expect(site.read('.kaitei/articles/club.jsonl')).not.toContain('redaction')
    await site.kaitei('redact club#山田')
    await build(site)
    expect(leaks(site)).toEqual([])
    expect(site.json('output/api/v1/articles/club.json').questions[1].answer.text.ja).toContain(shared)
  })

  test('is refused where there is none, and nothing to do twice', async () => {
    const site = await publishedSite(forms['a bold line']!)
    expect((await site.kaitei('redact club#海')).code).toBe(2)
    expect((await site.kaitei('redact nothing')).code).toBe(2)
    await site.kaitei('redact club#山田')
    const memory = site.tree('.kaitei')
    const [id] = site.json('output/api/v1/articles/club.json').questions.map((question: any) => question.id)
    const again = await site.kaitei(`redact club#${id}`)
    expect([again.code, again.stdout]).toEqual([0, `${id} was redacted already.\n`])
    expect(site.tree('.kaitei')).toEqual(memory)
  })
})

describe('an article that is redacted', () => {
  test('leaves events without words, and is built from nothing', async () => {
    const site = await publishedSite(forms['a bold line']!)
    const events = identityOf(site)
    const ids = toldBy(site, 'ja').map((line) => line.split(' | ')[0])
    const {code, stdout} = await site.kaitei('redact club')
    expect(code).toBe(0)
    expect(stdout).toContain('deleted: .kaitei/revisions/club@2.md')
    const {codes} = await build(site)
    expect(codes).toEqual(['redacted-article'])
    const all = ['自治会', '集会所', '午後九時', 'association']
    const found = Object.entries(site.tree('.')).filter(
      ([path, text]) =>
        path !== 'articles/club.md' && [...secrets, ...all].some((word) => text.includes(word))
    )
    expect(found.map(([path]) => path)).toEqual([])
    expect(identityOf(site).sort()).toEqual(events.sort())
    expect(
      toldBy(site, 'ja')
        .map((line) => line.split(' | ')[0])
        .sort()
    ).toEqual(ids.sort())
    expect(idsIn(site)).toEqual([])
    expect((await site.kaitei('show club')).stderr).toContain('redacted already')
  })

  test('may have been deleted before', async () => {
    const site = await publishedSite(forms['a bold line']!)
    site.remove('articles/club.md')
    await build(site)
    expect(leaks(site)).not.toEqual([])
    expect((await site.kaitei('redact club')).code).toBe(0)
    site.remove('articles/club.en.po')
    await build(site)
    expect(leaks(site)).toEqual([])
  })
})
