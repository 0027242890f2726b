import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'

import type {ChangeWords, DeltaWords, TextIn} from '../translate/delta-words.ts'
import {isLineByLine, type MarkedText} from '../translate/marked-text.ts'
import {type Say, sayIn} from '../translate/phrases.ts'
import {piecesOf, type Sentence} from '../translate/quotes.ts'
import {type ReadBlock, type ReadMark, readMarks} from '../translate/read-marks.ts'
import {pageHtml, withoutControls} from './page.ts'

/** A delta as a page of its own. */
export const deltaPage = (words: DeltaWords): string =>
  pageHtml({
    lang: words.lang,
    title: `${words.title.text}: ${words.between}`,
    css: deltaCss,
    body: [
      h('h1', [textIn(words.title, words.lang)]),
      h('p', {className: ['between']}, words.between),
      h('p', {className: ['quiet']}, words.counts),
      h('p', {className: ['quiet']}, words.evidence),
      ...deltaElements(words)
    ]
  })

/** The changes of a delta as they stand on a page, by type. The marked texts are Markdown, shown as written. */
export function deltaElements({groups, lang, nothing, textLang}: DeltaWords): Element[] {
  if (groups.length === 0) return [h('p', nothing)]
  return groups.map(({heading, type, changes}) =>
    h('section', {className: ['changes', type]}, [
      h('h2', heading),
      ...changes.map((change) => changeElement(change, textLang, lang))
    ])
  )
}

function changeElement(change: ChangeWords, textLang: string, lang: string): Element {
  const {flags, known, marked, name, renamed, sentences} = change
  const say = sayIn(lang)
  const title: ElementContent[] = renamed
    ? markElements(
        [
          {type: 'deleted', text: renamed.before},
          {type: 'inserted', text: renamed.after}
        ],
        say,
        lang
      )
    : [textIn(name, lang)]
  return h('article', {className: ['change']}, [
    h('h3', renamed && textLang !== lang ? h('span', {lang: textLang}, title) : title),
    ...(flags.length === 0
      ? []
      : [
          h(
            'p',
            {className: ['flags']},
            flags.map((flag) => h('span', flag))
          )
        ]),
    ...sentences.map((sentence) => h('p', {className: ['quiet']}, sentenceElements(sentence, textLang))),
    ...(marked.length === 0 ? [] : [markedElement(marked, textLang, lang)]),
    ...(known === null || known.marked.length === 0
      ? []
      : [h('details', [h('summary', known.label), markedElement(known.marked, textLang, lang)])])
  ])
}

/** A sentence, and in it what is quoted of another language. */
export const sentenceElements = (sentence: Sentence, own: string): ElementContent[] =>
  piecesOf(sentence).map(({text, isQuote}) =>
    isQuote ? h('span', {lang: own}, withoutControls(text)) : {type: 'text', value: withoutControls(text)}
  )

/** A marked text: real `<ins>` and `<del>`, and the words for those who do not see them. */
export const markedElement = (marked: MarkedText, textLang: string, lang: string): Element =>
  h(
    'div',
    {className: ['marked'], ...(textLang !== lang && {lang: textLang})},
    marked.map((block) =>
      h('p', isLineByLine(block) ? {className: ['code']} : {}, markElements(block, sayIn(lang), lang))
    )
  )

/** The same for readers: what they read of it, without markup; where nothing but that differs, in words. */
export const readElement = (marked: MarkedText, textLang: string, lang: string): Element =>
  h(
    'div',
    {className: ['marked'], ...(textLang !== lang && {lang: textLang})},
    readMarks(marked).flatMap(({marks, hidden}: ReadBlock) => [
      h('p', isLineByLine(marks) ? {className: ['code']} : {}, markElements(marks, sayIn(lang), lang)),
      ...(hidden ? [h('p', {className: ['hidden-change'], lang}, sayIn(lang)(hiddenWords[hidden]))] : [])
    ])
  )

const hiddenWords = {all: 'markupOnly', address: 'addressesLeftOut'} as const

const tags = {
  inserted: {tag: 'ins', start: 'insertedStart', end: 'insertedEnd'},
  deleted: {tag: 'del', start: 'deletedStart', end: 'deletedEnd'}
} as const

/** Pieces of one change, one behind the other, are one change: it is announced once. */
const markElements = (marks: readonly ReadMark[], say: Say, lang: string): ElementContent[] =>
  runsOf(marks).flatMap(({type, pieces}): ElementContent[] => {
    if (type === 'elided')
      return [
        h('span', {className: ['elided'], lang}, [
          h('span', {ariaHidden: 'true'}, '…'),
          unseen(say('leftOut'), lang)
        ])
      ]
    const written = pieces.map(({text, code}): ElementContent => {
      const value: ElementContent = {type: 'text', value: withoutControls(text)}
      return code ? h('code', [value]) : value
    })
    if (type === 'kept') return written
    const {tag, start, end} = tags[type]
    return [h(tag, [unseen(say(start), lang), ...written, unseen(say(end), lang)])]
  })

interface Run {
  readonly type: ReadMark['type']
  readonly pieces: {readonly text: string; readonly code?: true}[]
}

function runsOf(marks: readonly ReadMark[]): Run[] {
  const runs: Run[] = []
  for (const mark of marks) {
    const last = runs.at(-1)
    if (mark.type === 'elided') runs.push({type: 'elided', pieces: []})
    else if (last?.type === mark.type) last.pieces.push(mark)
    else runs.push({type: mark.type, pieces: [mark]})
  }
  return runs
}

const unseen = (text: string, lang: string): Element => h('span', {className: ['unseen'], lang}, text)

const textIn = ({text, lang: own}: TextIn, lang: string): ElementContent =>
  own === lang ? {type: 'text', value: withoutControls(text)} : h('span', {lang: own}, withoutControls(text))

/** For pages with a delta on them. */
export const deltaCss = `
:root { --ins: #0b5a2b; --ins-page: #e3f6e8; --del: #9a1c1c; --del-page: #fdebea; }
@media (prefers-color-scheme: dark) {
  :root { --ins: #8fe0a8; --ins-page: #12331f; --del: #ffaaa5; --del-page: #3d1c1b; }
}
.between { font-size: 1.1rem; margin: 0 0 .25rem; }
.change { margin: 0 0 1.75rem; }
.flags { margin: .25rem 0 0; display: flex; flex-wrap: wrap; gap: .4rem; }
.flags span { font-size: .8rem; line-height: 1.6; padding: 0 .6em; border: 1px solid var(--line); border-radius: 1em; color: var(--quiet); }
.marked { margin: .5rem 0 0; padding: .75rem 1rem; background: var(--soft); border-left: 3px solid var(--line); }
.marked p { margin: 0; white-space: pre-wrap; }
.marked .code { font-family: ui-monospace, monospace; font-size: .9em; }
.marked p + p { margin-top: 1em; }
.elided { color: var(--quiet); }
ins { color: var(--ins); background: var(--ins-page); text-decoration: underline; text-underline-offset: .2em; }
del { color: var(--del); background: var(--del-page); text-decoration: line-through; }
h3 del, h3 ins { display: block; width: fit-content; }
details { margin-top: .5rem; }
summary { color: var(--quiet); cursor: pointer; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
