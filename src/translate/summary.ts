import type {Phrases} from '../locale/saying.ts'
import {sayingOf} from '../locale/saying/index.ts'
import type {Edit, SentencePair} from '../model/delta.ts'
import type {DraftChange, DraftReplacement} from '../model/history.ts'
import {sayIn} from './phrases.ts'
import {asQuote, type Sentence, sentenceOf} from './quotes.ts'

/** Something small that can be quoted. */
type Highlight =
  | {readonly type: 'replaced'; readonly before: Quotation; readonly after: Quotation}
  | {readonly type: 'inserted' | 'deleted'; readonly text: Quotation}

/** What stands between quotation marks, and the language it is in. */
interface Quotation {
  readonly text: string
  readonly lang: string
}

type EditIn = Edit & Pick<Quotation, 'lang'>

// More than this many statements are no sentence any more.
const most = 2
/** In columns, of which a Japanese letter takes two. */
const longestQuote = 120
/** Characters before a difference that is too far behind to be quoted from the beginning. */
const lead = 20

/** What a summary may need to know beside the change. */
export interface SummaryContext {
  /** The article's language; default: the summary's. */
  readonly own?: string
  /** Where a moved question stands now. */
  readonly sectionTitle?: Quotation | null
  /** A whole block in the summary's language; null where it is not translated. */
  readonly translateBlock?: (markdown: string) => string | null
  /** The questions that it was split from or into, or merged with or into. */
  readonly related?: readonly RelatedQuestion[]
  /** What is told of many questions at once, and here only where nothing else is left to say. */
  readonly replacements?: readonly DraftReplacement[]
}

export interface RelatedQuestion {
  readonly name: Quotation
  readonly type: DraftChange['type']
}

/** What changed, in one sentence of a language. */
export const summarize = (change: DraftChange, lang: string, context: SummaryContext = {}): Sentence =>
  sentenceOf(summary(change, lang, context))

// With marks round what is quoted untranslated.
function summary(change: DraftChange, lang: string, context: SummaryContext): string {
  const say = sayIn(lang)
  const {sectionTitle = null, related = []} = context
  const relations = sayRelations(change, related, lang)
  if (relations.length > 0 && !('edits' in change)) return joined(relations, lang)
  if (change.type === 'added')
    return say(change.subject.type === 'question' ? 'summaryAdded' : 'summaryAddedSection')
  if (change.type === 'removed') return say('summaryRemoved')
  const move =
    sectionTitle === null
      ? say('summaryMoved')
      : say('summaryMovedTo', {section: asQuote(sectionTitle.text, sectionTitle.lang, lang)})
  if (change.type === 'moved') return move
  if (!change.edits)
    return joined([say(unknownSummary(change)), ...sayArrived(change, lang, blockIn(lang, context))], lang)
  const circumstances = [...relations, ...(change.moved ? [move] : [])]
  const own = sayTexts(change, lang, context)
  const parts = [...circumstances, ...own]
  if (parts.length > 0) return joined(parts, lang)
  // Told of many questions at once, and all that there is to say of this one.
  const all = sayTexts(change, lang, {...context, replacements: []})
  return all.length > 0 ? joined(all, lang) : say('summaryFormatting')
}

const joined = (parts: readonly string[], lang: string): string =>
  parts.join(sayingOf(lang).sentenceSeparator)

/** A block as it is told in a language: translated, else in the article's own. */
const blockIn =
  (lang: string, {own = lang, translateBlock}: SummaryContext) =>
  (markdown: string): Quotation => {
    const translated = own === lang ? null : (translateBlock?.(markdown) ?? null)
    return translated === null ? {text: markdown, lang: own} : {text: translated, lang}
  }

