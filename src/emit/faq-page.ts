import type {Article, Question} from '../model/article.ts'
import type {ArticleEmitter} from '../model/emitter.ts'
import {anchorUrl} from '../translate/urls.ts'
import {printJson} from './json.ts'

/** The article's questions as a schema.org `FAQPage`, ready to stand in a `<script type="application/ld+json">`. */
export const faqPage: ArticleEmitter = {
  kind: 'api',
  emit({article}) {
    const content = faqDocument(article, article.lang, article.url)
    return content === null ? [] : [{path: `api/v1/articles/${article.id}/faq.jsonld`, content}]
  }
}

/** The same in a language, as far as it is translated, of the page at an address; null where that is nothing. */
export function faqDocument(article: Article, lang: string, url: string): string | null {
  const {title, published, updated} = article
  // A Question needs an accepted answer with a text: one that nobody has answered yet is none.
  const answered = article.questions.filter(
    ({text, answer}) => text[lang] !== undefined && (answer.html[lang] ?? '').trim() !== ''
  )
  if (answered.length === 0) return null
  const page = {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    '@id': url,
    url,
    name: title[lang],
    inLanguage: lang,
    ...days(published, updated),
    mainEntity: answered.map((question) => questionNode(question, lang, url))
  }
  return embeddable(printJson(page))
}

function questionNode({id, text, answer, published, updated}: Question, lang: string, url: string) {
  const address = anchorUrl(url, {type: 'question', id})
  return {
    '@type': 'Question',
    '@id': address,
    url: address,
    name: text[lang],
    inLanguage: lang,
    ...days(published, updated),
    // HTML, so that links, lists and emphasis survive: search engines show the tags they know and skip others.
    acceptedAnswer: {'@type': 'Answer', text: harmless(answer.html[lang]!), inLanguage: lang}
  }
}

// The HTML is sanitised: what looks like active content is text that speaks of it, and filters that do not parse HTML
// would refuse the page for it. A reference reads the same.
const harmless = (html: string): string =>
  html.replace(/=(?<=\son\w+=)/giu, '&#61;').replace(/(?<=javascript):/giu, '&#58;')

/** What is not known is not said. */
const days = (published: string | null, updated: string | null) => ({
  ...(published !== null && {dateCreated: published}),
  ...(updated !== null && {dateModified: updated})
})

/** JSON that cannot end the script element it stands in: `</script>`, `<!--`. */
const embeddable = (json: string): string => json.replaceAll('<', String.raw`\u003c`)
