import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import * as fc from 'fast-check'
import type {Element, Root} from 'hast'
import {raw} from 'hast-util-raw'
import {visit} from 'unist-util-visit'
import {describe, expect, it, vi} from 'vitest'

import {compareSnapshots} from '../../src/delta/compare.ts'
import {emitArticle, emitSite, extractForSite} from '../../src/emit/emit.ts'
import {disparitiesOf} from '../../src/emit/parity.ts'
import type {Changelog} from '../../src/model/changelog.ts'
import {changeTypes} from '../../src/model/delta.ts'
import type {Snapshot} from '../../src/model/history.ts'
import {parseMarkdown} from '../../src/parse/markdown.ts'
import {type ArticleOutput, buildArticle} from '../../src/pipeline.ts'
import {inputOf, site} from '../site.ts'
import {schemaErrors} from '../schemas.ts'
import {anyArticle, hostile, readableArticle} from './articles.ts'
import {illFormed} from './xml.ts'

// Many runs each, beside other work.
vi.setConfig({testTimeout: 60_000})

interface Past {
  readonly present: string
  readonly earlier: readonly string[]
}

const pastOf = (article: fc.Arbitrary<string>): fc.Arbitrary<Past> =>
  fc.record({present: article, earlier: fc.array(article, {maxLength: 2})})

const build = ({present, earlier}: Past): ArticleOutput =>
  buildArticle(
    inputOf(present, {
      kept: earlier.map((text, index) => ({
        revision: `0.${index + 1}`,
        source: {path: `faq@0.${index + 1}.md`, text}
      }))
    })
  )

function emit(changelog: Changelog): ReadonlyMap<string, string> {
  const extract = extractForSite(changelog, site)
  const files = [...emitArticle(changelog, site, extract), ...emitSite([extract], site)]
  return new Map(files.map(({path, content}) => [path, content]))
}

/** Whether an address of the site is one of a page that was written, and of a place in it. */
function placesIn(files: ReadonlyMap<string, string>): (url: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>()
  const idsOf = (path: string): ReadonlySet<string> => {
    const ids = new Set<string>()
    const tree = raw({type: 'root', children: [{type: 'raw', value: files.get(path)!}]} as unknown as Root)
    visit(tree, 'element', ({properties: {id}}: Element) => {
      if (id !== undefined) ids.add(String(id))
    })
    return ids
  }
  return (url) => {
    const [page = '', fragment = ''] = url.slice(site.baseUrl.length).split('#')
    const path = `${decodeURIComponent(page)}index.html`
    if (!files.has(path)) return false
    const ids = known.get(path) ?? idsOf(path)
    known.set(path, ids)
    return fragment === '' || ids.has(decodeURIComponent(fragment))
  }
}

const linksIn = (markdown: string): string[] => {
  const urls: string[] = []
  visit(parseMarkdown(markdown), 'link', ({url}) => {
    urls.push(url)
  })
  return urls
}

const asks = ({subjects}: Snapshot): boolean => subjects.some(({subject}) => subject.type === 'question')

