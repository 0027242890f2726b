import {posix} from 'node:path'

import * as fc from 'fast-check'
import type {Element, Root} from 'hast'
import {raw} from 'hast-util-raw'
import {visit} from 'unist-util-visit'
import {describe, expect, it, vi} from 'vitest'

import {emitArticle, emitSite, extractForSite} from '../../src/emit/emit.ts'
import type {Changelog} from '../../src/model/changelog.ts'
import {buildArticle} from '../../src/pipeline.ts'
import {inputOf, site} from '../site.ts'
import {anyArticle, hostile, readableArticle} from './articles.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

const past = (article: fc.Arbitrary<string>) => fc.tuple(article, fc.array(article, {maxLength: 2}))

const build = (present: string, earlier: readonly string[]): Changelog =>
  buildArticle(
    inputOf(present, {
      kept: earlier.map((text, index) => ({
        revision: `0.${index + 1}`,
        source: {path: `faq@0.${index + 1}.md`, text}
      }))
    })
  ).changelog

function emit(changelog: Changelog): ReadonlyMap<string, string> {
  const extract = extractForSite(changelog, site)
  const files = [...emitArticle(changelog, site, extract), ...emitSite([extract], site)]
  return new Map(files.map(({path, content}) => [path, content]))
}

interface Parsed {
  readonly path: string
  readonly ids: readonly string[]
  readonly elements: readonly Element[]
}

function pagesOf(files: ReadonlyMap<string, string>): Parsed[] {
  return [...files]
    .filter(([path]) => path.endsWith('index.html'))
    .map(([path, content]) => {
      const tree = raw({type: 'root', children: [{type: 'raw', value: content}]} as unknown as Root)
      const elements: Element[] = []
      visit(tree, 'element', (element: Element) => {
        elements.push(element)
      })
      const ids = elements.flatMap(({properties}) =>
        properties.id === undefined ? [] : [String(properties.id)]
      )
      return {path, ids, elements}
    })
}

const targets = ({elements}: Parsed): string[] =>
  elements.flatMap(({tagName, properties}) =>
    // Pictures are for `io/` to copy, links among files lead to articles that are not built here.
    ['a', 'link', 'script'].includes(tagName)
      ? [properties.href, properties.src].flatMap((url) => url ?? [])
      : []
  ) as string[]

describe('the pages', () => {
  it('have the places that feeds and changelogs lead to', () => {
    fc.assert(
      fc.property(past(readableArticle), ([present, earlier]) => {
        const changelog = build(present, earlier)
        const {ids} = pagesOf(emit(changelog)).find(({path}) => path === 'articles/faq/index.html')!
        const lost = changelog.events
          .map(({url}) => decodeURIComponent(new URL(url).hash.slice(1)))
          .filter((id) => id !== '' && !ids.includes(id))
        expect(lost).toStrictEqual([])
      }),
      {numRuns: 40}
    )
  })

  it('link to places and files that are there', () => {
    fc.assert(
      fc.property(past(readableArticle), ([present, earlier]) => {
        const files = emit(build(present, earlier))
        const pages = pagesOf(files)
        const ids = new Map(pages.map((page) => [page.path, page.ids]))
        const lost = pages.flatMap((page) =>
          targets(page)
            .filter((url) => !/^(?:https?|mailto):/u.test(url))
            .filter((url) => {
              const [path = '', fragment = ''] = url.split('#')
              const target =
                path === '' ? page.path : posix.join(posix.dirname(page.path), decodeURIComponent(path))
              if (!files.has(target) && target !== 'assets/minisearch.js') return true
              return fragment !== '' && ids.get(target)?.includes(decodeURIComponent(fragment)) === false
            })
            .map((url) => `${page.path} → ${url}`)
        )
        expect(lost).toStrictEqual([])
      }),
      {numRuns: 40}
    )
  })

  it('run nothing that an article brings, and show its text as text', () => {
    const article = fc
      .tuple(hostile, hostile, hostile)
      .map(
        ([title, question, answer]) =>
          `---\ntitle: ${JSON.stringify(title)}\n---\n\n- 2020/10/31 ${title.replace(/\n/gu, ' ')}\n\n## Q. ${question.replace(/\n/gu, ' ')}？（2020/10/31 更新）\n\n${answer}\n`
      )
    fc.assert(
      fc.property(article, fc.array(article, {maxLength: 1}), (present, earlier) => {
        for (const {elements, path} of pagesOf(emit(build(present, earlier)))) {
          const unsafe = elements.filter(
            ({tagName, properties}) =>
              (tagName === 'script' &&
                properties.type !== 'application/ld+json' &&
                properties.src === undefined) ||
              /^(?:style|iframe|object|embed|base)$/u.test(tagName) ||
              Object.keys(properties).some((name) => /^on[A-Z]|^style$/u.test(name)) ||
              [properties.href, properties.src].some((url) =>
                /^\s*(?:javascript|data|vbscript):/iu.test(String(url))
              )
          )
          expect([path, unsafe]).toStrictEqual([path, []])
          const data = elements.filter(({properties}) => properties.type === 'application/ld+json')
          for (const {children} of data)
            expect(() =>
              JSON.parse(children.map((child) => ('value' in child ? child.value : '')).join(''))
            ).not.toThrow()
        }
      }),
      {numRuns: 60}
    )
  })

  it('are made of any article', () => {
    fc.assert(
      fc.property(past(anyArticle), ([present, earlier]) => {
        const changelog = build(present, earlier)
        const paths = pagesOf(emit(changelog)).map(({path}) => path)
        expect(paths.filter((path) => path.includes('/revisions/'))).toHaveLength(changelog.snapshots.length)
        expect([...emit(changelog).values()].join('')).not.toContain('[object Object]')
      }),
      {numRuns: 40}
    )
  })
})
