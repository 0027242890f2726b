import {describe, expect, test} from 'vitest'

import {at} from '../io/repository.ts'
import {config, idsIn, kettle, project, type Project, teapot} from './project.ts'

const site = (): Project =>
  project({'kaitei.config.json': config, 'articles/kettle.md': kettle, 'articles/teapot.md': teapot})

const published = async (): Promise<Project> => {
  const result = site()
  expect((await result.kaitei('publish')).code).toBe(0)
  return result
}

/** A text that has neither question in common with the kettle. */
const rewritten = kettle
  .replace('Does the kettle whistle?', 'Is it loud?')
  .replace('How much water fits in?', 'What is its size?')

describe.concurrent('an article whose file is renamed', () => {
  test('keeps its id by its questions, and says so', async () => {
    const site = await published()
    site.remove('articles/kettle.md')
    site.write('articles/boiler.md', kettle)
    const {code, stderr} = await site.kaitei('build')
    expect(code).toBe(0)
    expect(stderr).toContain('articles/boiler.md remark')
    expect(stderr).toContain('`boiler`')
    expect(stderr).toContain('[article-renamed]')
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
    const again = await site.kaitei('publish')
    expect(again.stdout).toContain('Nothing new to publish')
  })

  test('keeps its id by what git knows, though every question is another', async () => {
    const site = await published()
    const repo = at(site.folder)
    repo.git('init', '--quiet', '--initial-branch=main')
    repo.commit('2021-05-01T12:00:00+0000')
    repo.git('mv', 'articles/kettle.md', 'articles/boiler.md')
    repo.commit('2021-06-01T12:00:00+0000')
    site.write('articles/boiler.md', rewritten)
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['kettle', 'teapot'])
    site.write('kaitei.config.json', '{"baseUrl": "https://faq.example/", "history": {"git": false}}')
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['boiler', 'teapot'])
  })

  test('takes another one where its front matter says so', async () => {
    const site = await published()
    site.remove('articles/kettle.md')
    site.write('articles/boiler.md', kettle.replace('lang: en', 'lang: en\nid: boiler'))
    const {stderr} = await site.kaitei('build')
    expect(stderr).not.toContain('[article-renamed]')
    expect(idsIn(site)).toEqual(['boiler', 'teapot'])
  })

  test('is a new one beside the old, and where two are as like', async () => {
    const site = await published()
    site.write('articles/copy.md', kettle)
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['copy', 'kettle', 'teapot'])
    site.write('articles/other.md', kettle)
    site.remove('articles/kettle.md')
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['copy', 'other', 'teapot'])
  })

  test('does not take the id of an article that was not asked for', async () => {
    const site = await published()
    site.write('articles/copy.md', kettle)
    await site.kaitei('build articles/copy.md')
    expect(idsIn(site)).toEqual(['copy'])
  })

  test('keeps the name that a clash gave it, when the other file goes', async () => {
    const site = project({
      'kaitei.config.json': config,
      'articles/a/faq.md': kettle,
      'articles/b/faq.md': teapot
    })
    await site.kaitei('publish')
    site.remove('articles/b/faq.md')
    await site.kaitei('build')
    expect(idsIn(site)).toEqual(['a-faq'])
  })
})
