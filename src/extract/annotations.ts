import type {Root} from 'mdast'
import type {Node} from 'unist'

import type {PlainDay} from '../plain-date.ts'
import type {Report} from '../problem/index.ts'
import {datedBlocksIn} from './annotations/blocks.ts'
import {datesOf} from './annotations/dates.ts'
import {remarksIn} from './annotations/remarks.ts'
import {joinSplitMarks} from './annotations/split-marks.ts'
import {subjectOf} from './article-title.ts'
import {positionsIn} from './flatten.ts'
import type {FoundAnnotation} from './found.ts'

export interface AnnotationOptions {
  /** Nodes of revision notes, skipped. */
  readonly notes: ReadonlySet<Node>
  /** The day of publication, for days written without a year. */
  readonly published: PlainDay | null
  /** The last day that the article claims to have been changed on, likewise. */
  readonly updated?: PlainDay | null
  /** The language of the article; beside an English word, `12/9` is a fraction in an English one only. */
  readonly lang?: string
  readonly report: Report
}

/**
 * All dated remarks of an article, in document order: block by block, line by line (`annotations/parse-line.ts` is
 * the grammar), then the days without a year from those around them.
 */
export function findAnnotations(tree: Root, source: string, options: AnnotationOptions): FoundAnnotation[] {
  const subject = subjectOf(tree)
  if (subject === 'other revisions') return []
  const text = {source, positionAt: positionsIn(source)}
  const blocks = datedBlocksIn(tree, {source, notes: options.notes, events: subject === 'events'})
  const remarks = blocks.flatMap((block) => remarksIn(block, text))
  const joined = joinSplitMarks(tree, remarks, text, options.notes)
  const dates = datesOf(joined, options)
  return joined.flatMap(({written: _, dayText: __, ...rest}, index) => {
    const date = dates[index]
    return date ? [{...rest, ...date}] : []
  })
}