/** What differs between the texts. */
function sayTexts(
  {
    subject,
    reworded,
    edits = [],
    sentences = [],
    carried = []
  }: DraftChange & {edits?: Edit[]; sentences?: SentencePair[]},
  lang: string,
  context: SummaryContext
): string[] {
  const {own = lang, replacements: shared = []} = context
  const told = blockIn(lang, context)
  const translated = edits.map((edit) => ({...edit, ...told(withoutCarried(edit, carried))}))
  // A question is reworded; a section or an article has another name, the first of the sentences.
  const isRenamed = reworded && subject.type !== 'question'
  const [name, ...others] = sentences
  const isReworded = reworded && !isRenamed && !isShared(name!.before!, name!.after!, shared)
  const highlights = isRenamed
    ? [...replacements([name!], own), ...highlightsOf(translated, others, own)]
    : highlightsOf(translated, reworded && !isReworded ? others : sentences, own)
  return [
    ...(isReworded ? [sayIn(lang)('summaryReworded')] : []),
    ...sayHighlights(
      highlights.filter(
        (highlight) =>
          highlight.type !== 'replaced' || !isShared(highlight.before.text, highlight.after.text, shared)
      ),
      lang
    )
  ]
}

/** What went over from one question to another is not gone, and not new. */
export const withoutCarried = (
  {type, text}: Pick<Edit, 'type' | 'text'>,
  carried: readonly string[]
): string =>
  type === 'kept' ? text : carried.reduce((rest, sentence) => rest.split(sentence).join(''), text)

/** Whether the shared replacements make the one text the other. */
export const isShared = (
  before: string,
  after: string,
  shared: readonly Pick<DraftReplacement, 'before' | 'after'>[]
): boolean =>
  before !== after &&
  shared.reduce((text, {before, after}) => text.replace(asWords(before), () => after), before) === after

