import type {Article} from '../model/article.ts'
import type {SnapshotDocument} from '../model/changelog.ts'
import type {Definition} from '../model/state.ts'
import {usedIn} from '../parse/definitions.ts'
import {asWritten, type HtmlOptions, toSafeHtml} from '../parse/html.ts'
import {LimitError} from '../parse/limits.ts'

type Subject = SnapshotDocument['subjects'][number]

/** A text as it stood, as sanitised HTML, and the language it is in; null where nobody knows it. */
export interface HtmlThen {
  readonly html: string
  readonly lang: string
  /** Some of its blocks are in the article's own language. */
  readonly isPartly?: boolean
}

/**
 * Renders the texts of earlier revisions. What stands unchanged in the article now is not rendered again, and is
 * there in its translations; each other text is rendered once, however many revisions had it.
 */
export function createHtmlThen(
  article: Article,
  newest: SnapshotDocument | undefined
): (subject: Subject, snapshot: SnapshotDocument, lang: string) => HtmlThen | null {
  const questions = new Map(article.questions.map((question) => [question.id, question]))
  // Without annotations, which the present answers have.
  const present = new Map(
    newest?.subjects.flatMap(({type, id, content}) =>
      type !== 'question' || content.state === 'unknown' ? [] : [[id, content.markdown] as const]
    )
  )
  const rendered = new Map<string, string>()
  const {url, links = {}} = article
  return (subject, {definitions}, lang) => {
    const {type, id, content} = subject
    if (content.state === 'unknown') return null
    const needed = print(usedIn(content.markdown, definitions))
    const answer = type === 'question' ? questions.get(id)?.answer : undefined
    const isDefinedAsNow = needed === print(usedIn(content.markdown, newest?.definitions ?? []))
    if (answer && isDefinedAsNow) {
      const isPresent = lang !== article.lang && present.get(id) === content.markdown
      const translated = isPresent ? answer.html[lang] : undefined
      if (translated !== undefined) return {html: translated, lang}
      const partly = isPresent ? answer.partly?.[lang] : undefined
      if (partly) return {html: partly.html, lang, isPartly: true}
      if (answer.markdown[article.lang] === content.markdown)
        return {html: answer.html[article.lang]!, lang: article.lang}
    }
    const key = `${id}\n${needed}\n${content.markdown}`
    const known = rendered.get(key)
    const html = known ?? htmlOf(content.markdown, {base: url, links, definitions, idPrefix: id})
    if (known === undefined) rendered.set(key, html)
    return {html, lang: article.lang}
  }
}

/** No text of before takes the article of now along: one that nests too deep is shown as it was written. */
function htmlOf(markdown: string, options: HtmlOptions): string {
  try {
    return toSafeHtml(markdown, options).html
  } catch (error) {
    if (error instanceof LimitError) return asWritten(markdown)
    throw error
  }
}

const print = (definitions: readonly Definition[]): string =>
  definitions.map(({markdown}) => markdown).join('\n')
