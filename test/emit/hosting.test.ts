import {describe, expect, it} from 'vitest'

import {filesOf} from './built.ts'

// 60 questions, each of a revision of its own: feeds and events need a second page.
const days = Array.from({length: 60}, (_, index) => `${1960 + index}-03-04`)
const article = [
  '---\ntitle: Cup\nlang: en\n---\n',
  days.map((day) => `- ${day} Updated`).join('\n'),
  ...days.map((day) => `**Q. What of ${day}?** (added ${day})\n\nIt passed.`)
].join('\n\n')

// As Netlify and Cloudflare Pages read a path: `:name` is one part of it, `*` the rest.
const matches = (rule: string, path: string): boolean =>
  new RegExp(
    `^${rule
      .replaceAll('.', String.raw`\.`)
      .replaceAll('*', '.*')
      .replaceAll(/:[a-z]+/gu, '[^/]+')}$`,
    'u'
  ).test(path)

const rulesOf = (headers: string) =>
  headers.split('\n\n').map((block) => {
    const [path, ...lines] = block.trimEnd().split('\n')
    return {path: path!, names: lines.map((line) => /^ {2}([A-Za-z-]+): \S/u.exec(line)![1]!)}
  })

describe('the headers for hosts of static files', () => {
  it('say once of each file of the data and of each feed how long it lasts, and to whom it is open', () => {
    const files = filesOf({cup: article})
    const rules = rulesOf(files.get('_headers')!)
    const paths = [...files.keys()].filter((path) => /(?:^|\/)(?:api|feeds)\/./u.test(path))
    expect(paths).toEqual(
      expect.arrayContaining(['api/v1/events/2.json', 'feeds/en/archive/atom-1.xml', 'api/v1/index.json'])
    )
    for (const path of paths.filter((path) => path !== 'feeds/feed.css')) {
      const names = rules.filter((rule) => matches(rule.path, `/${path}`)).flatMap(({names}) => names)
      expect([path, names.filter((name) => name !== 'Content-Type').sort()]).toStrictEqual([
        path,
        ['Access-Control-Allow-Origin', 'Cache-Control']
      ])
    }
  })

  it('begin with the folder that the site lies in', () => {
    const headers = filesOf({cup: article}, {baseUrl: 'https://e.example/faq/'}).get('_headers')!
    for (const {path} of rulesOf(headers)) expect(path).toMatch(/^\/faq\/(?:api|feeds|articles|embed)\//u)
  })
})
