import type {Element, ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'

import type {Article, Localized, Revision} from '../model/article.ts'
import {type Change, type ChangeType, changeTypes, type Delta, type SentencePair} from '../model/delta.ts'
import type {ArticleEmitter} from '../model/emitter.ts'
import {languagesOf} from '../model/site.ts'
import {sayCounts, sayRevision} from '../translate/counts.ts'
import {sayIn} from '../translate/phrases.ts'
import {summaryIn} from '../translate/quotes.ts'
import {changeUrl, encodeId} from '../translate/urls.ts'
import {sentenceElements} from './delta-html.ts'
import {withoutControls} from './page.ts'

/**
 * An article's changes, newest first, to be included in a page of another generator: neither page nor style, says in
 * words what came and went, and brings no text but escaped one.
 */
export const changesFragment: ArticleEmitter = {
  kind: 'changelog',
  emit: ({article, deltas}, site) =>
    languagesOf(article.lang, site).map((lang) => {
      const sections = deltas.map((delta, index) => deltaSection(delta, index === 0, article, lang)).reverse()
      const fragment = h('div', {className: ['kaitei-changes'], lang}, inLines(sections))
      return {
        path: `articles/${article.id}/changes.${lang}.html`,
        content: `${toHtml(fragment, {characterReferences: {useNamedReferences: true}})}\n`
      }
    })
}

function deltaSection(delta: Delta, isFirst: boolean, article: Article, lang: string): Element {
  const revision = article.revisions.find(({id}) => id === delta.to)!
  return h(
    'section',
    {id: `changes-${encodeId(revision.id)}`},
    inLines([
      h('h2', withoutControls(sayRevision(revision, isFirst, lang))),
      h('p', sayCounts(delta, revision, lang)),
      ...notesOf(revision, article, lang),
      // What was there from the first is no news.
      ...(delta.from === null ? [] : changeTypes.flatMap((type) => groupOf(type, delta, article, lang)))
    ])
  )
}

const notesOf = ({notes}: Revision, {lang: source}: Article, lang: string): Element[] =>
  notes.length === 0 ? [] : [h('ul', inLines(notes.map(({text}) => h('li', [textIn(text, source, lang)]))))]

function groupOf(
  type: ChangeType,
  {changes, replacements}: Delta,
  {lang: source, url}: Article,
  lang: string
): Element[] {
  const members = changes.filter((change) => change.type === type)
  if (members.length === 0) return []
  const shared = type === 'updated' ? replacements : []
  return [
    h('h3', sayIn(lang)(type)),
    ...shared.map((replacement) => h('p', sentenceElements(summaryIn(replacement, lang), source))),
    h('ul', inLines(members.map((change) => entryOf(change, url, source, lang))))
  ]
}

function entryOf(change: Change, url: string, source: string, lang: string): Element {
  const link = h('a', {href: changeUrl(url, change)}, [textIn(change.text, source, lang)])
  // The heading of the group says that something came or went, the line above it what was replaced everywhere.
  const isSaid = change.replaced || change.type === 'added' || change.type === 'removed'
  if (isSaid && !change.split && !change.merged) return h('li', [link])
  const pairs = 'sentences' in change ? (change.sentences ?? []) : []
  return h('li', [
    link,
    h('p', sentenceElements(summaryIn(change, lang), source)),
    ...pairs.flatMap((pair) => pairOf(pair, source, lang))
  ])
}

/** 「変更前: …」「変更後: …」: understood without any style. */
function pairOf({before, after}: SentencePair, source: string, lang: string): Element[] {
  const sides = [
    ['before', 'del', before],
    ['after', 'ins', after]
  ] as const
  return sides.flatMap(([side, tag, text]) =>
    text === null
      ? []
      : [
          h(
            'p',
            `${sayIn(lang)(side)}: `,
            h(tag, source === lang ? {} : {lang: source}, withoutControls(text))
          )
        ]
  )
}

const textIn = (text: Localized, source: string, lang: string): ElementContent =>
  text[lang] === undefined
    ? h('span', {lang: source}, withoutControls(text[source]!))
    : {type: 'text', value: withoutControls(text[lang])}

const inLines = (elements: readonly Element[]): ElementContent[] => [
  {type: 'text', value: '\n'},
  ...elements.flatMap((element): ElementContent[] => [element, {type: 'text', value: '\n'}])
]
