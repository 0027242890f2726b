import type {ElementContent} from 'hast'
import {h} from 'hastscript'

import type {SnapshotDocument} from '../model/changelog.ts'
import {pageHtml} from './page.ts'

export interface SnapshotPage {
  readonly lang: string
  readonly title: string
  /** 「1.2（2020年10月31日） 時点」 */
  readonly asOf: string
  /** Sanitised. */
  readonly html: string
}

/** An article as it stood, as a page of its own. */
export function snapshotPage(
  {lang: own}: Pick<SnapshotDocument, 'lang'>,
  {lang, title, asOf, html}: SnapshotPage
): string {
  // Sanitised when it was made.
  const raw = {type: 'raw', value: html} as unknown as ElementContent
  return pageHtml({
    lang: own,
    title: `${title}: ${asOf}`,
    css,
    body: [
      h('p', {className: ['quiet'], ...(lang !== own && {lang})}, asOf),
      ...(/<h1[\s>]/u.test(html) ? [] : [h('h1', title)]),
      raw
    ]
  })
}

const css = `
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: .75rem 1rem; background: var(--soft); }
code { font-size: .9em; }
blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: 3px solid var(--line); color: var(--quiet); }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; }
`
