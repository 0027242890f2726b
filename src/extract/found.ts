import type {Heading} from 'mdast'
import type {Node} from 'unist'

import type {Extent} from '../locale/reading.ts'
import type {AnnotationKind} from '../model/annotation-kind.ts'
import type {PlainDay} from '../plain-date.ts'
import type {Position} from '../problem/index.ts'

/** A dated remark in the text, as found: where it stands and what it says. */
export interface FoundAnnotation {
  /** An ordered set: 追記・変更 → `['added', 'updated']`. */
  readonly kinds: readonly AnnotationKind[]
  readonly date: PlainDay
  /** No year was written; it follows from the days around. */
  readonly yearInferred: boolean
  /** The remark as written, brackets included: `（2020/10/31 追加）`. */
  readonly raw: string
  /** Where `raw` begins. */
  readonly position: Position
  /**
   * What to cut out of the source so that the rest reads on and stays well-formed: all of `raw`, with the emphasis
   * that holds nothing else; less of it where emphasis begins or ends within (`追記 **2020/10/31: …**`).
   */
  readonly start: number
  readonly end: number
  /** The innermost block that it stands in: paragraph, heading, table cell, raw HTML. */
  readonly block: Node
  /** Index of the root's child that holds it. */
  readonly topLevel: number
  /** `line`: the whole line or heading is the annotation; `bracketed`: in brackets beside text. */
  readonly form: 'bracketed' | 'line' | 'prefix' | 'suffix'
  readonly extent: Extent
  /** The heading above that it speaks of, where it only brings the day for the heading's own mark. */
  readonly heading?: MarkedHeading
}

/** `### 14. …（补充）`, whose day stands in the first block below: `> 2024 年 03 月 13 日增补。` */
export interface MarkedHeading {
  readonly node: Heading
  /** Of the mark `（补充）`, which belongs to the annotation, not to the heading's text. */
  readonly start: number
  readonly end: number
}

/** A dated line that tells what a revision of the article did. */
export interface FoundNote {
  readonly date: PlainDay
  readonly kind: AnnotationKind | null
  readonly version: string | null
  /** Without its day, markup flattened: `Version 1.2 リリースに伴い更新`. */
  readonly text: string
  readonly position: Position
  readonly start: number
  readonly end: number
}
