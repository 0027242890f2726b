import type {Revision} from '../../model/article.ts'
import {html, type Html} from './html.ts'
import {articleLink, type Reader, revisionLink, shortName} from './reader.ts'

/** So many revisions are offered at once; older ones behind a word. */
const shownAtOnce = 6

/** Links to the article as it stands, and as it stood: the same on all its pages. */
export function revisionSwitch(reader: Reader, current: string | null): Html | null {
  const {changelog, say} = reader
  // Of one revision there is nothing to choose from, but a way back.
  if (changelog.article.revisions.length < 2 && current === null) return null
  const newestFirst = changelog.article.revisions.toReversed()
  const older = newestFirst.slice(shownAtOnce)
  const now = say('pageNow')
  return html`<nav class="revisions" aria-label="${say('pageRevisions')}">
<ul>
<li>${current === null ? html`<span aria-current="page">${now}</span>` : html`<a href="${articleLink(reader)}">${now}</a>`}</li>
${newestFirst.slice(0, shownAtOnce).map((revision) => itemOf(revision, reader, current))}</ul>
${
  older.length === 0
    ? null
    : html`<details${older.some(({id}) => id === current) ? html` open` : null}><summary>${say('pageEarlier', {n: older.length})}</summary>
<ul>
${older.map((revision) => itemOf(revision, reader, current))}</ul>
</details>
`
}</nav>
`
}

function itemOf(revision: Revision, reader: Reader, current: string | null): Html {
  const {id, date} = revision
  const name = html`<b>${shortName(reader, id)}</b>${date !== null && date !== id ? html` <time datetime="${date}">${date}</time>` : null}`
  return id === current
    ? html`<li><span aria-current="page">${name}</span></li>\n`
    : html`<li><a href="${revisionLink(reader, id)}">${name}</a></li>\n`
}