describe('deltas of an article with a past', () => {
  it('count every change once, and add up', () => {
    fc.assert(
      fc.property(pastOf(readableArticle), (past) => {
        const {changelog} = build(past)
        for (const {counts, changes, to} of changelog.deltas) {
          const told = changeTypes.reduce((sum, type) => sum + counts[type], 0)
          expect(told).toBe(changes.length)
          for (const type of changeTypes)
            expect(counts[type]).toBe(changes.filter((change) => change.type === type).length)
          const subjects = changelog.snapshots.find(({revision}) => revision === to)!.subjects
          const type = subjects.some(({type}) => type === 'question') ? 'question' : 'section'
          const changed = changes.filter(
            (change) => change.subject.type === type && change.type !== 'removed'
          )
          expect(counts.unchanged + changed.length).toBe(
            subjects.filter((subject) => subject.type === type).length
          )
          expect(counts.unchanged).toBeGreaterThanOrEqual(0)
        }
      }),
      {numRuns: 50}
    )
  })

  it('have one change a subject, and one event a change', () => {
    fc.assert(
      fc.property(pastOf(readableArticle), (past) => {
        const {deltas, events, article} = build(past).changelog
        for (const {changes} of deltas) {
          const subjects = changes.map(({subject}) => `${subject.type} ${subject.id}`)
          expect(new Set(subjects).size).toBe(subjects.length)
        }
        const ids = deltas.flatMap(({changes}) => changes.map(({id}) => id))
        expect(new Set(ids).size).toBe(ids.length)
        expect(events.every(({id}) => ids.includes(id))).toBe(true)
        expect(new Set(article.revisions.map(({id}) => id.toLowerCase())).size).toBe(article.revisions.length)
        expect(new Set(article.questions.map(({id}) => id)).size).toBe(article.questions.length)
      }),
      {numRuns: 50}
    )
  })

  it('are none between a snapshot and itself, and turn round with the sides', () => {
    const keysOf = (before: Snapshot, after: Snapshot, type: string) =>
      compareSnapshots(before, after, [])
        .changes.filter((change) => change.type === type)
        .map(({subject}) => `${subject.type} ${subject.id}`)
        .sort()
    fc.assert(
      fc.property(pastOf(readableArticle), (past) => {
        const {snapshots} = build(past).history
        const known = snapshots.filter(({revision}) => revision.known)
        for (const [index, after] of known.entries()) {
          expect(compareSnapshots(after, after, []).changes).toStrictEqual([])
          const before = known[index - 1]
          if (!before) continue
          // Where only one of them asks, sections count on one side only.
          if (asks(before) !== asks(after)) continue
          expect(keysOf(before, after, 'added')).toStrictEqual(keysOf(after, before, 'removed'))
          expect(keysOf(before, after, 'removed')).toStrictEqual(keysOf(after, before, 'added'))
          expect(keysOf(before, after, 'updated')).toStrictEqual(keysOf(after, before, 'updated'))
        }
      }),
      {numRuns: 50}
    )
  })

  it('give the same bytes from the JSON alone, and when made again', () => {
    fc.assert(
      fc.property(pastOf(anyArticle), (past) => {
        const {changelog} = build(past)
        const files = emit(changelog)
        expect(emit(JSON.parse(JSON.stringify(changelog)) as Changelog)).toStrictEqual(files)
        expect(emit(build({...past, earlier: [...past.earlier]}).changelog)).toStrictEqual(files)
      }),
      {numRuns: 30}
    )
  })

  it('are linked to from the changelogs, each on the page of its language', () => {
    fc.assert(
      fc.property(pastOf(readableArticle), fc.boolean(), (past, isTranslated) => {
        const {changelog: own} = build(past)
        const title = {...own.article.title, ...(isTranslated && {en: 'Questions', ja: '質問集'})}
        const changelog = {...own, article: {...own.article, title}}
        const files = emit(changelog)
        const isThere = placesIn(files)
        const told = changelog.deltas.flatMap(({from, changes}) => (from === null ? [] : changes))
        for (const [path, content] of files) {
          const lang = /CHANGELOG(?:\.(?<lang>\w+))?\.md$/u.exec(path)?.groups?.lang
          if (!path.endsWith('.md')) continue
          const links = linksIn(content).filter((url) => url.startsWith(site.baseUrl))
          const differences = links.filter((url) => url.includes('/revisions/'))
          expect(links.filter((url) => !isThere(url))).toStrictEqual([])
          expect(differences.length).toBeGreaterThanOrEqual(told.length)
          if (lang === undefined || !isTranslated) continue
          const own = differences.filter((url) => url.includes('/en/#') === (lang === 'en'))
          expect(own).toStrictEqual(differences)
        }
        expect(disparitiesOf(extractForSite(changelog, site).changelogs)).toStrictEqual([])
      }),
      {numRuns: 15}
    )
  })

  it('are not linked to where no pages are written', () => {
    fc.assert(
      fc.property(pastOf(readableArticle), (past) => {
        const bare = {...site, outputs: site.outputs.filter((kind) => kind !== 'pages')}
        const {changelog} = build(past)
        const files = emitArticle(changelog, bare, extractForSite(changelog, bare))
        const links = files.filter(({path}) => path.endsWith('.md')).flatMap(({content}) => linksIn(content))
        expect(links.filter((url) => url.includes('/revisions/'))).toStrictEqual([])
      }),
      {numRuns: 5}
    )
  })
})

const unsafeTag = /^(?:script|style|iframe|object|embed|svg|math|form|base|meta|link|template)$/u
const urlAttributes = ['href', 'src', 'cite', 'longDesc', 'action', 'formAction', 'poster', 'data', 'srcSet']

