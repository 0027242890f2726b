import {createClient} from 'kaitei/client'

/** The site whose JSON is shown here: where a build of Kaitei is served. */
export const faq = createClient(process.env.KAITEI_SITE ?? 'http://127.0.0.1:4000/')

/** A text in the reader's language, else in the article's own, and which of the two it is. */
export function inLanguage(text: Readonly<Record<string, string>>, wanted: string, own: string) {
  const lang = wanted in text ? wanted : own
  return {lang, text: text[lang] ?? ''}
}
