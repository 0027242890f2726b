import {delimiter} from 'node:path'

import {beforeAll, describe, expect, test} from 'vitest'

import {config, kettle, project, type Project, teapot} from './project.ts'

const files = Object.entries({
  'articles/kettle.md': kettle,
  'articles/teapot.md': teapot,
  'articles/茶こし/index.md': teapot.replace('急須', '茶こし'),
  'articles/a/pot.md': kettle.replace('lang: en', 'lang: en\nid: POT'),
  'articles/b/pot.md': kettle.replace('lang: en', 'lang: en\nid: pot'),
  'articles/İstanbul.md': kettle.replace('The kettle', 'The kettle in İstanbul'),
  'articles/undated.md': '**Q. 一つ目は？**\n\nはい。\n\n**Q. 二つ目は？**\n\nいいえ。\n',
  'kaitei.config.json': config
})

const shuffled = (seed: number) =>
  files.map((file, index) => ({file, key: ((index + 1) * seed) % 11})).sort((a, b) => a.key - b.key)

const filled = (seed: number): Project => project(Object.fromEntries(shuffled(seed).map(({file}) => file)))

let reference: Record<string, string> = {}
beforeAll(async () => {
  const site = filled(1)
  await site.kaitei('build')
  reference = site.tree()
})

describe.concurrent('the same input gives the same bytes', () => {
  test('in another folder, zone, locale and order of files', async () => {
    for (const [index, env] of [
      {TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8'},
      {TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8'},
      {TZ: 'Pacific/Kiritimati', LANG: 'C', SOURCE_DATE_EPOCH: '0'}
    ].entries()) {
      const site = filled(index + 2)
      await site.kaitei('build', {env})
      expect(site.tree()).toEqual(reference)
    }
  })

  test('built over an earlier, other build', async () => {
    const site = filled(5)
    site.write('articles/cup.md', kettle)
    site.write('articles/kettle.md', teapot)
    await site.kaitei('build')
    site.remove('articles/cup.md')
    site.write('articles/kettle.md', kettle)
    await site.kaitei('build')
    expect(site.tree()).toEqual(reference)
  })

  const nodes = (process.env.KAITEI_TEST_NODES ?? '').split(delimiter).filter((node) => node !== '')
  test('on every Node that KAITEI_TEST_NODES names', async ({skip}) => {
    skip(nodes.length === 0, 'KAITEI_TEST_NODES names no other Node')
    for (const node of nodes) {
      const site = filled(3)
      expect((await site.kaitei('build', {node})).stderr).toContain('[article-id-taken]')
      expect(site.tree()).toEqual(reference)
    }
  })
})
