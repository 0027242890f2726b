/** Markup that is safe as it stands. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | null | false | undefined | readonly Part[]

/** Markup from a template: what is put in is text and escaped, unless it is markup already. Attributes stand in `"`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0]!
  for (const [index, part] of parts.entries()) markup += print(part) + strings[index + 1]!
  return {html: markup}
}

/** Markup that was made safe elsewhere: sanitised answers, what hast printed, files of the project's owner. */
export const raw = (markup: string): Html => ({html: markup})

function print(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string') return escape(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map(print).join('')
}

const special: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

const escape = (text: string): string => text.replace(/[&<>"]/gu, (character) => special[character]!)

/** ` lang="ja"`, where a text is of another language than what stands around it. */
export const langOf = (own: string, lang: string): Html | null => (own === lang ? null : html` lang="${own}"`)
