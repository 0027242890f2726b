import type {Root} from 'mdast'
import type {Node} from 'unist'

import type {PlainDay} from '../plain-date.ts'
import type {Report} from '../problem/index.ts'
import {subjectOf} from './article-title.ts'
import {positionsIn} from './flatten.ts'
import type {FoundNote} from './found.ts'
import {notesIn} from './notes/found-notes.ts'
import {dateOf, openingDay} from './notes/note-day.ts'
import {behindHead, labelledAt, listAt, prefaceAt, sectionAt, type Taken} from './notes/places.ts'

export {kindOf} from './notes/kind.ts'

export interface FoundNotes {
  /** In document order. */
  readonly notes: FoundNote[]
  /** The root's children that hold notes only, with the heading or label above them. */
  readonly nodes: ReadonlySet<Node>
}

/**
 * Revision notes: dated lines at the head of the article, or under a heading or label that announces them.
 * A list of days elsewhere tells of other things.
 */
export function findRevisionNotes(tree: Root, source: string, {report}: {report: Report}): FoundNotes {
  const taken = subjectOf(tree) === 'itself' ? takenFrom(tree, source) : []
  const blocks = taken.flatMap((place) => place.blocks)
  const positionAt = positionsIn(source)
  return {
    notes: blocks.flatMap((block) => notesIn(block, positionAt, report)).sort((a, b) => a.start - b.start),
    nodes: new Set([...blocks.map(({node}) => node), ...taken.flatMap(({frame}) => frame)])
  }
}

function takenFrom({children}: Root, source: string): Taken[] {
  const article = {children, source}
  const preface = prefaceAt(article, behindHead(article))
  const heading = children.findIndex((node, index) => index >= preface.next && node.type === 'heading')
  const firstHeading = heading < 0 ? children.length : heading
  const found = [preface]
  for (let index = preface.next; index < children.length;) {
    const taken =
      sectionAt(article, index) ??
      labelledAt(article, index) ??
      (index < firstHeading ? listAt(article, index) : undefined)
    if (taken) found.push(taken)
    index = taken?.next ?? index + 1
  }
  return found
}

/** The day that opens a line, e.g. a title: `2020/10/31 の日記`. */
export function openingDayOf(text: string): PlainDay | undefined {
  const day = openingDay(text)
  return day && dateOf(day)
}

/** A note as a line of text, e.g. of a list in the front matter: `2023-08-23: …`; `null` where no day opens it. */
export function readNoteText(text: string): {date: PlainDay; rest: string} | null {
  const day = openingDay(text)
  const date = day && dateOf(day)
  return day && date ? {date, rest: text.slice(day.rest).trim()} : null
}