/** What in a piece of HTML could do harm on another site. */
function unsafeParts(html: string): string[] {
  const tree = raw({type: 'root', children: [{type: 'raw', value: html}]} as unknown as Root)
  const found: string[] = []
  visit(tree, 'element', ({tagName, properties}: Element) => {
    if (unsafeTag.test(tagName)) found.push(`<${tagName}>`)
    for (const name of Object.keys(properties)) if (/^(?:on[A-Z]|style$)/u.test(name)) found.push(name)
    for (const name of urlAttributes) {
      const url = properties[name]
      if (url !== undefined && !/^(?:https?:\/\/[^/]|mailto:)/u.test(String(url)))
        found.push(`${name}=${String(url)}`)
    }
  })
  return found
}

const hostileArticle = fc
  .tuple(hostile, fc.array(fc.tuple(hostile, hostile), {minLength: 1, maxLength: 3}), hostile, hostile)
  .map(([title, questions, note, text]) =>
    [
      `---\ntitle: ${JSON.stringify(title)}\ndate: 2020-06-26\n---`,
      `- 2020/10/31 ${note} を更新`,
      text,
      ...questions.flatMap(([question, answer]) => [
        `## Q. ${question.replace(/\n/gu, ' ')}？（2020/10/31 更新）`,
        answer
      ])
    ]
      .join('\n\n')
      .replace(/\r\n?/gu, '\n')
  )

const xmllint = spawnSync('xmllint', ['--version']).status === 0
if (!xmllint) console.info('No xmllint here: XML is checked by the own check only.')

describe('hostile text', () => {
  it('never breaks XML', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaitei-xml-'))
    const paths: string[] = []
    try {
      fc.assert(
        fc.property(pastOf(hostileArticle), (past) => {
          for (const [path, content] of emit(build(past).changelog)) {
            if (!path.endsWith('.xml')) continue
            expect(illFormed(content)).toBeNull()
            const file = join(folder, `${paths.length}.xml`)
            writeFileSync(file, content)
            paths.push(file)
          }
        }),
        {numRuns: 50}
      )
      expect(paths.length).toBeGreaterThan(50)
      if (xmllint) execFileSync('xmllint', ['--noout', '--nonet', ...paths], {stdio: 'pipe'})
    } finally {
      rmSync(folder, {recursive: true})
    }
  })

  it('leaves nothing unsafe in HTML', () => {
    fc.assert(
      fc.property(pastOf(hostileArticle), (past) => {
        const {changelog} = build(past)
        const {article} = changelog
        const pieces = [
          ...article.questions.flatMap(({answer}) => Object.values(answer.html)),
          ...article.texts.flatMap(({html}) => Object.values(html)),
          ...extractForSite(changelog, site).feedItems.map(({html}) => html)
        ]
        expect(pieces.flatMap(unsafeParts)).toStrictEqual([])
      }),
      {numRuns: 50}
    )
  })

  it('leaves Markdown of our own only, with the links that we made', () => {
    fc.assert(
      fc.property(pastOf(hostileArticle), (past) => {
        const files = emit(build(past).changelog)
        const isThere = placesIn(files)
        for (const [path, content] of files) {
          if (!path.endsWith('.md')) continue
          const tree = parseMarkdown(content)
          visit(tree, 'html', ({value}) => {
            expect(value).toMatch(/^(?:<a id="[\w%.-]+">|<\/a>|<span lang="[\w-]+">|<\/span>)+$/u)
          })
          visit(tree, 'link', ({url}) => {
            expect(url).toMatch(/^https:\/\/faq\.example\/|^https?:\/\/|^mailto:/u)
            const isOurs = url.startsWith(`${site.baseUrl}articles/`)
            expect(isOurs && !isThere(url) ? url : null).toBeNull()
          })
          visit(tree, 'image', () => expect.fail(`a picture in ${path}`))
        }
      }),
      {numRuns: 50}
    )
  })

  it('leaves JSON that its schemas describe, and that every parser reads', () => {
    fc.assert(
      fc.property(pastOf(hostileArticle), (past) => {
        const files = emit(build(past).changelog)
        expect([...files.values()].filter((content) => /\p{Surrogate}/u.test(content))).toStrictEqual([])
        expect(schemaErrors(files)).toStrictEqual([])
      }),
      {numRuns: 30}
    )
  })
})
