import {type Change, type ChangeType, changeTypes, type Delta} from '../../model/delta.ts'
import type {Revision} from '../../model/article.ts'
import {sayingOf} from '../../locale/saying/index.ts'
import {summaryIn} from '../../translate/quotes.ts'
import {html, type Html} from './html.ts'
import {label} from './labels.ts'
import {type Reader, sentenceIn, textIn} from './reader.ts'

/** Where a change's name leads to on a page; null: nowhere. */
export type LinkTo = (change: Change) => string | null

/** What stands behind an entry of the list. */
export type More = (change: Change) => Html | null

/** The changes of a delta by type, each with what changed in one sentence. */
export function changeList(delta: Delta, reader: Reader, linkTo: LinkTo, more: More = () => null): Html {
  return html`${changeTypes.map((type) => groupOf(type, delta, reader, linkTo, more))}`
}

function groupOf(type: ChangeType, delta: Delta, reader: Reader, linkTo: LinkTo, more: More): Html | null {
  const members = delta.changes.filter((change) => change.type === type)
  if (members.length === 0) return null
  const shared = type === 'updated' ? delta.replacements : []
  return html`<div class="changes ${type}">
<h4>${reader.say(type)}</h4>
<ul>
${shared.map((replacement) => html`<li class="shared">${sentenceIn(summaryIn(replacement, reader.lang), reader)}</li>\n`)}${members.map(
    (change) => entryOf(change, reader, linkTo, more)
  )}</ul>
</div>
`
}

function entryOf(change: Change, reader: Reader, linkTo: LinkTo, more: More): Html {
  const {say} = reader
  const link = linkTo(change)
  const name = nameOf(change, reader)
  // The heading of the group says that something came or went.
  const isSaid = (change.type === 'added' || change.type === 'removed') && !change.split && !change.merged
  return html`<li data-change="${change.id}">${link === null ? name : html`<a href="${link}">${name}</a>`}${
    change.significance === 'minor' ? html` <span class="flag">${say('flagMinor')}</span>` : null
  }${change.retraction ? html` <span class="flag">${say('flagRetracted')}</span>` : null}${
    isSaid
      ? null
      : html`<p class="summary">${sentenceIn(summaryIn(change, reader.lang), reader)}${change.evidence === 'inferred' ? ` ${say('inferredText')}` : ''}</p>`
  }${more(change)}</li>
`
}

/** The name of what changed: 「節: …」 where it is no question. */
export function nameOf({subject, text}: Pick<Change, 'subject' | 'text'>, reader: Reader): Html {
  if (subject.type === 'question') return textIn(text, reader)
  const phrase = subject.type === 'section' ? 'sectionNamed' : 'articleNamed'
  return html`${reader.say(phrase, {name: ''})}${textIn(text, reader)}`
}

/** What the author noted at a revision. */
export const noteList = ({notes}: Pick<Revision, 'notes'>, reader: Reader): Html | null =>
  notes.length === 0
    ? null
    : html`<ul class="notes">
${notes.map((note) => html`<li><time datetime="${note.date}">${label(sayingOf(reader.lang).day(note.date), reader.lang)}</time> ${textIn(note.text, reader)}</li>\n`)}</ul>
`
