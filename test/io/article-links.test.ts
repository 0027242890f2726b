import {describe, expect, it} from 'vitest'

import {buildSite} from '../../src/io/build-site.ts'
import {openCacheOf} from '../../src/io/cache/build-cache.ts'
import {openWorkspace} from '../../src/io/workspace.ts'
import {project, type Project} from '../cli/project.ts'
import {build, publish} from './publishing.ts'

const article = (title: string, text: string, front = '') =>
  `---\ntitle: ${title}\ndate: 2020-06-26\n${front}---\n\n**Q. ${title}？**\n\n${text}\n`
const config = (more: object = {}) =>
  JSON.stringify({baseUrl: 'https://faq.example/', history: {git: false}, ...more})
const site = (files: Readonly<Record<string, string>>, more: object = {}) =>
  project({'kaitei.config.json': config(more), ...files})

/** Where the links of an article's page lead, and those of its JSON, by their words. */
function linksOf(built: Project, id: string): {page: Record<string, string>; json: Record<string, string>} {
  const page = built.read(`output/articles/${id}/index.html`)
  const {questions} = built.json(`output/api/v1/articles/${id}.json`)
  const answer = page.slice(page.indexOf('<div class="answer">'))
  return {page: read(answer.slice(0, answer.indexOf('</div>'))), json: read(questions[0].answer.html.ja)}
}
const read = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<a href="(?<url>[^"]*)">(?<words>[^<]*)<\/a>/gu)].map(({groups}) => [
      groups!['words']!,
      groups!['url']!
    ])
  )

describe('links between the files of articles', () => {
  it('lead to the articles, whatever these are called', async () => {
    const built = site({
      'articles/tea.md': article(
        'お茶',
        '[名](名.md) [番](./sub/tea.md#%E6%96%99) [見](sub/index.md) [根](/articles/in%20folder.md) [が](か\u3099.md) [己](tea.md#x)'
      ),
      'articles/名.md': article('名', 'ある。[茶](tea.md)', 'id: named\n'),
      'articles/sub/tea.md': article('番茶', 'ある。[茶](../tea.md)'),
      'articles/sub/index.md': article('目次', 'ある。', 'url: https://blog.example/contents\n'),
      'articles/in folder.md': article('箱', 'ある。', 'slug: box\n'),
      'articles/\u304c.md': article('が', 'ある。')
    })
    await build(built)
    expect(linksOf(built, 'articles-tea')).toStrictEqual({
      page: {
        名: '../named/index.html',
        番: '../sub-tea/index.html#%E6%96%99',
        見: 'https://blog.example/contents',
        根: '../box/index.html',
        が: '../%E3%81%8C/index.html',
        己: '#x'
      },
      json: {
        名: 'https://faq.example/articles/named/',
        番: 'https://faq.example/articles/sub-tea/#%E6%96%99',
        見: 'https://blog.example/contents',
        根: 'https://faq.example/articles/box/',
        が: 'https://faq.example/articles/%E3%81%8C/',
        己: 'https://faq.example/articles/articles-tea/#x'
      }
    })
    expect(linksOf(built, 'sub-tea').page).toStrictEqual({茶: '../articles-tea/index.html'})
    expect(built.read('output/feeds/ja/questions.atom.xml')).toContain('https://faq.example/articles/named/')
  })

  it('lead where the articles live, as far as that is known', async () => {
    const built = site(
      {
        'articles/tea.md': article('お茶', '[豆](bean.md) [日](undated.md)'),
        'articles/bean.md': article('豆', 'ある。'),
        'articles/undated.md': '**Q. 日？**\n\nない。\n'
      },
      {articleUrl: 'https://blog.example/{yyyy}/{id}/'}
    )
    await build(built)
    expect(linksOf(built, 'tea').json).toStrictEqual({
      豆: 'https://blog.example/2020/bean/',
      日: 'https://faq.example/articles/undated/'
    })
  })

  it('stay addresses of files where no article is', async () => {
    const built = site({
      'articles/tea.md': article(
        'お茶',
        '[無](none.md) [読](README.md) [案](draft.md) [外](../../secret.md)'
      ),
      'articles/README.md': '# 読んで\n',
      'articles/draft.md': article('案', 'まだ。', 'draft: true\n')
    })
    await build(built)
    const {page, json} = linksOf(built, 'tea')
    expect(page).toStrictEqual(json)
    expect(page).toStrictEqual({
      無: 'https://faq.example/articles/tea/none.md',
      読: 'https://faq.example/articles/tea/README.md',
      案: 'https://faq.example/articles/tea/draft.md',
      外: 'https://faq.example/secret.md'
    })
  })

  it('lead there on the pages of earlier revisions as well', async () => {
    const built = site({
      'articles/tea.md': article('お茶', '[名](名.md)'),
      'articles/名.md': article('名', 'ある。', 'id: named\n')
    })
    await build(built)
    await publish(built)
    built.write('articles/tea.md', article('お茶', '- 2021/01/01 更新\n\n無い。'))
    await build(built)
    const page = 'output/articles/tea/revisions/2020-06-26/index.html'
    expect(built.read(page)).toContain('<a href="../../../named/index.html">名</a>')
    built.write('articles/tea.md', article('"お茶', '[名](名.md)'))
    built.remove('output')
    await build(built)
    expect(linksOf(built, 'tea').page).toStrictEqual({名: '../named/index.html'})
  })

  it('tell nothing of what was withdrawn', async () => {
    const built = site({
      'articles/tea.md': `${article('お茶', '[秘](secret.md)')}\n**Q. 何？**\n\n[名](名.md)\n`,
      'articles/secret.md': article('秘', 'ある。'),
      'articles/名.md': article('名', 'ある。', 'id: named\n')
    })
    await build(built)
    await publish(built)
    const id = built.json('output/api/v1/articles/tea.json').questions[0].id
    expect((await built.kaitei(`redact tea#${id} --yes`)).code).toBe(0)
    await build(built)
    expect(built.json('output/api/v1/articles/tea.json').links).toStrictEqual({
      '名.md': 'https://faq.example/articles/named/'
    })
  })
})

describe('an article whose links lead elsewhere than before', () => {
  const cached = async (built: Project) => {
    const workspace = await openWorkspace({cwd: built.folder, paths: []})
    const cache = await openCacheOf(workspace)
    return buildSite(workspace, {dryRun: false, frozen: false, progress: () => {}, cache})
  }

  it('is made again, and no other', async () => {
    const built = site({
      'articles/tea.md': article('お茶', '[豆](bean.md)'),
      'articles/cup.md': article('湯呑み', 'ある。')
    })
    await cached(built)
    built.write('articles/pot.md', article('急須', 'ある。'))
    const untouched = built.read('output/articles/tea/index.html')
    await cached(built)
    expect(built.read('output/articles/tea/index.html')).toBe(untouched)
    built.write('articles/bean.md', article('豆', 'ある。'))
    await cached(built)
    expect(linksOf(built, 'tea').page).toStrictEqual({豆: '../bean/index.html'})
    built.write('articles/bean.md', article('豆', 'ある。', 'id: my-bean\n'))
    await cached(built)
    expect(linksOf(built, 'tea').page).toStrictEqual({豆: '../my-bean/index.html'})
    built.remove('articles/bean.md')
    await cached(built)
    expect(linksOf(built, 'tea').page).toStrictEqual({豆: 'https://faq.example/articles/tea/bean.md'})
  })
})