// `v1.1` is not in `v1.10`: no Latin letter and no digit on either side.
const asWords = (text: string): RegExp =>
  new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])${text.replace(/[$()*+.?[\\\]^{|}/]/gu, '\\$&')}(?![\\p{Script=Latin}\\p{N}])`,
    'gu'
  )

/** Where its sentences went, or came from. */
function sayRelations(
  {type, split, merged}: DraftChange,
  related: readonly RelatedQuestion[],
  lang: string
): string[] {
  const {quotable, quotations} = sayingOf(lang)
  const sayOf = (key: keyof Phrases, questions: readonly RelatedQuestion[]): string[] =>
    questions.length === 0
      ? []
      : [
          sayIn(lang)(key, {
            n: questions.length,
            questions: quotations(
              questions.map(({name}) => asQuote(quotable(shorten(name.text)), name.lang, lang))
            )
          })
        ]
  if (type === 'added') return sayOf(split ? 'summarySplitFrom' : 'summaryMergedFrom', related)
  if (type === 'removed') return sayOf(merged ? 'summaryMergedInto' : 'summarySplitInto', related)
  return [
    ...(split
      ? sayOf(
          'summarySplit',
          related.filter((other) => other.type === 'added')
        )
      : []),
    ...(merged
      ? sayOf(
          'summaryMerged',
          related.filter((other) => other.type === 'removed')
        )
      : [])
  ]
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
  told: (markdown: string) => Quotation
): string[] {
  const say = sayIn(lang)
  const quoteIn = (markdown: string): string => {
    const {text, lang: own} = told(markdown)
    const quoted = quote(text)
    return quoted === '' ? '' : asQuote(sayingOf(lang).quotable(quoted), own, lang)
  }
  const arrived = (reconstruction?.parts ?? []).filter(({arrived}) => arrived)
  const annotated = arrived.filter(({role}) => role === 'annotation')
  if (annotated.length > 0)
    return [...new Set(annotated.map(({text}) => quoteIn(text)))]
      .filter((text) => text !== '')
      .slice(0, most)
      .map((text) => say('summaryAnnotated', {text}))
  const said = arrived.filter(({role}) => role !== 'link')
  const [link] = arrived
  if (said.length === 0) return link ? [say('summaryArrivedLink', {version: link.version!})] : []
  const quotes = new Set(said.map(({text}) => quoteIn(text)))
  return [...quotes].slice(0, most).map((text) => say('summaryArrived', {text}))
}

function sayHighlights(highlights: readonly Highlight[], lang: string): string[] {
  const say = sayIn(lang)
  const {quotable} = sayingOf(lang)
  const quoted = ({text, lang: own}: Quotation): string => asQuote(quotable(text), own, lang)
  // The same word is often replaced twice in one answer.
  const distinct = [
    ...new Map(highlights.map((highlight) => [JSON.stringify(highlight), highlight])).values()
  ]
  const told = distinct.slice(0, most).map((highlight) => {
    if (highlight.type === 'replaced')
      return say('summaryReplaced', {before: quoted(highlight.before), after: quoted(highlight.after)})
    const key = highlight.type === 'inserted' ? 'summaryInserted' : 'summaryDeleted'
    return say(key, {text: quoted(highlight.text)})
  })
  const others = distinct.length - told.length
  return others > 0 ? [...told, say('summaryMore', {n: others})] : told
}

/** What to quote: short replacements in words, else whole sentences that came or went. */
function highlightsOf(
  edits: readonly EditIn[],
  sentences: readonly SentencePair[],
  own: string
): Highlight[] {
  const highlights: Highlight[] = []
  for (const [index, edit] of edits.entries()) {
    const next = edits[index + 1]
    if (edit.type === 'deleted' && next?.type === 'inserted') {
      const sigil = sigilBehind(edits[index - 1])
      const {before, after} = quoteBoth(sigil + edit.text, sigil + next.text)
      if (before === after) continue
      const was = {text: before, lang: edit.lang}
      const is = {text: after, lang: next.lang}
      if (before !== '' && after !== '') highlights.push({type: 'replaced', before: was, after: is})
      else if (after !== '') highlights.push({type: 'inserted', text: is})
      else highlights.push({type: 'deleted', text: was})
    } else if (edit.type === 'inserted' && edits[index - 1]?.type !== 'deleted')
      pushText(highlights, 'inserted', edit)
    else if (edit.type === 'deleted') pushText(highlights, 'deleted', edit)
  }
  // A comma or a brace alone tells nobody anything: the sentence does.
  const worded = highlights.filter(saysSomething)
  return worded.length > 0 ? worded : replacements(sentences, own)
}

const saysSomething = (highlight: Highlight): boolean =>
  /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(
    highlight.type === 'replaced' ? highlight.before.text + highlight.after.text : highlight.text.text
  )

// What a path, an option or a variable begins with, where only what follows is another: `/usr`, `--all`, `$HOME`.
const sigilAtEnd = /(?<=^|[\s`"'(（「])(?:\.{0,2}\/|--?|[$~@.])$/u

const sigilBehind = (edit: Edit | undefined): string =>
  edit?.type === 'kept' ? (sigilAtEnd.exec(edit.text)?.[0] ?? '') : ''

const replacements = (sentences: readonly SentencePair[], lang: string): Highlight[] =>
  sentences.flatMap((pair) => {
    if (pair.before === null || pair.after === null) return []
    const {before, after} = quoteBoth(pair.before, pair.after)
    if (before === after) return []
    return [{type: 'replaced', before: {text: before, lang}, after: {text: after, lang}}]
  })

// `3.` in the place of words is no marker of an item but the end of a sentence.
const numberIn = (text: string): string => /^\s*(?<number>\d+[.)])\s*$/u.exec(text)?.groups!.number ?? ''

