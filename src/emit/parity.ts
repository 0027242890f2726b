import type {ChangelogSection} from '../model/emitter.ts'

/** Where two languages of a changelog do not tell the same. */
export interface Disparity {
  readonly one: string
  readonly other: string
  /** What each has there. */
  readonly found: string
}

// <a id="faq-1.2-q-abcd1234"></a>, ](https://e.x/#q-abcd1234)
const anchor = /<a id="(?<id>[^"]*)"><\/a>/gu
const target = /\]\((?<url>[^()\s]*)\)/gu

/**
 * Holds the changelogs of an article against each other: the same revisions on the same days, the same entries in the
 * same order under as many headings, the same counts and the same links, whatever the language.
 */
export function disparitiesOf(
  changelogs: Readonly<Record<string, readonly ChangelogSection[]>>
): Disparity[] {
  // The bilingual one says everything twice.
  const languages = Object.keys(changelogs).filter((lang) => lang !== '')
  const one = languages[0] ?? ''
  const skeleton = skeletonOf(changelogs[one] ?? [], one)
  return languages.slice(1).flatMap((other) => {
    const found = firstDifference(skeleton, skeletonOf(changelogs[other]!, other))
    return found === null ? [] : [{one, other, found}]
  })
}

/** What is the same in every language. */
const skeletonOf = (sections: readonly ChangelogSection[], lang: string): string[] =>
  sections.flatMap(({date, heading, body}) => [
    `revision of ${date}`,
    // Months have names; years and days have digits in every custom that we know.
    `day ${dayIn(heading, date)}`,
    `counts ${numbersIn(body.split('\n\n')[0]!.replace(anchor, '')).join(' ')}`,
    `headings ${(body.match(/^### /gmu) ?? []).length}`,
    ...body
      .split('\n')
      .flatMap((line) => [
        ...[...line.matchAll(anchor)].map(({groups}) => `anchor ${groups!.id}`),
        ...[...line.matchAll(target)].map(({groups}) => `link ${withoutLanguage(groups!.url!, lang)}`)
      ])
  ])

/** `…/revisions/1.2/en/#q` as `…/revisions/1.2/#q`: each language leads to its own page of a revision. */
const withoutLanguage = (url: string, lang: string): string =>
  url.replace(/(?<=\/revisions\/[^/#]+\/)(?<lang>[^/#]+)\/(?=#)/u, (folder, own: string) =>
    own === lang ? '' : folder
  )

const numbersIn = (text: string): string[] =>
  (text.match(/\d+/gu) ?? []).map((digits) => String(Number(digits)))

/** The numbers of a day in a heading, whichever comes first. */
function dayIn(heading: string, date: string | null): string {
  const [year, , day] = (date ?? '').split('-').map((digits) => String(Number(digits)))
  const numbers = new Set(numbersIn(heading))
  return [year, day].filter((number) => number !== undefined && numbers.has(number)).join(' ')
}

function firstDifference(one: readonly string[], other: readonly string[]): string | null {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index++)
    if (one[index] !== other[index]) return `${one[index] ?? '–'} ≠ ${other[index] ?? '–'}`
  return null
}
