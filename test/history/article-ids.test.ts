import {describe, expect, it} from 'vitest'

import {idsOfArticles} from '../../src/history/article-ids.ts'

const idsOf = (...files: readonly (string | {path: string; id?: string; slug?: string})[]) =>
  idsOfArticles(
    files.map((file) =>
      typeof file === 'string'
        ? {path: file, frontMatter: {id: null, slug: null}}
        : {path: file.path, frontMatter: {id: file.id ?? null, slug: file.slug ?? null}}
    )
  ).map(({id}) => id)

describe('an article is known', () => {
  it('by its id, else its slug, else its file', () => {
    expect(idsOf({path: 'a.md', id: 'x', slug: 'y'}, {path: 'b.md', slug: 'y'}, 'c.md')).toStrictEqual([
      'x',
      'y',
      'c'
    ])
  })

  it('by its folder where the file has the name of all', () => {
    expect(idsOf('tkg/index.md', 'a/_index.md', 'b/README.md', 'index.md')).toStrictEqual([
      'tkg',
      'a',
      'b',
      'index'
    ])
  })

  it('with its folder where another has the name, whatever the order', () => {
    expect(idsOf('a/faq.md', 'b/FAQ.md', 'other.md')).toStrictEqual(['a-faq', 'b-FAQ', 'other'])
    expect(idsOf('other.md', 'b/FAQ.md', 'a/faq.md')).toStrictEqual(['other', 'b-FAQ', 'a-faq'])
  })

  it('by a name that paths and URLs bear', () => {
    expect(idsOf('よくある 質問?.md', {path: 'a.md', id: '../../etc/passwd'}, '....md')).toStrictEqual([
      'よくある-質問',
      'etc-passwd',
      'article'
    ])
  })

  it('in one form, however the file system spells it', () => {
    expect(idsOf('か\u3099.md')).toStrictEqual(['が'])
  })
})