/** Both sides of a replacement: where what is too long begins alike, from shortly before they differ. */
function quoteBoth(before: string, after: string): {before: string; after: string} {
  const plain = [unmarked(before), unmarked(after)] as const
  const one = plain[0] || (plain[1] && numberIn(before))
  const other = plain[1] || (plain[0] && numberIn(after))
  if (one === other || shorten(one) !== shorten(other)) return {before: shorten(one), after: shorten(other)}
  let same = 0
  while (one[same] === other[same]) same++
  // Some words that lead to it, and no word cut in two.
  const near = Math.max(0, same - lead)
  const from = near + /^[\w'’-]*/u.exec(one.slice(near, same))![0].length
  const rest = (text: string): string => `…${shorten(text.slice(from).trimStart())}`
  return {before: rest(one), after: rest(other)}
}

function pushText(highlights: Highlight[], type: 'inserted' | 'deleted', {text, lang}: EditIn): void {
  const quoted = quote(text)
  if (quoted !== '') highlights.push({type, text: {text: quoted, lang}})
}

/** Markdown as a quotation: no markup, one line, not too long. */
export function quote(markdown: string): string {
  return shorten(unmarked(markdown))
}

/** Markdown without its marks, on one line. */
function unmarked(markdown: string): string {
  const codes: string[] = []
  const text = markdown
    // Code is no markup, whatever it looks like: it is put back at the end.
    .replace(codeSpan, (_, _marks: string, code: string) => `\uFDD0${codes.push(code) - 1}\uFDD1`)
    // A comment, to its end or the text's; {{< lastmod >}}; {:toc}
    .replace(
      /<!--(?:(?!-->)[\s\S])*(?:-->)?|\{\{[<%](?:(?!\}\}|\{\{)[\s\S])*\}\}|^[ \t]*\{:[^{}\n]*\}[ \t]*$/gmu,
      ' '
    )
    // A table's |---|:-:|, :::note
    .replace(/^(?:[^\S\n\r\u2028\u2029]|[:#|-])+$|^[ \t]*:{3,}[^\n]*$/gmu, ' ')
    // ```yaml: where code begins and ends
    .replace(/^[ \t>]*(?:`{3,}|~{3,})(?:[^`~\n][^`\n]*)?$/gmu, ' ')
    // :::message, :::
    .replace(/^[ \t]*:{3,}.*$/gmu, ' ')
    // {#an-anchor}, [^1]
    .replace(/\{#[^{}\s]+\}|\[\^[^\][\s]+\]/gu, ' ')
    .replace(/!\[([^\][]*)\]\((?:(?!\]\()[^)])*\)/gu, '$1')
    .replace(/\[([^\][]*)\](?:\((?:(?!\]\()[^)])*\)|\[[^\][]*\])/gu, '$1')
    .replace(/<(https?:[^<>\s]*)>/gu, '$1')
    // What is left of a link of which only a part changed, cells' bars, headings, tags.
    .replace(
      /\]\((?:(?!\]\()[^)])*\)|\]\[[^\][]*\]|^[^\S\n\r\u2028\u2029]*#{1,6}(?:\s|$)|(?<!\\)\||^(?:[^\S\n\r\u2028\u2029]|[:#|-])+$|<[/!a-z][^<>]*>/gimu,
      ' '
    )
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/(?:\*\*|__|~~|`+)/gu, '')
    .replace(/^[^\S\n\r\u2028\u2029]*(?:>|(?:[-*+]|\d+[.)])(?:\s|$))\s*/gmu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return withoutLoneBrackets(text)
    .replace(/\uFDD0(\d+)\uFDD1/gu, (_, index: string) => codes[Number(index)]!.replace(/\s+/gu, ' '))
    .trim()
}

// `<br>`, ``a ` b`` (CommonMark §6.1), within a paragraph; no fence
const codeSpan =
  /(?<![`\\])(?!`{3}(?<=^[ \t>]*`{3}))(`+)(?!`)((?:(?!\n[ \t]{0,99}\n)[\s\S]){0,2000}?[^`])\1(?!`)/gmu

/** Without a bracket that has no other: it begins or ends a link of which only a part changed. */
function withoutLoneBrackets(text: string): string {
  const open: number[] = []
  const lone = new Set<number>()
  for (const {0: bracket, index} of text.matchAll(/[[\]]/gu)) {
    if (bracket === '[') open.push(index)
    else if (open.pop() === undefined) lone.add(index)
  }
  for (const index of open) lone.add(index)
  return text.replace(/[[\]]/gu, (bracket, index: number) => (lone.has(index) ? '' : bracket))
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
