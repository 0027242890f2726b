import type {Phrases} from '../locale/saying.ts'
import {sayingOf} from '../locale/saying/index.ts'
import type {Edit, SentencePair} from '../model/delta.ts'
import type {DraftChange} from '../model/history.ts'
import {sayIn} from './phrases.ts'

/** Something small that can be quoted. */
type Highlight =
  | {readonly type: 'replaced'; readonly before: string; readonly after: string}
  | {readonly type: 'inserted' | 'deleted'; readonly text: string}

// More than this many statements are no sentence any more.
const most = 2
/** In columns, of which a Japanese letter takes two. */
const longestQuote = 120

/** What a summary may need to know beside the change. */
export interface SummaryContext {
  /** Where a moved question stands now. */
  readonly sectionTitle?: string | null
  /** A whole block in the summary's language; itself where it is not translated. */
  readonly translateBlock?: (markdown: string) => string
}

/** What changed, in one sentence of a language. */
export function summarize(
  change: DraftChange,
  lang: string,
  {sectionTitle = null, translateBlock = (markdown) => markdown}: SummaryContext = {}
): string {
  const say = sayIn(lang)
  if (change.type === 'added')
    return say(change.subject.type === 'question' ? 'summaryAdded' : 'summaryAddedSection')
  if (change.type === 'removed') return say('summaryRemoved')
  const move = sectionTitle === null ? say('summaryMoved') : say('summaryMovedTo', {section: sectionTitle})
  if (change.type === 'moved') return move
  if (!change.edits)
    return [say(unknownSummary(change)), ...sayArrived(change, lang, translateBlock)].join(
      sayingOf(lang).sentenceSeparator
    )
  const edits = change.edits.map((edit) => ({...edit, text: translateBlock(edit.text)}))
  const {sentences = []} = change
  // A question is reworded; a section or an article has another name, the first of the sentences.
  const isRenamed = change.reworded && change.subject.type !== 'question'
  const [name, ...others] = sentences
  const parts = [
    ...(change.reworded && !isRenamed ? [say('summaryReworded')] : []),
    ...(change.moved ? [move] : []),
    ...sayHighlights(
      isRenamed ? [...replacements([name!]), ...highlightsOf(edits, others)] : highlightsOf(edits, sentences),
      lang
    )
  ]
  return parts.length === 0 ? say('summaryFormatting') : parts.join(sayingOf(lang).sentenceSeparator)
}

/** Where no text before is known, the author's word is all there is to say. */
function unknownSummary({type, claim, ...change}: DraftChange): keyof Phrases {
  if ('before' in change && change.before.state !== 'unknown') return 'summaryUnknownAfter'
  if (type === 'corrected') return 'summaryUnknownCorrected'
  return claim?.kind === 'added' ? 'summaryUnknownExtended' : 'summaryUnknown'
}

/** What of the text seems to have come with the change: the words themselves, else a link. */
function sayArrived(
  {reconstruction}: Extract<DraftChange, {type: 'updated' | 'corrected'}>,
  lang: string,
  translateBlock: (markdown: string) => string
): string[] {
  const say = sayIn(lang)
  const arrived = (reconstruction?.parts ?? []).filter(({arrived}) => arrived)
  const told = arrived.filter(({role}) => role !== 'link')
  const [link] = arrived
  if (told.length === 0) return link ? [say('summaryArrivedLink', {version: link.version})] : []
  const quotes = new Set(told.map(({text}) => quote(translateBlock(text))))
  return [...quotes]
    .slice(0, most)
    .map((text) => say('summaryArrived', {text: sayingOf(lang).quotable(text)}))
}

function sayHighlights(highlights: readonly Highlight[], lang: string): string[] {
  const say = sayIn(lang)
  const {quotable} = sayingOf(lang)
  const told = highlights.slice(0, most).map((highlight) => {
    if (highlight.type === 'replaced')
      return say('summaryReplaced', {before: quotable(highlight.before), after: quotable(highlight.after)})
    const key = highlight.type === 'inserted' ? 'summaryInserted' : 'summaryDeleted'
    return say(key, {text: quotable(highlight.text)})
  })
  const others = highlights.length - told.length
  return others > 0 ? [...told, say('summaryMore', {n: others})] : told
}

/** What to quote: short replacements in words, else whole sentences that came or went. */
function highlightsOf(edits: readonly Edit[], sentences: readonly SentencePair[]): Highlight[] {
  const highlights: Highlight[] = []
  for (const [index, edit] of edits.entries()) {
    const next = edits[index + 1]
    if (edit.type === 'deleted' && next?.type === 'inserted') {
      const before = quote(edit.text)
      const after = quote(next.text)
      if (before === after) continue
      if (before !== '' && after !== '') highlights.push({type: 'replaced', before, after})
      else if (after !== '') highlights.push({type: 'inserted', text: after})
      else highlights.push({type: 'deleted', text: before})
    } else if (edit.type === 'inserted' && edits[index - 1]?.type !== 'deleted')
      pushText(highlights, 'inserted', edit.text)
    else if (edit.type === 'deleted') pushText(highlights, 'deleted', edit.text)
  }
  return highlights.length > 0 ? highlights : replacements(sentences)
}

const replacements = (sentences: readonly SentencePair[]): Highlight[] =>
  sentences.flatMap(({before, after}) =>
    before !== null && after !== null && quote(before) !== quote(after)
      ? [{type: 'replaced', before: quote(before), after: quote(after)}]
      : []
  )

function pushText(highlights: Highlight[], type: 'inserted' | 'deleted', text: string): void {
  const quoted = quote(text)
  if (quoted !== '') highlights.push({type, text: quoted})
}

/** Markdown as a quotation: no markup, one line, not too long. */
function quote(markdown: string): string {
  const text = markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    // What is left of a link of which only a part changed, cells' bars, headings, tags.
    .replace(/\]\([^)]*\)|\]\[[^\]]*\]|^\s*#{1,6}(?:\s|$)|(?<!\\)\||^[\s:#|-]+$|<[/!a-z][^<>]*>/gimu, ' ')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/(?:\*\*|__|`+)/gu, '')
    .replace(/^\s*(?:>|(?:[-*+]|\d+[.)])(?:\s|$))\s*/gmu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return shorten(text)
}

// Han, Kana, Hangul and full-width signs are as wide as two Latin letters.
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u

/** A text of at most `longestQuote` columns; a Latin word is not cut in two. */
function shorten(text: string): string {
  let columns = 0
  let end = 0
  for (const character of text) {
    columns += wide.test(character) ? 2 : 1
    if (columns > longestQuote)
      return `${
        text
          .slice(0, end)
          .replace(/[\w'’-]+$/u, '')
          .trimEnd() || text.slice(0, end)
      }…`
    end += character.length
  }
  return text
}
